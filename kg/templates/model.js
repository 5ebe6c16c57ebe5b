"use strict";
// What the page knows, and which part of it passes the filters.

const read = (id) => JSON.parse(document.getElementById(id).textContent);

// Records of what the file has as columns: a list for each property, or its texts and the place of each record's
function records(columns) {
  const made = [];
  for (const [name, values] of Object.entries(columns)) {
    const { texts } = values;
    (texts ? values.at : values).forEach((value, i) => {
      made[i] = made[i] || {};
      const here = texts ? texts[value] : value;
      if (here !== "") made[i][name] = here;
    });
  }
  return made;
}

const content = read("content");
const { styles, left, base } = content;
const statements = records(content.statements);
const sources = records(content.sources).map((source) => ({ publisher: "", title: "", url: "", ...source }));
const own = { actors: records(read("actors")), arrows: records(read("arrows")) }; // as the file has them
let { actors, arrows } = own; // as they are drawn
const levels = Object.fromEntries(Object.entries(content.levels).map(([level, { of, parties }]) => [level, { of, parties: records(parties) }]));
const styleOf = new Map(styles.map((style) => [style.id, style]));
[own.actors, ...Object.values(levels).map((level) => level.parties)].flat().forEach((one) => { one.shape = styleOf.get(one.group).marker; });
const orderOf = new Map(styles.map((style, i) => [style.id, i]));
const dates = [...new Set(statements.map((statement) => statement.date).filter(Boolean))].sort();
const LEGIBLE = 80; // arrows; a drawing of more opens with the parties of most statements
const UNNAMED = "Unnamed"; // what stands for a party where a statement names one only

const wordsIn = (quotation) => (quotation.find((piece) => piece[1] === "words") || [""])[0];
statements.forEach((statement, i) => {
  const none = { before: "", after: "", words: wordsIn(statement.quotation), kind: "", speaker: "", onBehalfOf: "", date: "", answers: [] };
  statements[i] = { ...none, ...statement, answered: statement.answers || [], tails: [] };
});
own.arrows.forEach((arrow) => arrow.statements.forEach((i) => statements[i].tails.includes(arrow.from) || statements[i].tails.push(arrow.from)));

let arrowOf = new Map(); // the arrow that a statement is part of; none where it is within one party, as these are drawn
let counts = []; // statements of each party
let rank = []; // how many parties have more statements
let legible = 0; // as many of the busiest parties as have LEGIBLE arrows between them

// Tell statements, and the figures above, who the parties are that are drawn
function prepare() {
  statements.forEach((statement) => Object.assign(statement, { by: [], to: [], answeredBy: [] }));
  arrows.forEach((arrow, id) => {
    arrow.id = id;
    arrow.statements.map((i) => statements[i]).forEach((statement) => {
      statement.relation = arrow.relation;
      [[statement.by, arrow.from], [statement.to, arrow.to]].forEach(([ends, end]) => ends.includes(end) || ends.push(end));
    });
  });
  arrowOf = new Map(arrows.flatMap((arrow) => arrow.statements.map((i) => [i, arrow.id])));
  statements.forEach((statement, i) => {
    statement.answers = statement.answered.filter((j) => arrowOf.has(i) && arrowOf.has(j));
    statement.answers.forEach((j) => statements[j].answeredBy.push(i));
  });
  rankParties();
}

function rankParties() {
  counts = actors.map(() => 0);
  arrows.forEach((arrow) => [arrow.from, arrow.to].forEach((i) => { counts[i] += arrow.statements.length; }));
  counts = counts.map((count) => Math.max(count, 1)); // a community drawn as one may speak with itself only
  rank = [];
  actors.map((_, i) => i).sort((a, b) => counts[b] - counts[a] || a - b).forEach((i, place) => { rank[i] = place; });
  const reach = arrows.map((arrow) => Math.max(rank[arrow.from], rank[arrow.to])).sort((a, b) => a - b);
  legible = reach.length > LEGIBLE ? Math.max(reach[LEGIBLE], 2) : actors.length;
  above = tilted();
}

const fresh = () => ({
  off: new Set(), confidence: 0, from: "", until: "", around: new Set(),
  busiest: legible, chosen: null, level: "actor", collapsed: new Set(), areas: false,
});
let view = null;

// 2024-12 is within the bounds 2024-12-15 and 2025-01-01: only what both dates know is compared
const inTime = (date) => (!view.from && !view.until) || (Boolean(date)
  && date >= view.from.slice(0, date.length) && (!view.until || date <= view.until.slice(0, date.length)));

const inView = (arrow) => (view.around.size
  ? view.around.has(arrow.from) || view.around.has(arrow.to)
  : rank[arrow.from] < view.busiest && rank[arrow.to] < view.busiest);

const filters = [
  ["in relations switched off", (arrow) => !view.off.has(arrow.relation)],
  ["of parties switched off", (arrow) => ![arrow.from, arrow.to].some((i) => view.off.has(actors[i].group))],
  ["less sure", (arrow, statement) => statement.confidence >= view.confidence],
  ["outside the dates", (arrow, statement) => inTime(statement.date)],
  ["outside the view", inView],
];
const [RELATION, PARTY] = [0, 1];

// What is shown: arrows with the statements that pass, why the others do not, and what each switch of the legend counts
function survey() {
  const found = { arrows: [], why: new Map(), shown: new Set(), relations: new Map(), types: new Map() };
  for (const arrow of arrows) {
    const passing = [];
    for (const i of arrow.statements) {
      const failed = filters.findIndex(([, passes]) => !passes(arrow, statements[i]));
      const others = filters.filter(([, passes], f) => f > failed && !passes(arrow, statements[i])).length;
      if (failed < 0) { passing.push(i); found.shown.add(i); } else { found.why.set(i, filters[failed][0]); }
      if (!others && failed <= RELATION) count(found.relations, arrow.relation, i);
      if (!others && (failed < 0 || failed === PARTY)) {
        [arrow.from, arrow.to].forEach((end) => count(found.types, actors[end].group, end));
      }
    }
    if (passing.length) found.arrows.push({ ...arrow, statements: passing });
  }
  found.shown.forEach((i) => found.why.delete(i));
  return found;
}

function count(groups, key, member) {
  if (!groups.has(key)) groups.set(key, new Set());
  groups.get(key).add(member);
}

// The words that answers put on a statement ("denied"), those that contest it first
function marks(indices) {
  const answers = indices.flatMap((i) => statements[i].answeredBy).map((i) => styleOf.get(statements[i].relation));
  return [...new Set(answers.sort((a, b) => b.contests - a.contests).map((style) => style.mark))].filter(Boolean);
}

const contested = (arrow) => arrow.statements.some((i) => statements[i].answeredBy
  .some((j) => styleOf.get(statements[j].relation).contests));

const named = (i) => actors[i].group !== UNNAMED;
const words = (text) => `“${text}”`;
const nameOf = (i) => (named(i) ? actors[i].label : actors[i].said ? words(actors[i].label) : "not named");

// A sentence in pieces: [text, whether it is a name]
function sentence(arrow) {
  const style = styleOf.get(arrow.relation);
  const who = named(arrow.from) ? [actors[arrow.from].label, true] : ["Someone not named", false];
  if (named(arrow.to)) return [who, [` ${style.phrase} `, false], [actors[arrow.to].label, true]];
  return actors[arrow.to].said ? [who, [` ${style.legend}: `, false], [nameOf(arrow.to), true]] : [who, [` ${style.legend}`, false]];
}

const sentenceText = (arrow) => sentence(arrow).map(([text]) => text).join("");
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

// 2024-12-05 as 5 Dec 2024
function dateText(date) {
  const [year, month, day] = date.split("-");
  return [day && String(Number(day)), MONTHS[Number(month) - 1], year].filter(Boolean).join(" ") || "no date";
}
