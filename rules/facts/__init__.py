"""Facts: what the papers say, each with the place where they say it.

Here: one module a kind of fact (`dates.py`, `money.py`, `remedies.py` …), a paper with its facts (`paper.py`), a case with its papers
and the facts that need several of them (`case.py`),
and the facts of the contract (`told.py`). Not here: whether what they say is right (`rules.packs`).
"""
