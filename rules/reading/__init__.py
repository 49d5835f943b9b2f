"""Reading: a file becomes pages.

Here: what a page is (`page.py`), PDF (`pdf.py`), plain text (`plain_text.py`), and the choice between them by content (`read.py`).
Not here: which document a page belongs to (`rules.documents`).
"""

from rules.reading.page import Box, Line, Page, Source
from rules.reading.read import read

__all__ = ["Box", "Line", "Page", "Source", "read"]
