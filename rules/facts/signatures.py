"""Signature places: where a record or form asks somebody to sign, and what stands there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts.ink import Room, Stands, room_of, standing, under_seal
from rules.facts.persons import HAN, listed, may_be_person
from rules.reading.signed import stands_at

if TYPE_CHECKING:
    from rules.facts.paper import Paper


@dataclass(frozen=True, slots=True)
class SignaturePlace:
    """`who` is "party", "officer", "recorder", "witness" or "other"; `label` as printed; `names` what stands in the place (empty: nothing).

    `illegible`: something stands there that could not be read. `marked`: handwriting, a seal, a fingerprint or 已签名 stands there without a name.
    `bare`: the picture of a scanned page was looked at, and nothing stands in the place's `room`. `at` covers label and value. `footer`: it is one of
    those at the foot of each page.
    """

    who: str
    label: str
    names: tuple[str, ...]
    at: Span
    illegible: bool = False
    marked: bool = False
    footer: bool = False
    bare: bool = False
    room: Room | None = None

    @property
    def signed(self) -> bool:
        return bool(self.names) or self.marked


ILLEGIBLE = "■▇█�"
PARTY = (
    r"(?:在场|现场)的?(?:经营者|经营人|负责人|当事人|管理人员?|店员|员工|业主|驾驶员|船员)|"
    r"当事人|被询问人|受询问人|受调查人|受检查人|被问话人|被询问单位|被调查人|被谈话人|被检查人|被检查单位|被检查对象|被勘[验察]人|被勘[验察]单位|受检单位|受检人|"
    r"被复查单位|被复查人|被查单位|被处罚人|被处罚单位|违法行为人|违法嫌疑人|行政相对人|相对人|现场负责人|"
    r"单位负责人|企业负责人|负责人|法定代表人|法人代表|经营者|业主|投资人|陈述人|陈述申辩人|申请人|在场人员?|在场当事人|陪同人员?|陪同检查人员?|陪检人员?|确认人|"
    r"驾驶人|驾驶员|船长|机主|货主|车主|委托代理人|代理人|受委托人|受托人|被委托人|当班人员|"
    r"店长|店员|员工代表|(?<!见)证人|证明人|当事人代表|单位代表|现场人员|提供人|被取样人|被抽样人|被抽样单位|户主|监护人|法定监护人"
)
OFFICER = (
    r"检查\(勘[验察]\)人员?|检查人员?|勘[验察]人员?|询问人员?|询问\(调查\)人|调查人员?|承办人员?|办案人员?|办案民警|执法人员?|行政执法人员|综合行政执法人员|"
    r"安全生产行政执法人员|监督员|卫生监督员|复查人员?|抽样人员?|送达人员?|人民警察|民警|主持人|审核人|审批人"
)
RECORDER = r"记录人员?|记录员|书记员|制作人"
WITNESS = r"见证人员?|邀请参加人"
LABEL = re.compile(
    rf"(?P<label>(?P<party>(?:{PARTY})(?:[、/或及和的者(]{{0,3}}(?:{PARTY}|见证人)\)?){{0,3}})|(?P<officer>{OFFICER})|(?P<recorder>{RECORDER})|(?P<witness>{WITNESS}))"
    r"(?P<sign>(?:核对|确认|阅读|审阅|阅看|阅核|阅|对笔录)?后?(?:意见)?(?:及|和|、|并|或|、)?(?:签名|签字|签章|盖章|签收|捺印|按印|确认|签署)(?:或|或者|、|及|和|"
    r"/)?(?:盖章|签章|捺印|按指印|指印|日期|时间|确认)*)?"
    r"(?P<mark>\s?\((?:[^()\n]{0,6}(?:签|盖|章|捺|印)[^()\n]{0,12})\))?(?:\s?[:|]|(?<=[名字章])[ ]+(?=[一-鿿·]{2,8}(?:[\s(]|$))|(?<=[名字章])(?=[ ]*(?:\n|$)))"
)
"""A label at which somebody signs: with 签名 in its name, or a bare one (被询问人：) at the foot of a record."""

BARE_SIGN = re.compile(rf"(?<![{HAN})])(?:签\s?名|签\s?字|签章)(?:\([^()\n]{{1,10}}\))?\s?[:|]")
OWNER = re.compile(rf"(?P<party>{PARTY})|(?P<officer>{OFFICER})|(?P<recorder>{RECORDER})|(?P<witness>{WITNESS})")
DAY = re.compile(
    r"(?:19|20)[\d■]{2}\s?[年.\-/]\s?[\d■]{1,2}\s?[月.\-/]\s?[\d■]{1,2}\s?日?(?:\s?[\d■]{1,2}\s?[时:]\s?[\d■]{1,2}\s?分?)?|"
    r"[一二〇○零■]{4}年[一二三四五六七八九十■]{1,3}月[一二三四五六七八九十■]{1,3}日"
)
BLANK = re.compile(
    r"\((?:空白?|空缺|未签|未签名|签名|签字|盖章|签章|公章|印章|签名或盖章|签字或盖章|签名、盖章|手写|此处签名|签名处|签字处|请签名|捺印处|按指印处|无)\)|空白|"
    r"[_＿—\-–…·.]{2,}|[年月日时分]|第\s?\d*\s?页|共\s?\d*\s?页|第|页|共|[-—–]\s?\d+\s?[-—–]|\b\d{1,3}\b|日期|/|\s|[:,。、;|]"
)
MARKED = re.compile(
    "\ufffc|捺印|指印|手印|指纹|印模|已签名|已签字|已签章|已盖章|\\(签章\\)|手写签名|签名图|电子签名|私章|签名见|签字见|详见签字|【签名】|\\[签名\\]|同意|属实")
PAGE_OF = re.compile(r"第\s?\d{1,3}\s?页|共\s?\d{1,3}\s?页|^\s*[-—–]?\s?\d{1,3}\s?[-—–]?\s*$")


def places(paper: Paper) -> list[SignaturePlace]:
    """The signature places of `paper` in reading order."""
    return list(_places(paper))


def _places(paper: Paper) -> Iterator[SignaturePlace]:
    text = paper.text
    body = _body_begins(paper)
    labels = [(m.start(), m.end(), "".join(m["label"].split()), _who(m)) for m in LABEL.finditer(text) if _is_place(text, m, body)]
    taken = [(start, end) for start, end, _, _ in labels]
    for m in BARE_SIGN.finditer(text):
        if not any(start < m.end() and m.start() < end for start, end in taken):
            owners = list(OWNER.finditer(text, max(0, m.start() - 120), m.start()))
            labels.append((m.start(), m.end(), "签名", _who(owners[-1]) if owners else "other"))
    labels.sort()
    for index, (start, value_start, label, who) in enumerate(labels):
        end = _line_end(text, value_start)
        if index + 1 < len(labels):
            end = min(end, labels[index + 1][0])
        if other := OTHER_LABEL.search(text, value_start, end):
            end = other.start()
        value = text[value_start:end]
        names, illegible, marked = _signed(value)
        if not value.strip() and (below := _value_below(text, end)):
            end = below
            value = text[value_start:end]
            names, illegible, marked = _signed(value)
        span = paper.span(start, max(value_start, value_start + len(value.rstrip())))
        footer = bool(PAGE_OF.search(value))
        marked = marked or (not names and not illegible and _pictured(paper, start, value_start))
        bare = False
        if marked and not MARKED.search(value) and under_seal(paper, value_start, value_start + len(value.rstrip())):
            marked, illegible = False, True  # letters of the seal across it
        read = 0 if names or marked else _left_over(value)
        room = room_of(paper, start, value_start, value_start + len(value))
        if not names and not marked and (stands := standing(paper, room, read)) is not Stands.UNSEEN:
            marked = stands is Stands.SIGNED
            bare = stands is Stands.NOTHING and not illegible and not read
            illegible = illegible or not (marked or bare)
        yield SignaturePlace(who, label, names, span, illegible, marked, footer, bare, room)


def _left_over(value: str) -> int:
    """How many letters and figures that are no date and nothing that a form prints were read in a place."""
    return sum(c.isalnum() or c in ILLEGIBLE for c in BLANK.sub("", DAY.sub(" ", value)))


def _pictured(paper: Paper, start: int, end: int) -> bool:
    """Whether a picture stands in the place behind the label `text[start:end]`."""
    pages = {page.number: page for page in paper.document.pages}
    return any(
        stands_at(box, picture)
        for place in (paper.span(start, end).places() if any(page.pictures for page in pages.values()) else ())
        for box in place.boxes[-1:] for picture in pages[place.page].pictures)


OTHER_LABEL = re.compile(rf"\s[{HAN}()]{{2,12}}:")
ALONE = re.compile(rf"\n\s*[{HAN}·]{{2,8}}(?:\([^()\n]{{1,10}}\))?(?:[\s、][{HAN}·]{{2,4}})?(?:\s+[\d年月日.\-/ ]{{6,22}})?\s*(?=\n|$)")


def _value_below(text: str, line_end: int) -> int | None:
    """Where the line below ends, if it holds nothing but a name and perhaps a date: a form's box under its label."""
    m = ALONE.match(text, line_end)
    return m.end() if m and list(listed(text, m.start(), m.end())) else None


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _who(m: re.Match[str]) -> str:
    return next((who for who in ("party", "officer", "recorder", "witness") if m[who]), "other")


def _is_place(text: str, m: re.Match[str], body: int) -> bool:
    """A label with 签名 in it anywhere; a bare one only behind the body of the record, and not in the middle of a word."""
    before = text[m.start() - 1:m.start()]
    if m[0][-1] in "名字章" and (before or "\n") != "\n":                                 # without a colon, at the line's end: only a line of its own
        return False
    if before and re.match(f"[{HAN}]", before) and not (m["sign"] or m["mark"]):
        return False
    if m["sign"] or m["mark"]:
        return True
    return m.start() >= body


ASKING = re.compile(
    r"(?:^|\n)\s*问\s?:|(?:检查|勘[验察]|现场|询问|复查|处罚)?(?:\([^)\n]{1,8}\))?(?:情况|内容|笔录|过程|发现|所见)\s?[:|]|(?:检查|勘[验察]|现场|询问|复查|处罚)记录\s?[:|]|\n\s*记录\s?[:|](?=\s*\n|[^\n]{12})")
CLOSING = re.compile("以上(?:笔录|记录|内容|情况|所述|看过|属实|所记)|看过|属实|无误|相符|一致|无异议|没有异议|无意见|没意见|确认无误|核对")


def _body_begins(paper: Paper) -> int:
    """Where the particulars end and the record itself begins: bare labels before it (被询问人：某某) name, those behind it sign."""
    asking = ASKING.search(paper.text)
    if asking:
        return asking.end()
    ends = [m.start() for m in (CLOSING.search(paper.text), re.search("。", paper.text)) if m]
    return min(ends) if ends else len(paper.text) * 2 // 3


FOREIGN = re.compile(r"[A-Za-z][A-Za-z .·]{2,40}|[一-鿿]{1,8}(?:·[一-鿿]{1,8})+")


def _signed(value: str) -> tuple[tuple[str, ...], bool, bool]:
    """The names in a place of signature, whether it holds something illegible, and whether it holds a mark without a name."""
    value = re.sub(r"[(](?:签名|签字)[)]\s*$", "", value)
    bare = DAY.sub(" ", value)
    names = []
    for piece in re.split(r"[\s、,;。:]+", re.sub(r"\([^()]{0,40}\)", " ", bare)):
        word = re.sub(r"^(?:签名|签字)|(?:捺印|签名|盖章)$", "", piece)
        if may_be_person(word) or FOREIGN.fullmatch(word) or (len(word) > 4 and re.search("公司|店|厂|局|行|部$", word)):
            names.append(word)
    joined = list(listed(bare, 0, len(bare)))
    names = [p.name for p in joined] or names
    rest = BLANK.sub("", bare)
    if names:
        return tuple(names), any(c in ILLEGIBLE for c in bare), bool(MARKED.search(value))
    if any(c in ILLEGIBLE for c in rest):
        return (), True, False
    return (), False, bool(MARKED.search(value)) or _is_signature(rest)


def _is_signature(rest: str) -> bool:
    """What is left of a value when dates, page numbers and placeholders are taken out: a name of a form that is not known is one, too."""
    return bool(re.fullmatch(rf"[{HAN}A-Za-z]{{2,12}}", rest)) and not re.search("拒|不|未|无法|签名|签字|盖章|见证", rest)
