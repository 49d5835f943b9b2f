"""Notices: a paper that the bureau sends is a list of blocks; one renderer writes it as DOCX, one as PDF, one as HTML.

Here: the blocks (`blocks.py`), the renderers (`docx.py`, `pdf.py`), the papers (`review_opinion.py`), how one is issued,
revoked and verified (`issue.py`), and the reviewed file with the findings as annotations (`annotate.py`).
Not here: who decides on a finding (`lcadmin.reviewing`), how a score is made (`rules.judging`).
"""
