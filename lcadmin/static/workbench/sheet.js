/* The page in the middle: its picture, its boxes, turning and the two zoom levels. Boxes are in PDF points, and so is the drawing over the picture. */

import { show } from "./quotes.js";

const SVG = "http://www.w3.org/2000/svg", PX_PER_POINT = 96 / 72, EDGE = 32;

export function make(name, attributes = {}, parent = null) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  parent?.append(element);
  return element;
}

export class Sheet {
  constructor(bench) {
    this.bench = bench;
    this.paper = bench.querySelector("[data-paper]");
    this.sheet = bench.querySelector("[data-sheet]");
    this.picture = bench.querySelector("[data-picture]");
    this.text = bench.querySelector("[data-text]");
    this.svg = bench.querySelector("[data-overlay]");
    this.number = bench.querySelector("#page-number");
    this.sizes = JSON.parse(bench.dataset.sizes);
    this.texts = JSON.parse(document.querySelector("[data-texts]")?.textContent || "null");
    this.page = 0;
    this.zoom = 1;
    this.turned = new Set();      // called with the page after turning
    this.marks = () => [];        // gives what is to be marked on a page
    this.picture?.addEventListener("load", () => this.picture.classList.remove("loading"));
    this.picture?.addEventListener("error", () => this.cannotDraw());
    new ResizeObserver(() => this.fit()).observe(this.paper);
  }

  get size() { return this.sizes[this.page - 1]; }

  address(page, width) {
    const sharp = width * devicePixelRatio > this.sizes[page - 1][0] * PX_PER_POINT * 1.02 ? 2 : 1;
    return `${this.bench.dataset.root}/pages/${page}.png?zoom=${sharp}`;
  }

  get width() {
    const natural = this.size[0] * PX_PER_POINT;
    return this.zoom === 2 ? natural * 2 : Math.min(natural, this.paper.clientWidth - EDGE);
  }

  /* Shows `page`; does nothing for a page that is not there. */
  turn(page) {
    if (!(page >= 1 && page <= this.sizes.length)) return;
    if (page !== this.page) {
      this.page = page;
      this.number.value = page;
      this.paper.scrollTo(0, 0);
      this.fit();
      for (const call of this.turned) call(page);
      this.ahead();
    }
    this.draw();
  }

  fit() {
    if (!this.page) return;
    const width = Math.round(this.width), [w, h] = this.size;
    this.sheet.style.width = `${width}px`;
    if (this.text) return;
    this.sheet.style.height = `${Math.round(width * h / w)}px`;
    const address = this.address(this.page, width);
    if (this.picture.getAttribute("src") !== address) {
      this.sheet.querySelector(".missing")?.remove();
      this.picture.hidden = false;
      this.picture.classList.add("loading");
      this.picture.src = address;
      this.picture.alt = this.bench.dataset.pageWords.replace("{n}", this.page);
    }
  }

  ahead() {
    if (this.text) return;
    for (const page of [this.page + 1, this.page - 1]) {
      if (this.sizes[page - 1]) new Image().src = this.address(page, this.width);
    }
  }

  cannotDraw() {
    this.picture.hidden = true;
    if (this.sheet.querySelector(".missing")) return;
    const words = document.createElement("p");
    words.className = "missing";
    words.textContent = this.bench.dataset.noPicture;
    this.sheet.prepend(words);
  }

  enlarge(zoom) {
    if (zoom === this.zoom) return;
    const { scrollTop, clientHeight, scrollHeight } = this.paper, at = (scrollTop + clientHeight / 2) / scrollHeight;
    this.zoom = zoom;
    this.fit();
    this.paper.scrollTo((this.paper.scrollWidth - this.paper.clientWidth) / 2, at * this.paper.scrollHeight - clientHeight / 2);
    for (const button of this.bench.querySelectorAll("[data-zoom]")) button.setAttribute("aria-pressed", String(Number(button.dataset.zoom) === zoom));
    this.scrollToMark();
  }

  /* Draws what `marks(page)` gives: {id, css, label, boxes, now}. What has no box gets a label at the head of the page. */
  draw() {
    const [w, h] = this.size;
    this.svg.replaceChildren();
    let loose = 0;
    let marks = this.marks(this.page);
    if (this.text) marks = show(this.text, this.texts[this.page - 1] || "", marks).filter((mark) => mark.label && mark.now);
    const high = this.text ? w * this.sheet.clientHeight / (this.sheet.clientWidth || 1) : h;  // a text's page is as high as its words
    this.svg.setAttribute("viewBox", `0 0 ${w} ${high}`);
    for (const mark of [...marks].sort((a, b) => Number(a.now) - Number(b.now))) {
      const group = make("g", { class: `box ${mark.css}${mark.now ? " now" : ""}` }, this.svg);
      if (mark.id) group.dataset.finding = mark.id;
      make("title", {}, group).textContent = mark.label;
      for (const [x0, y0, x1, y1] of mark.boxes) {
        make("rect", { class: "mark", x: x0 - 1, y: y0 - 1, width: Math.max(2, x1 - x0 + 2), height: Math.max(2, y1 - y0 + 2), rx: 1.5 }, group);
      }
      if (!mark.label) continue;
      const [x, y] = mark.boxes.length ? [mark.boxes[0][0] - 1, mark.boxes[0][1] - 1] : [24, 26 + 16 * loose++];
      this.tag(group, mark.label, x, y < 14 ? y + 14 : y, w);
    }
  }

  tag(group, label, x, y, pageWidth) {
    const tag = make("g", { class: "label" }, group);
    const back = make("rect", { class: "tag", y: y - 12, height: 12, rx: 1.5 }, tag);
    const words = make("text", { y: y - 3.2 }, tag);
    words.textContent = label;
    const width = words.getComputedTextLength() + 8, left = Math.max(0, Math.min(x, pageWidth - width));
    back.setAttribute("x", left);
    back.setAttribute("width", width);
    words.setAttribute("x", left + 4);
  }

  /* Brings the marked box of the moment into view. */
  scrollToMark(which = ".now:not(.hit)") {
    const mark = this.text?.querySelector("mark.now") || this.svg.querySelector(`${which} rect.mark`) || this.svg.querySelector(which);
    if (!mark) return;
    const box = mark.getBoundingClientRect(), frame = this.paper.getBoundingClientRect();
    if (box.top >= frame.top + 24 && box.bottom <= frame.bottom - 24 && box.left >= frame.left && box.right <= frame.right) return;
    this.paper.scrollTo({
      top: this.paper.scrollTop + box.top - frame.top - frame.height / 3,
      left: this.paper.scrollLeft + (box.left + box.right) / 2 - frame.left - frame.width / 2,
    });
  }
}
