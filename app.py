"""The door: `python app.py` starts lcadmin, `flask …` finds the application here. It must be readable by any Python, to refuse old ones."""

import sys

if sys.version_info < (3, 11):
    sys.exit("lcadmin: needs Python 3.11 or newer; this is %d.%d" % sys.version_info[:2])

from lcadmin.app import create_app

__all__ = ["create_app"]
