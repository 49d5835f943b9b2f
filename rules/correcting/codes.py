"""Credit codes and identity numbers, by their check digit (GB 32100-2015, GB 11643-1999)."""

from collections.abc import Callable, Iterator
from itertools import product

from rules import patterns as re
from rules.correcting.edit import Edit
from rules.correcting.witness import Witness
from rules.facts.identifiers import CODE_ALPHABET, CONFUSABLE, card_fault, code_fault
from rules.language import N_
from rules.reading.page import Page

CODE, CARD = N_("统一社会信用代码的校验码"), N_("公民身份号码的校验码")
NUMBER = re.compile(r"(?<![0-9A-Za-z■])[0-9A-Za-z■]{18}(?![0-9A-Za-z■])")
LABEL = re.compile(r"(?P<card>身份[^\n]{0,12})|信用代码|注册号|代码")
MOST_DOUBTFUL = 3
DIGITS = "0123456789"
LAST_OF_A_CARD = DIGITS + "X"


def corrections(page: Page, witness: Witness) -> Iterator[Edit]:
    """The numbers of eighteen characters whose check fails, or of which some are illegible, and which only one reading makes right."""
    for m in NUMBER.finditer(page.text):
        read = m[0].upper()
        label = LABEL.search(page.text, max(0, m.start() - 24), m.start())
        card = label["card"] is not None if label else read[:17].replace("■", "0").isdigit()
        fault = card_fault if card else code_fault
        if fault(read) is None:
            continue
        right = _only_right(read, m.start(), page, fault, card, witness)
        if right:
            for index, (was, now) in enumerate(zip(m[0], right, strict=True)):
                if was != now:
                    yield Edit(m.start() + index, m.start() + index + 1, now, CARD if card else CODE)


def _only_right(read: str, start: int, page: Page, fault: Callable[[str], str | None], card: bool, witness: Witness) -> str | None:
    """The only reading of the doubtful characters with a right check digit; of several the one that the file gives surely elsewhere."""
    alphabet = DIGITS if card else CODE_ALPHABET
    choices, doubtful = [], 0
    for index, character in enumerate(read):
        own = LAST_OF_A_CARD if card and index == 17 else alphabet
        guesses = page.guesses.get(start + index)
        if character in own and guesses is None:
            choices.append(character)
            continue
        likely = "".join(dict.fromkeys(c for c in character + (guesses or "").upper() + CONFUSABLE.get(character, "") if c in own))
        choices.append(own if character == "■" and not likely else likely or own)
        doubtful += 1
    if not 0 < doubtful <= MOST_DOUBTFUL:
        return None
    found = {"".join(one) for one in product(*choices) if fault("".join(one)) is None}
    if len(found) > 1:
        found &= witness.codes
    return found.pop() if len(found) == 1 else None
