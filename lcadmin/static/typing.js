/* Whether a key belongs to the field that has the focus, and is no command. */
export function isTyping(target) {
  return target.matches?.("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
}
