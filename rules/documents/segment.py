"""Which document a page belongs to: the heading at its head opens one, a page without a heading continues the one before."""

from rules.documents.dossier import GLUE, Document, Dossier, Field
from rules.documents.kinds import KINDS
from rules.reading.page import Page


def assemble(pages: list[Page]) -> Dossier:
    """The documents of `pages`, in page order. Pages before the first heading are `unknown`, titled with their first line."""
    headings = {h: k.code for k in KINDS for h in k.headings}
    starts: list[tuple[int, str, str]] = []
    for index, page in enumerate(pages):
        for line in page.text.split("\n")[:6]:
            title = "".join(line.split())
            if title in headings:
                starts.append((index, headings[title], title))
                break
    if pages and (not starts or starts[0][0] > 0):
        starts.insert(0, (0, "unknown", pages[0].text.strip().split("\n")[0][:40]))
    documents = []
    for n, (first, kind, title) in enumerate(starts):
        last = starts[n + 1][0] if n + 1 < len(starts) else len(pages)
        own = tuple(pages[first:last])
        text, origin = "", []
        for i, page in enumerate(own):
            text += page.text + "\n"
            origin += [(i, o) for o in range(len(page.text))] + [(GLUE, 0)]
        fields = []
        offset = 0
        for row in text.split("\n"):
            label, colon, value = row.partition(":")
            if colon and len(label) <= 16:
                start = offset + len(label) + 1
                fields.append(Field("".join(label.split()), value.strip(), start, offset + len(row)))
            offset += len(row) + 1
        documents.append(Document(kind, title, n, own, text, origin, tuple(fields), text.find("\n")))
    return Dossier(tuple(pages), tuple(documents))
