"""When an own rule is asked at all: every condition must hold; where one cannot be told the rule cannot be judged."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from rules.facts.case import Case
from rules.facts.numbers import DocumentNumber
from rules.facts.paper import Paper
from rules.facts.party_names import plain
from rules.judging.verdict import Verdict, not_applicable, undetermined
from rules.language import N_
from rules.own import stated
from rules.own.declaration import Condition, FactIs, Present, Says

CONDITION_FAILS = N_("不具备本项规定的前提")


def reason_not_to_judge(case: Case, paper: Paper | None, conditions: Iterable[Condition]) -> Verdict | None:
    """None where every condition holds; else the verdict: not applicable where one does not, undetermined where one cannot be told."""
    unclear: Verdict | None = None
    for condition in conditions:
        holds = _holds(case, paper, condition)
        if holds is False:
            return not_applicable(CONDITION_FAILS)
        if isinstance(holds, Verdict):
            unclear = unclear or holds
    return unclear


def _holds(case: Case, paper: Paper | None, condition: Condition) -> bool | Verdict:
    if isinstance(condition, Present):
        there = case.has(condition.papers)
        if not there and case.unread_pages:
            return unread(case)
        return there is not condition.absent
    if isinstance(condition, Says):
        return _says(case, paper, condition)
    return _fact_is(case, condition)


def _says(case: Case, paper: Paper | None, condition: Says) -> bool | Verdict:
    papers = case.all(*condition.papers) if condition.papers else [paper] if paper is not None else case.papers
    if any(condition.words.stand(p.document) for p in papers):
        return not condition.absent
    if case.unread_pages and (paper is None or condition.papers):
        return unread(case)
    for each in papers:
        if each.document.unread:
            return undetermined(N_("文书有没有读出文字的页，请核对原件"), at=each.whole)
        if (perhaps := condition.words.perhaps(each.document)) is not None:
            return undetermined(N_("文书有辨认不清的部分，请核对原件"), at=perhaps)
    return condition.absent


def _fact_is(case: Case, condition: FactIs) -> bool | Verdict:
    found = stated.fact(case, condition.fact)
    if not found.told:
        if condition.compared == "stated" and not found.unclear and not case.unread_pages:
            return False
        if not found.papers and not case.unread_pages:
            return False
        at = found.unclear or ()
        return undetermined(N_("读不出{what}（{paper}），无法判断本项的前提"), paper=condition.fact.where, what=condition.fact.label, at=at)
    if condition.compared == "stated":
        return True
    told = [t for t in found.told if _compared(t.value, condition)]
    if not told and any(t.doubtful for t in found.told):
        return undetermined(N_("文书有辨认不清的部分，请核对原件"), at=[t.at for t in found.told])
    return bool(told)


def _compared(value: stated.Value, condition: FactIs) -> bool:
    wanted = condition.value
    if isinstance(value, Decimal | date) and isinstance(wanted, Decimal | date):
        if type(value) is not type(wanted):
            return False
        higher, lower = value >= wanted, value <= wanted  # type: ignore[operator]
        return {"at_least": higher, "at_most": lower, "equal": higher and lower, "unequal": not (higher and lower)}[condition.compared]
    written = value.value if isinstance(value, DocumentNumber) else str(value)
    same = plain(written) == plain(str(wanted))
    return same if condition.compared == "equal" else not same


def unread(case: Case) -> Verdict:
    """Undetermined, for pages of the file could not be read."""
    return undetermined(N_("有 {n} 页没有读出文字，无法判断"), n=len(case.unread_pages))
