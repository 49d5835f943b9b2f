"""Law: which law, which version of it held on which day, which articles that version has; days and periods; values that change with the
law.

Here: the register (`register.py`, built by `build_register.py`), what rules rest on (`cite.py`), dated values (`dated.py`,
`settings_by_department.py`), working days (`calendar.py`),
numbers that changed in a revision (`renumbered.py`). Not here: what a paper cites (`rules.facts.citations`), whether it is right
(`rules.packs`). Imports nothing of `rules`.
"""

from rules.law.cite import Basis, cite
from rules.law.register import Law, NotInForce, Register, Unknown, Version, register

__all__ = ["Basis", "Law", "NotInForce", "Register", "Unknown", "Version", "cite", "register"]
