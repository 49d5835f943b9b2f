"""The office's own rules: checks that are declared, not written, and judged by the same runner as the catalogue's.

`declaration.py` reads a rule as the settings give it (`own_rules`) and refuses what is wrong in one sentence; `words.py` looks for words
and patterns, `references.py` names days and facts, `stated.py` reads them from the papers; `conditions.py` says when a rule is asked,
`checks.py` judges, `build.py` makes an ordinary `Rule` of it, `basis.py` resolves what it rests on.
Not here: who declared it and when (the office's), how it stands beside the catalogue's (`rules.judging.standing`).
"""

from rules.own.build import own_rules
from rules.own.declaration import KEY, Misdeclared, declared

__all__ = ["KEY", "Misdeclared", "declared", "own_rules"]
