/* The form of an own rule: only what belongs to the chosen sort of check is shown, and a kind of paper is asked only where it is needed.
   data-for="sorts"          shown for these sorts of check
   data-paper-of="name"      shown while the choice `name` ends with @
   data-examples, data-more  a list of examples (data-example), and the button that adds an empty one
   data-shown="id"           what the page was asked for: it is scrolled to */

const MOST_EXAMPLES = 20;

const form = document.querySelector("[data-own-rule]");

function show() {
  const sort = form.querySelector("[name=sort]:checked")?.value;
  for (const part of form.querySelectorAll("[data-for]")) part.hidden = !part.dataset.for.split(" ").includes(sort);
  for (const part of form.querySelectorAll("[data-paper-of]")) part.hidden = !form.elements[part.dataset.paperOf].value.endsWith("@");
  const points = form.elements.points;
  points.disabled = !["major", "minor"].includes(form.elements.severity.value);
}

function more(list) {
  const last = [...list.querySelectorAll("[data-example]")].pop();
  const next = last.cloneNode(true);
  const number = list.querySelectorAll("[data-example]").length;
  const [text, label] = [next.querySelector("textarea"), next.querySelector("label")];
  text.id = text.name = text.name.replace(/\d+$/, number);
  label.htmlFor = text.id;
  next.querySelector("[data-number]").textContent = number + 1;
  next.querySelector(".came")?.remove();
  text.value = "";
  last.after(next);
  text.focus();
  list.querySelector("[data-more]").hidden = number + 1 >= MOST_EXAMPLES;
}

for (const list of form.querySelectorAll("[data-examples]")) {
  const button = list.querySelector("[data-more]");
  button.hidden = false;
  button.addEventListener("click", () => more(list));
}

form.addEventListener("change", show);
show();
if (form.dataset.shown) document.getElementById(form.dataset.shown).scrollIntoView();
