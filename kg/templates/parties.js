"use strict";
// The table of parties with their measures, as `kg export` has them, of all statements in the file.

const MEASURES = [ // property, heading, what it is, digits
  ["label", "Party", "", null], ["group", "Class", "", null],
  ["made", "Says", "statements by it", 0], ["met", "Is told", "statements about or to it", 0],
  ["addresses", "Addresses", "parties that its statements are about or to", 0],
  ["addressedBy", "Addressed by", "parties whose statements are about or to it", 0],
  ["reciprocity", "Reciprocity", "of the parties it addresses, the share that address it too", 2],
  ["betweenness", "Betweenness", "of the shortest ways between two others, the share that leads through it", 3],
  ["community", "Community", "1 for the largest", 0],
];
let order = { column: "made", down: true };
let rowsShown = BATCH;

function measures() {
  const found = actors.map((one, i) => ({ i, label: nameOf(i), group: styleOf.get(one.group).legend, community: one.community, made: 0, met: 0, out: new Set(), back: new Set() }));
  arrows.forEach(({ from, to, statements: made }) => {
    found[from].made += made.length;
    found[to].met += made.length;
    if (from === to) return;
    found[from].out.add(to);
    found[to].back.add(from);
  });
  const between = betweenness(found.map(({ out, back }) => [...new Set([...out, ...back])]));
  return found.map(({ out, back, ...one }) => ({
    ...one, addresses: out.size, addressedBy: back.size, betweenness: between[one.i],
    reciprocity: out.size ? [...out].filter((other) => back.has(other)).length / out.size : 0,
  }));
}

// Betweenness of each party, along arrows either way (Brandes 2001), as a share of all pairs of others
function betweenness(near) {
  const total = near.map(() => 0);
  near.forEach((_, start) => addWays(near, start, total));
  const pairs = (near.length - 1) * (near.length - 2);
  return total.map((one) => (pairs > 0 ? one / pairs : 0));
}

function addWays(near, start, total) {
  const [far, ways, visited] = [new Int32Array(near.length).fill(-1), new Float64Array(near.length), [start]];
  [far[start], ways[start]] = [0, 1];
  for (let n = 0; n < visited.length; n += 1) {
    const from = visited[n];
    for (const to of near[from]) {
      if (far[to] < 0) { far[to] = far[from] + 1; visited.push(to); }
      if (far[to] === far[from] + 1) ways[to] += ways[from];
    }
  }
  const share = new Float64Array(near.length);
  for (const to of visited.reverse()) {
    for (const from of near[to]) if (far[from] === far[to] - 1) share[from] += (ways[from] / ways[to]) * (1 + share[to]);
    if (to !== start) total[to] += share[to];
  }
}

function fillParties() {
  if (!place("parties").open) return;
  const way = order.down ? -1 : 1;
  const compare = (a, b) => (typeof a === "string" ? a.localeCompare(b, "en") : a - b);
  const sorted = measures().sort((a, b) => way * compare(a[order.column], b[order.column]) || compare(a.label, b.label));
  place("measures").replaceChildren(element("tr", {}, ...MEASURES.map(headingCell)));
  place("partyRows").replaceChildren(...sorted.slice(0, rowsShown).map(partyRow));
  place("moreParties").hidden = sorted.length <= rowsShown;
}

function headingCell([property, heading, meaning]) {
  const button = element("button", { type: "button", title: meaning, onclick: () => sortParties(property) }, heading);
  const sorted = order.column === property ? (order.down ? "descending" : "ascending") : "none";
  const made = element("th", { scope: "col", "aria-sort": sorted }, button);
  if (sorted !== "none") made.append(sorted === "descending" ? " ▼" : " ▲");
  return made;
}

function sortParties(property) {
  order = { column: property, down: order.column === property ? !order.down : !["label", "group"].includes(property) };
  fillParties();
  [...place("measures").querySelectorAll("button")][MEASURES.findIndex(([one]) => one === property)].focus();
}

function partyRow(party) {
  const button = element("button", { type: "button", onclick: () => { choose({ actor: party.i }); toPanel(); } }, element("bdi", {}, party.label.slice(0, 200)));
  return element("tr", {}, element("th", { scope: "row" }, button),
    ...MEASURES.slice(1).map(([property, , , digits]) => element("td", { className: digits === null ? "" : "figure" }, digits === null ? party[property] : party[property].toFixed(digits))));
}

function startParties() {
  place("parties").ontoggle = fillParties;
  place("moreParties").onclick = () => { rowsShown += BATCH * 5; fillParties(); };
}
