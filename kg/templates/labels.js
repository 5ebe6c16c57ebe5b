"use strict";
// Which labels have room: parties of most statements first, then arrows; on the screen all keep their size.

const LETTERS = 24; // in a line of a party's label
const SMALLEST = 0.12; // scale below which labels shrink with the drawing
const MARGIN = 3; // pixels kept free around a label
const CROSS = 0.2; // where on an arrow its cross stands: near the tail, clear of the label in the middle

// What one pixel of the screen measures in the drawing, in steps, so that zooming seldom makes all again
const unitAt = (scale) => 1.2 ** Math.max(0, Math.round(Math.log(1 / Math.max(scale, SMALLEST)) / Math.log(1.2)));

// A name in lines of at most LETTERS letters, two lines at most
function wrapped(name) {
  const lines = [""];
  for (const word of Array.from(name.replace(/[\p{Cc}\p{Cf}]/gu, " ")).slice(0, 200).join("").split(/\s+/)) {
    const last = lines[lines.length - 1];
    if (last && last.length + word.length >= LETTERS) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`.trim();
  }
  const short = lines.slice(0, 2).map((line) => (line.length > LETTERS ? `${line.slice(0, LETTERS - 1)}…` : line));
  if (lines.length > 2 && !short[1].endsWith("…")) short[1] += " …";
  return short.join("\n");
}

// The ids of those labels, in their order, that no earlier one covers; the chosen ones always stay
function roomFor(labels) {
  const taken = [];
  return new Set(labels.filter(({ box, must }) => {
    const free = must || !taken.some((other) => box.left < other.right && other.left < box.right
      && box.top < other.bottom && other.top < box.bottom);
    if (free) taken.push(box);
    return free;
  }).map(({ id }) => id));
}

// The box of a text centred at x, with its middle at y
function boxOf(text, x, y, size) {
  const lines = text.split("\n");
  const width = Math.max(...lines.map((line) => line.length)) * size * 0.58 + 2 * MARGIN;
  const height = lines.length * size * 1.2 + 2 * MARGIN;
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

// What takes room, in the order of its right to it: shapes, labels of the chosen and their neighbours, parties of many statements, crosses, arrows
function labelsOf(shown, present, denied, bends, kept) {
  const parties = present.map((i) => {
    const text = wrapped(nameOf(i));
    const away = sizeOf(i) + textSize(i) * 0.65 * text.split("\n").length;
    const box = boxOf(text, actors[i].x, actors[i].y + (above.has(i) ? -away : away), textSize(i));
    return { id: `party ${i}`, box, must: Boolean(kept) && kept.actors.has(i) };
  });
  const lines = [...shown.arrows].sort((a, b) => orderOf.get(a.relation) - orderOf.get(b.relation));
  const at = (arrow, along, text) => boxOf(text, ...pointOn(arrow, bends.get(arrow.id), along), TEXT * unit * 0.9);
  const shapes = present.map((i) => ({ id: "", box: squareOf(i), must: true }));
  return [
    ...shapes,
    ...parties.sort((a, b) => b.must - a.must),
    ...denied.map((arrow) => ({ id: "", box: at(arrow, CROSS, "✗"), must: true })),
    ...lines.map((arrow) => ({ id: `arrow ${arrow.id}`, box: at(arrow, 0.5, edgeLabel(arrow)), must: false })),
  ];
}

function squareOf(i) {
  const [{ x, y }, size] = [actors[i], sizeOf(i) * 0.8];
  return { left: x - size, right: x + size, top: y - size, bottom: y + size };
}

// The place on an arrow, `along` from its tail (0) to its head (1), as vis-network bends it
function pointOn(arrow, bend, along) {
  const [tail, head] = [actors[arrow.from], actors[arrow.to]];
  const reach = (bend + 1) / 2;
  const angle = Math.atan2(tail.y - head.y, head.x - tail.x) + reach * Math.PI;
  const radius = reach * Math.hypot(head.x - tail.x, head.y - tail.y);
  const mix = (a, b, c) => (bend ? (1 - along) ** 2 * a + 2 * along * (1 - along) * b + along ** 2 * c : a + along * (c - a));
  return [mix(tail.x, tail.x + radius * Math.sin(angle), head.x), mix(tail.y, tail.y + radius * Math.cos(angle), head.y)];
}

const lengthOf = ({ from, to }) => Math.hypot(actors[to].x - actors[from].x, actors[to].y - actors[from].y);

let above = new Set(); // the parties whose label stands above them: those whose arrows lead down

let settled = {}; // for whom the parties stand, and whether they do as in the opening view

// Stand parties where the opening view has room for them, or where all have; tells whether they moved
function settle() {
  const opening = view.busiest === legible && legible < actors.length && !view.around.size && !view.collapsed.size;
  if (settled.opening === opening && settled.actors === actors) return false;
  settled = { opening, actors };
  actors.forEach((one) => {
    one.home = one.home || { x: one.x, y: one.y };
    Object.assign(one, opening && one.u !== undefined ? { x: one.u, y: one.v } : one.home);
  });
  above = tilted();
  return true;
}

function tilted() {
  const slopes = actors.map(() => 0);
  for (const arrow of arrows) {
    const slope = (actors[arrow.to].y - actors[arrow.from].y) / (lengthOf(arrow) || 1);
    slopes[arrow.from] += slope;
    slopes[arrow.to] -= slope;
  }
  return new Set(actors.map((_, i) => i).filter((i) => slopes[i] > 0.25));
}
