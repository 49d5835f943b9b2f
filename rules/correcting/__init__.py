"""Correcting: what OCR read is put right where a check proves it, and each correction is recorded.

Proofs: the check digit of a credit code or an identity number (`codes.py`), the shape of a date and the other dates of the file (`dates.py`), an
amount in words beside one in figures (`amounts.py`), a law of the register or a name that the file gives surely elsewhere (`names.py`).
Only characters of which the reader itself was not sure are touched, or such as cannot stand where they do; a mistake that the paper makes stays.
Not here: reading (`rules.reading`), what the text says (`rules.facts`).
"""

from rules.correcting.correct import Correction, corrected

__all__ = ["Correction", "corrected"]
