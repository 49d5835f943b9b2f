/* Tabs: a [role=tablist] of buttons shows one panel each; arrows move between them. `shown` is called with a panel when it is opened. */

export function tabs(list, shown = () => {}) {
  const buttons = [...list.querySelectorAll("[role=tab]")];
  const open = (button) => {
    for (const each of buttons) {
      const on = each === button;
      each.setAttribute("aria-selected", String(on));
      each.tabIndex = on ? 0 : -1;
      document.getElementById(each.getAttribute("aria-controls")).hidden = !on;
    }
    shown(document.getElementById(button.getAttribute("aria-controls")));
  };
  for (const button of buttons) button.addEventListener("click", () => open(button));
  list.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    event.stopPropagation();
    const next = buttons[(buttons.indexOf(document.activeElement) + by + buttons.length) % buttons.length];
    next.focus();
    open(next);
  });
  for (const button of buttons) button.tabIndex = button.getAttribute("aria-selected") === "true" ? 0 : -1;
  return (id) => open(buttons.find((button) => button.getAttribute("aria-controls") === id));
}
