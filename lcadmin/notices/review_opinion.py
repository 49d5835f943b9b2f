"""评查意见书: what the bureau tells an agency about one case file. Its sentences are in `templates/notices/review_opinion.toml`.

Only confirmed findings are told. The points told add up to the score: a rule counts once, and a stage stops at its cap.
"""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import cn2an

from lcadmin.bureau import snapshots
from lcadmin.models import CaseFile, Finding, FindingState, Review
from lcadmin.notices import blocks as b
from lcadmin.notices.score_table import score_table
from lcadmin.notices.undecided import Undetermined
from lcadmin.notices.wording import Wording, wording
from lcadmin.reviewing.score import counted_as
from rules.judging.scheme import CATALOGUE, Scheme
from rules.judging.score import Score, score

NAME = "review_opinion"
LONGEST_QUOTE = 80            # characters of a quote that are printed; the page is told anyway
SEVERITIES = ("veto", "major", "minor", "hint")
BLANK_SERIAL = "\u3000"       # where the number will stand, on a draft


@dataclass(frozen=True, slots=True)
class Terms:
    """What the bureau fills in. `objection_days` are working days; no `rectify_by`: no answer is asked for."""

    addressee: str
    issued_on: date
    signer: str = ""
    rectify_by: date | None = None
    objection_days: int = 10
    copy_to: str = ""
    with_points: bool = True
    with_suggestions: bool = True
    with_undetermined: bool = False


def number(prefix: str, year: int, serial: int | None) -> str:
    """The number as printed, 鲤司评〔2026〕1号; with a blank where none is given yet."""
    return wording(NAME)("number", prefix=prefix, year=year, serial=BLANK_SERIAL if serial is None else serial)


def told(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that a notice tells: the confirmed ones, gravest first, then in page order; none of a rule that is on trial."""
    confirmed = [f for f in findings if f.state is FindingState.CONFIRMED and not f.trial]
    return sorted(confirmed, key=lambda f: (SEVERITIES.index(f.severity), f.page or 0, f.id or 0))


def score_of(findings: Iterable[Finding], scheme: Scheme = CATALOGUE) -> Score:
    """The score of `findings` as the office counts it (`lcadmin.reviewing.score`): one that a reviewer added counts for itself."""
    return score(((counted_as(f.rule, f.id), f.severity, int(f.points or 0)) for f in findings), scheme)


def build(
    case_file: CaseFile, review: Review, terms: Terms, *, bureau: str, number: str, undetermined: Sequence[Undetermined] = ()
) -> tuple[b.Block, ...]:
    """The blocks of the review opinion on `case_file`, from the findings of `review` that are confirmed as they stand now."""
    say = wording(NAME)
    findings = told(review.findings)
    result = score_of(findings, snapshots.scheme_of(review))
    sections: list[tuple[str, list[b.Block]]] = [(say("particulars.heading"), [_particulars(case_file, say)])]
    if findings:
        sections.append((say("findings.heading"), _items(findings, result, terms, say)))
    else:
        sections.append((say("findings.heading"), [b.Paragraph(say("findings.none"))]))
    if terms.with_undetermined and undetermined:
        sections.append((say("undetermined.heading"), _undetermined(undetermined, say)))
    sections.append((say("result.heading"), [b.Paragraph(_result(findings, result, say)), *_table(findings, result, terms, say)]))
    if demand := _demand(findings, terms, say):
        sections.append((say("demand.heading"), [b.Paragraph(demand)]))
    signed_on = _day(terms.issued_on, say)
    return (
        b.Masthead(bureau),
        b.Number(number),
        b.Title(say("title")),
        b.Addressee(say("addressee", addressee=terms.addressee)),
        b.Paragraph(say("opening", case=_case(case_file, say))),
        *(block for at, (heading, content) in enumerate(sections) for block in (b.Heading(f"{_chinese(at + 1)}、{heading}"), *content)),
        b.Signature(bureau, signed_on),
        b.Imprint(
            say("imprint.copy_to", copy_to=terms.copy_to.rstrip("。")) if terms.copy_to else "",
            say("imprint.printed_by", bureau=bureau), say("imprint.printed_on", day=signed_on)),
    )


def _case(case_file: CaseFile, say: Wording) -> str:
    if case_file.case_no:
        return say("case_with_number", case_no=case_file.case_no)
    return say("case_with_party", party=case_file.party) if case_file.party else say("case_unnamed")


def _particulars(case_file: CaseFile, say: Wording) -> b.Particulars:
    procedure = say(f"particulars.{case_file.procedure}") if case_file.procedure in ("ordinary", "summary") else ""
    rows = (
        ("case_no", case_file.case_no),
        ("party", case_file.party),
        ("cause", case_file.cause),
        ("procedure", procedure),
        ("decided_on", _day(case_file.decided_on, say) if case_file.decided_on else ""),
        ("pages", say("particulars.page_count", pages=case_file.pages) if case_file.pages else ""),
    )
    return b.Particulars(tuple((say(f"particulars.{name}"), value) for name, value in rows if value))


def _items(findings: Sequence[Finding], result: Score, terms: Terms, say: Wording) -> list[b.Block]:
    """One item a problem: what follows from a finding stands in its item, each with its own place, points and basis."""
    items: list[b.Block] = []
    counted: set[str] = set()
    for at, (finding, followers) in enumerate(_problems(findings)):
        text = _told(finding, result, counted, terms, say)
        for number, follower in enumerate(followers, 1):
            follows = say("findings.follows", number=number, title=follower.title)
            text += (say("findings.consequences") if number == 1 else "") + follows + _told(follower, result, counted, terms, say)
        items.append(b.Item(say("findings.lead", ordinal=_chinese(at + 1), title=finding.title), text))
    return items


def _problems(findings: Sequence[Finding]) -> list[tuple[Finding, list[Finding]]]:
    """The findings that stand for themselves, each with those that follow from it, in the order given."""
    keys = {f.key for f in findings}
    heads = [f for f in findings if not (f.cause and f.cause in keys)]
    return [(head, [f for f in findings if f.cause and f.cause == head.key]) for head in heads]


def _told(finding: Finding, result: Score, counted: set[str], terms: Terms, say: Wording) -> str:
    """Place and points, what is wrong, the file's words, the basis and what to do. `counted` are the rules whose points are told already."""
    place = [say("pages", pages="、".join(map(str, pages)))] if (pages := _pages(finding)) else []
    if terms.with_points:
        place.append(_points(finding, result, counted, say))
    parts = [say("findings.place", place="，".join(place)) if place else "。", _sentence(finding.message)]
    if quote := _quote(finding):
        parts.append(say("findings.quote", quote=quote))
    if basis := [text for cited in finding.basis if (text := str(cited.get("text", "")).strip())]:
        parts.append(say("findings.basis", basis="、".join(dict.fromkeys(basis))))
    if terms.with_suggestions and finding.suggestion:
        parts.append(say("findings.suggestion", suggestion=_sentence(finding.suggestion)))
    return "".join(parts)


def _pages(finding: Finding) -> list[int]:
    pages = [finding.page, *(place.get("page") for place in finding.places)]
    return sorted({page for page in pages if isinstance(page, int)})


def _points(finding: Finding, result: Score, counted: set[str], say: Wording) -> str:
    """What this finding takes off, so that the sum of all is the score; `counted` are the rules already told."""
    if finding.severity == "veto":
        return say("points.veto")
    rule = counted_as(finding.rule, finding.id)
    deduction = next((d for d in result.deductions if d.rule == rule), None)
    if finding.severity == "hint" or not finding.points or deduction is None:
        return say("points.none")
    if rule in counted:
        return say("points.repeated")
    counted.add(rule)
    if deduction.counted < deduction.points:
        return say("points.capped", points=deduction.points, counted=deduction.counted)
    return say("points.full", points=deduction.points)


def _quote(finding: Finding) -> str:
    """The file's own words, unless the message holds them already. Inner quotation marks become single ones, as Chinese sets them."""
    quote = b.clean(finding.quote)
    if not quote or "".join(quote.split()) in "".join(finding.message.split()):
        return ""
    if len(quote) > LONGEST_QUOTE:
        quote = quote[:LONGEST_QUOTE] + "……"
    return quote.translate({ord("“"): "‘", ord("”"): "’"})


def _undetermined(undetermined: Sequence[Undetermined], say: Wording) -> list[b.Block]:
    lines = (
        say("undetermined.line", number=at + 1, title=each.title,
            reason=say("findings.caused_by", title=each.caused_by) if each.caused_by else _sentence(each.reason))
        for at, each in enumerate(undetermined)
    )
    return [b.Paragraph(say("undetermined.opening")), *map(b.Paragraph, lines)]


def _result(findings: Sequence[Finding], result: Score, say: Wording) -> str:
    vetoes = list(dict.fromkeys(f.title for f in findings if f.severity == "veto"))
    if vetoes:
        return say("result.veto", vetoes="、".join(vetoes), score=result.total, grade=result.grade)
    return say("result.plain", score=result.total, grade=result.grade)


def _table(findings: Sequence[Finding], result: Score, terms: Terms, say: Wording) -> list[b.Block]:
    """How the score comes about, where the opinion tells points and there is something to tell."""
    if not terms.with_points or not (result.deductions or result.vetoes):
        return []
    titles = {counted_as(f.rule, f.id): f.title for f in findings}
    return [b.Paragraph(say("score.opening")), score_table(result, titles, say)]


def _demand(findings: Sequence[Finding], terms: Terms, say: Wording) -> str:
    rectify = say("demand.rectify", rectify_by=_day(terms.rectify_by, say)) if findings and terms.rectify_by else ""
    return rectify + (say("demand.object", days=_chinese(terms.objection_days)) if terms.objection_days else "")


def _day(day: date, say: Wording) -> str:
    return say("day", year=day.year, month=day.month, day=day.day)


def _sentence(text: str) -> str:
    text = text.strip()
    return text if not text or text.endswith(("。", "！", "？", "……")) else text + "。"


def _chinese(value: int) -> str:
    return str(cn2an.an2cn(value))
