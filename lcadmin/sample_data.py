"""What a first start shows: agencies, a user of every role, a few normative documents, and three case files (`samples/`).

Everything is made by the operations that people use, so that it looks and is recorded as if they had.
"""

from __future__ import annotations

import logging
from datetime import date

from flask_security import hash_password
from sqlalchemy import select

from lcadmin.access import RoleName, accounts
from lcadmin.audit import Event, record
from lcadmin.extensions import db
from lcadmin.models import Agency, DismissalReason, Finding, FindingState, NormativeDocument, NormativeState, User
from lcadmin.settings import ROOT
from lcadmin.transaction import writing

log = logging.getLogger(__name__)

AGENCIES = (
    ("泉州市鲤城区市场监督管理局", "区市场监管局", "market_supervision"),
    ("泉州市鲤城生态环境局", "鲤城生态环境局", "ecology"),
    ("泉州市鲤城区卫生健康局", "区卫健局", "health"),
    ("泉州市鲤城区应急管理局", "区应急局", "emergency"),
    ("泉州市鲤城区城市管理局", "区城管局", "housing_and_city_management"),
    ("泉州市鲤城区住房和城乡建设局", "区住建局", "housing_and_city_management"),
    ("泉州市鲤城区文化体育和旅游局", "区文旅局", "culture"),
    ("泉州市鲤城区农业农村和水利局", "区农水局", "agriculture"),
)
USERS: tuple[tuple[str, str, RoleName, str | None], ...] = (
    ("admin", "陈管理", RoleName.ADMIN, None),
    ("reviewer", "林评查", RoleName.REVIEWER, None),
    ("reviewer2", "黄评查", RoleName.REVIEWER, None),
    ("legal", "吴审核", RoleName.LEGAL_OFFICER, None),
    ("agency", "王承办", RoleName.AGENCY, "区市场监管局"),
    ("viewer", "郑领导", RoleName.VIEWER, None),
)
GOVERNMENT = "泉州市鲤城区人民政府"
NORMATIVE = (
    ("泉州市鲤城区户外广告和招牌设置管理办法", "泉鲤政规〔2024〕2号", date(2024, 5, 20), date(2024, 6, 1), date(2029, 5, 31)),
    ("泉州市鲤城区古城保护修缮补助资金管理办法", "泉鲤政规〔2023〕1号", date(2023, 3, 6), date(2023, 4, 1), date(2028, 3, 31)),
)
REVIEWED = (("market-ordinary.pdf", "区市场监管局"), ("health-summary.pdf", "区卫健局"))
WAITING = (("ecology-ordinary.pdf", "鲤城生态环境局"),)


def load() -> tuple[tuple[str, ...], str]:
    """Agencies, users and normative documents; the users' names and the one password of all, which each must change at once."""
    password = accounts.new_password()
    hashed = hash_password(password)
    with writing() as session:
        accounts.ensure_roles()
        agencies = {short: Agency(name=name, short_name=short, department=department) for name, short, department in AGENCIES}
        session.add_all(agencies.values())
        session.flush()
        for username, name, role, agency in USERS:
            made = accounts.create(username, name, [role], agency=agencies[agency] if agency else None, by=None)
            made.user.password = hashed
        for title, number, issued_on, effective_on, expires_on in NORMATIVE:
            session.add(
                NormativeDocument(
                    title=title,
                    issuer=GOVERNMENT,
                    doc_no=number,
                    issued_on=issued_on,
                    effective_on=effective_on,
                    expires_on=expires_on,
                    state=NormativeState.IN_FORCE,
                )
            )
        record(Event.SAMPLE_DATA_LOADED, None, by=None, after={"agencies": len(agencies), "users": [username for username, *_ in USERS]})
    return tuple(username for username, *_ in USERS), password


def load_sample_case_files() -> None:
    """Hands in the sample files as a reviewer does; those of REVIEWED are reviewed and decided here and now, the rest wait."""
    from lcadmin.reviewing import run
    from lcadmin.reviewing.intake import take_in

    reviewer = _user("reviewer")
    for name, short_name in (*REVIEWED, *WAITING):
        path = ROOT / "samples" / name
        if not path.exists():
            log.warning("sample file missing", extra={"file": name})
            continue
        with path.open("rb") as stream:
            taken = take_in(stream, name, by=reviewer, agency=_agency(short_name))
        if (name, short_name) in REVIEWED:
            review_id = taken.case_file.current_review_id
            assert review_id is not None
            run.run(review_id)
            _decide(review_id, reviewer)


def _decide(review_id: int, reviewer: User) -> None:
    """Confirms the findings that count, dismisses the last hint or minor one if there are several: both kinds of decision can be seen."""
    from lcadmin.reviewing import decide

    findings = list(db.session.scalars(select(Finding).where(Finding.review_id == review_id, Finding.state == FindingState.OPEN)))
    findings.sort(key=lambda finding: (("veto", "major", "minor", "hint").index(finding.severity), finding.id))
    dismissed = findings.pop() if len(findings) > 2 else None
    for finding in findings:
        decide.confirm(finding, by=reviewer, seen=finding.version)
    if dismissed is not None:
        words = "不影响案件处理，已口头提醒"
        decide.dismiss(dismissed, by=reviewer, seen=dismissed.version, reason=DismissalReason.NOT_MATERIAL, words=words)
    log.info("sample review decided", extra={"review": review_id, "confirmed": len(findings), "dismissed": int(dismissed is not None)})


def _user(username: str) -> User:
    found = accounts.find_user(username)
    assert found is not None
    return found


def _agency(short_name: str) -> Agency:
    return db.session.scalars(select(Agency).where(Agency.short_name == short_name)).one()
