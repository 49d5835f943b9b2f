"""Operations on 本局自定规则: declaring one, wording it anew, putting a wording on trial or in force or switching it off.

Every edit is a new wording; none is ever changed, and an id is never given twice. A wording counts for reviews only once it was tried over all
the case files that there were; until then, and while a newer one is a draft, the one before goes on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from lcadmin import audit
from lcadmin.access import Action, require
from lcadmin.bureau.laws import office_register
from lcadmin.extensions import db
from lcadmin.models import OwnRule, OwnRuleStanding, OwnRuleStatus, OwnRuleVersion, RuleTrial, TrialState, User
from lcadmin.once import once_a_page
from lcadmin.registers.refused import NotDone
from lcadmin.transaction import writing
from rules.own import KEY, declared
from rules.own.basis import bases_of
from rules.own.build import as_rule
from rules.own.declaration import OwnRule as Declared

SERIES = "ZD"
FIRST = f"{SERIES}-001"
CODE = re.compile(rf"{SERIES}-\d{{3,5}}")
NOT_DECLARED = ("id", "version", "status")
"""What the office adds to a wording itself."""


def create(declaration: dict[str, Any], *, reason: str = "", by: User) -> OwnRule:
    """A new rule, a draft, under the next free id. Raises Forbidden, `rules.own.Misdeclared`, NotDone."""
    require(by, Action.OWN_RULE_EDIT)
    with writing() as session:
        rule = OwnRule(code=_next_code(), created_by_id=by.id)
        check_basis(check(declaration, rule.code))
        session.add(rule)
        session.flush()
        _word(rule, 1, declaration, reason, by)
        audit.record(audit.Event.OWN_RULE_CREATED, rule, by=by, after={"code": rule.code, "declaration": declaration})
    return rule


def reword(rule: OwnRule, declaration: dict[str, Any], *, reason: str, seen: int, by: User) -> OwnRuleVersion:
    """A new wording of `rule` by who saw the wording `seen`; a draft until it is put in force. Raises Forbidden, Misdeclared, NotDone."""
    require(by, Action.OWN_RULE_EDIT)
    check_basis(check(declaration, rule.code))
    with writing():
        last = latest(rule)
        if last.number != seen:
            raise NotDone(_("%(who)s 刚刚改过这条规则，请看过现在的样子再改", who=last.by))
        if declaration == last.declaration:
            return last
        if not reason.strip():
            raise NotDone(_("请写明修改的理由"))
        version = _word(rule, last.number + 1, declaration, reason.strip(), by)
        audit.record(audit.Event.OWN_RULE_REWORDED, rule, by=by, before=last.declaration, after=declaration | {"reason": reason.strip()})
    return version


def stand(
    rule: OwnRule, version: int, status: OwnRuleStatus, *, from_on: date, reason: str, ask_again_on: date | None = None, today: date, by: User
) -> OwnRuleStanding:
    """From `from_on` (today or later) the wording `version` stands as `status`. Raises Forbidden; NotDone for a wording that was not tried over
    all case files, a past day, no reason."""
    require(by, Action.OWN_RULE_EDIT)
    if status is OwnRuleStatus.DRAFT:
        raise NotDone(_("已经用过的规则不能退回草稿，可以停用"))
    if from_on < today:
        raise NotDone(_("开始的日期不能早于今天"))
    if ask_again_on is not None and ask_again_on <= from_on:
        raise NotDone(_("再议的日期应当晚于开始的日期"))
    if not reason.strip():
        raise NotDone(_("请写明理由"))
    with writing() as session:
        if not any(v.number == version for v in rule.versions):
            raise NotDone(_("没有这一版"))
        if status is not OwnRuleStatus.OFF and not was_tried(rule, version):
            raise NotDone(_("先用全部案卷试一遍，看过结果，才能试用或者施行"))
        before = standing(rule, from_on)
        row = OwnRuleStanding(rule_id=rule.id, version=version, status=status, from_on=from_on, ask_again_on=ask_again_on, reason=reason.strip(), by_id=by.id)
        session.add(row)
        session.flush()
        audit.record(
            audit.Event.OWN_RULE_STANDS, rule, by=by, before={"status": before.status, "version": before.version} if before else None,
            after={"status": status, "version": version, "from_on": from_on, "ask_again_on": ask_again_on, "reason": row.reason},
        )  # fmt: skip
    return row


def find(code: str) -> OwnRule | None:
    """The rule of that id."""
    return db.session.scalar(select(OwnRule).where(OwnRule.code == code)) if CODE.fullmatch(code) else None


@once_a_page
def every() -> list[OwnRule]:
    """All rules in the order of their ids."""
    return list(db.session.scalars(select(OwnRule).order_by(OwnRule.id)))


def latest(rule: OwnRule) -> OwnRuleVersion:
    """Its newest wording."""
    return db.session.scalars(select(OwnRuleVersion).where(OwnRuleVersion.rule_id == rule.id).order_by(OwnRuleVersion.number.desc()).limit(1)).one()


def wording(rule: OwnRule, number: int) -> OwnRuleVersion | None:
    """Its wording of that number."""
    return db.session.scalar(select(OwnRuleVersion).where(OwnRuleVersion.rule_id == rule.id, OwnRuleVersion.number == number))


def standing(rule: OwnRule, on: date) -> OwnRuleStanding | None:
    """How it stands on a day: the newest that was said of that day or one before; None for what is a draft still."""
    said = select(OwnRuleStanding).where(OwnRuleStanding.rule_id == rule.id, OwnRuleStanding.from_on <= on)
    return db.session.scalar(said.order_by(OwnRuleStanding.from_on.desc(), OwnRuleStanding.id.desc()).limit(1))


def was_tried(rule: OwnRule, version: int) -> bool:
    """Whether that wording was tried over all the case files."""
    done = select(RuleTrial.id).where(RuleTrial.rule == rule.code, RuleTrial.version == version, RuleTrial.every, RuleTrial.state == TrialState.DONE)
    return db.session.scalar(done.limit(1)) is not None


@dataclass(frozen=True, slots=True)
class Shown:
    """A rule on a day: the wording that stands (of a draft the newest), how it stands, and its newest wording."""

    rule: OwnRule
    version: OwnRuleVersion
    standing: OwnRuleStanding | None
    newest: OwnRuleVersion

    @property
    def status(self) -> OwnRuleStatus:
        """How it stands; a draft where nothing was said yet."""
        return self.standing.status if self.standing else OwnRuleStatus.DRAFT

    def table(self) -> dict[str, Any]:
        """As the checker takes it; a draft as if it were switched off."""
        return table(self.rule.code, self.version.number, self.version.declaration, self.standing.status if self.standing else OwnRuleStatus.OFF)


@once_a_page
def overview(on: date, code: str | None = None) -> list[Shown]:
    """Every rule (or one) as it is on a day, in the order of their ids; three queries whatever their number."""
    wanted = select(OwnRule).order_by(OwnRule.id)
    rules = list(db.session.scalars(wanted if code is None else wanted.where(OwnRule.code == code)))
    if not rules:
        return []
    ids = [r.id for r in rules]
    versions: dict[int, dict[int, OwnRuleVersion]] = {}
    for version in db.session.scalars(select(OwnRuleVersion).where(OwnRuleVersion.rule_id.in_(ids)).order_by(OwnRuleVersion.number)):
        versions.setdefault(version.rule_id, {})[version.number] = version
    said = select(OwnRuleStanding).where(OwnRuleStanding.rule_id.in_(ids), OwnRuleStanding.from_on <= on)
    stands = {s.rule_id: s for s in db.session.scalars(said.order_by(OwnRuleStanding.from_on, OwnRuleStanding.id))}
    shown = []
    for rule in rules:
        newest, stand_now = versions[rule.id][max(versions[rule.id])], stands.get(rule.id)
        shown.append(Shown(rule, versions[rule.id][stand_now.version] if stand_now else newest, stand_now, newest))
    return shown


def part(as_of: date) -> dict[str, Any]:
    """The rules that stand on `as_of`, for the checker; none is no key."""
    tables = [shown.table() for shown in overview(as_of) if shown.standing is not None]
    return {KEY: tables} if tables else {}


def table(code: str, number: int, declaration: dict[str, Any], status: OwnRuleStatus) -> dict[str, Any]:
    """A wording as the checker takes it."""
    return {"id": code, "version": number, "status": status.value, **declaration}


def check(declaration: dict[str, Any], code: str) -> Declared:
    """`declaration` as the checker understands it. Raises Misdeclared."""
    found: Sequence[Declared] = declared({KEY: [{"id": code, **{k: v for k, v in declaration.items() if k not in NOT_DECLARED}}]})
    as_rule(found[0])
    return found[0]


def check_basis(rule: Declared) -> None:
    """Raises Misdeclared for an article that the law, as the office knows it, does not have. Asked only when a wording is entered: what the
    office learns of the law later must not undo a rule that stands."""
    bases_of(rule, office_register(date.today()))


def _word(rule: OwnRule, number: int, declaration: dict[str, Any], reason: str, by: User) -> OwnRuleVersion:
    version = OwnRuleVersion(rule_id=rule.id, number=number, declaration=declaration, reason=reason, by_id=by.id)
    db.session.add(version)
    db.session.flush()
    return version


def _next_code() -> str:
    taken = [int(code.split("-")[1]) for code in db.session.scalars(select(OwnRule.code))]
    return f"{SERIES}-{max(taken, default=0) + 1:03d}"
