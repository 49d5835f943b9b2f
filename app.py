"""The door: `python app.py` starts lcadmin, `flask ...` finds the application here.

It is written for any Python, so that an old one can say what it lacks.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit("lcadmin: needs Python 3.11 or newer; this is %d.%d" % sys.version_info[:2])


def create_app():  # type: ignore[no-untyped-def]
    """The application, for `flask` and for servers (`gunicorn 'app:create_app()'`). What prevents it is one line, and exit status 2."""
    from lcadmin.app import create_app as create
    from lcadmin.instance import InstanceError
    from lcadmin.logging_setup import configure
    from lcadmin.settings import Settings, SettingsError, refuse

    try:
        settings = Settings.read()
        configure(settings)
        return create(settings)
    except (SettingsError, InstanceError) as error:
        sys.exit(refuse(error))


if __name__ == "__main__":
    from lcadmin.start import main

    sys.exit(main())
