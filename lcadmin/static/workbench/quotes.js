/* Quotes of findings in a plain text or a Word document, which have no boxes: the quoted words themselves are marked. */

const SPACE = /\s/;

/* The text without white space, and where each of its characters stands. */
function squeezed(text) {
  const at = [];
  let words = "";
  for (let i = 0; i < text.length; i += 1) {
    if (SPACE.test(text[i])) continue;
    words += text[i];
    at.push(i);
  }
  return { words, at };
}

/* Where `marks` ({css, now, id, quotes}) quote from `text`: stretches in order that do not overlap; the one looked at goes first. */
export function stretches(text, marks) {
  const { words, at } = squeezed(text), found = [];
  for (const mark of [...marks].sort((a, b) => Number(b.now) - Number(a.now))) {
    for (const quote of mark.quotes || []) {
      const wanted = squeezed(quote).words, from = wanted ? words.indexOf(wanted) : -1;
      if (from < 0) continue;
      const start = at[from], end = at[from + wanted.length - 1] + 1;
      if (!found.some((other) => start < other.end && other.start < end)) found.push({ start, end, mark });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/* Shows `text` in `pre` with the marks' quotes marked; gives the marks whose words were not found. */
export function show(pre, text, marks) {
  const found = stretches(text, marks), parts = [];
  let end = 0;
  for (const { start, end: stop, mark } of found) {
    const element = document.createElement("mark");
    element.className = `quote ${mark.css}${mark.now ? " now" : ""}`;
    if (mark.id) element.dataset.finding = mark.id;
    if (mark.label) element.title = mark.label;
    element.textContent = text.slice(start, stop);
    parts.push(text.slice(end, start), element);
    end = stop;
  }
  pre.replaceChildren(...parts, text.slice(end));
  return marks.filter((mark) => !found.some((each) => each.mark === mark));
}
