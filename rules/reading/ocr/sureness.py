"""How far a character read by OCR can be relied upon, its neighbours counted.

A character that was lost leaves no trace of its own, but those beside it are unsure; and a name or a date written by hand is as sure as its least
sure stroke. So a short run is as sure as its weakest character, and in a long one each character as sure as the weaker of its neighbours.
"""

from collections.abc import Sequence

SHORT = 12
"""A run of so many characters is one word: a name, a date, a number."""
GUESSED = 0.5
"""A letter or figure less sure than this is as often wrong as right: it is illegible."""
ILLEGIBLE = "■"
IN_NUMBERS = frozenset(".-/:")


def legible(character: str, sure: float) -> str:
    """The character, or ■ where it is a letter or figure and only guessed."""
    return ILLEGIBLE if sure < GUESSED and character.isalnum() else character


def relied_upon(characters: Sequence[str], sure: Sequence[float]) -> list[float]:
    """For the characters of a word as recognised and how sure each is, how far each can be relied upon."""
    result = list(sure)
    start = 0
    for end in range(len(characters) + 1):
        if end < len(characters) and not _ends_run(characters, end):
            continue
        if 0 < end - start <= SHORT:
            result[start:end] = [min(sure[start:end])] * (end - start)
        else:
            for index in range(start, end):
                result[index] = min(sure[max(start, index - 1):min(end, index + 2)])
        start = end + 1
    return result


def _ends_run(characters: Sequence[str], index: int) -> bool:
    """Whether the character at `index` parts words: punctuation, but not the point or stroke between two figures."""
    character = characters[index]
    if character.isalnum() or character == ILLEGIBLE:
        return False
    inside = 0 < index < len(characters) - 1 and characters[index - 1].isdigit() and characters[index + 1].isdigit()
    return not (character in IN_NUMBERS and inside)
