"use strict";
// The drawing: which nodes and arrows stand on the canvas, and how each looks.

const darkScheme = matchMedia("(prefers-color-scheme: dark)");
const stillness = matchMedia("(prefers-reduced-motion: reduce)");
const TEXT = 13; // pixels on the screen
const FACE = "system-ui, sans-serif";
const BORDER = { x: 85, y: 72 }; // pixels kept free on each side, for labels
const CLOSEST = 1.4; // scale
const SHORT = 45; // pixels; on a shorter arrow a cross would hide it
const nodes = new vis.DataSet();
const edges = new vis.DataSet();
let printing = false;
let drawing = null;
let unit = 1;
let crossed = [];

const isDark = () => darkScheme.matches && !printing;
const colourOf = (style) => (isDark() ? style.dark : style.colour);
const ink = () => (isDark() ? "#e9e9e7" : "#1b1b1a");
const ground = () => (isDark() ? "#16181b" : "#ffffff");
const faded = (hex) => `${hex}30`;

function startDrawing() {
  settle();
  const frame = frameOf(survey());
  unit = unitAt(frame.scale);
  paint(survey());
  drawing = new vis.Network(place("network"), { nodes, edges }, {
    physics: false,
    layout: { improvedLayout: false },
    interaction: { hover: true, tooltipDelay: 120, selectConnectedEdges: false, hideEdgesOnDrag: arrows.length > 1000 },
    nodes: { borderWidthSelected: 3, font: { face: FACE } },
    edges: { selectionWidth: 1, hoverWidth: 0.6, arrowStrikethrough: false, font: { face: FACE } },
  });
  place("network").firstElementChild.tabIndex = -1; // the frame around it has the focus, and its keys
  drawing.moveTo(frame);
  drawing.on("click", ({ nodes: [actor], edges: [arrow] }) => choose(actor !== undefined
    ? { actor } : arrow !== undefined ? { arrow } : null));
  drawing.on("doubleClick", ({ nodes: [actor] }) => { if (actor !== undefined) expand(actor); });
  drawing.on("dragEnd", ({ nodes: dragged }) => dragged.forEach((i) => Object.assign(actors[i], drawing.getPosition(i))));
  drawing.on("zoom", relabel);
  drawing.on("afterDrawing", crossContested);
}

// Where to look from, and at which scale, to see all that is shown, or these parties
function frameOf(shown, ids = presentIn(shown)) {
  if (!ids.length) return { position: { x: 0, y: 0 }, scale: 1 };
  const { clientWidth: width, clientHeight: height } = place("network");
  const xs = ids.map((i) => actors[i].x);
  const ys = ids.map((i) => actors[i].y);
  const [left, right, top, bottom] = [least(xs), -least(xs.map((x) => -x)), least(ys), -least(ys.map((y) => -y))];
  const scale = Math.min((width - 2 * BORDER.x) / (right - left || 1), (height - 2 * BORDER.y) / (bottom - top || 1), CLOSEST);
  return { position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale };
}

const least = (values) => values.reduce((least, value) => Math.min(least, value), Infinity);

// A cross on each arrow that is denied or rejected, near its tail, where no label stands
function crossContested(context) {
  for (const id of crossed) {
    const { x, y } = drawing.body.edges[id].edgeType.getPoint(CROSS); // where it is while a party is dragged
    context.beginPath();
    context.fillStyle = ground();
    context.arc(x, y, 6.5 * unit, 0, 2 * Math.PI);
    context.fill();
    context.beginPath();
    context.strokeStyle = ink();
    context.lineWidth = 2.2 * unit;
    for (const way of [1, -1]) {
      context.moveTo(x - 4 * unit, y - 4 * unit * way);
      context.lineTo(x + 4 * unit, y + 4 * unit * way);
    }
    context.stroke();
  }
}

// Put on the canvas what is shown, and take off what is not
function paint(shown) {
  const bends = bendsOf(shown.arrows);
  const kept = keptBright(shown);
  const denied = shown.arrows.filter((arrow) => contested(arrow) && lengthOf(arrow) > SHORT * unit && (!kept || kept.arrows.has(arrow.id)));
  const present = presentIn(shown).sort((a, b) => rank[a] - rank[b]);
  const room = roomFor(labelsOf(shown, present, denied, bends, kept));
  crossed = []; // vis-network may draw between two changes
  sync(nodes, present.map((i) => node(i, kept, room.has(`party ${i}`))));
  sync(edges, shown.arrows.map((arrow) => edge(arrow, bends.get(arrow.id), kept, room.has(`arrow ${arrow.id}`))));
  crossed = denied.map(({ id }) => id);
}

// Only what differs is handed to vis-network, which takes its time over each item
function sync(set, items) {
  const wanted = new Set(items.map((item) => item.id));
  set.remove(set.getIds().filter((id) => !wanted.has(id)));
  set.update(items.filter((item) => {
    item.made = JSON.stringify(item);
    return (set.get(item.id) || {}).made !== item.made;
  }));
}

const sizeOf = (i) => (actors[i].shape === "ring" ? 5 : 8 + Math.min(16, 2 * Math.sqrt(counts[i]))) * unit ** 0.8;
const textSize = (i) => (TEXT + Math.min(3, Math.log2(counts[i]))) * unit;

function node(i, kept, labelled) {
  const actor = actors[i];
  const style = styleOf.get(actor.group);
  const bright = !kept || kept.actors.has(i);
  const fade = bright ? (hex) => hex : faded;
  const hollow = actor.shape === "ring";
  const fill = fade(hollow ? ground() : colourOf(style));
  const border = fade(hollow ? colourOf(style) : ink());
  return {
    id: i, x: actor.x, y: actor.y, label: bright && labelled ? wrapped(nameOf(i)) : " ", shape: hollow ? "dot" : actor.shape, size: sizeOf(i), borderWidth: 1.4,
    shapeProperties: { borderDashes: hollow ? [3 * unit, 3 * unit] : false },
    color: { background: fill, border, highlight: { background: fill, border }, hover: { background: fill, border } },
    font: {
      vadjust: above.has(i) ? -2 * sizeOf(i) - textSize(i) * (0.75 + 1.1 * wrapped(nameOf(i)).split("\n").length) : 0,
      color: ink(), size: textSize(i), strokeWidth: 4 * unit, strokeColor: ground(),
    },
    title: nameOf(i).slice(0, 300),
  };
}

function edge(arrow, bend, kept, labelled) {
  const style = styleOf.get(arrow.relation);
  const bright = !kept || kept.arrows.has(arrow.id);
  const colour = bright ? colourOf(style) : faded(colourOf(style));
  const width = (1.7 + Math.min(5, 1.2 * Math.log2(arrow.statements.length))) * unit;
  return {
    id: arrow.id, from: arrow.from, to: arrow.to, width, color: { color: colour, highlight: colour, hover: colour },
    dashes: style.dash.length ? style.dash.map((length) => length * unit) : false,
    arrows: { to: { enabled: true, scaleFactor: 0.6 * unit } },
    selfReference: { size: 12 * unit }, smooth: bend ? { enabled: true, type: "curvedCW", roundness: bend } : false,
    label: bright && labelled ? edgeLabel(arrow) : " ", title: [sentenceText(arrow), ...edgeNotes(arrow)].join(" · ").slice(0, 300),
    font: { color: ink(), size: TEXT * unit * 0.9, strokeWidth: 5 * unit, strokeColor: ground() },
  };
}

const edgeNotes = (arrow) => [arrow.statements.length > 1 && `×${arrow.statements.length}`, ...marks(arrow.statements)].filter(Boolean);

function edgeLabel(arrow) {
  return [styleOf.get(arrow.relation).legend, ...(arrow.statements.length > 1 ? [`×${arrow.statements.length}`] : [])].join(" ");
}

// Arrows between the same two parties are bent apart; those of opposite ways bend to opposite sides by themselves
function bendsOf(shown) {
  const pairs = new Map();
  for (const arrow of shown) {
    const key = [Math.min(arrow.from, arrow.to), Math.max(arrow.from, arrow.to)].join();
    if (!pairs.has(key)) pairs.set(key, []);
    pairs.get(key).push(arrow);
  }
  const bends = new Map();
  for (const pair of pairs.values()) {
    const seen = new Map();
    for (const arrow of pair) {
      const before = seen.get(arrow.from) || 0;
      seen.set(arrow.from, before + 1);
      bends.set(arrow.id, pair.length > 1 ? 0.14 + 0.17 * before : 0);
    }
  }
  return bends;
}

// Around what is chosen: a party with its arrows; an arrow with those between its parties, its answers, what it answers
function keptBright(shown) {
  if (!view.chosen) return null;
  const { actor, arrow } = view.chosen;
  const kept = shown.arrows.filter((one) => (arrow === undefined
    ? one.from === actor || one.to === actor : goesWith(one, arrows[arrow])));
  const ends = kept.flatMap((one) => [one.from, one.to]);
  return { arrows: new Set(kept.map((one) => one.id)), actors: new Set(actor === undefined ? ends : [actor, ...ends]) };
}

function goesWith(one, chosen) {
  const ends = [chosen.from, chosen.to];
  const linked = chosen.statements.flatMap((i) => [...statements[i].answers, ...statements[i].answeredBy]);
  return (ends.includes(one.from) && ends.includes(one.to)) || one.statements.some((i) => linked.includes(i));
}

// Keep texts, lines and crosses at their size on the screen
function relabel(scale) {
  const now = unitAt(typeof scale === "number" ? scale : drawing.getScale());
  if (now === unit) return;
  unit = now;
  paint(survey());
}

const animation = () => (stillness.matches ? false : { duration: 250, easingFunction: "easeInOutQuad" });

function fit(ids) {
  const frame = frameOf(survey(), ids);
  drawing.moveTo({ ...frame, animation: animation() });
  relabel(frame.scale);
}

function zoom(factor) {
  const scale = drawing.getScale() * factor;
  drawing.moveTo({ scale, animation: animation() });
  relabel(scale);
}

function pan(x, y) {
  const { x: left, y: top } = drawing.getViewPosition();
  drawing.moveTo({ position: { x: left + x / drawing.getScale(), y: top + y / drawing.getScale() } });
}

// The canvas on its ground, as a file
function savePng() {
  const canvas = document.querySelector("#network canvas");
  const copy = Object.assign(document.createElement("canvas"), { width: canvas.width, height: canvas.height });
  const context = copy.getContext("2d");
  context.fillStyle = ground();
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(canvas, 0, 0);
  copy.toBlob((blob) => save(blob, "png"));
}

function save(blob, ending) {
  const link = element("a", { href: URL.createObjectURL(blob), download: `network.${ending}` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
