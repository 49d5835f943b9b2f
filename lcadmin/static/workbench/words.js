/* The page's words over its picture: to be selected and copied, with what OCR is not sure of underlined. Loaded page by page. */
import { ask } from "../ask.js";
import { make } from "./sheet.js";

const TURN = [0, 90, 180, 270], KEPT = 40, DEPTH = 0.12;

export class Words {
  constructor(bench, sheet) {
    this.bench = bench;
    this.sheet = sheet;
    this.svg = bench.querySelector("[data-words-layer]");
    this.sure = bench.querySelector("[data-sure]");
    this.kept = new Map();
    this.drawn = 0;
    if (!this.svg) return;
    sheet.turned.add((page) => this.show(page));
    this.svg.addEventListener("click", (event) => this.through(event));
    this.svg.addEventListener("copy", (event) => this.copy(event));
    document.addEventListener("copy", (event) => this.copy(event));
    this.sure?.addEventListener("click", () => this.toggle());
  }

  async of(page) {
    if (!this.kept.has(page)) {
      if (this.kept.size >= KEPT) this.kept.delete(this.kept.keys().next().value);
      this.kept.set(page, ask(`${this.bench.dataset.root}/pages/${page}/text`).then(({ status, body }) => {
        if (status !== 200) this.kept.delete(page);
        return status === 200 ? body : null;
      }));
    }
    return this.kept.get(page);
  }

  async show(page) {
    this.svg.replaceChildren();
    this.say("");
    const read = await this.of(page);
    if (!read || page !== this.sheet.page) return;
    const [w, h] = this.sheet.size;
    this.svg.setAttribute("viewBox", `0 0 ${w} ${h}`);
    const layer = document.createDocumentFragment();
    for (const [x0, y0, x1, y1, way] of read.doubts) this.doubt(layer, x0, y0, x1, y1, way);
    read.lines.forEach((line, number) => line.forEach((word) => this.word(layer, word, number)));
    this.svg.replaceChildren(layer);
    this.say(read.words, read.doubts.length);
  }

  /* A word stretched over its box; `way` says where its characters run (right, down, left, up). */
  word(layer, [words, x0, y0, x1, y1, way], line) {
    const across = way % 2 === 0, height = across ? y1 - y0 : x1 - x0, length = across ? x1 - x0 : y1 - y0;
    if (height <= 0 || length <= 0) return;
    const [x, y] = [[x0, y1], [x0, y0], [x1, y0], [x1, y1]][way];
    const text = make("text", { "font-size": height.toFixed(2), textLength: length.toFixed(2), lengthAdjust: "spacingAndGlyphs", y: (-DEPTH * height).toFixed(2) }, layer);
    text.setAttribute("transform", `translate(${x} ${y}) rotate(${TURN[way]})`);
    text.dataset.line = line;
    text.textContent = words;
  }

  doubt(layer, x0, y0, x1, y1, way) {
    make("rect", { class: "doubt", x: x0, y: y0, width: x1 - x0, height: y1 - y0 }, layer);
    const [ax, ay, bx, by] = [[x0, y1, x1, y1], [x0, y0, x0, y1], [x0, y0, x1, y0], [x1, y0, x1, y1]][way];
    make("line", { class: "doubt", x1: ax, y1: ay, x2: bx, y2: by }, layer);
  }

  say(words, doubts = 0) {
    if (!this.sure) return;
    this.sure.textContent = words;
    this.sure.hidden = !words;
    this.sure.disabled = !doubts;
    if (doubts) this.sure.setAttribute("aria-pressed", String(!this.svg.classList.contains("plain")));
    else this.sure.removeAttribute("aria-pressed");
  }

  toggle() {
    const off = this.svg.classList.toggle("plain");
    this.sure.setAttribute("aria-pressed", String(!off));
  }

  /* A click on a word that is no selection belongs to what lies under it. */
  through(event) {
    if (!getSelection().isCollapsed) return;
    const under = document.elementsFromPoint(event.clientX, event.clientY).find((each) => each.closest("[data-overlay] [data-finding]"));
    under?.dispatchEvent(new MouseEvent("click", { bubbles: true, clientX: event.clientX, clientY: event.clientY }));
  }

  /* What was selected as it stands on paper: words of a line parted by a space, lines by a line break. */
  copy(event) {
    const selection = getSelection();
    if (event.defaultPrevented || selection.isCollapsed || !this.svg.contains(selection.anchorNode)) return;
    const range = selection.getRangeAt(0), lines = new Map();
    for (const text of this.svg.querySelectorAll("text")) {
      const node = text.firstChild;
      if (!range.intersectsNode(node)) continue;
      const from = node === range.startContainer ? range.startOffset : 0;
      const words = node.data.slice(from, node === range.endContainer ? range.endOffset : undefined);
      if (words) lines.set(text.dataset.line, [...(lines.get(text.dataset.line) || []), words]);
    }
    event.clipboardData.setData("text/plain", [...lines.values()].map((line) => line.join(" ")).join("\n"));
    event.preventDefault();
  }
}
