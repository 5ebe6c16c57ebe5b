"use strict";
// The controls: legend, sliders, search, keys, and the view in the address, so that it can be shared.

const SVG = "http://www.w3.org/2000/svg";
const SHAPES = {
  dot: "M8 2a6 6 0 1 1 0 12a6 6 0 1 1 0-12z", ring: "M8 4a4 4 0 1 1 0 8a4 4 0 1 1 0-8z", square: "M3 3h10v10h-10z",
  diamond: "M8 1l6 7l-6 7l-6-7z", triangle: "M8 2l6 11h-12z", triangleDown: "M8 14l6-11h-12z",
  hexagon: "M2 8l3-5.5h6l3 5.5l-3 5.5h-6z", star: "M8 1l2 5h5l-4 3.5l1.5 5.5l-4.5-3.3l-4.5 3.3l1.5-5.5l-4-3.5h5z",
};
const slider = (id) => document.querySelector(`#${id} input`);
const place = (id) => document.getElementById(id);

function picture(width, ...parts) {
  const made = document.createElementNS(SVG, "svg");
  Object.entries({ width, height: 16, viewBox: `0 0 ${width} 16`, "aria-hidden": "true" }).forEach(([key, value]) => made.setAttribute(key, value));
  for (const attributes of parts) {
    const path = document.createElementNS(SVG, "path");
    Object.entries(attributes).forEach(([key, value]) => path.setAttribute(key, value));
    made.append(path);
  }
  return made;
}

const shape = (style) => picture(16, {
  d: SHAPES[style.marker], fill: style.marker === "ring" ? "none" : colourOf(style),
  stroke: style.marker === "ring" ? colourOf(style) : ink(), "stroke-dasharray": style.marker === "ring" ? "2 2" : "none",
});

const sample = (style) => picture(38,
  { d: "M1 8h28", fill: "none", stroke: colourOf(style), "stroke-width": 2, "stroke-dasharray": style.dash.join(" ") || "none" },
  { d: "M37 8l-9-4.5v9z", fill: colourOf(style) });

// A switch for each style that occurs, with the count of what it would show or shows
function legend(list, occurring, draw, groups) {
  list.replaceChildren(...styles.filter((style) => occurring.has(style.id)).map((style) => element("li", {},
    element("label", {},
      element("input", { type: "checkbox", checked: !view.off.has(style.id), onchange: () => toggle(style.id) }),
      draw(style), element("span", {}, style.legend),
      element("output", {}, String((groups.get(style.id) || new Set()).size))))));
}

function toggle(id) {
  if (!view.off.delete(id)) view.off.add(id);
  refresh();
}

function showControls(shown) {
  const focus = document.activeElement && document.activeElement.closest("#filters li label");
  const wanted = focus && focus.textContent.replace(/\d+$/, "");
  legend(place("relations"), new Set(arrows.map((arrow) => arrow.relation)), sample, shown.relations);
  legend(place("types"), new Set(actors.map((actor) => actor.group)), shape, shown.types);
  const again = [...document.querySelectorAll("#filters li label")].find((label) => label.textContent.replace(/\d+$/, "") === wanted);
  if (again) again.control.focus();
  setSlider("sure", view.confidence, view.confidence.toFixed(2));
  setSlider("from", Math.max(0, dates.indexOf(view.from)), dateText(view.from || dates[0] || ""));
  setSlider("until", view.until ? dates.indexOf(view.until) : dates.length - 1, dateText(view.until || dates.at(-1) || ""));
  slider("busiest").max = actors.length;
  place("busiest").hidden = legible === actors.length;
  setSlider("busiest", view.busiest, `${view.busiest} of ${actors.length}`);
  showTime(shown);
  showGroups();
  place("hidden").textContent = hiddenText(shown);
  place("all").hidden = !shown.why.size && !view.collapsed.size;
}

function setSlider(id, value, text) {
  slider(id).value = value;
  slider(id).setAttribute("aria-valuetext", text); // a date, not its place among all
  document.querySelector(`#${id} output`).textContent = text;
}

// What the file has not: its key, what one is, what several are
const LEFT = [
  ["narrowed", "statement that the options of the drawing left out", "statements that the options of the drawing left out"],
  ["one_ended", "statement that names one party only", "statements that name one party only"],
  ["within", "statement within one party", "statements within one party"],
  ["left_out", "party with fewer statements", "parties with fewer statements"],
  ["beyond", "statement of or about these", "statements of or about these"],
];

function hiddenText(shown) {
  const reasons = new Map();
  shown.why.forEach((reason) => reasons.set(reason, (reasons.get(reason) || 0) + 1));
  const drawn = presentIn(shown).length;
  const parts = [`Shown: ${shown.shown.size} of ${plural(statements.length, "statement")}, ${drawn} of ${actors.length} parties.`];
  if (reasons.size) parts.push(`Hidden: ${[...reasons].map(([reason, number]) => `${number} ${reason}`).join(", ")}.`);
  const inside = statements.length - arrowOf.size;
  if (inside) parts.push(`${plural(inside, "statement")} within one party, as these are drawn.`);
  if (view.around.size) parts.push(`Only arrows of ${parties([...view.around])}; double-click a party to add its arrows.`);
  const absent = LEFT.filter(([key]) => left[key]).map(([key, one, several]) => `${left[key]} ${left[key] === 1 ? one : several}`);
  if (absent.length) parts.push(`Not in this file: ${absent.join(", ")}.`);
  return parts.join(" ");
}

const fillNames = () => place("names").replaceChildren(
  ...actors.filter((_, i) => named(i)).map((actor) => element("option", { value: actor.label.slice(0, 200) })));

function startControls() {
  fillNames();
  Object.assign(slider("from"), { max: dates.length - 1 });
  Object.assign(slider("until"), { max: dates.length - 1 });
  ["from", "until"].forEach((id) => { place(id).hidden = dates.length < 2; });
  slider("sure").oninput = ({ target }) => { view.confidence = Number(target.value); refresh(); };
  startTime();
  slider("busiest").oninput = ({ target }) => { view.busiest = Number(target.value); refresh(); };
  place("all").onclick = () => { const { level, areas } = view; view = { ...fresh(), level, areas }; regard({ busiest: 0 }); view.busiest = actors.length; refresh(); fit(); };
  place("fit").onclick = () => fit();
  place("closer").onclick = () => zoom(1.3);
  place("farther").onclick = () => zoom(1 / 1.3);
  place("png").onclick = savePng;
  startExports();
  place("filters").onsubmit = (event) => { event.preventDefault(); search(0); place("network").focus(); };
  place("search").onchange = () => search(0);
  document.addEventListener("keydown", press);
}

let match = 0;

// Choose the party whose name is looked for, or the next one that has it
function search(step) {
  const wanted = place("search").value.trim().toLowerCase();
  const names = actors.map((actor) => actor.label.toLowerCase());
  const exact = names.indexOf(wanted);
  const found = actors.map((_, i) => i).filter((i) => named(i) && names[i].includes(wanted))
    .sort((a, b) => (b === exact) - (a === exact) || rank[a] - rank[b]);
  if (!wanted || !found.length) return;
  match = step ? (match + step + found.length) % found.length : 0;
  const actor = found[match];
  if (!nodes.get(actor)) expand(actor);
  else { choose({ actor }); fit([actor, ...drawing.getConnectedNodes(actor)]); }
}

// n and N: the next party of a search, or without one the next arrow
function step(by) {
  if (place("search").value) { search(by); return; }
  const ids = edges.getIds();
  const here = view.chosen && view.chosen.arrow !== undefined ? ids.indexOf(view.chosen.arrow) : -1;
  if (ids.length) choose({ arrow: ids[(here + by + ids.length + (here < 0 && by < 0 ? 1 : 0)) % ids.length] });
}

const onCanvas = {
  ArrowLeft: () => pan(-80, 0), ArrowRight: () => pan(80, 0), ArrowUp: () => pan(0, -80), ArrowDown: () => pan(0, 80),
  "+": () => zoom(1.3), "-": () => zoom(1 / 1.3), 0: () => fit(),
};
const anywhere = {
  "/": () => place("search").focus(), n: () => step(1), N: () => step(-1), Escape: () => choose(null),
};

function press(event) {
  const typing = event.target.matches("input[type=search]");
  if (event.ctrlKey || event.metaKey || event.altKey || (typing && event.key !== "Escape")) return;
  const action = anywhere[event.key] || (event.target.id === "network" && onCanvas[event.key]);
  if (!action) return;
  event.preventDefault();
  if (typing) event.target.blur();
  action();
}
