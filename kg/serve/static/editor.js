"use strict";
// The editor: a text field, a table, and no more. Everything is shown as text.

const field = document.querySelector("#query");
const answer = document.querySelector("#answer");
const status = document.querySelector("#status");
const FIRST = `PREFIX kg: <https://w3id.org/jaccuse/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

SELECT ?who ?whom ?words WHERE {
  ?statement a kg:Accusation ; kg:accuser ?who ; kg:accused ?whom ; kg:evidence/kg:exact ?words .
} LIMIT 20`;

function made(name, text = "", attributes = {}) {
  const element = document.createElement(name);
  element.textContent = text;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

function cell(term) {
  const box = made("td", "", { dir: "auto" });
  if (!term) return box;
  if (term.type === "uri" && /^https?:/.test(term.value)) {
    const short = term.value.replace("https://w3id.org/jaccuse/", "").replace("ontology#", "kg:");
    box.append(made("a", short, { href: `/about?iri=${encodeURIComponent(term.value)}`, title: term.value }));
  } else {
    box.textContent = term.type === "triple" ? JSON.stringify(term.value) : term.value;
    if (/#(integer|decimal|double)$/.test(term.datatype || "")) box.className = "number";
  }
  return box;
}

function table(found) {
  if ("boolean" in found) return made("p", found.boolean ? "yes" : "no");
  const whole = made("table");
  const head = whole.createTHead().insertRow();
  for (const name of found.head.vars) head.append(made("th", name, { scope: "col" }));
  const body = whole.createTBody();
  for (const row of found.results.bindings) {
    const line = body.insertRow();
    for (const name of found.head.vars) line.append(cell(row[name]));
  }
  return whole;
}

async function run() {
  const query = field.value;
  history.replaceState(null, "", `#query=${encodeURIComponent(query)}`);
  answer.replaceChildren();
  document.querySelector("#saves").hidden = true;
  status.textContent = "asking …";
  const start = performance.now();
  try {
    const reply = await fetch("/sparql", {
      method: "POST",
      headers: { "Content-Type": "application/sparql-query", Accept: "application/sparql-results+json, text/turtle" },
      body: query,
    });
    if (!reply.ok) throw new Error((await reply.text()).trim());
    const turtle = reply.headers.get("Content-Type").startsWith("text/turtle");
    answer.append(turtle ? made("pre", await reply.text()) : table(await reply.json()));
    const cut = reply.headers.get("X-Rows-Cut") ? ", and there are more: the answer was cut" : "";
    status.textContent = `${reply.headers.get("X-Rows")} rows in ${Math.round(performance.now() - start)} ms${cut}`;
    if (!turtle) offer(query);
  } catch (problem) {
    status.textContent = "";
    answer.append(made("p", problem.message, { class: "problem", role: "alert" }));
  }
}

function offer(query) {
  const coded = encodeURIComponent(query);
  const types = { csv: "text/csv", tsv: "text/tab-separated-values", json: "application/sparql-results+json" };
  for (const [name, type] of Object.entries(types)) {
    document.querySelector(`#${name}`).onclick = (click) => save(click, query, type, name);
  }
  document.querySelector("#link").href = `/editor#query=${coded}`;
  document.querySelector("#saves").hidden = false;
}

async function save(click, query, type, name) {
  click.preventDefault();
  const headers = { "Content-Type": "application/sparql-query", Accept: type };
  const reply = await fetch("/sparql", { method: "POST", headers, body: query });
  const link = made("a", "", { download: `answer.${name}` });
  link.href = URL.createObjectURL(await reply.blob());
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

// Who puts another editor before the field learns of what is written into it by its event.
function write(query) {
  field.value = query;
  field.dispatchEvent(new Event("input"));
}

async function example(name) {
  if (!name) return;
  const reply = await fetch(`/query/${encodeURIComponent(name)}?format=rq`);
  if (reply.ok) write(await reply.text());
}

document.querySelector("#ask").addEventListener("submit", (sent) => { sent.preventDefault(); run(); });
field.addEventListener("keydown", (key) => { if (key.key === "Enter" && (key.ctrlKey || key.metaKey)) run(); });
document.querySelector("#examples").addEventListener("change", (change) => example(change.target.value));
const wanted = new URLSearchParams(location.search).get("example");
const given = new URLSearchParams(location.hash.slice(1)).get("query");
write(given || FIRST);
if (wanted && !given) example(wanted).then(run);
