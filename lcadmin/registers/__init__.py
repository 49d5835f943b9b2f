"""The registers: what changes an entry of a list, each change in one transaction with its audit row.

Here: `case_files.py` (assign, particulars, trash), `agencies.py`, `normative_documents.py`.
Not here: accounts (`lcadmin.access.accounts`), reviews and findings (`lcadmin.reviewing`), the lists' screens (`lcadmin.desk`).
"""

from lcadmin.registers.refused import NotDone

__all__ = ["NotDone"]
