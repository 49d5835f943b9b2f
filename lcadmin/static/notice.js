/* The pages of a notice:
   data-draft       a form whose preview follows what is typed; what it gives back replaces [data-preview], [data-seen] and [data-state]
   data-opens="id"  opens that dialog; data-closes inside closes it; a dialog with data-open opens by itself
   data-press="d"   a link that this key follows */

import { isTyping } from "./typing.js";

const form = document.querySelector("[data-draft]");
const PAUSE = 350; // milliseconds without typing before the server is asked
let waiting = null, asked = 0, stale = false;

async function refresh() {
  const turn = ++asked, data = new FormData(form);
  data.set("do", "preview");
  const preview = document.querySelector("[data-preview]");
  preview.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(form.action, { method: "POST", body: data, credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (turn !== asked || !page.querySelector("[data-draft]")) return;
    const printable = page.querySelector(".sheet");
    document.querySelector("[data-state]").replaceWith(page.querySelector("[data-state]"));
    if (printable) document.querySelector("[data-preview]").replaceWith(printable); // else the last one stays, dimmed
    form.querySelector("[data-seen]").value = page.querySelector("[data-seen]").value;
    showErrors(page);
    stale = !printable;
  } catch {
    /* the network is away: the preview stays as it was, and the server refuses to issue what was not seen */
  } finally {
    if (turn === asked && !stale) document.querySelector("[data-preview]").removeAttribute("aria-busy");
  }
}

function showErrors(page) {
  for (const old of form.querySelectorAll("[role=alert]")) old.remove();
  for (const input of form.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
  for (const input of page.querySelectorAll("[data-draft] [aria-invalid]")) {
    const mine = document.getElementById(input.id), words = page.getElementById(`${input.id}-error`);
    mine.setAttribute("aria-invalid", "true");
    mine.setAttribute("aria-describedby", `${input.id}-error`);
    mine.closest(".field").append(words);
  }
}

form?.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(refresh, PAUSE);
});

for (const button of document.querySelectorAll("[data-opens]")) {
  button.addEventListener("click", () => document.getElementById(button.dataset.opens).showModal());
}
for (const button of document.querySelectorAll("dialog [data-closes]")) {
  button.addEventListener("click", () => button.closest("dialog").close());
}
for (const dialog of document.querySelectorAll("dialog[data-open]")) dialog.showModal();

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector("dialog[open]")) return;
  [...document.querySelectorAll("[data-press]")].find((each) => each.dataset.press === event.key.toLowerCase())?.click();
});
