"""Names: of laws by the register, of agencies and parties by the other places of the file where they stand surely."""

from collections.abc import Iterator

from rules import patterns as re
from rules.correcting.edit import Edit
from rules.correcting.witness import Witness
from rules.language import N_
from rules.law.register import register
from rules.reading.page import Page

LAW, NAME = N_("法律、法规、规章的名称"), N_("卷内其他处的同一名称")
QUOTED = re.compile(r"《([^《》\n]{3,60})》")
ILLEGIBLE = "■"


def corrections(page: Page, witness: Witness) -> Iterator[Edit]:
    """Names of which one doubtful character is wrong, or illegible characters are missing, and which only one known name fits."""
    if not page.guesses:
        return
    for m in QUOTED.finditer(page.text):
        doubtful = [i for i in range(m.start(1), m.end(1)) if i in page.guesses]
        if not doubtful or (ILLEGIBLE not in m[1] and register().find(m[1])):
            continue
        law = register().find(m[1], doubtful=True)
        title = law.title if law and len(law.title) == len(m[1]) else None
        if title:
            yield from _exchanged(page, m.start(1), title, LAW)
    taken: set[int] = set()
    for at in sorted(page.guesses):
        if at in taken:
            continue
        found = {(at - place, name) for name in witness.names for place in range(len(name)) if _fits(page, at - place, name)}
        if len({page.text[:start] + name + page.text[start + len(name):] for start, name in found}) == 1:
            start, name = max(found, key=lambda one: len(one[1]))
            taken.update(range(start, start + len(name)))
            yield from _exchanged(page, start, name, NAME)


def _fits(page: Page, start: int, name: str) -> bool:
    """Whether the text at `start` is `name` but for one doubtful character, or for illegible ones, and is not `name` already."""
    if start < 0 or start + len(name) > len(page.text):
        return False
    wrong = [start + i for i, c in enumerate(name) if page.text[start + i] != c]
    if not wrong or any(i not in page.guesses for i in wrong) or len(wrong) * 3 > len(name):
        return False
    return sum(page.text[i] != ILLEGIBLE for i in wrong) <= 1


def _exchanged(page: Page, start: int, name: str, why: str) -> Iterator[Edit]:
    for index, character in enumerate(name):
        if page.text[start + index] != character and start + index in page.guesses:
            yield Edit(start + index, start + index + 1, character, why)
