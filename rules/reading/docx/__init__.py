"""DOCX: a Word document becomes pages of text, as it is shown when its changes are accepted.

Here: the package and its limits (`package.py`), styles (`styles.py`), numbering as shown (`numbering.py`, `numerals.py`), what stands in a paragraph
(`runs.py`, `symbols.py`), tables (`tables.py`), and the way through the body (`body.py`).
Not here: which document a page belongs to, how its lines flow (`rules.documents`).
"""

from rules.reading.docx.body import read_docx

__all__ = ["read_docx"]
