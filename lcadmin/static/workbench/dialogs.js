/* The workbench's dialogs: why a finding does not stand, its words, a finding of one's own. */

function prepare(id) {
  const dialog = document.getElementById(id);
  if (!dialog) return null;
  const form = dialog.querySelector("form");
  dialog.querySelector("[data-close]")?.addEventListener("click", () => dialog.close(""));
  return { dialog, form, wrong: dialog.querySelector("[data-wrong]") };
}

function complain(part, words) {
  part.wrong.textContent = words;
  part.wrong.hidden = !words;
}

/* Asks why; `then` gets {reason, words}, and whether what follows falls with it. The figures choose a reason. */
export function dismissing(bench, then) {
  const part = prepare("dismiss");
  if (!part) return () => {};
  const { dialog, form } = part, reasons = [...form.elements.reason];
  dialog.addEventListener("keydown", (event) => {
    if (event.target.matches("textarea")) return;
    const reason = reasons[Number(event.key) - 1];
    if (!reason) return;
    event.preventDefault();
    reason.checked = true;
    reason.focus();
  });
  form.addEventListener("submit", (event) => {
    const reason = form.elements.reason.value, words = form.elements.words.value.trim();
    if (reason === "other" && !words) {
      event.preventDefault();
      complain(part, bench.dataset.askWords);
      form.elements.words.focus();
      return;
    }
    then({ reason, words }, !together.hidden && form.elements.together.checked);
  });
  const together = dialog.querySelector("[data-together]");
  return (card, followers) => {
    form.reset();
    complain(part, "");
    dialog.querySelector("[data-title]").textContent = card.dataset.label;
    together.hidden = !followers.length;
    together.querySelector("[data-count]").textContent = followers.length;
    dialog.showModal();
    reasons[0].focus();
  };
}

/* Asks whether what follows from a finding is confirmed along with it; `then` gets the answer. */
export function confirming(then) {
  const part = prepare("together");
  if (!part) return () => {};
  const { dialog, form } = part;
  form.addEventListener("submit", (event) => then(event.submitter?.value === "together"));
  return (card, followers) => {
    dialog.querySelector("[data-title]").textContent = card.dataset.label;
    dialog.querySelector("[data-list]").replaceChildren(...followers.map((follower) => {
      const line = document.createElement("li");
      line.textContent = follower.dataset.label;
      return line;
    }));
    dialog.showModal();
    dialog.querySelector("[value=together]").focus();
  };
}

/* Lets the words and the weight be put right; `then` gets what was changed. */
export function editing(then) {
  const part = prepare("edit");
  if (!part) return () => {};
  const { dialog, form } = part;
  let before = {};
  form.addEventListener("submit", () => {
    const now = { message: form.elements.message.value.trim(), suggestion: form.elements.suggestion.value.trim(), severity: form.elements.severity.value, points: Number(form.elements.points.value || 0) };
    const changed = Object.fromEntries(Object.entries(now).filter(([key, value]) => value !== before[key]));
    if (Object.keys(changed).length) then(changed);
  });
  return (card) => {
    before = JSON.parse(card.querySelector("[data-words]").textContent);
    for (const [name, value] of Object.entries(before)) form.elements[name].value = value;
    dialog.showModal();
    form.elements.message.focus();
  };
}

/* Asks for a finding of one's own at `page` and `box`; `then` sends it and gives a complaint or nothing. */
export function owning(bench, then) {
  const part = prepare("own");
  if (!part) return () => {};
  const { dialog, form } = part;
  let where = {};
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { title, message, severity, points, basis, suggestion } = form.elements;
    const words = await then({ ...where, title: title.value, message: message.value, severity: severity.value, points: Number(points.value || 0), basis: basis.value, suggestion: suggestion.value });
    complain(part, words);
    if (!words) dialog.close("yes");
  });
  return (page, box) => {
    form.reset();
    complain(part, "");
    where = { page, box };
    dialog.querySelector("[data-where]").textContent = bench.dataset.pageWords.replace("{n}", page);
    dialog.showModal();
    form.elements.title.focus();
  };
}
