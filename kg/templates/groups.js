"use strict";
// Parties as whom they stand for, and communities as one party: what is drawn is made anew from what the file has.

const COMMUNITY = "Community"; // stands for a class of party where a community is drawn as one
const LISTED_COMMUNITIES = 10;
styles.push({ id: COMMUNITY, legend: "community, drawn as one", phrase: "", colour: "#767676", dark: "#A0A0A0", marker: "hexagon", dash: [], mark: "", terms: [], contests: false });
styleOf.set(COMMUNITY, styles.at(-1));

const LEVELS = [["actor", "as named"], ["party", "officials as those they speak for"], ["state", "all as their state"]];
const partiesAt = (level) => (levels[level] ? levels[level].parties : own.actors);
const ofAt = (level) => (levels[level] ? levels[level].of : own.actors.map((_, i) => i));
const communitySize = (parties, number) => parties.filter((one) => one.community === number).length;

// Put parties of a collapsed community in its middle; gives the new parties, and the place of each old one among them
function collapse(parties, collapsed) {
  const kept = parties.filter((one) => !collapsed.has(one.community));
  const place = new Map(kept.map((one, i) => [one, i]));
  const made = [...collapsed].map((number) => parties.filter((one) => one.community === number)).filter((group) => group.length)
    .map((group) => ({ label: communityName(group, busyAt(view.level)), shape: "hexagon", key: `community ${group[0].community}`, group: COMMUNITY, community: group[0].community, x: mean(group, "x"), y: mean(group, "y") }));
  made.forEach((one, i) => parties.filter(({ community }) => community === one.community).forEach((member) => place.set(member, kept.length + i)));
  return [[...kept, ...made], parties.map((one) => place.get(one))];
}

const mean = (group, axis) => Math.round(group.reduce((sum, one) => sum + (one.home || one)[axis], 0) / group.length);

// Statements of each party at a level, by its key
function busyAt(level) {
  const [parties, of, busy] = [partiesAt(level), ofAt(level), new Map()];
  own.arrows.forEach(({ from, to, statements: made }) => [from, to].map((i) => parties[of[i]]).filter(Boolean)
    .forEach(({ key }) => busy.set(key, (busy.get(key) || 0) + made.length)));
  return busy;
}

// A community is called after the one with most statements
function communityName(group, busy) {
  const first = group.reduce((best, one) => ((busy.get(one.key) || 0) > (busy.get(best.key) || 0) ? one : best));
  return `${first.label}${group.length > 1 ? ` and ${group.length - 1} more` : ""}`;
}

function regroup() {
  [actors, arrows] = [own.actors, own.arrows];
  if (view.level !== "actor" || view.collapsed.size) {
    const [parties, into] = collapse(partiesAt(view.level), view.collapsed);
    const target = ofAt(view.level).map((i) => (i < 0 ? -1 : into[i]));
    [actors, arrows] = [parties, mergedArrows(target)];
  }
  prepare();
}

function mergedArrows(target) {
  const merged = new Map();
  for (const { from, to, relation, statements: made } of own.arrows) {
    const [tail, head] = [target[from], target[to]];
    const key = `${tail} ${head} ${relation}`;
    if (tail < 0 || head < 0 || tail === head) continue;
    if (!merged.has(key)) merged.set(key, { from: tail, to: head, relation, statements: [] });
    const { statements: all } = merged.get(key);
    all.push(...made.filter((i) => !all.includes(i)));
  }
  return [...merged.values()].map((arrow) => ({ ...arrow, statements: arrow.statements.sort((a, b) => a - b) }));
}

// The parties to draw: those with an arrow, and each community that is drawn as one
function presentIn(shown) {
  const communities = view.off.has(COMMUNITY) ? [] : actors.map((_, i) => i).filter((i) => actors[i].group === COMMUNITY);
  return [...new Set([...shown.arrows.flatMap((arrow) => [arrow.from, arrow.to]), ...communities])];
}

// Draw other parties, from scratch: what was chosen may not be among them
function regard(changes) {
  view = { ...view, ...changes, around: new Set(), chosen: null };
  regroup();
  view.busiest = legible;
  crossed = [];
  nodes.clear();
  edges.clear();
  fillNames();
  fillParties();
  refresh();
  fit();
}

function startGroups() {
  const choices = LEVELS.filter(([level]) => level === "actor" || levels[level]);
  place("level").hidden = choices.length < 2;
  place("level").querySelector("select").append(...choices.map(([level, text]) => element("option", { value: level }, text)));
  place("level").querySelector("select").onchange = ({ target }) => regard({ level: target.value, collapsed: new Set() });
  place("areas").onchange = ({ target }) => { view.areas = target.checked; drawing.redraw(); writeHash(); };
  drawing.on("beforeDrawing", drawAreas);
}

function showGroups() {
  place("level").querySelector("select").value = view.level;
  place("areas").checked = view.areas;
  const parties = partiesAt(view.level);
  const numbers = [...new Set(parties.map((one) => one.community))].filter((number) => number && communitySize(parties, number) > 2).sort((a, b) => a - b);
  place("communities").hidden = !numbers.length;
  const busy = busyAt(view.level);
  const focus = document.activeElement && document.activeElement.dataset.community;
  place("groups").replaceChildren(...numbers.slice(0, LISTED_COMMUNITIES).map((number) => communityItem(parties, number, busy)));
  if (focus) (place("groups").querySelector(`[data-community="${focus}"]`) || place("areas")).focus();
}

function communityItem(parties, number, busy) {
  const group = parties.filter((one) => one.community === number);
  const box = element("input", { type: "checkbox", checked: view.collapsed.has(number), onchange: () => regard({ collapsed: toggled(view.collapsed, number) }) });
  box.dataset.community = number;
  return element("li", {}, element("label", {}, box, element("span", { dir: "auto" }, `${number}: ${communityName(group, busy).slice(0, 60)}`), element("output", {}, String(group.length))));
}

function toggled(set, member) {
  const made = new Set(set);
  if (!made.delete(member)) made.add(member);
  return made;
}

const TINTS = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"];

// An area around the parties of each community that are drawn, with its number
function drawAreas(context) {
  for (const { number, outline, top } of areas()) {
    context.beginPath();
    outline.forEach(({ x, y }, n) => context[n ? "lineTo" : "moveTo"](x, y));
    context.closePath();
    context.lineJoin = "round";
    context.lineWidth = 90 * unit ** 0.5;
    context.strokeStyle = context.fillStyle = tintOf(number);
    context.stroke();
    context.fill();
    context.fillStyle = ink();
    context.font = `bold ${20 * unit}px ${FACE}`;
    context.fillText(String(number), top.x, top.y);
  }
}

// The communities with two parties or more that are drawn: their outline, and where their number stands
function areas() {
  if (!view.areas) return [];
  const groups = new Map();
  nodes.getIds().forEach((i) => groups.set(actors[i].community, [...(groups.get(actors[i].community) || []), drawing.getPosition(i)]));
  return [...groups].filter(([one, all]) => one && all.length > 1).map(([number, points]) => {
    const outline = hull(points);
    const { x, y } = outline.reduce((best, point) => (point.y < best.y ? point : best));
    return { number, outline, top: { x: x - 34 * unit ** 0.5, y: y - 22 * unit ** 0.5 } };
  });
}

const tintOf = (number) => mixed(TINTS[number % TINTS.length]);

// A pale, opaque tint, so that a seam drawn twice is not darker
function mixed(colour) {
  const [one, other] = [colour, ground()].map((hex) => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16)));
  return `rgb(${one.map((part, i) => Math.round(part * 0.16 + other[i] * 0.84)).join()})`;
}

// The convex hull (Andrew 1979)
function hull(points) {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const turn = (o, a, b) => (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
  const half = (all) => all.reduce((made, point) => {
    while (made.length > 1 && turn(made.at(-2), made.at(-1), point) <= 0) made.pop();
    return [...made, point];
  }, []).slice(0, -1);
  return [...half(sorted), ...half(sorted.reverse())];
}
