"""Who may do what: roles, the table of rights, what each user sees, signing in, accounts.

Here: `roles.py` (the five), `rights.py` (`may`, `require`), `scope.py` (the rows a user sees), `login.py` (signing in, locking, the
first password), `accounts.py` (creating, roles, reset, unlock, deactivate).
Not here: what the actions do.
"""

from lcadmin.access.rights import Action, may, require
from lcadmin.access.roles import RoleName, roles_of
from lcadmin.access.scope import find_case_file, find_finding, find_notice, find_review, visible_case_files, visible_notices

__all__ = [
    "Action",
    "RoleName",
    "find_case_file",
    "find_finding",
    "find_notice",
    "find_review",
    "may",
    "require",
    "roles_of",
    "visible_case_files",
    "visible_notices",
]
