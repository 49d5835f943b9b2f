"""Reading: a file becomes pages.

Here: what a page is (`page.py`), PDF (`pdf.py`, with what is drawn on it, `drawn.py`, and whether its text can be believed, `sense.py`),
plain text (`plain_text.py`), Word documents (`docx/`), scans (`ocr/`), and the choice between them by content (`formats.py`, `read.py`).
Not here: which document a page belongs to, how its lines flow (`rules.documents`).
"""

from rules.reading.page import Box, Line, Page, Ruled, Source, Word
from rules.reading.read import read, read_bytes

__all__ = ["Box", "Line", "Page", "Ruled", "Source", "Word", "read", "read_bytes"]
