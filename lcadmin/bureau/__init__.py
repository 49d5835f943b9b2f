"""The bureau's own: what it has set for its checker, from which day, by whom and why.

Here: one module a thing that is set, each with its operations and its part of the checker's settings, and `checker_settings.py`, which
puts the parts together. Not here: what the settings mean (that stands in `rules`), the screens (`lcadmin.desk`).
"""
