"""Running rules over a case: what does not apply, what cannot be said, and what is found."""

import logging
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from rules.facts.case import Case
from rules.facts.paper import Paper
from rules.facts.presence import unrecognised
from rules.judging import gathering
from rules.judging.causes import with_causes
from rules.judging.finding import Finding
from rules.judging.rule import Rule
from rules.judging.standing import Status, standing
from rules.judging.undecided import Because, with_reasons
from rules.judging.verdict import Outcome, Severity, Verdict, not_applicable, passed, undetermined
from rules.language import N_
from rules.law.set_here import NotKnown

log = logging.getLogger(__name__)

FAULT = N_("本项检查出错，已记入日志，请人工核对")
NOTHING_KNOWN = N_("不知道当日的“{setting}”，请在设置中填写后重新评查")
SWITCHED_OFF = N_("本局已停用本项（{reason}）")
ON_TRIAL = N_("本项在试用（{reason}），发现的问题只作提示、不扣分")
NOTHING_ON_TRIAL = N_("本项在试用（{reason}），没有发现问题")
NO_REASON = N_("未写理由")


@dataclass(frozen=True, slots=True)
class Judged:
    """One rule's outcome over a case, the sentence that says why (template and parameters), and what was found.

    `open` are the verdicts that left it undetermined; `because` what it has in common with other undetermined ones, or the finding from which
    it follows.
    """

    rule: Rule
    outcome: Outcome
    reason: str
    params: dict[str, object]
    findings: tuple[Finding, ...]
    status: Status = Status.IN_FORCE
    open: tuple[Verdict, ...] = ()
    because: Because | None = None


def judge(case: Case, rules: Iterable[Rule]) -> list[Judged]:
    """Every rule of `rules` judged over `case`, in the order given."""
    seen: Counter[tuple[str, ...]] = Counter()
    return with_reasons(case, with_causes([_judge(case, rule, seen) for rule in rules]))


def _judge(case: Case, rule: Rule, seen: Counter[tuple[str, ...]]) -> Judged:
    stands = standing(rule, case.settings)
    if stands.status is Status.OFF:
        return Judged(rule, Outcome.NOT_APPLICABLE, SWITCHED_OFF, {"reason": stands.reason or NO_REASON}, (), Status.OFF)
    try:
        verdicts = list(_verdicts(case, rule)) or [(passed(), None)]
    except NotKnown as unknown:
        verdicts = [(undetermined(NOTHING_KNOWN, setting=unknown.setting.title), None)]
    except Exception:  # a fault in one rule must not cost the file its review; it is logged, and the coverage sheet says so
        log.exception("rule %s failed", rule.id)
        verdicts = [(undetermined(FAULT), None)]
    order = (Outcome.FAILED, Outcome.UNDETERMINED, Outcome.PASSED, Outcome.NOT_APPLICABLE)
    outcome = min((v.outcome for v, _ in verdicts), key=order.index)
    telling = next(v for v, _ in verdicts if v.outcome is outcome)
    shown = [(v, p) for v, p in verdicts if v.outcome is Outcome.FAILED or v.hint]
    findings = tuple(gathering.findings(case, rule, shown, seen))
    unsaid = tuple(_with_paper(v, p) for v, p in verdicts if v.outcome is Outcome.UNDETERMINED) if outcome is Outcome.UNDETERMINED else ()
    if stands.status is Status.TRIAL:
        findings = tuple(replace(f, severity=Severity.HINT, points=None, trial=True) for f in findings)
        if outcome in (Outcome.FAILED, Outcome.PASSED):
            sentence = ON_TRIAL if findings else NOTHING_ON_TRIAL
            return Judged(rule, Outcome.PASSED, sentence, {"reason": stands.reason or NO_REASON}, findings, Status.TRIAL)
        return Judged(rule, outcome, telling.message, telling.params, findings, Status.TRIAL, unsaid)
    if (stands.severity, stands.points) != (rule.severity, rule.points):
        weighed = (f.severity is not Severity.HINT or rule.severity is Severity.HINT for f in findings)
        findings = tuple(
            replace(f, severity=stands.severity, points=stands.points) if counts else f for f, counts in zip(findings, weighed, strict=True))
    return Judged(rule, outcome, telling.message, telling.params, findings, open=unsaid)


def _verdicts(case: Case, rule: Rule) -> Iterator[tuple[Verdict, Paper | None]]:
    if case.procedure not in rule.procedures:
        yield not_applicable(N_("简易程序案件不适用本项") if case.procedure == "summary" else N_("普通程序案件不适用本项")), None
    elif rule.whole_file and case.scope != "whole":
        yield not_applicable(N_("不是整卷，不判断卷内是否齐全")), None
    elif not rule.each:
        for verdict in _listed(rule.judge(case)):
            yield _settled(case, rule, verdict, None), None
    else:
        papers = case.all(*rule.each)
        if not papers:
            if case.unread_pages and case.scope == "whole":
                yield undetermined(N_("有 {n} 页没有读出文字，无法判断"), n=len(case.unread_pages)), None
            else:
                yield not_applicable(N_("没有本项所审查的文书")), None
        for paper in papers:
            for verdict in _listed(rule.judge(paper, case)):
                yield _settled(case, rule, verdict, paper), paper


def _listed(verdicts: Verdict | Iterable[Verdict]) -> list[Verdict]:
    return [verdicts] if isinstance(verdicts, Verdict) else list(verdicts)


def _settled(case: Case, rule: Rule, verdict: Verdict, paper: Paper | None) -> Verdict:
    """`verdict` after the days on which the rule holds and what could not be read."""
    if verdict.outcome is Outcome.NOT_APPLICABLE:
        return verdict
    if rule.since or rule.until:
        day = paper.date if paper is not None and paper.date else case.day
        if day is None:
            if verdict.outcome is Outcome.FAILED:
                return undetermined(N_("文书没有日期，不知道适用哪一版规定"), at=verdict.at)
        elif not _holds(rule, day):
            return not_applicable(N_("{day}不在本项施行期间内"), day=day)
    if verdict.outcome is not Outcome.FAILED:
        return verdict
    if verdict.expected and case.unread_pages:
        return undetermined(N_("有 {n} 页没有读出文字，无法判断"), n=len(case.unread_pages))
    if verdict.expected and (may_be := unrecognised(case, verdict.expected)):
        return undetermined(N_("没有认出的一份文书可能就是缺少的文书，请核对"), at=may_be.whole)
    if verdict.absent and paper is not None and paper.illegible:
        return undetermined(N_("文书有辨认不清的部分，请核对原件"), at=verdict.at or (paper.whole,))
    return verdict


def _with_paper(verdict: Verdict, paper: Paper | None) -> Verdict:
    """`verdict` with a place to look at: the paper that was judged, where it names none."""
    return verdict if verdict.at or paper is None else verdict.with_places((paper.whole,))


def _holds(rule: Rule, day: date) -> bool:
    return (rule.since is None or rule.since <= day) and (rule.until is None or day < rule.until)
