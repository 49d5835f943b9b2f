"""The five roles, and how they are called."""

from __future__ import annotations

from enum import StrEnum

from lcadmin.language import N_
from lcadmin.models import User


class RoleName(StrEnum):
    """What an account may be; one account may be several."""

    ADMIN = "admin"
    REVIEWER = "reviewer"
    LEGAL_OFFICER = "legal_officer"
    AGENCY = "agency"
    VIEWER = "viewer"


LABELS = {
    RoleName.ADMIN: N_("管理员"),
    RoleName.REVIEWER: N_("评查员"),
    RoleName.LEGAL_OFFICER: N_("审核员"),
    RoleName.AGENCY: N_("执法单位"),
    RoleName.VIEWER: N_("领导"),
}


def roles_of(user: User) -> set[RoleName]:
    """The roles of `user`; nobody signed in, or a deactivated account, has none."""
    if not getattr(user, "is_authenticated", False) or not user.active:
        return set()
    return {RoleName(role.name) for role in user.roles}
