"""One character in, one character out: full width to half width, compatibility forms to their plain ones.

Offsets stay true, so what was printed can always be looked up (a document number's brackets, for one).
"""

import unicodedata

SPACES = {"\u3000", "\u00a0", "\u2002", "\u2003", "\u2009", "\u202f", "\u200b", "\ufeff", "\t"}

UPRIGHT, LEVEL = set("│┃║┆┇┊┋╎╏"), set("─━")


class _Plain(dict[int, str]):
    """The plain form of each character, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = plain = _plain(chr(code))
        return plain


_PLAIN = _Plain()


def _plain(character: str) -> str:
    if character in SPACES:
        return " "
    if "①" <= character <= "⑳":
        return character  # a list's number: as 1 it would run into the figure behind it (①60日内)
    if "─" <= character <= "╿":  # the lines of a table drawn with characters
        return "|" if character in UPRIGHT else "—" if character in LEVEL else " "
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character


def normalise(text: str) -> str:
    """`text` with every character in its plain form; as long as `text`. （ becomes (, ： becomes :, ， becomes `,`; 。 and 〔〕 stay."""
    return text if text.isascii() else text.translate(_PLAIN)
