"use strict";
// Statements over time as bars, with two handles; the sliders below move the same handles by keyboard.

const BARS = 36;
const CHART = { width: 184, height: 46 };
const span = [dayOf(dates[0] || ""), dayOf(dates.at(-1) || "")];
const along = (date) => (span[1] > span[0] ? (dayOf(date) - span[0]) / (span[1] - span[0]) : 0.5); // 0 to 1
const barOf = (date) => Math.min(BARS - 1, Math.floor(along(date) * BARS));

function barCounts(indices) {
  const counts = Array(BARS).fill(0);
  indices.forEach((i) => { if (statements[i].date) counts[barOf(statements[i].date)] += 1; });
  return counts;
}

const everyBar = barCounts(statements.map((_, i) => i));

function showTime(shown) {
  const chart = place("histogram");
  chart.toggleAttribute("hidden", dates.length < 2);
  if (dates.length < 2) return;
  const now = barCounts(shown.shown);
  const most = Math.max(...everyBar);
  const step = CHART.width / BARS;
  const tall = (number) => (number ? Math.max(2, (number / most) * (CHART.height - 6)) : 0);
  const bar = (number, n, name) => svgElement("rect", { x: n * step, y: CHART.height - tall(number), width: step - 1, height: tall(number), class: name });
  const [start, end] = [view.from || dates[0], view.until || dates.at(-1)].map((date) => along(date) * CHART.width);
  chart.replaceChildren(svgElement("title", {}, timeText(shown)),
    svgElement("rect", { x: start, y: 0, width: Math.max(end - start, 1), height: CHART.height, class: "range" }),
    ...everyBar.map((number, n) => bar(number, n, "every")), ...now.map((number, n) => bar(number, n, "now")),
    ...[start, end].map((x) => svgElement("path", { d: `M${Math.round(x)} 0v${CHART.height}m-4 -30h8v14h-8z`, class: "handle" })));
}

function timeText(shown) {
  const undated = statements.filter((statement) => !statement.date).length;
  const most = everyBar.indexOf(Math.max(...everyBar));
  const busy = dates.find((date) => barOf(date) === most);
  return `${shown.shown.size} statements shown from ${dateText(view.from || dates[0])} to ${dateText(view.until || dates.at(-1))}; most, ${everyBar[most]}, about ${dateText(busy)}`
    + (undated ? `; ${undated} without a date` : "");
}

// A pointer takes the handle that is nearer, and leads it to the nearest day with a statement
function dragTime(event) {
  const box = place("histogram").getBoundingClientRect();
  const wanted = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
  const nearest = dates.reduce((best, date) => (Math.abs(along(date) - wanted) < Math.abs(along(best) - wanted) ? date : best), dates[0]);
  if (event.type === "pointerdown") {
    const [start, end] = [along(view.from || dates[0]), along(view.until || dates.at(-1))];
    dragTime.handle = Math.abs(wanted - start) <= Math.abs(wanted - end) && wanted < end ? "from" : "until";
    place("histogram").setPointerCapture(event.pointerId);
  }
  setTime(dragTime.handle, nearest);
}

function setTime(handle, date) {
  const other = handle === "from" ? view.until || dates.at(-1) : view.from || dates[0];
  const value = handle === "from" ? (date > other ? other : date) : (date < other ? other : date);
  view[handle] = value === (handle === "from" ? dates[0] : dates.at(-1)) ? "" : value;
  refresh();
}

function startTime() {
  const chart = place("histogram");
  chart.setAttribute("viewBox", `0 0 ${CHART.width} ${CHART.height}`);
  chart.onpointerdown = dragTime;
  chart.onpointermove = (event) => { if (event.buttons) dragTime(event); };
  ["from", "until"].forEach((handle) => { slider(handle).oninput = ({ target }) => setTime(handle, dates[target.value]); });
}
