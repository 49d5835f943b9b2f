/* The findings at the right: which one is looked at, deciding on it, and what follows from a decision (card, group, outline, scores). */
import { ask, complaint } from "../ask.js";

export class Cards {
  constructor(bench, sheet) {
    this.bench = bench;
    this.sheet = sheet;
    this.list = bench.querySelector("[data-cards]");
    this.foot = document.querySelector("[data-foot]");
    this.current = null;
    this.fact = null;
    this.busy = false;
    sheet.marks = (page) => this.marks(page);
    this.outline();
  }

  all() { return [...this.list.querySelectorAll("[data-finding]")]; }

  /* The cards that follow from `card` and wait for a decision. */
  openFollowers(card) {
    const followers = card?.nextElementSibling;
    return followers?.matches("[data-followers]") ? [...followers.querySelectorAll("[data-finding][data-state=open]")] : [];
  }

  places(card) { return JSON.parse(card.dataset.places || "[]"); }

  marks(page) {
    const found = [];
    for (const card of this.all()) {
      const now = card === this.current;
      if (card.dataset.state === "dismissed" && !now) continue;
      const here = this.places(card).filter((place) => place.page === page);
      if (!here.length && Number(card.dataset.page) !== page) continue;
      found.push({ id: card.dataset.finding, now, label: card.dataset.label, css: `sev-${card.dataset.severity} ${card.dataset.state}`, boxes: here.flatMap((place) => place.boxes || []), quotes: here.map((place) => place.quote || "") });
    }
    if (this.fact && this.fact.page === page) found.push({ css: "fact", label: "", now: true, boxes: this.fact.boxes, quotes: [this.fact.quote || ""] });
    return found;
  }

  /* Looks at `card`: opens it, turns to its page (or to `page`, another of its places), scrolls to the box. */
  look(card, { page = null, quietly = false } = {}) {
    if (!card) return;
    this.fact = null;
    this.current?.classList.remove("now");
    this.current = card;
    card.classList.add("now");
    const folded = card.closest("details[data-followers]");
    if (folded) folded.open = true;
    if (!quietly) {
      card.scrollIntoView({ block: "nearest" });
      card.focus({ preventScroll: true });
      history.replaceState(null, "", `#finding-${card.dataset.finding}`);
    }
    const target = page || Number(card.dataset.page);
    if (target) {
      this.sheet.turn(target);
      this.sheet.scrollToMark();
    } else this.sheet.draw();
  }

  showFact(page, boxes, quote = "") {
    this.fact = { page, boxes, quote };
    this.sheet.turn(page);
    this.sheet.scrollToMark();
  }

  step(by) {
    const cards = this.all().filter((card) => card === this.current || !card.closest("details[data-followers]:not([open])"));
    const at = cards.indexOf(this.current);
    this.look(cards[Math.max(0, Math.min(cards.length - 1, at < 0 ? 0 : at + by))]);
  }

  nextOpen(after) {
    const cards = this.all(), at = cards.indexOf(after);
    const next = [...cards.slice(at + 1), ...cards.slice(0, at)].find((card) => card.dataset.state === "open");
    this.look(next || after);
  }

  /* Sends a decision on the current card, as of the version that is shown; `together` with what follows from it. */
  async decide(what, together = false) {
    const card = this.current;
    if (!card || this.busy || !this.bench.dataset.deciding) return;
    this.busy = true;
    const followers = (together ? this.openFollowers(card) : []).map((each) => ({ id: Number(each.dataset.finding), seen: Number(each.dataset.version) }));
    const answer = await ask(`/findings/${card.dataset.finding}/decision`, { seen: Number(card.dataset.version), ...what, ...(followers.length ? { followers } : {}) });
    this.busy = false;
    const fresh = answer.body.card ? this.replace(card, answer.body) : card;
    for (const also of answer.body.followers || []) this.replace(document.getElementById(`finding-${also.id}`), also);
    if (answer.status === 200) {
      if (what.do === "confirm" || what.do === "dismiss") this.nextOpen(fresh);
      else this.look(fresh);
      return;
    }
    this.look(fresh);
    const line = fresh.querySelector("[data-complaint]");
    line.textContent = complaint(answer, this.bench.dataset.offline);
    line.hidden = false;
  }

  async add(finding) {
    const answer = await ask(`/reviews/${this.bench.dataset.review}/findings`, finding);
    if (answer.status !== 201) return complaint(answer, this.bench.dataset.offline);
    this.list.querySelector(".nothing")?.remove();
    this.look(this.replace(null, answer.body));
    return "";
  }

  /* Puts the server's card in place of `old` (or as a new one), in the group of its severity; scores and marks follow. */
  replace(old, body) {
    const holder = document.createElement("template");
    holder.innerHTML = body.card.trim();
    const card = holder.content.firstElementChild;
    const group = this.list.querySelector(`[data-group="${body.severity}"]`);
    const caused = old?.parentElement.matches("[data-caused]") ? old.parentElement : null;
    if (old && (old.closest("[data-followers]") || old.closest("[data-group]") === group)) old.replaceWith(card);
    else if (caused) { old.replaceWith(card); group.append(caused); }
    else { old?.remove(); group.append(card); }
    if (this.current === old) this.current = card;
    if (body.foot) {
      const open = this.foot.querySelector("details[open]") !== null;
      this.foot.innerHTML = body.foot;
      if (open) this.foot.querySelector("details")?.setAttribute("open", "");
    }
    this.count();
    this.outline();
    return card;
  }

  count() {
    for (const group of this.list.querySelectorAll("[data-group]")) {
      const n = group.querySelectorAll("[data-finding]:not([data-followers] [data-finding])").length;
      group.querySelector("[data-group-count]").textContent = n;
      group.hidden = n === 0;
    }
    this.bench.querySelector("[data-total]").textContent = this.all().length;
  }

  /* The dots beside documents and pages follow what stands. */
  outline() {
    const stands = this.all().filter((card) => card.dataset.state !== "dismissed");
    for (const entry of this.bench.querySelectorAll("[data-first]")) {
      const here = stands.filter((card) => card.dataset.page >= Number(entry.dataset.first) && card.dataset.page <= Number(entry.dataset.last));
      let dots = entry.querySelector(".dots");
      if (!here.length) { dots?.remove(); continue; }
      if (!dots) {
        dots = document.createElement("span");
        dots.className = "dots";
        entry.querySelector(".name").after(dots);
      }
      dots.replaceChildren(...here.slice(0, 4).map((card) => {
        const dot = document.createElement("i");
        dot.className = `is-${card.dataset.severity}`;
        dot.textContent = "●";
        return dot;
      }));
    }
    const pages = new Set(stands.map((card) => card.dataset.page));
    for (const thumb of this.bench.querySelectorAll("[data-thumb]")) thumb.classList.toggle("found", pages.has(thumb.dataset.thumb));
  }
}
