"use strict";
// The panel: the passage behind an arrow, the arrows of a party, or, with nothing chosen, who accuses whom.

const LISTED = 60; // arrows in a list; the table has all

// An element with properties; strings among the children become text, never markup
function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in made) made[key] = value;
    else made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
}

const nameElement = (text) => element("bdi", { className: "name" }, text);
const sentenceElements = (arrow) => sentence(arrow).map(([text, isName]) => (isName ? nameElement(text) : text));

function fillPanel(shown) {
  const panel = document.getElementById("panel");
  const { actor, arrow } = view.chosen || {};
  if (arrow !== undefined) panel.replaceChildren(...arrowPanel(arrow, shown));
  else if (actor !== undefined) panel.replaceChildren(...actorPanel(actor, shown));
  else panel.replaceChildren(...overview(shown));
  panel.scrollTop = 0;
}

function overview(shown) {
  const open = shown.arrows.filter((arrow) => !styleOf.get(arrow.relation).mark || arrow.statements.some((i) => !statements[i].answers.length));
  return [
    element("h2", {}, "Who says what, and who denies it"),
    element("p", { className: "hint" }, "Choose an arrow, a party or a line below to read the passage."),
    ...lines(open),
  ];
}

// A list of arrows: accusations first, and of these the contested and the often reported
function lines(shown) {
  const sorted = [...shown].sort((a, b) => orderOf.get(a.relation) - orderOf.get(b.relation)
    || contested(b) - contested(a) || b.statements.length - a.statements.length || a.id - b.id);
  const list = element("ol", { className: "lines" }, ...sorted.slice(0, LISTED).map((arrow) => element("li", {}, summary(arrow))));
  const rest = shown.length - LISTED;
  return rest > 0 ? [list, element("p", { className: "hint" }, `… and ${rest} more: see the table below.`)] : [list];
}

// A line that leads to an arrow: the sentence, the words, the answers, and where it stands
function summary(arrow) {
  const style = styleOf.get(arrow.relation);
  const [first] = arrow.statements;
  const statement = statements[first];
  const answers = [...new Map(arrow.statements.flatMap((i) => statements[i].answeredBy).map((i) => [answerKey(i), i])).values()];
  const times = arrow.statements.length > 1 ? ` ×${arrow.statements.length}` : "";
  return element("button", { type: "button", className: "line", onclick: () => choose({ arrow: arrow.id }) },
    sample(style),
    element("span", { className: "sentence" }, ...sentenceElements(arrow), times),
    statement.words && named(arrow.to) ? element("span", { className: "words", dir: "auto" }, words(statement.words)) : null,
    ...answers.map((i) => element("span", { className: "answer" }, answerText(i))),
    element("span", { className: "where" }, sourceText(statement)));
}

const answerKey = (i) => `${statements[i].relation} ${statements[i].by.join()}`;
const parties = (ends) => ends.map(nameOf).join(", ");

function answerText(i) {
  const { relation, by, words: said } = statements[i];
  const style = styleOf.get(relation);
  return `${style.contests ? "✗" : "↩"} ${style.mark || "answered"} by ${parties(by)}${said ? `: ${words(said)}` : ""}`;
}

function sourceText(statement) {
  const { publisher, title } = sources[statement.source];
  return [publisher || title || "source not named", dateText(statement.date)].join(", ");
}

function arrowPanel(id, shown) {
  const arrow = shown.arrows.find((one) => one.id === id);
  if (!arrow) return [backButton(), element("p", {}, "The filters hide this arrow.")];
  const found = marks(arrow.statements);
  return [
    backButton(),
    element("h2", {}, sample(styleOf.get(arrow.relation)), ...sentenceElements(arrow)),
    element("p", { className: "hint" }, `${plural(arrow.statements.length, "statement")}${found.length ? ` · ${found.join(", ")}` : ""}`),
    ...threadElements(arrow.statements),
    ...arrow.statements.map((i) => evidence(i)),
  ];
}

// One statement with its passage, its source, and what answers it
function evidence(i) {
  const statement = statements[i];
  return element("article", { id: `s-${statement.id}` },
    statement.words ? element("p", { className: "words", dir: "auto" }, words(statement.words)) : null,
    element("blockquote", { dir: "auto" },
      element("span", { className: "context" }, statement.before.replace(/^\S*\s/u, "… ")),
      ...statement.quotation.map((piece) => (typeof piece === "string" ? piece : element("mark", { className: piece[1] }, piece[0]))),
      element("span", { className: "context" }, statement.after.replace(/\s\S*$/u, " …"))),
    sourceElement(statement),
    element("p", { className: "facts" }, factsText(statement)),
    ...statement.answeredBy.map((j) => reply(j, answerText(j), "answer")),
    ...statement.answers.map((j) => reply(j, `answers: ${summaryText(j)}`, "hint")));
}

const summaryText = (i) => {
  const { by, to, relation, words: said } = statements[i];
  return `${parties(by)} ${styleOf.get(relation).phrase} ${parties(to)}${said ? `: ${words(said)}` : ""}`;
};

function factsText({ tails, speaker, onBehalfOf, kind, confidence }) {
  return [actors !== own.actors && `in the article: ${tails.map((i) => own.actors[i].label).join(", ")}`, speaker && `said by ${speaker}`, onBehalfOf && `for ${onBehalfOf}`, kind && `kind: ${kind}`,
    `confidence ${confidence.toFixed(2)}`].filter(Boolean).join(" · ");
}

function reply(i, text, className) {
  return element("button", { type: "button", className: `reply ${className}`, onclick: () => choose({ arrow: arrowOf.get(i) }) },
    text, element("span", { className: "where" }, sourceText(statements[i])));
}

function sourceElement(statement) {
  const { publisher, title, url } = sources[statement.source];
  const shown = title || publisher || "source not named";
  const link = isWeb(url)
    ? element("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, nameElement(shown)) : nameElement(shown);
  const rest = [title && publisher, dateText(statement.date)].filter(Boolean).join(", ");
  return element("p", { className: "where" }, link, ` — ${rest}`);
}

function isWeb(url) {
  try { return ["http:", "https:"].includes(new URL(url).protocol); } catch { return false; }
}

function actorPanel(id, shown) {
  const mine = shown.arrows.filter((arrow) => arrow.from === id || arrow.to === id);
  const style = styleOf.get(actors[id].group);
  return [
    backButton(),
    element("h2", {}, shape(style), nameElement(nameOf(id))),
    element("p", { className: "hint" }, `${style.legend} · ${plural(mine.length, "arrow")} shown`),
    element("p", { className: "buttons" }, element("button", { type: "button", onclick: () => expand(id) }, "Only arrows of this party")),
    ...lines(mine),
  ];
}

const backButton = () => element("button", { type: "button", className: "back", onclick: () => choose(null) }, "← all");
const plural = (number, name) => `${number} ${name}${number === 1 ? "" : "s"}`;
