"""Reviewing: from the upload of a case file to the decisions on what the checker found.

Here, in the order of the work: `intake.py` (an upload becomes an entry), `queue.py` (a review is asked for, waits, is taken up again),
`run.py` (a worker takes it and watches the checker's process, `child.py`), `record.py` (the result becomes rows, in one transaction),
`decide.py` (people decide), `score.py` (both scores), `render.py` (pictures of pages, by the process `render_child.py`).
Not here: what is wrong with a paper (`rules`), screens (`lcadmin.desk`), notices (`lcadmin.notices`).
This package imports nothing at its door: the child processes start through it and must be light.
"""
