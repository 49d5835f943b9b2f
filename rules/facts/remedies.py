"""Remedies told in a decision: reconsideration and suit, to whom, within what time.

Only what is offered to the party counts: 逾期不申请复议, 复议期间不停止执行 and the like tell of no remedy, and a suit against a
reconsideration decision is not the direct suit.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts.money import value_of_numeral
from rules.facts.periods import NUMERALS, Mention, Period, find_periods
from rules.facts.running import Running, running

if TYPE_CHECKING:
    from rules.facts.paper import Paper


@dataclass(frozen=True, slots=True)
class Remedies:
    """`reconsideration` and `suit` (the direct one) are where each is told, None where it is not.

    `bodies`: the reconsideration authorities named. `court`: the court named.
    `suit_after_reconsideration`: the period told for a suit against a reconsideration decision (`later_suit`); it is not the direct suit's.
    `suit_periods`: all periods told for the direct suit, `suit_period` the first. `mandatory`: it says that reconsideration comes first.
    `statute`: another law than those on penalties, reconsideration and suits, cited for the remedy.
    `elsewhere`: the remedies stand overleaf or in an annex.
    `unclear`: what is blank or illegible, by the names reconsideration, reconsideration_period, bodies, suit, suit_period.
    """

    reconsideration: Span | None = None
    reconsideration_period: Period | None = None
    bodies: tuple[Span, ...] = ()
    suit: Span | None = None
    suit_period: Period | None = None
    suit_after_reconsideration: Period | None = None
    court: Span | None = None
    suit_periods: tuple[Period, ...] = ()
    later_suit: Span | None = None
    mandatory: bool = False
    statute: Span | None = None
    elsewhere: Span | None = None
    unclear: dict[str, Span] = field(default_factory=dict)


RECONSIDERATION = re.compile(
    r"(?<![对回答反])(?<!对行政)(?<!经)(?<!经行政)(?:复[议义仪]|[夏覆]议)(?!决定|后|期间|期满|期限届|机关(?![:为是])|机构|法|条例|规定|前置|委员会|办公室|应诉|结果|窗口|受理(?!机关|机构)|服务|接待|材料|大厅|中心|科|[、和或]者?(?:行政)?诉讼(?:期间|不停止))(?:申请)?")
SUIT = re.compile(r"(?<!复议、)(?<!复议和)(?<!复议或)(?:行政)?(?:诉[讼论]|[拆沂]讼)(?!期间|法|代理|费)|(?<!既)起[诉沂](?!期间|讼)|诉[至诸请](?=[^,。;]{0,30}法院)")
NEGATED = re.compile(r"(?:不|未|没有)(?:依法|及时)?(?:申请|提起|提出|起诉|复议|要求)[^。;]*$")
OFFERED = re.compile(r"可[以在自于向依就通选先]|[也亦]可|有权|应|须|(?<!申)请|向|[日月天年]内|享有")
STILL_CARRIED_OUT = re.compile(r"[^。;]{0,40}(?:期间|的,|,)[^。;]{0,24}(?:不停止|不影响|停止)|[^。;,]{0,20}期间")
AGAINST_RECONSIDERATION = re.compile(
    r"复议(?:决定|机关|机构|结果|期满|期限届满|后|不服)|(?<![不未])经(?:行政)?复议|(?:不服|收到)(?:行政)?复议")
FIRST = re.compile(r"(?<![事首优预])先(?!行登记|行处[置理]|生)[^。;]{0,70}?复议|复议前置|复议为前置")
APART = re.compile(r"缴|交至|交到|拆除|改正|整改|履行|逾期|到期|停止")
SAME_PERIOD = re.compile(r"(?:申请)?(?:或者?|和|及|以及|、|并)[^,;]*$")
BEHIND = re.compile(
    r"(?:申请|的)*(?:(?:受理)?(?:机关|机构)(?:名称)?[:为是]|有效期|期限?|时限|时间|\(|:|[—–→-]{1,3}|,?(?:应|请|须|自|期限)|的,"
    rf"|[\d{NUMERALS}]{{1,4}}(?:个?月|[日天年]))")
GARBLED = re.compile(rf"起(?![^,。;]{{0,6}}(?:法定|规定|期限))[^,。;]{{1,8}}?内|[个介][月用]|[\d{NUMERALS}]{{1,4}}[^,。;\d{NUMERALS}日天]内")
"""What is left of a period that a scan garbled (60目内, 六个用内)."""
TO_A_GOVERNMENT = re.compile(r"内[^。;,]{0,4}向[^。;,]{2,30}政府[^。;,]{0,2}(?:申请|提[起出])")
TO_A_COURT = re.compile(r"(?:或者?|[也亦]可以?)(?![^。;]{0,50}?申请)[^。;]{0,50}?法院(?!强制)")
"""What is left of a remedy whose own word a scan garbled."""
IN_TURN = re.compile(r"(?:的)?期限[^。;]{0,6}分别")
OWN_OFFER = re.compile(r"或|也可|亦可|复议|诉讼|起诉")
STATUTE = re.compile(r"(?:根据|依据|依照|按照|据)(?:《(?P<law>[^》]{2,60})》|(?:该|本)法|该条例)(?=第?)")
OWN_STATUTES = re.compile(r"行政(?:复议|诉讼|处罚)法|行政复议法实施条例|最高人民法院")
LAND_LAW = re.compile(r"土地管理法》?(?:\([^()]{1,12}\))?(?:第[^。;《》]{1,24}[、和及与])?(?:第)?(?:八十三|83)条")
ELSEWHERE = re.compile(
    r"(?:救济|复议|诉讼|权利告知|权利义务)[^。;]{0,24}?(?:见|附在|另附|印于|印在)本?(?:背面|反面|附页|附件|后页|次页|权利告知书|告知书|背页|另页)")
TO = re.compile(
    r"向(?P<names>[^。;]{2,160}?)(?=(?:依法|书面|直接|当面)?(?:提出|提起|申请|递交|提交|要求|请求|申诉|寻求)|(?:行政)?复议"
    r"|[自在于](?:收到|接到|本|该|[\d一二三四五六七八九十]+[个日天月])|$)")
ASKING = re.compile(r"申请(?P<names>[^。;,]{3,70}?)(?:进行|予以|给予)?(?:行政)?$")
AUTHORITY = re.compile(r"复议(?:机关|机构|受理机关)(?:名称)?(?:为|是|:)(?P<names>[^。;,()]{2,60})")
BETWEEN = re.compile(r"或者?是?|、|/|,|(?:(?<=政府)|(?<=局)|(?<=委)|(?<=会)|(?<=厅)|(?<=关)|(?<=门))(?:和|与|及|以及)")
BODY = re.compile(r"(?:人民政府|政府|管委会|管理委员会|委员会|[局厅委部署所队司院处行]|总局|机关|部门|海关|分局|单位|办公室|中心|大厅)$")
ONE_OF = re.compile(r"(?:其中|中)?的?(?:之一|任何?一[个方]|一个机关)$")
LEADING = re.compile(r"^(?:依法|直接|书面|也?可以?|其|你|再|先|有管辖权的(?=.{3})|当地的?(?=.{5}))+")
BLANK = re.compile(r"_|□|^(?:人民政府|政府|局|委员会|委|厅|人民政府或者?|行政机关)$|×{2,}|[xX*]{2,}|\.{3,}|…")
COURT = re.compile(r"向(?P<court>[^,。;向]{0,30}?(?:法院|法庭))")


@dataclass(frozen=True, slots=True)
class _Act:
    """A remedy offered at offsets of the running text; what is said since `since` (the act before, or its sentence) belongs to it."""

    suit: bool
    since: int
    start: int
    end: int
    after_reconsideration: bool = False


def told(paper: Paper) -> Remedies:
    """The remedies that `paper` tells of."""
    run = running(paper.document)
    text = run.text
    acts = _acts(text)
    mentions = _periods(text) if acts else []
    bound = _bound(text, acts, mentions)
    reconsiderations = [a for a in acts if not a.suit]
    direct = [a for a in acts if a.suit and not a.after_reconsideration]
    later = [a for a in acts if a.after_reconsideration]
    unclear: dict[str, Span] = {}
    periods: dict[str, list[Period]] = {}
    for name, members in (("reconsideration_period", reconsiderations), ("suit_period", direct), ("later", later)):
        found = [bound[a] for a in members if a in bound]
        periods[name] = [p for m in found if (p := _period(run, m))]
        if found and not periods[name] and name != "later":
            unclear[name] = run.span(found[0].start, found[0].end)
        garbled = None if found or name == "later" else next((m for a in members for m in GARBLED.finditer(text, a.since, a.start)), None)
        if garbled:
            unclear[name] = run.span(*garbled.span())
    for name, members, pattern in (("reconsideration", reconsiderations, TO_A_GOVERNMENT), ("suit", direct + later, TO_A_COURT)):
        near = None if members else pattern.search(text)
        if near:
            unclear[name] = run.span(*near.span())
    bodies, blank = _bodies(run, reconsiderations, acts)
    if blank:
        unclear["bodies"] = blank
    statute = _statute(run, [*direct, *reconsiderations])
    court = next((m for a in direct for m in COURT.finditer(text, a.since, a.end)), None)
    elsewhere = ELSEWHERE.search(text)
    first = {name: found[0] if found else None for name, found in periods.items()}
    return Remedies(
        reconsideration=_at(run, reconsiderations), reconsideration_period=first["reconsideration_period"], bodies=bodies,
        suit=_at(run, direct), suit_period=first["suit_period"], suit_after_reconsideration=first["later"],
        court=run.span(*court.span("court")) if court else None, suit_periods=tuple(periods["suit_period"]),
        later_suit=_at(run, later), mandatory=bool(FIRST.search(text)), statute=statute,
        elsewhere=run.span(*elsewhere.span()) if elsewhere else None, unclear=unclear)


def _periods(text: str) -> list[Mention]:
    """The periods of `text`, with those that stand in a table right behind the remedy's name: 复议60天, 诉讼6个月."""
    found = find_periods(text)
    for m in IN_A_TABLE.finditer(text):
        start, end = m.span("period")
        if not any(f.start < end and start < f.end for f in found):
            number = int(m["number"]) if m["number"].isdigit() else (value_of_numeral(m["number"]) or (None,))[0]
            found.append(Mention(number, UNIT_OF[m["unit"].strip("个")], start, end, None))
    return sorted(found, key=lambda f: f.start)


IN_A_TABLE = re.compile(rf"(?:复议|诉讼|起诉)(?:的)?(?:期限|时限)?[:(]?(?P<period>(?P<number>\d{{1,3}}|[{NUMERALS}]{{1,4}})(?P<unit>[日天]|个?月|年))(?=[(),。;、]|$)")
UNIT_OF = {"日": "days", "天": "days", "月": "months", "年": "years"}


def _acts(text: str) -> list[_Act]:
    """Every remedy that is offered, in order."""
    found: list[_Act] = []
    matches = [(m, suit) for pattern, suit in ((RECONSIDERATION, False), (SUIT, True)) for m in pattern.finditer(text)]
    for start, end, suit in sorted((*m.span(), suit) for m, suit in matches):
        sentence = text.rfind("。", 0, start) + 1
        part = max(sentence, text.rfind(";", 0, start) + 1)
        if NEGATED.search(text, part, start) or (STILL_CARRIED_OUT.match(text, end) and not OFFERED.search(text, part, start)):
            continue
        if _in_title(text, start):
            continue
        if found and found[-1].suit is suit and found[-1].end > sentence and text[found[-1].end:start] in ("", "申请", "提起", "行政"):
            continue
        since = max([sentence, *[a.end for a in found[-1:]]])
        after = suit and bool(AGAINST_RECONSIDERATION.search(text, since, start))
        found.append(_Act(suit, since, start, end, after))
    return found


def _in_title(text: str, offset: int) -> bool:
    return text.rfind("《", max(0, offset - 40), offset) > text.rfind("》", max(0, offset - 40), offset)


def _bound(text: str, acts: list[_Act], mentions: list[Mention]) -> dict[_Act, Mention]:
    """The period of each act: the last since the act before it, else one directly behind it, else that of the act it is joined to."""
    bound: dict[_Act, Mention] = {}
    taken: set[int] = set()
    for one, other in pairwise(acts):
        in_turn = [m for m in mentions if m.start >= other.end][:2]
        if one.end >= other.since and IN_TURN.match(text, other.end) and len(in_turn) == 2 and one not in bound:
            bound |= {one: in_turn[0], other: in_turn[1]}
            taken |= {m.start for m in in_turn}
    for n, act in enumerate(acts):
        if act in bound:
            continue
        before = [m for m in mentions if act.since <= m.start and m.end <= act.start and m.start not in taken]
        before = [m for m in before if not APART.search(text, m.end, act.start)]
        if before:
            bound[act] = before[-1]
            taken.add(before[-1].start)
            continue
        behind = next((m for m in mentions if act.end <= m.start < _stop(text, act, acts) and m.start not in taken), None)
        headed = text[act.end:act.end + 1] in ("。", ":")
        if behind and (headed or BEHIND.match(text, act.end, behind.start + 1)) and not OWN_OFFER.search(text, act.end, behind.start):
            bound[act] = behind
            taken.add(behind.start)
        elif (n and acts[n - 1].end >= act.since and acts[n - 1] in bound and not act.after_reconsideration
              and SAME_PERIOD.fullmatch(text, acts[n - 1].end, act.start)):
            bound[act] = bound[acts[n - 1]]
    return bound


def _stop(text: str, act: _Act, acts: list[_Act]) -> int:
    """Where the words behind `act` end: at the next act, else with the sentence; of an act that heads a sentence (申请行政复议。自收到…), with that."""
    stop = text.find("。", act.end + (text[act.end:act.end + 1] == "。"))
    return min([len(text) if stop < 0 else stop, *[a.start for a in acts if a.start > act.start]])


def _period(run: Running, mention: Mention) -> Period | None:
    if mention.number is None:
        return None
    return Period(mention.number, mention.unit, run.span(mention.start, mention.end), mention.origin)


def _at(run: Running, acts: list[_Act]) -> Span | None:
    """Where the first of `acts` is told: from its clause's beginning."""
    text = run.text
    if not acts:
        return None
    act = acts[0]
    begin = max(act.since, text.rfind(",", act.since, max(act.since, act.start - 60)) + 1, act.start - 80)
    return run.span(begin, act.end)


def _bodies(run: Running, acts: list[_Act], every: list[_Act]) -> tuple[tuple[Span, ...], Span | None]:
    """The authorities named to reconsider, each once, and the place of one left blank."""
    text = run.text
    named: list[Span] = []
    blank: Span | None = None
    seen: set[str] = set()
    places: list[tuple[int, int]] = []
    for act in acts:
        m = next(iter(list(TO.finditer(text, act.since, act.start))[-1:]), None) or ASKING.search(text, act.since, act.start)
        if m is None and text[act.end:act.end + 1] in ("的", ",", "(", "。", ":"):
            m = TO.search(text, act.end, _stop(text, act, every))
        if m:
            places.append(m.span("names"))
    told = [m.span("names") for m in AUTHORITY.finditer(text)]
    places = told or places                                     # 向县司法局递交申请(复议机关:县人民政府): where to hand it in is another thing
    for begin, end in places:
        for start, stop in _names(text, begin, end):
            name = text[start:stop]
            if BLANK.search(name):
                blank = blank or run.span(start, stop)
            elif BODY.search(name) and not name.endswith(("法院", "法庭")) and name not in seen:
                seen.add(name)
                named.append(run.span(start, stop))
    return tuple(named), blank


def _names(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """The names in `text[begin:end]`, without what stands in brackets (an address, a telephone)."""
    plain = re.sub(r"\([^()]*\)?", lambda m: "\0" * len(m[0]), text[begin:end])
    found = []
    at = 0
    for gap in [*BETWEEN.finditer(plain), None]:
        stop = gap.start() if gap else len(plain)
        piece = plain[at:stop]
        name = piece.strip("\0")
        offset = at + len(piece) - len(piece.lstrip("\0"))
        leading = LEADING.match(name)
        if leading and leading.end() < len(name):
            offset += leading.end()
            name = name[leading.end():]
        name = ONE_OF.sub("", name.split("\0")[0])
        if name:
            found.append((begin + offset, begin + offset + len(name)))
        at = gap.end() if gap else stop
    return found


def _statute(run: Running, acts: list[_Act]) -> Span | None:
    """Another law cited for the remedy: in the sentence that tells it, or the land law's article on orders to demolish."""
    text = run.text
    for act in acts:
        sentence = text.rfind("。", 0, act.start) + 1
        for m in STATUTE.finditer(text, sentence, act.start):
            if not OWN_STATUTES.search(m["law"] or ""):
                return run.span(*m.span())
    land = LAND_LAW.search(text) if acts else None
    return run.span(*land.span()) if land else None
