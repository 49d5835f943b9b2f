"""The running text of a paper: squeezed, so that no stray space or line break hides a pattern, its heading blanked out.

A heading says what a paper is and not what it tells: 告知 in 行政处罚事先告知书 tells of no right, 决定 in 行政处罚决定书 decides nothing.
Each character of the heading reads as a full stop; offsets are those of `Document.squeezed`.
"""

from rules.documents.dossier import Document


def running(document: Document) -> str:
    """`document.squeezed` with the heading as full stops."""
    text = document.squeezed
    before = len("".join(document.text[:document.title_start].split()))
    after = len("".join(document.text[:document.title_end].split()))
    return text[:before] + "。" * (after - before) + text[after:]
