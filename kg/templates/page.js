"use strict";
// Starts the page, and draws all of it again when the view changes.

function refresh() {
  const moved = settle();
  const shown = survey();
  if (moved) fit();
  paint(shown);
  showControls(shown);
  fillPanel(shown);
  fillTable(shown);
  writeHash();
}

function choose(chosen) {
  view.chosen = chosen;
  const shown = survey();
  paint(shown);
  fillPanel(shown);
  drawing.setSelection({ nodes: pick(chosen && chosen.actor, nodes), edges: pick(chosen && chosen.arrow, edges) }, { highlightEdges: false });
  writeHash();
}

const pick = (id, set) => (id !== null && id !== undefined && set.get(id) ? [id] : []);

// Show only the arrows of a party; of one more, where some are shown like this already
function expand(actor) {
  view.around.add(actor);
  view.chosen = { actor };
  refresh();
  fit();
}

// Stable names, not places in lists, so that an address still fits a page made again from more articles
const keyOf = ({ actor, arrow }) => (actor !== undefined ? actors[actor].key
  : [actors[arrows[arrow].from].key, arrows[arrow].relation, actors[arrows[arrow].to].key].join(" "));

function writeHash() {
  const plain = fresh();
  const written = new URLSearchParams();
  if (view.off.size) written.set("off", [...view.off].sort().join(" "));
  if (view.collapsed.size) written.set("collapsed", [...view.collapsed].sort((a, b) => a - b).join(" "));
  for (const name of ["confidence", "from", "until", "busiest", "level", "areas"]) if (view[name] !== plain[name]) written.set(name, view[name]);
  [...view.around].forEach((i) => written.append("around", actors[i].key));
  if (view.chosen) written.set("chosen", keyOf(view.chosen));
  if (location.protocol !== "about:") history.replaceState(null, "", `#${written}`);
}

function readHash() {
  const written = new URLSearchParams(location.hash.slice(1));
  const number = (name, plain) => (Number.isFinite(parseFloat(written.get(name))) ? parseFloat(written.get(name)) : plain);
  view = fresh();
  view.level = levels[written.get("level")] ? written.get("level") : "actor";
  view.collapsed = new Set((written.get("collapsed") || "").split(" ").map(Number).filter((one) => partiesAt(view.level).some(({ community }) => community === one)));
  view.areas = written.get("areas") === "true";
  regroup();
  view.busiest = legible;
  view.off = new Set((written.get("off") || "").split(" ").filter((id) => styleOf.has(id)));
  const byKey = new Map(actors.map((actor, i) => [actor.key, i]));
  view.confidence = number("confidence", 0);
  view.busiest = number("busiest", view.busiest);
  for (const name of ["from", "until"]) if (dates.includes(written.get(name))) view[name] = written.get(name);
  view.around = new Set(written.getAll("around").filter((key) => byKey.has(key)).map((key) => byKey.get(key)));
  view.chosen = readChosen(written.get("chosen") || "", byKey);
}

function readChosen(key, byKey) {
  if (byKey.has(key)) return { actor: byKey.get(key) };
  const arrow = arrows.findIndex((_, i) => keyOf({ arrow: i }) === key);
  return arrow < 0 ? null : { arrow };
}

function summarise() {
  const articles = new Set(statements.map((statement) => statement.source)).size;
  const span = [...new Set([dates[0], dates.at(-1)].filter(Boolean))].map(dateText).join(" to ");
  place("summary").textContent = [plural(statements.length, "statement"), `${actors.filter((_, i) => named(i)).length} parties`,
    plural(articles, "article"), span].filter(Boolean).join(" · ");
}

// Paper is light, has all rows, and gets the drawing as a picture, because a canvas does not follow the size of a page
function toPaper() {
  printing = true;
  refresh();
  moreRows(listed.length);
  drawing.redraw();
  place("paper").src = document.querySelector("#network canvas").toDataURL();
}

function start() {
  readHash();
  summarise();
  startDrawing();
  startControls();
  startGroups();
  startTable();
  startParties();
  refresh();
  darkScheme.onchange = () => refresh();
  window.onbeforeprint = toPaper;
  window.onafterprint = () => { printing = false; refresh(); };
  window.onhashchange = () => { readHash(); crossed = []; nodes.clear(); edges.clear(); refresh(); };
}

start();
