"use strict";
// The table: the same statements in words, and as a file.

const BATCH = 100; // rows made at a time, so that a long table does not delay the drawing
let listed = [];

function fillTable(shown) {
  listed = [...shown.shown].sort((a, b) => a - b);
  place("rows").replaceChildren();
  moreRows(BATCH);
}

function moreRows(number) {
  const done = place("rows").childElementCount;
  place("rows").append(...listed.slice(done, done + number).map(row));
  place("more").hidden = listed.length <= done + number;
}

function row(i) {
  const statement = statements[i];
  const { publisher, title } = sources[statement.source];
  const cells = [dateText(statement.date), parties(statement.by), styleOf.get(statement.relation).legend, parties(statement.to),
    statement.words, quotationText(statement), [publisher, title].filter(Boolean).join(": "), statement.kind,
    statement.confidence.toFixed(2), statement.answeredBy.map(answerText).join("; ")];
  const made = element("tr", {}, ...cells.map((text) => element("td", { dir: "auto" }, text)));
  made.cells[2].replaceChildren(element("button", { type: "button", onclick: () => { choose({ arrow: arrowOf.get(i) }); toPanel(); } }, cells[2]));
  return made;
}

// From a table to the passage, with the focus, so that a key or a voice goes on there
function toPanel() {
  place("stage").scrollIntoView();
  place("panel").focus({ preventScroll: true });
}

const quotationText = ({ quotation }) => quotation.map((piece) => (typeof piece === "string" ? piece : piece[0])).join("");

const COLUMNS = ["date", "who", "relation", "whom", "words", "quotation", "speaker", "on_behalf_of", "kind", "confidence",
  "publisher", "title", "url", "answered", "statement"];

function record(i) {
  const { date, by, relation, to, words: said, speaker, onBehalfOf, kind, confidence, source, answeredBy, id } = statements[i];
  const { publisher, title, url } = sources[source];
  return [date, parties(by), relation, parties(to), said, quotationText(statements[i]), speaker, onBehalfOf, kind,
    confidence, publisher, title, url, answeredBy.map((j) => statements[j].id).join(" "), id];
}

// A cell that a spreadsheet would take for a formula gets an apostrophe
function cell(value) {
  const text = String(value ?? "");
  return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll("\"", "\"\"")}"`;
}

function saveCsv() {
  const lines = [COLUMNS, ...listed.map(record)].map((values) => values.map(cell).join(","));
  save(new Blob([`\ufeff${lines.join("\r\n")}\r\n`], { type: "text/csv" }), "csv");
}

function startTable() {
  place("more").onclick = () => moreRows(BATCH * 5);
  place("csv").onclick = saveCsv;
}
