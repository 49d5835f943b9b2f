"""Fields: the labels of a document with their values, from the cells of forms and from lines `label：value`, several to a line too."""

import re

from rules.documents.flow import Flow
from rules.documents.labels import is_label

LABEL = re.compile(r"(?:^|(?<=\s))([^\s:,。;!?《》“”〔〕\d][^\s:,。;!?《》“”]{0,23}):", re.M)
BARE = re.compile(r"^([^\s:,。;!?]{2,16})[ ](?=\S)", re.M)

Found = tuple[str, int, int]
"""A label, and the start and end of its value in the text."""


def fields_in(made: Flow) -> list[Found]:
    """The fields of a document's flowing text in reading order. A label is given without spaces or colon."""
    text = made.text
    found: list[Found] = []
    covered: set[int] = set()
    for start, end, stop in made.cells:
        first = min(end + 1, stop)
        found.append(("".join(text[start:end].split()), first, _trimmed(text, first, stop)))
        covered.add(start)
    matches = [m for m in LABEL.finditer(text)]
    for index, match in enumerate(matches):
        if match.start(1) in covered:
            continue
        line_end = text.find("\n", match.end())
        line_end = len(text) if line_end < 0 else line_end
        following = matches[index + 1].start(1) if index + 1 < len(matches) else line_end
        stop = min(line_end, following)
        found.append((match[1], match.end(), _trimmed(text, match.end(), stop)))
    for match in BARE.finditer(text):
        if match.start(1) not in covered and is_label(match[1]):
            line_end = text.find("\n", match.end())
            found.append((match[1], match.end(), _trimmed(text, match.end(), _before_next(text, match.end(), len(text) if line_end < 0 else line_end))))
    found.sort(key=lambda f: f[1])
    return [(label, _skipped(text, start, end), end) for label, start, end in found]


def _before_next(text: str, start: int, end: int) -> int:
    """Where the value that begins at `start` ends: before the next label of the line."""
    for match in re.finditer(r"(?<=\s)([^\s:]{2,16})(?=[:\s])", text[start:end]):
        if is_label(match[1]):
            return start + match.start(1)
    return end


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _skipped(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start
