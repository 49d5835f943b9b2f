"""A paper out of a text, by the same way as a file's."""

from rules.documents import assemble
from rules.facts.paper import Paper
from rules.reading.plain_text import read_text


def paper(text: str) -> Paper:
    """The first paper of `text`, whose first line is its heading."""
    return Paper(assemble(read_text(text.encode())).documents[0])
