"""Receipts (送达回证): what stands in each place of the form, read place by place: recipient, substitute, servers, witness, refusal, remarks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts.dates import BLANK, DateMention, all_dates
from rules.facts.deliveries import way_of
from rules.facts.ink import Stands, room_of, standing, under_seal
from rules.facts.persons import HAN, listed, may_be_person

if TYPE_CHECKING:
    from rules.facts.paper import Paper

ADDRESSEE, SIGNS, SUBSTITUTE, RELATION = "addressee", "signs", "substitute", "relation"
SERVER, WITNESS, REASON, REMARKS, RECEIVED, SERVED, OTHER = "server", "witness", "reason", "remarks", "received", "served", "other"

SIGNED = (SIGNS, SUBSTITUTE, SERVER, WITNESS)
"""The places in which somebody signs."""

PARTY = r"(?:[受被]送达(?:人|单位)|收件(?:人|单位)|收文(?:人|单位)|接收(?:人|单位)|被处罚(?:人|单位)|被告知(?:人|单位)|当事人|领取人|签收人|收到人)"
KIND_OF_PARTY = r"(?:\((?:单位|个人|人|公民|自然人|法人|姓名|名称|单位或个人|单位、个人|单位/个人|姓名或者?名称|名称或者?姓名)\))?"
SIGN = r"(?:签名|签字|签收|签章|盖章|确认|收件)"
SIGN_MORE = rf"(?:(?:或者?|和|及|与|、|/|并)*(?:{SIGN}|签|捺印|按指印|日期|时间|收到日期|签收日期|签收时间|注明日期|\({SIGN}[^()]{{0,8}}\)))*"
PLACES: tuple[tuple[str, str], ...] = (
    (RELATION, r"(?:代收人)?(?:与|和|同)(?:当事人|[受被]送达(?:人|单位))(?:之间)?(?:的)?关系|(?:代收人|签收人|收件人)(?:的)?(?:身份|职务"
               r"|单位及职务)(?:及(?:与[受被]送达人)?关系)?"
               r"|(?:代收|签收)(?:人)?(?:代收)?(?:理由|事由|原因)|注明代收理由|身份(?:或者?|及|与|、)关系|代收人注明"),
    (REASON, rf"(?:[受被]送达人)?(?:拒收|拒签|拒绝(?:签收|接收|签名|签字))(?:的)?(?:事由|理由|原因|情况|记载)(?:(?:和|及|与|、)(?:日期|时间|见证人{SIGN_MORE}))*"),
    (SUBSTITUTE, rf"(?:代收人|代签收人|代理签收人|代为签收人|委托代收人|代领人|(?<!由)代收(?!人)(?=[:(|]|{SIGN}))(?:单位)?{KIND_OF_PARTY}{SIGN_MORE}"
                 r"(?:(?:、|及|和)(?:与[受被]送达人)?(?:关系|代收理由|身份))*"),
    (WITNESS, rf"(?:见证人|在场见证人|在场人|邀请见证人|旁证人|证明人)(?:员)?{SIGN_MORE}(?:(?:及|和|、)(?:单位|身份|单位及职务|职务))*"),
    (SERVER, rf"(?<![受被])(?:送达(?:人员?[一二12①②]?|(?:单位|机关)(?:[及和、]|以及)(?:送达|执法|承办)?人员?|执法人员)|(?:行政)?执法人员|承办人员?|经办人员?"
             rf"|办案人员|办案民警)(?:\(2人\)|\(两人\))?{SIGN_MORE}"),
    (RECEIVED, r"(?:签收|收到|收件|接收|收文|领取|妥投)(?:的)?(?:日期|时间)"),
    (SERVED, r"(?<![为受])送达(?:的)?(?:日期|时间)|到达(?:日期|时间)"),
    (SIGNS, rf"{PARTY}{KIND_OF_PARTY}(?:{SIGN}|\({SIGN}[^()]{{0,8}}\)){SIGN_MORE}|(?<![{HAN}])(?:签收|收件人|签收人|接收人|收文人|收到人|领取人)(?:栏"
            rf"|情况)?{SIGN_MORE}"
             rf"|(?<![{HAN}])(?:签名|签字)(?:或者?盖章)?(?=[:|])"),
    (ADDRESSEE, rf"{PARTY}{KIND_OF_PARTY}"),
    (REMARKS, r"备注|附注|附记|注明事项|说明"),
    (OTHER, r"案由|案件名称|案号|(?:送达)?(?:的)?(?:法律|执法)?文书(?:的)?(?:名称|文号|编号|字号|件数)?(?:[、,及和与/]*(?:文书)?(?:名称|文号|编号|字号|件数|份数"
            r"|页数))*"
            r"|文号|编号|件数|份数|送达(?:地点|地址|方式|号码|邮箱|账号|机关|单位|场所)|(?:填发|签发|审核|批准|制作|发送)(?:人|机关|日期|时间)?|联系(?:人|电话"
            r"|方式)|电话|邮编"
            r"|地点|地址|法定代表人(?:\(负责人\))?|负责人|经营者|邮件号码?|邮寄单号|快递单号|运单号|单号|交寄日期|邮寄日期|公告(?:发布)?(?:日期|时间)"
            r"|视为送达(?:日期|时间|之日)"),
)
LABEL = re.compile(
    rf"(?:^|(?<=[\s。;|,、)]))(?:{'|'.join(f'(?P<{name}>{pattern})' for name, pattern in PLACES)})"
    rf"(?:\s?\([^()\n]{{0,14}}\))?(?:\s?[:|]|(?=\n)|(?=$)|(?=\s{{1,12}}(?:[{HAN}·]{{2,4}}[\s(。、]|\((?:未签|空白?|无|未填)|[{HAN}·]{{2,4}}$|(?:19|20)\d\d)))",
    re.M,
)
BARE = re.compile(r"(?:签名|签字)(?:或者?盖章)?[:|]?")
"""Names no place of its own, but the spot in the one before."""
ILLEGIBLE = re.compile("[■▇█�]")
INNER_LABEL = re.compile(r"(?:收件人|签收人|送达人|代收人|受送达人)(?:\([^()]{0,8}\))?\s?:")
FOOT = re.compile(r"\n\s*(?:(?!公司)[^\n:,。;]){2,24}(?:局|委员会|委|政府|办事处|大队|支队|中队|总队|街道办|管理处|监督所|机关)\s*(?:\([^()\n]{1,6}\))?\s*(?:\n"
                  r"|$|(?=(?:19|20)\d\d))|\n\s*\(?(?:印章|公章)\)?")
"""Where the agency's own line at the foot of a receipt begins, which belongs to no place of the form."""
STAMPED = re.compile(r"(?<!签名或)(?<!签名或者)(?<!签字或)\((?:盖章|公章|印章|章|印|已盖章|加盖公章|盖有公章)\)|已盖章|加盖(?:了)?(?:公章|印章|合同章)|盖有"
                     r"|公章$|捺印|指印|手印|已签名|已签字")
PLACEHOLDER = re.compile(r"\((?:空白?|空缺|未签(?:名|字|收)?|无|略)\)|日期|时间|空白|[_＿—\-–…./／\\]+|[年月日时分]|[:,。、;|\s()（）〔〕]|签名|签字|盖章|签章|签收|日期"
                         r"|时间|或者?|此处|^无$|^略$")
REFUSED = re.compile(
    r"(?:拒绝|拒不|不愿|不肯|不予)(?:在[^。;,:]{0,12}上?)?(?:签收|接收|签名|签字|收件|收取|接受|领取|配合签)|拒收|拒签|不看、?不签|不签(?:字|名|收)|拒不接")
REASON_LABEL = re.compile(r"(?:拒收|拒签|拒绝(?:签收|接收|签名|签字))(?:的)?(?:事由|理由|原因|情况|记载|人|和日期|及日期)")
LEAD = re.compile(r"[\s:、,;。|]*(?:(?:签名|签字|盖章|签收|送达人|收件人|代收人)(?:\([^()]*\))?\s*[:|]?)?[\s、,;。|]*")
WORD = re.compile(r"[^\s、,;。|]+")
ALSO_NAME = re.compile(rf"[{HAN}·]{{2,4}}")


@dataclass(frozen=True, slots=True)
class Filled:
    """A place of the form: `label` as printed, `value` as written, `at` both.

    `mention` is the first date in it, `blank_day` whether one was left unfilled. `stands` is what its picture shows on a scan.
    """

    role: str
    label: str
    value: str
    at: Span
    start: int
    mention: DateMention | None = None
    blank_day: bool = False
    stands: Stands = Stands.UNSEEN
    sealed: bool = False
    """Whether on a scan what was read in it stands under a seal, whose letters it may be."""

    @property
    def worn(self) -> bool:
        """Whether something in it cannot be read."""
        return bool(ILLEGIBLE.search(self.value)) or self.stands is Stands.UNSURE or self.sealed

    @property
    def bare(self) -> bool:
        """Whether its picture was looked at, and nothing stands there."""
        return self.stands is Stands.NOTHING and not self.value

    @property
    def written(self) -> str:
        """What somebody wrote in it: the value without marks, empty brackets and dates."""
        return PLACEHOLDER.sub("", _undated(INNER_LABEL.sub("", self.value)))

    @property
    def signed(self) -> bool:
        """Whether somebody has signed or sealed there."""
        return self.stamped or (bool(self.written) and not self.sealed)

    @property
    def stamped(self) -> bool:
        """Whether a seal or a fingerprint is noted in it, or handwriting, a fingerprint or a small stamp is seen there."""
        return bool(STAMPED.search(self.value)) or self.stands is Stands.SIGNED


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a place of the form, with what stands in brackets behind it."""

    name: str
    aside: str
    at: Span


@dataclass(frozen=True)
class Receipt:
    """The places of a receipt, in reading order. `way` as in `rules.facts.deliveries`; `refused` where somebody wrote that it was refused."""

    paper: Paper
    places: tuple[Filled, ...]
    way: str | None
    refused: Span | None

    def all(self, *roles: str) -> list[Filled]:
        return [p for p in self.places if p.role in roles]

    def written_in(self, *roles: str) -> str:
        """What was written in the places of `roles`, one after the other."""
        return "\n".join(p.value for p in self.all(*roles))

    @property
    def manner(self) -> str | None:
        """`way`, but "left" where the recipient refused although the form says otherwise."""
        return "left" if self.refused and self.way in (None, "direct") else self.way

    @property
    def signing(self) -> list[Filled]:
        """The places for the recipient and for whoever receives for him. A bare 受送达人 with a date behind a name is one."""
        found = self.all(SIGNS, SUBSTITUTE)
        return found + [p for p in self.all(ADDRESSEE) if p.mention and p.written]

    def names(self, *roles: str) -> list[Name]:
        """The names in the places of `roles`, each once."""
        found: dict[str, Name] = {}
        for place in self.all(*roles):
            for name in names_in(self.paper, place):
                found.setdefault(name.name, name)
        return list(found.values())


def read(paper: Paper) -> Receipt:
    """`paper`, a receipt, place by place."""
    text = paper.text
    places = _joined(list(_places(paper)))
    refused = None
    for m in REFUSED.finditer(text, paper.document.title_end):
        if REASON_LABEL.match(text, m.start()) or re.search(r"[如若无未][^。;\n]{0,6}$", text[max(0, m.start() - 8):m.start()]) or _on_a_label(places, m):
            continue
        refused = paper.span(m.start(), m.end())
        break
    if refused is None:
        told = next((p for p in places if p.role == REASON and len(p.written) >= 2 and not p.worn), None)
        refused = told.at if told and not re.fullmatch("无|无此情况|没有|不适用", told.written) else None
    return Receipt(paper, tuple(places), way_of(paper), refused)


def _on_a_label(places: list[Filled], m: re.Match[str]) -> bool:
    return any(p.at.start <= m.start() < p.start for p in places)


def _places(paper: Paper) -> Iterable[Filled]:
    text = paper.text
    labels: list[re.Match[str]] = []
    for m in LABEL.finditer(text, paper.document.title_end):
        if not (labels and BARE.fullmatch("".join(m[0].split())) and labels[-1].lastgroup in (SIGNS, SUBSTITUTE, SERVER, WITNESS, REASON)):
            labels.append(m)
    dates = all_dates(text)
    for index, m in enumerate(labels):
        end = labels[index + 1].start() if index + 1 < len(labels) else len(text)
        start = min(m.end(), end)
        if m.lastgroup not in (ADDRESSEE, OTHER) and (foot := FOOT.search(text, start, end)):
            end = foot.start()
        value = text[start:end]
        mention = next((d for d in dates if start <= d.start < end), None)
        blank = next((b for b in BLANK.finditer(text, start, end) if not any(d.start < b.end() and b.start() < d.end for d in dates)), None)
        role, upto = str(m.lastgroup), start + len(value.rstrip())
        filled = Filled(role, "".join(m[0].split()).rstrip(":|"), value.strip(), paper.span(m.start(), max(m.end(), upto)), start, mention, blank is not None)
        if paper.pictured and role in SIGNED:
            sealed = bool(filled.written) and under_seal(paper, start, upto) and not any(may_be_person(n.name) for n in names_in(paper, filled))
            filled = replace(
                filled, stands=standing(paper, room_of(paper, m.start(), m.end(), upto), 0 if sealed else len(filled.written)), sealed=sealed)
        yield filled


def _joined(places: list[Filled]) -> list[Filled]:
    """A place whose label is followed by another of the same meaning (收件人签收:收件人:某某) counts once."""
    return [p for n, p in enumerate(places)
            if not (not p.value and n + 1 < len(places) and places[n + 1].role == p.role and places[n + 1].at.start <= p.at.end + 1)]


def _undated(value: str) -> str:
    for mention in reversed(all_dates(value)):
        value = value[:mention.start] + " " + value[mention.end:]
    return re.sub(r"\d{1,2}\s?[时:](?:\s?\d{1,2}\s?分?)?", " ", BLANK.sub(" ", value))


def names_in(paper: Paper, place: Filled) -> list[Name]:
    """The names that stand in `place`, dates and marks passed over. A word that no list knows counts where nothing but a name can stand."""
    begin, end = place.start, place.at.end
    found: list[Name] = []
    at = begin
    dates = [d for d in paper.every_date if begin <= d.start < end]
    stops = [*((d.start, d.end) for d in dates), (end, end)]
    for start, stop in stops:
        piece = at
        while piece < start:
            lead = LEAD.match(paper.text, piece, start)
            piece = lead.end() if lead else piece
            names = list(listed(paper.text, piece, start))
            if names:
                found += [Name(n.name, n.aside, paper.span(n.start, n.end)) for n in names]
                piece = names[-1].end + len(names[-1].aside)
                piece = max(piece, names[-1].end)
            word = WORD.match(paper.text, piece, start)
            if word is None:
                piece += 1
                continue
            bare = re.sub(r"\([^()]*\)", "", word[0])
            if not names and ALSO_NAME.fullmatch(bare) and (may_be_person(bare) or len(found) == 0) and not NOT_A_NAME.search(bare):
                found.append(Name(bare, word[0][len(bare):], paper.span(word.start(), word.end())))
            piece = max(word.end(), piece + 1)
        at = stop
    return found


COLUMNS = re.compile(r"^(?=[^\n:]*文书)(?=[^\n:]*(?:签收|签名|签章|盖章|收件人))(?=[^\n:]*(?:送达人|地点|方式|备注))(?=[^\n:]*(?:日期|时间))[^\n:。;\d]{16,90}$", re.M)
"""The head of a receipt in columns: 送达文书名称及文号 收件人签名或盖章 送达日期 送达地点 送达人."""
SIGNER = re.compile(rf"(?<=[\s)])(?:[{HAN}·]{{2,4}}|\(?(?:公章|盖章|已盖章)\)?)(?:\([^()\n]{{0,14}}\))?(?=\s)")


def signed_in_columns(paper: Paper) -> bool | None:
    """Of a receipt in columns, one paper a row: whether each row bears a name before its date. None where it has no such columns."""
    head = COLUMNS.search(paper.text)
    if head is None:
        return None
    rows: list[bool] = []
    for line in paper.text[head.end():].split("\n"):
        mention = next(iter(all_dates(line)), None)
        if mention is not None and ":" not in line[:mention.start]:
            rows.append(SIGNER.search(line, 0, mention.start) is not None)
    return all(rows) if rows else None


NOT_A_NAME = re.compile("拒|无人|空白|未签|同上|本人|见附|详见|盖章|签|公章|邮寄|公告|电子|送达|^无|不在|已|两名|执法|见证|录像|年|月|日")
