/* The workbench: page, findings, tabs, drawing and keys put together. */
import { isTyping } from "../typing.js";
import { Cards } from "./cards.js";
import { confirming, dismissing, editing, owning } from "./dialogs.js";
import { Drawing } from "./draw.js";
import { Find } from "./find.js";
import { Sheet } from "./sheet.js";
import { tabs } from "./tabs.js";
import { Words } from "./words.js";

const bench = document.querySelector("[data-bench]");
const sheet = new Sheet(bench), cards = new Cards(bench, sheet);
new Words(bench, sheet);
new Find(bench, sheet);
const [left, right] = bench.querySelectorAll("[role=tablist]");
const help = document.getElementById("help");

const askWhy = dismissing(bench, (answer, together) => cards.decide({ do: "dismiss", ...answer }, together));
const askTogether = confirming((together) => cards.decide({ do: "confirm" }, together));
const askWords = editing((changed) => cards.decide({ do: "edit", ...changed }));
const askOwn = owning(bench, (finding) => { show("findings"); return cards.add(finding); });
const drawing = new Drawing(bench, sheet, askOwn);

async function fetchInto(panel) {
  if (!panel.dataset.from) return;
  const answer = await fetch(panel.dataset.from, { credentials: "same-origin" });
  if (answer.ok) panel.innerHTML = await answer.text();
}
const show = tabs(right, fetchInto);
tabs(left, () => mark(sheet.page));

/* The outline and the thumbnails say where one is. */
function mark(page) {
  for (const entry of bench.querySelectorAll("[data-first]")) {
    const here = page >= Number(entry.dataset.first) && page <= Number(entry.dataset.last);
    entry.classList.toggle("on", here);
    if (here) entry.scrollIntoView({ block: "nearest" });
  }
  for (const thumb of bench.querySelectorAll("[data-thumb]")) {
    const here = Number(thumb.dataset.thumb) === page;
    thumb.classList.toggle("on", here);
    if (here && !thumb.parentElement.hidden) thumb.scrollIntoView({ block: "nearest" });
  }
}
sheet.turned.add(mark);

const acts = {
  confirm: () => {
    const followers = cards.openFollowers(cards.current);
    return followers.length ? askTogether(cards.current, followers) : cards.decide({ do: "confirm" });
  },
  reopen: () => cards.decide({ do: "reopen" }),
  dismiss: () => askWhy(cards.current, cards.openFollowers(cards.current)),
  edit: () => askWords(cards.current),
};

function act(what) {
  const button = cards.current?.querySelector(`[data-do="${what}"]`);
  if (button) acts[what]();
}

document.addEventListener("click", (event) => {
  const at = (selector) => event.target.closest(selector);
  const card = at("[data-finding]");
  if (at("[data-do]")) { cards.look(card); return act(at("[data-do]").dataset.do); }
  if (at("[data-to-finding]")) { show("findings"); return cards.look(document.getElementById(`finding-${at("[data-to-finding]").dataset.toFinding}`)); }
  const go = at("[data-go]");
  if (go) {
    event.preventDefault();
    if (card) return cards.look(card, { page: Number(go.dataset.go) || null });
    if (go.dataset.boxes) return cards.showFact(Number(go.dataset.go), JSON.parse(go.dataset.boxes), go.title);
    return sheet.turn(Number(go.dataset.go));
  }
  if (at("[data-turn]")) return sheet.turn(sheet.page + Number(at("[data-turn]").dataset.turn));
  if (at("[data-zoom]")) return sheet.enlarge(Number(at("[data-zoom]").dataset.zoom));
  if (at("[data-draw]")) return drawing.toggle();
  if (at("[data-help]")) return help.showModal();
  if (at("[data-show-coverage]")) { show("coverage"); return only(at("[data-show-coverage]").dataset.showCoverage); }
  if (at("button[data-outcome]")) return only(at("button[data-outcome]").dataset.outcome);
  if (card && card.tagName !== "ARTICLE") { show("findings"); return cards.look(document.getElementById(`finding-${card.dataset.finding}`)); }
  if (card && card !== cards.current && !at("a, summary, button")) return cards.look(card);
});

function only(outcome) {
  for (const button of bench.querySelectorAll("button[data-outcome]")) button.setAttribute("aria-pressed", String(button.dataset.outcome === outcome));
  for (const row of bench.querySelectorAll("[data-outcome-row]")) row.hidden = Boolean(outcome) && row.dataset.outcomeRow !== outcome;
}

sheet.number.addEventListener("change", () => sheet.turn(Number(sheet.number.value)));

const KEYS = {
  j: () => cards.step(1), k: () => cards.step(-1), y: () => act("confirm"), n: () => act("dismiss"), e: () => act("edit"),
  b: () => { if (bench.dataset.deciding) drawing.toggle(); },
  ArrowRight: () => sheet.turn(sheet.page + 1), ArrowLeft: () => sheet.turn(sheet.page - 1),
  "+": () => sheet.enlarge(2), "=": () => sheet.enlarge(2), "-": () => sheet.enlarge(1), "?": () => help.showModal(),
  Escape: () => drawing.toggle(false),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector("dialog[open]")) return;
  if (event.key === "Enter" && drawing.on) { event.preventDefault(); return drawing.wholePage(); }
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (!KEYS[key]) return;
  event.preventDefault();
  KEYS[key]();
});

const asked = location.hash.match(/^#(finding|page)-(\d+)$/);
sheet.turn(asked?.[1] === "page" ? Number(asked[2]) : Number(bench.dataset.page));
const first = asked?.[1] === "finding" ? document.getElementById(asked[0].slice(1)) : asked ? null : cards.all().find((card) => card.dataset.state === "open") || cards.all()[0];
cards.look(first, { quietly: asked?.[1] !== "finding" });
