"""Options: sentences of a form that are chosen by a tick (☑可以陈述、申辩。□可以要求听证。)."""

from rules import patterns as re

TICKED = re.compile("[☑☒√✓✔]")
LEFT_OUT = re.compile("[□☐][^□☐☑☒√✓✔。]{0,200}。?")


def left_out(text: str) -> list[tuple[int, int]]:
    """The options of `text` that are not chosen. A form on which nothing is ticked chooses nothing: what is printed on it is all told."""
    return [m.span() for m in LEFT_OUT.finditer(text)] if TICKED.search(text) else []
