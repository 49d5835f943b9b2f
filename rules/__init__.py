"""The checker: a paper goes in; its documents, facts, findings, coverage and score come out.

It knows nothing of the web, of a database or of who is asking. Used by itself as `python -m rules`.
"""
