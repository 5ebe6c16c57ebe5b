// What a reader who cannot see well, or uses no mouse, would stumble over on the page that runs this.
// Contrast as WCAG 2.2 has it (1.4.3), names of controls (4.1.2), and the order of the focus (2.4.3).
() => {
  const parts = (colour) => {
    const numbers = colour.match(/[\d.]+/g).map(Number);
    const scale = colour.startsWith("color(") ? 255 : 1;
    return { rgb: numbers.slice(0, 3).map((one) => one * scale), alpha: numbers[3] ?? 1 };
  };
  const luminance = ({ rgb }) => rgb.map((one) => one / 255)
    .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4))
    .reduce((sum, one, i) => sum + one * [0.2126, 0.7152, 0.0722][i], 0);
  const contrast = (one, other) => {
    const [dim, bright] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dim + 0.05);
  };
  const ground = (element) => {
    for (let here = element; here; here = here.parentElement) {
      const colour = parts(getComputedStyle(here).backgroundColor);
      if (colour.alpha === 1) return colour;
      if (colour.alpha > 0) throw new Error(`half a ground: ${here.tagName}`);
    }
    return parts("rgb(255, 255, 255)");
  };
  const seen = (element) => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
  const pale = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let texts = 0;
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || element.closest("script, style, datalist, svg") || !seen(element)) continue;
    texts += 1;
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    const least = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
    const found = contrast(parts(style.color), ground(element));
    if (found < least) pale.push(`${walker.currentNode.data.trim().slice(0, 40)}: ${found.toFixed(2)}`);
  }
  const controls = [...document.querySelectorAll("button, input, select, summary, a[href], [tabindex]")].filter((one) => one.tabIndex >= 0);
  const name = (one) => one.getAttribute("aria-label") || (one.labels && [...one.labels].map((label) => label.textContent).join(" "))
    || one.textContent || one.getAttribute("title") || "";
  const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
  return {
    texts, pale,
    nameless: controls.filter((one) => !name(one).trim()).map((one) => one.outerHTML.slice(0, 80)),
    jumping: controls.filter((one) => one.tabIndex > 0).map((one) => one.outerHTML.slice(0, 80)),
    twice: ids.filter((id, i) => ids.indexOf(id) !== i),
    buried: [...document.querySelectorAll("[aria-hidden=true]")].filter((one) => one.querySelector("a, button, input, [tabindex]")).length,
    pictures: [...document.querySelectorAll("img:not([alt]), [role=img]:not([aria-label]):not([aria-labelledby])")].length,
    headings: document.querySelectorAll("h1").length,
    regions: document.querySelectorAll("main").length,
    language: document.documentElement.lang,
  };
}
