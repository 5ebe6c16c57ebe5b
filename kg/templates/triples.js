"use strict";
// What is shown as RDF, and as a network for other programs.

const TURTLE = [
  "@prefix kg: <https://w3id.org/jaccuse/ontology#> .", "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .",
  "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .", "@prefix prov: <http://www.w3.org/ns/prov#> .",
];
const DATATYPES = { 10: "xsd:date", 7: "xsd:gYearMonth", 4: "xsd:gYear" }; // by the length of a date

const literal = (text) => `"${clean(text).replace(/[\\"]/g, "\\$&").replace(/\n/g, "\\n").replace(/\r/g, "\\r")}"`;
const iri = (text) => `<${clean(text).replace(/[\x00-\x20<>"{}|^`\\]/g, (one) => encodeURIComponent(one))}>`;
const partyIri = (i) => iri(base + own.actors[i].key);
const statementIri = (i) => iri(`${base}statement/${statements[i].id}`);

function turtleText() {
  const { shown } = survey();
  const drawn = own.arrows.map((arrow) => ({ ...arrow, statements: arrow.statements.filter((i) => shown.has(i)) })).filter((arrow) => arrow.statements.length);
  const parties = [...new Set(drawn.flatMap((arrow) => [arrow.from, arrow.to]))].sort((a, b) => a - b);
  const ends = new Map();
  drawn.forEach(({ from, to, statements: made }) => made.forEach((i) => {
    if (!ends.has(i)) ends.set(i, [new Set(), new Set()]);
    [from, to].forEach((end, n) => ends.get(i)[n].add(end));
  }));
  return [...TURTLE, "",
    ...parties.filter(isNamed).map((i) => `${partyIri(i)} a kg:${own.actors[i].group} ; rdfs:label ${literal(own.actors[i].label)} .`), "",
    ...[...shown].sort((a, b) => a - b).map((i) => statementTriples(i, ...ends.get(i))),
    ...drawn.filter((arrow) => isNamed(arrow.from) && isNamed(arrow.to)).map((arrow) => `${partyIri(arrow.from)} kg:${propertyOf(arrow)} ${partyIri(arrow.to)} .`), "",
  ].join("\n");
}

const propertyOf = ({ relation }) => (styleOf.get(relation).terms.length === 1 ? styleOf.get(relation).terms[0] : relation);
const isNamed = (i) => own.actors[i].group !== UNNAMED;

// Parties as the file has them, whomever they stand for in the drawing: so that it fits the graph it came from
function statementTriples(i, tails, ends) {
  const statement = statements[i];
  const style = styleOf.get(statement.relation);
  if (style.terms.length === 1) return ""; // a post, which no statement makes
  const [kind, by, to, said] = style.terms;
  const heads = style.mark ? statement.answered.map(statementIri) : [...ends].filter(isNamed).map(partyIri);
  const { url } = sources[statement.source];
  const facts = [
    ["kg:" + by, [...tails].filter(isNamed).map(partyIri)], [`kg:${to}`, heads],
    [`kg:${said}`, statement.words ? [literal(statement.words)] : []],
    ["kg:statementDate", DATATYPES[statement.date.length] && /^\d{4}(-\d\d){0,2}$/.test(statement.date) ? [`${literal(statement.date)}^^${DATATYPES[statement.date.length]}`] : []],
    ["kg:confidence", [`"${statement.confidence}"^^xsd:decimal`]],
    ["kg:evidence", [`[ kg:exact ${literal(quotationText(statement))} ]`]],
    ["prov:wasDerivedFrom", isWeb(url) ? [iri(url)] : []],
  ];
  const written = facts.filter(([property, objects]) => objects.length && property !== "kg:-").map(([property, objects]) => `  ${property} ${objects.join(", ")}`);
  return `${statementIri(i)} a kg:${kind} ;\n${written.join(" ;\n")} .\n`;
}

const NODE_KEYS = ["name", "class", "community"];
const EDGE_KEYS = ["relation", "statement", "date", "words", "quotation", "kind", "confidence", "publisher", "title", "url", "answers", "denied"];
const TYPES = { community: "int", confidence: "double", denied: "boolean" }; // others are text

function graphmlText() {
  const space = "http://graphml.graphdrawing.org/xmlns";
  const file = document.implementation.createDocument(space, "graphml");
  const make = (parent, name, attributes, text) => {
    const made = file.createElementNS(space, name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, clean(String(value))));
    if (text !== undefined) made.textContent = clean(String(text));
    parent.append(made);
    return made;
  };
  [["node", NODE_KEYS], ["edge", EDGE_KEYS]].forEach(([of, keys]) => keys.forEach((key) => make(file.documentElement, "key",
    { id: `${of}-${key}`, for: of, "attr.name": key, "attr.type": TYPES[key] || "string" })));
  const graph = make(file.documentElement, "graph", { edgedefault: "directed" });
  const { arrows: drawn } = survey();
  for (const i of [...new Set(drawn.flatMap((arrow) => [arrow.from, arrow.to]))].sort((a, b) => a - b)) {
    const node = make(graph, "node", { id: actors[i].key });
    [nameOf(i), actors[i].group, actors[i].community].forEach((value, n) => make(node, "data", { key: `node-${NODE_KEYS[n]}` }, value));
  }
  drawn.forEach((arrow) => arrow.statements.forEach((i) => edgeOf(arrow, i, make, graph)));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(file)}\n`;
}

function edgeOf(arrow, i, make, graph) {
  const { id, date, words: said, kind, confidence, source, answers } = statements[i];
  const { publisher, title, url } = sources[source];
  const made = make(graph, "edge", { source: actors[arrow.from].key, target: actors[arrow.to].key });
  [arrow.relation, id, date, said, quotationText(statements[i]), kind, confidence, publisher, title, url, answers.map((j) => statements[j].id).join(" "), contested({ statements: [i] })]
    .forEach((value, n) => make(made, "data", { key: `edge-${EDGE_KEYS[n]}` }, value));
}

function startExports() {
  place("svg").onclick = () => save(new Blob([svgText()], { type: "image/svg+xml" }), "svg");
  place("turtle").onclick = () => save(new Blob([turtleText()], { type: "text/turtle" }), "ttl");
  place("graphml").onclick = () => save(new Blob([graphmlText()], { type: "application/xml" }), "graphml");
}
