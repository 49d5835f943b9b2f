/* What every page does, bound by data- attributes:
   data-confirm="words"      a form or button asks before it is sent
   data-autosubmit           a form is sent when one of its fields changes
   data-key="/"              a field that this key focuses, a link or button that it presses
   data-toggle-menu          opens the navigation on a narrow screen
   data-rows                 a list: ticking rows shows what can be done with them
   data-copy="#id"           copies the text of an element */

import { isTyping } from "./typing.js";

const dialog = document.getElementById("confirm");
let asking = null;

function submitter(event) {
  return event.submitter || event.target.querySelector("button:not([type]), [type=submit]");
}

document.addEventListener("submit", (event) => {
  const form = event.target, button = submitter(event);
  const words = button?.dataset.confirm || form.dataset.confirm;
  if (!words || form.dataset.confirmed) return;
  event.preventDefault();
  asking = { form, button };
  const ticked = form.querySelectorAll("[name=rowid]:checked").length;
  dialog.querySelector("#confirm-words").textContent = words.replace("{n}", ticked);
  dialog.showModal();
});

dialog?.addEventListener("close", () => {
  const { form, button } = asking || {};
  asking = null;
  if (dialog.returnValue !== "yes" || !form) return;
  form.dataset.confirmed = "yes";
  form.requestSubmit(button && button.form === form ? button : undefined);
  delete form.dataset.confirmed;
  dialog.returnValue = "";
});

document.addEventListener("change", (event) => {
  if (event.target.form?.matches("[data-autosubmit]")) event.target.form.requestSubmit();
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const field = [...document.querySelectorAll("[data-key]")].reverse().find((each) => each.dataset.key === event.key); // the page's own before the head's
  if (!field) return;
  event.preventDefault();
  if (field.matches("a, button")) return field.click();
  field.focus();
  field.select?.();
});

for (const button of document.querySelectorAll("[data-toggle-menu]")) {
  button.addEventListener("click", () => {
    const open = document.getElementById("menu").classList.toggle("open");
    button.setAttribute("aria-expanded", String(open));
  });
}

for (const list of document.querySelectorAll("[data-rows]")) {
  const all = list.querySelector("[data-pick-all]"), bar = list.querySelector(".picked");
  const boxes = () => [...list.querySelectorAll("[name=rowid]")];
  const show = () => {
    const ticked = boxes().filter((box) => box.checked);
    for (const box of boxes()) box.closest("tr").classList.toggle("in", box.checked);
    if (all) {
      all.checked = ticked.length > 0 && ticked.length === boxes().length;
      all.indeterminate = ticked.length > 0 && !all.checked;
    }
    if (!bar) return;
    bar.hidden = ticked.length === 0;
    bar.querySelector("[data-count]").textContent = ticked.length;
  };
  list.addEventListener("change", (event) => {
    if (event.target === all) for (const box of boxes()) box.checked = all.checked;
    show();
  });
  show();
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.querySelector(button.dataset.copy).textContent.trim());
    button.textContent = button.dataset.done;
  });
}

/* A cell that is cut off says its whole text when pointed at. */
document.addEventListener("mouseover", (event) => {
  const cell = event.target.closest?.(".rows td, .todo td");
  if (cell && !cell.title && cell.scrollWidth > cell.clientWidth) cell.title = cell.textContent.trim();
});

document.addEventListener("click", (event) => {
  for (const open of document.querySelectorAll(".filters details[open]")) if (!open.contains(event.target)) open.open = false;
});

/* Flask-Admin's own templates, where one is ever shown: rows added to a form, links that lead nowhere. */
document.addEventListener("click", (event) => {
  const add = event.target.closest?.("[data-add-inline]");
  if (add) window.faForm?.addInlineField(add, add.dataset.addInline);
  if (event.target.closest?.('a[href^="javascript:"]')) event.preventDefault();
});
