"use strict";
// The thread of a statement: what it answers, what answers it, and so on, as a small timeline.

const DAY = 86400000; // milliseconds
const SEPARATE = 1; // days without a statement that are said between two

// All that hangs together by answers with these statements, oldest first, an answer after what it answers
function threadOf(indices) {
  const found = new Set(indices);
  for (const i of found) [...statements[i].answers, ...statements[i].answeredBy].forEach((j) => found.add(j)); // grows as it goes
  const depth = (i, seen = new Set()) => (seen.has(i) ? 0 : Math.max(0, ...statements[i].answers.map((j) => 1 + depth(j, new Set([...seen, i])))));
  return [...found].sort((a, b) => (statements[a].date || "9").localeCompare(statements[b].date || "9") || depth(a) - depth(b) || a - b);
}

// The first day that a date may mean, in milliseconds; NaN where it is none
const dayOf = (date) => (date ? Date.parse(`${date}${"-01-01".slice(date.length - 4)}T00:00Z`) : NaN);

function later(before, date) {
  const days = Math.round((dayOf(date) - dayOf(before)) / DAY);
  if (!(days > SEPARATE)) return "";
  if (days < 60) return `${days} days later`;
  return days < 730 ? `${Math.round(days / 30.4)} months later` : `${Math.round(days / 365.25)} years later`;
}

function threadElements(indices) {
  const thread = threadOf(indices);
  if (thread.length < 2 || !thread.some((i) => statements[i].answers.length)) return [];
  const list = element("ol", { className: "thread" }, ...thread.map((i, n) => moment(i, n ? statements[thread[n - 1]].date : "", indices.includes(i))));
  return [element("h3", {}, "In the order of time"), list];
}

function moment(i, before, chosen) {
  const statement = statements[i];
  const style = styleOf.get(statement.relation);
  const gap = later(before, statement.date);
  return element("li", {},
    gap ? element("span", { className: "gap" }, gap) : null,
    element("button", { type: "button", className: "moment", "aria-current": chosen ? "true" : "false", onclick: () => choose({ arrow: arrowOf.get(i) }) },
      element("span", { className: "where" }, dateText(statement.date)),
      sample(style),
      element("span", { className: "sentence" }, nameElement(parties(statement.by)), ` ${style.mark ? style.phrase : style.legend} `, nameElement(parties(statement.to))),
      statement.words ? element("span", { className: "words", dir: "auto" }, words(statement.words)) : null,
      element("span", { className: "where" }, sources[statement.source].publisher || sources[statement.source].title || "source not named")));
}
