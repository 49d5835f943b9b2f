"""Reading scanned pages: a page without a usable text layer becomes text by OCR, with the place and the sureness of each character.

Here: the page's picture (`picture.py`), the two models (`engine.py`), a picture read whole (`scan.py`: ink, detection, ruled lines, seals, lines,
places), the reading as plain data (`reading.py`), and the page made of it (`page.py`); the door is `scanned.py`.
Not here: whether a page needs it (`rules.reading.sense`), what it says (`rules.documents`). Nothing of it is imported before a page needs it.
"""
