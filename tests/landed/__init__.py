"""Which findings over a folder of files are new or gone against the state last landed: `python -m tests.landed FOLDER…`."""
