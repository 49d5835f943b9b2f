/* The form of an own rule: only what belongs to the chosen sort of check is shown, and a kind of paper is asked only where it is needed.
   data-for="sorts"          shown for these sorts of check
   data-paper-of="name"      shown while the choice `name` ends with @ */

const form = document.querySelector("[data-own-rule]");

function show() {
  const sort = form.querySelector("[name=sort]:checked")?.value;
  for (const part of form.querySelectorAll("[data-for]")) part.hidden = !part.dataset.for.split(" ").includes(sort);
  for (const part of form.querySelectorAll("[data-paper-of]")) part.hidden = !form.elements[part.dataset.paperOf].value.endsWith("@");
  const points = form.elements.points;
  points.disabled = !["major", "minor"].includes(form.elements.severity.value);
}

form.addEventListener("change", show);
show();
