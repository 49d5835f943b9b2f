"""The desk: the office's screens on Flask-Admin, one module a menu entry.

Here: `office.py` (the frame: menu, search, views), `home.py` (工作台), `register.py` (the base view of every list, with `filters.py` and
`export.py`), the lists (`case_files.py`, `normative_documents.py`, `agencies.py`, `rules.py`, `users.py`, `audit.py`), and the case
file's own pages: `upload.py`, `progress.py`, `workbench.py`, `decisions.py`, `pages.py`; `wording.py` says states, outcomes and facts in words.
Not here: what changes something (operations in `lcadmin.reviewing`, `lcadmin.registers`, `lcadmin.access.accounts`), notices.
"""

from lcadmin.desk.office import init_app

__all__ = ["init_app"]
