/* Drawing a box on the page: press, drag, let go; Enter takes the whole page, Escape stops. `done(page, box)` gets points, or null for the whole page. */
import { make } from "./sheet.js";

const LEAST = 4; // points; less is a slip of the hand

export class Drawing {
  constructor(bench, sheet, done) {
    this.sheet = sheet;
    this.done = done;
    this.hint = bench.querySelector("[data-drawing-hint]");
    this.words = bench.dataset.drawing;
    this.on = false;
    this.from = null;
    sheet.svg.addEventListener("pointerdown", (event) => this.start(event));
    sheet.svg.addEventListener("pointermove", (event) => this.move(event));
    sheet.svg.addEventListener("pointerup", (event) => this.end(event));
  }

  toggle(on = !this.on) {
    this.on = on;
    this.from = null;
    this.rect?.remove();
    this.sheet.paper.classList.toggle("draws", on);
    this.hint.hidden = !on;
    this.hint.textContent = this.words;
  }

  point(event) {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(this.sheet.svg.getScreenCTM().inverse());
    const [w, h] = this.sheet.size;
    return [Math.min(w, Math.max(0, at.x)), Math.min(h, Math.max(0, at.y))];
  }

  start(event) {
    if (!this.on || event.button !== 0) return;
    event.preventDefault();
    this.sheet.svg.setPointerCapture(event.pointerId);
    this.from = this.point(event);
    this.rect = make("rect", { class: "drafting" }, this.sheet.svg);
  }

  box(event) {
    const [x, y] = this.point(event), [fx, fy] = this.from;
    return [Math.min(x, fx), Math.min(y, fy), Math.max(x, fx), Math.max(y, fy)];
  }

  move(event) {
    if (!this.from) return;
    const [x0, y0, x1, y1] = this.box(event);
    for (const [name, value] of Object.entries({ x: x0, y: y0, width: x1 - x0, height: y1 - y0 })) this.rect.setAttribute(name, value);
  }

  end(event) {
    if (!this.from) return;
    const box = this.box(event).map((n) => Math.round(n * 10) / 10);
    this.from = null;
    if (box[2] - box[0] < LEAST || box[3] - box[1] < LEAST) return this.rect.remove();
    this.toggle(false);
    this.done(this.sheet.page, box);
  }

  wholePage() {
    this.toggle(false);
    this.done(this.sheet.page, null);
  }
}
