/* Finding words in the whole file: how many places, marked on their pages; Enter and Shift+Enter go on and back, Escape ends it. */
import { ask, complaint } from "../ask.js";

const PAUSE = 250; // milliseconds after the last key before the server is asked

export class Find {
  constructor(bench, sheet) {
    this.bench = bench;
    this.sheet = sheet;
    this.form = bench.querySelector("[data-find]");
    this.field = this.form.querySelector("input");
    this.count = this.form.querySelector("[data-count]");
    this.hits = [];
    this.at = -1;
    this.asked = "";
    const others = sheet.marks;
    sheet.marks = (page) => [...this.marks(page), ...others(page)];
    sheet.turned.add(() => this.inText());
    this.field.addEventListener("input", () => { clearTimeout(this.timer); this.timer = setTimeout(() => this.look(), PAUSE); });
    this.field.addEventListener("keydown", (event) => this.key(event));
    this.form.addEventListener("submit", (event) => event.preventDefault());
    for (const button of this.form.querySelectorAll("[data-hit]")) button.addEventListener("click", () => this.step(Number(button.dataset.hit)));
  }

  async key(event) {
    if (event.key === "Escape") { this.field.value = ""; this.field.blur(); this.look(); }
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    clearTimeout(this.timer);
    if (this.field.value !== this.asked) await this.look();
    else this.step(event.shiftKey ? -1 : 1);
  }

  async look() {
    const words = this.asked = this.field.value;
    if (!words.trim()) return this.show({ hits: [], count: 0 }, "");
    const answer = await ask(`${this.bench.dataset.root}/search?q=${encodeURIComponent(words)}`);
    if (words !== this.asked) return;
    if (answer.status !== 200) return this.show({ hits: [], count: 0 }, complaint(answer, this.bench.dataset.offline));
    this.show(answer.body, answer.body.message);
  }

  show(found, message) {
    this.hits = found.hits;
    this.all = found.count;
    this.message = message || (this.asked.trim() && !found.count ? this.form.dataset.none : "");
    this.at = this.hits.findIndex((hit) => hit.page >= this.sheet.page);
    if (this.at < 0 && this.hits.length) this.at = 0;
    for (const button of this.form.querySelectorAll("[data-hit]")) button.disabled = !this.hits.length;
    this.go();
  }

  step(by) {
    if (!this.hits.length) return;
    this.at = (this.at + by + this.hits.length) % this.hits.length;
    this.go();
  }

  go() {
    const hit = this.hits[this.at];
    this.count.textContent = hit ? `${this.at + 1} / ${this.all}` : this.message;
    this.count.title = hit ? `${hit.before}【${hit.words}】${hit.after}` : "";
    if (!hit) { this.sheet.draw(); return this.inText(); }
    this.sheet.turn(hit.page);
    this.inText();
    this.sheet.scrollToMark(".hit.now");
  }

  marks(page) {
    return this.hits.map((hit, number) => ({ hit, number })).filter(({ hit }) => hit.page === page)
      .map(({ hit, number }) => ({ css: "hit", label: "", now: number === this.at, boxes: hit.boxes }));
  }

  /* In a plain text there are no boxes: the words themselves are marked. */
  inText() {
    const pre = this.sheet.text;
    if (!pre || !this.hits.length) return;
    const whole = this.sheet.texts[this.sheet.page - 1] || "", parts = [];
    let end = 0;
    this.hits.forEach((hit, number) => {
      if (hit.page !== this.sheet.page) return;
      const mark = document.createElement("mark");
      mark.textContent = whole.slice(hit.start, hit.end);
      mark.classList.toggle("now", number === this.at);
      parts.push(whole.slice(end, hit.start), mark);
      end = hit.end;
    });
    pre.replaceChildren(...parts, whole.slice(end));
    pre.querySelector("mark.now")?.scrollIntoView({ block: "center" });
  }
}
