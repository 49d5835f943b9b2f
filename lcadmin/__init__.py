"""The office: screens, database, queue and notices around the checker in `rules`.

The way in is `lcadmin.app.create_app`. `rules` knows nothing of this package.
"""
