"""The person at the desk."""

from __future__ import annotations

from typing import cast

from flask_security import current_user

from lcadmin.models import User


def signed_in() -> User:
    """The user of this request, as a row; for nobody, and outside of a request, something without any role."""
    found = getattr(current_user, "_get_current_object", lambda: current_user)()
    return cast(User, found)
