"use strict";
// Which labels have room: parties of most statements first, then arrows; on the screen all keep their size.

const LETTERS = 24; // in a line of a party's label
const SMALLEST = 0.12; // scale below which labels shrink with the drawing
const MARGIN = 3; // pixels kept free around a label

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
  const width = Math.max(...lines.map((line) => line.length)) * size * 0.54 + 2 * MARGIN;
  const height = lines.length * size * 1.2 + 2 * MARGIN;
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

// Whether a party's label stands above it: where its arrows lead down
const above = new Set(actors.map((_, i) => i).filter((i) => {
  const slopes = arrows.filter((arrow) => arrow.from === i || arrow.to === i)
    .map((arrow) => actors[arrow.from === i ? arrow.to : arrow.from])
    .map((other) => (other.y - actors[i].y) / (Math.hypot(other.x - actors[i].x, other.y - actors[i].y) || 1));
  return slopes.reduce((sum, slope) => sum + slope, 0) > 0.25 * slopes.length;
}));
