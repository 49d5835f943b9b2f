/* Live progress: inside [data-progress] every [data-watch=url] is asked each second until its review is over.
   data-then="reload" loads the page anew when one is over; data-offline is said while the server cannot be reached. */
import { ask } from "./ask.js";

const EVERY = 1000, WHEN_OFFLINE = 5000;

export function watch(row, { offline = "", then = null } = {}) {
  const bar = row.querySelector("progress"), words = row.querySelector("[data-words]"), seen = row.querySelector("[data-seen]");
  const look = async () => {
    const { status, body } = await ask(row.dataset.watch);
    if (status !== 200) {
      if (status === 0 || status >= 500) { words.textContent = offline; setTimeout(look, WHEN_OFFLINE); }
      return;
    }
    if (bar) { bar.max = body.page_total || 1; bar.value = body.done ? bar.max : body.page_done; }
    words.textContent = body.over && body.message ? body.message : body.words;
    words.classList.toggle("is-veto", body.over && !body.done || body.stale);
    if (seen) seen.textContent = body.seen;
    if (body.over) then ? then(row, body) : null;
    else setTimeout(look, EVERY);
  };
  look();
}

function over(box, row, body) {
  if (box.dataset.then === "reload") location.reload();
  else row.classList.add(body.done ? "is-ok" : "is-over");
}

for (const box of document.querySelectorAll("[data-progress]")) {
  for (const row of box.querySelectorAll("[data-watch]")) {
    watch(row, { offline: box.dataset.offline, then: (r, body) => over(box, r, body) });
  }
}
