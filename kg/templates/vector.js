"use strict";
// The drawing as SVG, for print: what is on the canvas, on white, with its legend and what is hidden.

function svgElement(name, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, typeof value === "number" ? Math.round(value * 10) / 10 : value));
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
}

// What XML can hold: no control characters, and no half of a pair
const clean = (text) => text.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");

function svgText() {
  const light = printing;
  printing = true; // paper is light
  const shown = survey();
  const bends = bendsOf(shown.arrows);
  const ids = nodes.getIds();
  const marks = [
    ...areas().map(areaMark),
    ...shown.arrows.map((arrow) => arrowMark(arrow, bends.get(arrow.id))),
    ...ids.map(partyMark),
    ...shown.arrows.filter((arrow) => (edges.get(arrow.id) || {}).label !== " ").map((arrow) => verbMark(arrow, bends.get(arrow.id))),
    ...ids.filter((i) => nodes.get(i).label !== " ").map(nameMark),
  ];
  const made = svgSheet(marks, ids, [...new Set([...shown.arrows.map((arrow) => arrow.relation), ...ids.map((i) => actors[i].group)])], hiddenText(shown));
  printing = light;
  return new XMLSerializer().serializeToString(made);
}

function areaMark({ number, outline, top }) {
  const colour = tintOf(number);
  return svgElement("g", {},
    svgElement("path", { d: `M${outline.map(({ x, y }) => `${Math.round(x)} ${Math.round(y)}`).join("L")}Z`, fill: colour, stroke: colour, "stroke-width": 90 * unit ** 0.5, "stroke-linejoin": "round" }),
    svgElement("text", { x: top.x, y: top.y, "font-size": 20 * unit, "font-weight": "bold" }, String(number)));
}

function svgSheet(marks, ids, occurring, told) {
  const title = clean(document.querySelector("h1").textContent);
  const space = 120 * unit;
  const [xs, ys] = [ids.map((i) => actors[i].x), ids.map((i) => actors[i].y)];
  const [left, top] = [least([...xs, 0]) - space, least([...ys, 0]) - space];
  const [width, bottom] = [Math.max(-least([...xs, 0].map((x) => -x)) + space - left, 640 * unit), -least([...ys, 0].map((y) => -y)) + space];
  const used = styles.filter((style) => occurring.includes(style.id));
  const [columns, rows] = [Math.max(1, Math.floor(width / (190 * unit))), toldLines(told, width)];
  const foot = bottom + Math.ceil(used.length / columns) * 22 * unit;
  const height = foot - top + (rows.length + 1) * 18 * unit;
  const keys = used.map((style, i) => svgElement("g", { transform: `translate(${left + (12 + (i % columns) * 190) * unit} ${bottom + Math.floor(i / columns) * 22 * unit}) scale(${unit})` },
    ...(style.marker ? shape(style) : sample(style)).childNodes, svgElement("text", { x: 48, y: 13, "font-size": 14 }, style.legend)));
  return svgElement("svg", { width: width / unit, height: height / unit, viewBox: [left, top, width, height].map(Math.round).join(" "), role: "img", "font-family": "sans-serif", fill: ink() },
    svgElement("title", {}, title), svgElement("desc", {}, clean(told)),
    svgElement("rect", { x: left, y: top, width, height, fill: ground() }),
    svgElement("text", { x: left + 12 * unit, y: top + 28 * unit, "font-size": 22 * unit, "font-weight": "bold" }, title.slice(0, 120)),
    ...marks, ...keys,
    ...rows.map((row, i) => svgElement("text", { x: left + 12 * unit, y: foot + (i + 1) * 18 * unit, "font-size": 13 * unit }, row)));
}

// What is shown and hidden, in lines as wide as the sheet
function toldLines(told, width) {
  const rows = [""];
  for (const word of clean(told).split(" ")) {
    if (rows.at(-1) && (rows.at(-1).length + word.length) * 7.2 * unit > width) rows.push(word);
    else rows.push(`${rows.pop()} ${word}`.trim());
  }
  return rows;
}

function arrowMark(arrow, bend) {
  const style = styleOf.get(arrow.relation);
  const colour = colourOf(style);
  const { width } = edge(arrow, bend, null, false);
  const loop = arrow.from === arrow.to;
  const points = loop ? loopOf(arrow.from) : Array.from({ length: 25 }, (_, i) => pointOn(arrow, bend, i / 24));
  const rim = sizeOf(arrow.to) + 2 * unit;
  const near = (point) => Math.hypot(point[0] - actors[arrow.to].x, point[1] - actors[arrow.to].y);
  const way = loop ? points : points.filter((point, i) => i === 0 || near(point) > rim + 9 * unit);
  const [[x, y], [u, v]] = [loop ? points.at(-2) : way.at(-1), loop ? points.at(-1) : [actors[arrow.to].x, actors[arrow.to].y]];
  const length = Math.hypot(u - x, v - y) || 1;
  const reach = loop ? length : Math.max(length - rim, 0);
  const tip = [x + ((u - x) / length) * reach, y + ((v - y) / length) * reach];
  const turn = (Math.atan2(v - y, u - x) * 180) / Math.PI;
  return svgElement("g", {}, svgElement("title", {}, clean(quotedText(arrow))),
    svgElement("path", { d: `M${way.map((point) => point.map(Math.round).join(" ")).join("L")}`, fill: "none", stroke: colour, "stroke-width": width, ...(style.dash.length ? { "stroke-dasharray": style.dash.map((one) => one * unit).join(" ") } : {}) }),
    svgElement("path", { d: "M0 0l-11 5.5v-11z", fill: colour, transform: `translate(${tip.map(Math.round).join(" ")}) rotate(${Math.round(turn)}) scale(${unit})` }),
    contested(arrow) && !loop ? crossMark(...pointOn(arrow, bend, CROSS)) : null);
}

const loopOf = (i) => {
  const [{ x, y }, far] = [actors[i], sizeOf(i)];
  return [[x - far, y], [x - 2 * far, y - far], [x - far, y - 2 * far], [x, y - far]];
};

const quotedText = (arrow) => [sentenceText(arrow), ...arrow.statements.map((i) => `${words(statements[i].words)} (${sourceText(statements[i])})`)].join("\n");

function crossMark(x, y) {
  return svgElement("g", { transform: `translate(${Math.round(x)} ${Math.round(y)}) scale(${unit})` },
    svgElement("circle", { r: 6.5, fill: ground() }), svgElement("path", { d: "M-4 -4L4 4M4 -4L-4 4", stroke: ink(), "stroke-width": 2.2 }));
}

function partyMark(i) {
  const drawn = shape(styleOf.get(actors[i].group)).firstChild;
  if (drawn.getAttribute("fill") === "none") drawn.setAttribute("fill", ground());
  drawn.setAttribute("transform", `translate(${actors[i].x} ${actors[i].y}) scale(${Math.round((sizeOf(i) / 6) * 100) / 100}) translate(-8 -8)`);
  return drawn;
}

const seam = (size) => ({ "font-size": size, "text-anchor": "middle", stroke: ground(), "stroke-width": size / 3, "paint-order": "stroke", "stroke-linejoin": "round" });

function nameMark(i) {
  const rows = clean(nodes.get(i).label).split("\n");
  const size = textSize(i);
  const top = above.has(i) ? -sizeOf(i) - size * (1.15 * (rows.length - 1) + 0.3) : sizeOf(i) + size;
  return svgElement("g", seam(size), ...rows.map((row, n) => svgElement("text", { x: actors[i].x, y: actors[i].y + top + n * 1.15 * size }, row)));
}

function verbMark(arrow, bend) {
  const [x, y] = pointOn(arrow, bend, 0.5);
  return svgElement("text", { ...seam(TEXT * unit * 0.9), x, y: y + 4 * unit }, edgeLabel(arrow));
}
