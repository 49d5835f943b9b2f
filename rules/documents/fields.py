"""Fields: the labels of a document with their values, from the cells of forms and from lines `label：value`, several to a line too."""


from rules import patterns as re
from rules.documents.flow import Flow
from rules.documents.labels import is_label

LABEL = re.compile(r"(?:^|(?<=[\s_]))([^\s:,。;!?《》“”〔〕\d_][^\s:,。;!?《》“”_]{0,23}):", re.M)
ALONE = re.compile(r"^([^\s:,。;!?]{2,16})$(?=\n([^\s:]{2,16})(?:[:\s]|$))", re.M)
"""A label by itself over another: its value is empty."""
INNER = re.compile(r"([^\s:,。;!?《》“”]{2,20}):")
SPEECH = frozenset("问答")
BARE = re.compile(r"^([^\s:,。;!?]{2,16})[ ][^\n:]+$", re.M)
WORD = re.compile(r"\S+")

Found = tuple[str, int, int]
"""A label, and the start and end of its value in the text."""


def fields_in(made: Flow) -> list[Found]:
    """The fields of a document's flowing text in reading order. A label is given without spaces or colon."""
    text = made.text
    found: list[Found] = []
    covered = {start for start, _, _ in made.lists}
    for start, end, stop in made.cells:
        first = min(end + 1, stop)
        found.append(("".join(text[start:end].split()), first, _trimmed(text, first, stop)))
        covered.add(start)
        if (inner := INNER.match(text, first, stop)) and is_label(inner[1]):
            line_end = text.find("\n", inner.end(), stop)
            found.append((inner[1], inner.end(), _trimmed(text, inner.end(), stop if line_end < 0 else line_end)))
    matches = list(LABEL.finditer(text))
    for index, match in enumerate(matches):
        if match.start(1) in covered or match[1] in SPEECH:
            continue
        line_end = text.find("\n", match.end())
        line_end = len(text) if line_end < 0 else line_end
        following = matches[index + 1].start(1) if index + 1 < len(matches) else line_end
        stop = min(line_end, following)
        found.append((match[1], match.end(), _trimmed(text, match.end(), stop)))
    for match in BARE.finditer(text):
        if match.start() not in covered and is_label(match[1]):
            found += _without_colons(text, match)
    for match in ALONE.finditer(text):
        if match.start(1) not in covered and is_label(match[1]) and is_label(match[2]):
            found.append((match[1], match.end(1), match.end(1)))
    found.sort(key=lambda f: f[1])
    return [(label, _skipped(text, start, end), end) for label, start, end in found]


def _without_colons(text: str, line: re.Match[str]) -> list[Found]:
    """The labels and values of a line that has no colons: 案由 无证经营 案件来源 举报; a label beside another has no value."""
    found: list[Found] = []
    label, start = line[1], line.end(1)
    for match in WORD.finditer(text, line.end(1), line.end()):
        if is_label(match[0]):
            found.append((label, start, _trimmed(text, start, match.start())))
            label, start = match[0], match.end()
    found.append((label, start, _trimmed(text, start, line.end())))
    return found


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _skipped(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start
