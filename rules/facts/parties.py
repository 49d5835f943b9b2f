"""Parties: the person or organisation that the case is about, as each paper names it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.documents.labels import NAMES, is_label
from rules.facts.persons import is_person

if TYPE_CHECKING:
    from rules.facts.case import Case
    from rules.facts.paper import Paper


@dataclass(frozen=True, slots=True)
class PartyName:
    """A name as written; `label` is the field that gives it (当事人, 被处罚人, 受送达人 …) or "addressee".

    `operator` is the person behind a trade name where the paper names one beside it (经营者, 投资人, 法定代表人).
    """

    name: str
    label: str
    at: Span
    operator: str | None = None

    @property
    def organisation(self) -> bool:
        """Whether the name is that of a company, shop or other body, not of a person."""
        return is_organisation(self.name)


HAN = "一-鿿㐀-䶿"
ILLEGIBLE = "■▇█�"
PERSON_LABELS = (
    "当事人|用人单位|被处罚当事人|被处罚人|被处罚单位|受处罚人|受处罚单位|违法行为人|违法当事人|行政处罚相对人|行政相对人|相对人|涉案单位|涉案当事人|违法单位|违法主体|处罚对象|被处罚对象|"
    "被告知人|被告知单位|违法嫌疑人|违法嫌疑单位|涉嫌违法(?:人|单位)|违法人|受罚人|受罚单位|致"
)
OTHER_LABELS = (
    "受送达人|受送达单位|受送达单位\\(个人\\)|收文单位|被检查人|被检查单位|被检查对象|受检单位|受检人|被查封人|被扣押人|被反映人|被举报人|被投诉人|被申请人|被执行人|"
    "缴款人|缴款单位|缴款人名称|交款人|"
    "企业名称|单位[ |]?名称|个体工商户名称|字号名称|名称|姓名|单位\\(个人\\)|申请人|陈述人|陈述申辩人"
)
QUALIFIED = (
    r"(?:基本情况|基本信息|概况)?(?:[ |]{1,3}(?:个人|单位|公民|自然人|法人(?:或者?其他组织)?)(?=[ |]{0,3}(?:姓名|名称)))?"
    r"(?:[: |]{0,2}\s?(?:姓名(?:或者?|/|、|\()?(?:单位)?名称\)?|单位名称|名称或姓名|名称(?:或者?|/|、|\()?姓名\)?|名称|姓名))?"
)
NOTE = rf"(?:\s?\((?:[{HAN}、/,或者和]{{1,16}})(?:\)|(?=\s?[:|])))?"
"""In brackets behind the label; in a narrow cell of a scan the closing one may be lost: 当事人(个."""
FIELD = re.compile(
    rf"(?:^|(?<=[\n\s|;。:]))(?P<label>(?:{PERSON_LABELS}|{OTHER_LABELS}){QUALIFIED}){NOTE}"
    rf"(?:\s?[:|] ?(?:\n(?=[^:\n]{{2,60}}(?:\n|$)))?|(?<=[{HAN})])[ ]{{1,8}})(?P<value>[^\n]{{1,140}})",
    re.M,
)
SENTENCE = re.compile(rf"(?:^|\n)\s*(?P<label>{PERSON_LABELS})(?P<value>[{HAN}·]{{2,40}}(?:\([^()\n]{{1,30}}\))?)(?=[,，。]|\(|\s[男女])")
ADDRESSEE = re.compile(
    rf"(?:^|\n)\s*(?P<value>[{HAN}A-Za-z0-9·\-■*×Xx{ILLEGIBLE}]{{2,40}}(?:\([^()\n]{{1,60}}\)[{HAN}A-Za-z0-9·]{{0,30}}){{0,2}})\s?:"
    rf"(?P<then>\s*(?:\n|$|[你您本经我因根据依现关在对贵拟鉴按未擅违]|\d{{4}}年))?"
)
DESCRIBED_ADDRESSEE = re.compile(
    rf"(?:^|\n)\s*(?P<value>[{HAN}·]{{2,30}}),\s?(?:[男女](?=[,、])|(?:家|现)?住(?!建)|住所|住址|地址|(?:公民)?身份证|公民身份|统一社会信用代码|经营者|法定代表人|(?:19|20)\d\d年\d)"
    rf"[^\n。;]{{1,110}}:\s*(?=\n|$|[你您])"
)
"""An addressee who is described before the colon: (某某，男，住某村：)."""
NO_ADDRESSEE = re.compile(
    "^(?:附|注|备注|证据|证明(?:上述|以上|该)|理由|意见|如下|事项|内容|说明|结论|以上|现场|检查|询问|案由|地址|处罚|决定|主要|上述|下列|依据|根据|当事人$|违法|情况|经查|查明|问|答|审批|"
    "签名|物品|清单|被处罚|"
    "本机关|本局|我局|拟|一|二|三|四|五|其他)|(?:如下|情况|意见|理由|证据|依据|内容|事实|决定|处罚|措施|事项|清单|方式|期限|地址|电话|联系人|时间|日期|地点|名称|"
    "规定|处理|记录|下列|法院|检察院|公安局|合伙人|代表人|负责人|监护人|投资人|经营者|代理人|委托人|实际控制人)$"
)
GENERIC = re.compile(
    "^(?:情况|意见|陈述|申辩|签名|签字|盖章|签收|主体|资格|身份|基本|姓名|名称|单位|个人|住所|地址|电话|联系|法定代表|负责人|见证|证件|性别|统一社会|营业执照|承办|立案|"
    "如下|表示|要求|提出|到场|接受|收到|当场|属于|涉嫌|违反|存在|[的/不我你其该:]|男$|女$|无$|无异议|无意见|没有|有异议|有权|有无|未(?![来央])|已|是否|应当|应在|"
    "可以|可在|拒绝|拒不|"
    "在(?:本|上述|现场|该|场)|对(?:本|上述|该|此|告知|以上)|于(?:\\d|本|上述|当日)|因(?:涉嫌|违反)|按(?:照|期)|自(?:收到|愿|行)|逾期|经(?:核|批准|告知|查)|以上|愿)"
)
CUT = re.compile(r"[,;。!?|【】《》“”:]|(?:19|20)\d\d\s?[年.\-/]|[0-9A-Z]{15,}")
ASIDE = re.compile(r"\((?P<inside>[^()]{1,60})\)$")
LEGAL_FORM = re.compile("^(?:普通合伙|有限合伙|特殊普通合伙|特殊的普通合伙|个人独资|个体工商户|集团|中国|福建|有限公司|外商独资|中外合资|台港澳)")
OPERATOR = re.compile(rf"(?:经营者|投资人|业主|负责人|法定代表人)(?:姓名)?(?:\([^)]*\))?\s*[:|]?\s*(?P<name>[{HAN}]{{2,4}}|[{HAN}·]{{4,16}})(?=[,、。;)\s]|$)")
LEGAL_KIND = re.compile(
    "(?:(?:特殊)?(?:的)?普通|有限)?合伙企业|(?:一人)?有限(?:责任)?公司(?:分公司)?|股份有限公司|个体工商户|个人独资企业|农民专业合作社|(?:企业|事业|机关|社会团体)法人|自然人|法人|其他组织|个人|单位|公民"
)
"""What kind of person the party is, which is no name."""
NO_PERSON = re.compile("意见|签名|同意|审批|批准|审核|建议|签字|盖章|姓名|职务|电话|住所|住址|地址")
BODY = re.compile(
    "(?:公司|厂|店|行|部|社|中心|院|所|局|馆|场|站|铺|坊|庄|园|队|会|校|学校|集团|企业|户|屋|楼|城|吧|网咖|KTV|ktv|超市|酒家|酒楼|饭庄|餐厅|食堂|诊室|门诊|药房|"
    "工作室|服务部|经营部|门市|市场|矿|工厂|车间|基地|农场|合作社|委员会|"
    "人家|民宿|旅馆|宾馆|酒店|商贸|生活馆|歌舞厅|小吃|早餐|排档|烧烤|火锅|美食|馆子|分公司|事务所|协会|基金会|寺|庙|幼儿园|中学|小学|大学|医院|商城|便利|工坊|棋牌室|"
    "加油站|停车场|砂场|采石场|汽修|修理|美容|美发|造型|理发|烟酒|水果|百货|五金|数码|手机|茶业|茶庄|生鲜|果蔬|土菜|私房菜|麻辣烫|奶茶|养生|推拿|足浴|洗浴|健身|网吧|电竞|摄影|广告|装饰|建材|家具"
    "|家居|门窗|服饰|服装|眼镜|珠宝|书屋|鲜花|渔具|农资|兽药|种业|轮胎|洗车|快递|物流|家政|宠物|烘焙|蛋糕|卤味|熟食|肉铺|海鲜|渔家|农家乐|客栈)$"
)
LONG_NAME = 6


@lru_cache(maxsize=1024)
def is_organisation(name: str) -> bool:
    """Whether `name` is that of an organisation or a shop; a name with a dot between its parts is a person's."""
    bare = re.sub(r"[（(][^（）()]*[）)]$", "", name)
    return "·" not in bare and ((bool(BODY.search(bare)) and len(bare) > 3) or len(bare) >= LONG_NAME or bool(re.search("公司|商行|经营部|区|县|镇", bare)))


def named(paper: Paper) -> list[PartyName]:
    """The party as `paper` names it, the most telling first: its own field (当事人, 被处罚人), then the addressee, then what else names it (受送达人, 被检查单位 …)."""
    text = paper.text
    own: list[PartyName] = []
    rest: list[PartyName] = []
    for m in FIELD.finditer(text):
        label = _label(m["label"])
        if paper.kind in NOT_HERE.get(label, ()):
            continue
        target = own if re.match(PERSON_LABELS, label) else rest
        target.extend(_values(paper, label, m.start("value"), m.end("value")))
    if not own:
        for m in SENTENCE.finditer(text):
            own.extend(n for n in _values(paper, m["label"], m.start("value"), m.end("value")) if is_person(n.name) or BODY.search(n.name))
    if paper.kind in ADDRESSED and (addressed := list(_addressee(paper))):
        own = own[:1] + addressed + own[1:] if own and own[0].at.start < addressed[0].at.start else addressed + own
    return _each_once(own + rest)


FIRST_KINDS = ("prior_notice", "hearing_notice", "filing_approval", "investigation_report", "case_cover", "penalty_approval", "closing_approval")


def of_case(case: Case) -> PartyName | None:
    """The party of the case: as the decision names it, else the notice, the filing form, the cover, any paper."""
    order = ([case.leading_decision] if case.leading_decision else []) + [p for kind in FIRST_KINDS for p in case.all(kind)] + case.papers
    return next((paper.parties[0] for paper in order if paper.parties), None)


ADDRESSED = frozenset([
    "prior_notice", "penalty_decision", "summary_decision", "no_penalty_decision", "hearing_notice", "hearing_summons", "correction_order",
    "seizure_decision", "seizure_extension", "seizure_disposal", "registration_notice", "registration_disposal", "enforcement_demand", "public_notice",
])
"""Kinds whose addressee is the party; an application, a report or a letter goes to somebody else."""

NOT_HERE = {
    "姓名": ("interview_record", "inspection_record", "authorization", "delivery_receipt", "hearing_record", "statement_record", "photo_evidence"),
    "申请人": ("enforcement_application", "extension_approval", "instalment_approval", "authorization"),
    "名称": (
        "sampling_record", "photo_evidence", "evidence_copy", "payment_receipt", "registration_notice", "registration_approval",
        "seizure_decision", "inspection_record", "appraisal",
    ),
    "单位名称": ("legal_review", "appraisal", "payment_receipt"),
}


def _label(printed: str) -> str:
    bare = "".join(printed.split()).rstrip(":")
    for base in sorted((*PERSON_LABELS.split("|"), *OTHER_LABELS.replace("\\", "").split("|")), key=len, reverse=True):
        if bare.startswith(base):
            return base
    return bare


INNER_LABEL = re.compile(r"(?:自然人|公民|法人或(?:者)?其他组织|单位|名称|姓名|个人|单位名称|姓名\(名称\)|名称\(姓名\))\s?[:|]\s?")


def _values(paper: Paper, label: str, start: int, end: int) -> Iterator[PartyName]:
    text = paper.text
    value = text[start:end]
    lead = len(value) - len(value.lstrip(" :|"))
    start += lead
    value = value[lead:]
    while inner := INNER_LABEL.match(value):
        start += inner.end()
        value = value[inner.end():]
    cut = CUT.search(value)
    before = value[:cut.start()] if cut else value
    if cut and cut[0] == ":":
        before = _without_label(before)
    name = _first_word(before.rstrip(" :.、"))
    if not name or GENERIC.match(name):
        return
    operator = OPERATOR.search(text, start, min(len(text), start + 160))
    stop = text.find("\n", start)
    person = operator["name"] if operator and not NO_PERSON.search(operator["name"]) and (stop < 0 or operator.start() <= stop + 90) else None
    for part_start, part in _parts(name):
        kept = _without_aside(part)
        name_start = start + part_start
        name_end = _over_the_line(text, kept, name_start + len(kept))
        printed = _printed(paper, name_start, name_end)
        if _is_name(printed):
            yield PartyName(printed, label, paper.span(name_start, name_end), person if is_organisation(printed) else None)


def _without_label(value: str) -> str:
    """What stands before a colon, without the label of the next field that ran into it where type left no gap: 王小满性别, 好味来小吃店法定代表人."""
    return next((value[:at] for at in range(2, len(value) - 1) if value[at:] in NAMES), value)


REST_BELOW = re.compile(rf"\n *(?P<rest>[{HAN}()]{{1,14}})(?=\n|$| {{2,}}| (?:统一|法定|经营者|负责人|地址|住所|住址)|[,(])")
UNFINISHED = re.compile("(?:有|有限|有限责|有限责任|有限公|股|股份|股份有|股份有限|集|分公|合作|专业合|专业合作|合伙企|经营|个体工商|责任)$")


def _over_the_line(text: str, name: str, end: int) -> int:
    """Where a body's name ends that the line's end breaks off: (海南绿橙农业开发有限, 公司). `end` where the name is whole."""
    if len(name) < LONG_NAME or "·" in name:
        return end
    below = REST_BELOW.match(text, end)
    if not below or is_label(below["rest"]):
        return end
    whole = name + below["rest"]
    broken = UNFINISHED.search(name) or (len(name) >= 12 and len(below["rest"]) <= 4 and not BODY.search(name))
    return below.end("rest") if broken and BODY.search(whole) else end


PART = re.compile(rf"[{HAN}]{{1,12}}(?:分公司|分店|营业部|门市部|分厂|分行|支行)(?:\([^()]{{1,20}}\))?")


def _first_word(value: str) -> str:
    """`value` up to the first gap; a letter-spaced name (王 芳) and one in Latin letters have gaps of their own."""
    words = re.split(r"( +)", value)
    if not words or re.match(r"[A-Za-z]", value):
        return value
    kept = words[0]
    for gap, word in zip(words[1::2], words[2::2], strict=False):
        if re.search(r"[)省市区县镇]$", kept) and len(gap) == 1 and len(word) >= 4 and BODY.search(word) and not BODY.search(re.sub(r"\([^()]*\)$", "", kept)):
            # 恒润(福建) 纺织有限公司
            kept += gap + word
            continue
        if kept.endswith("公司") and len(gap) <= 2 and PART.fullmatch(word):              # 某某有限公司 洱源分公司
            kept += gap + word
            continue
        if (len(words[0]) > 1 and not (word.startswith("(") and LEGAL_FORM.match(word[1:]))) or len(word) > 1 or len(gap) > 3:
            break
        kept += gap + word
    return kept


def _parts(name: str) -> Iterator[tuple[int, str]]:
    """Several persons in one field (张三、李四) one by one; a name with 、 in it is rare and an organisation's is kept whole."""
    if "、" not in name:
        yield 0, name
        return
    offset = 0
    for part in name.split("、"):
        lead = len(part) - len(part.lstrip())
        if part.strip():
            yield offset + lead, part.strip()
        offset += len(part) + 1


def _without_aside(name: str) -> str:
    """`name` without a remark in brackets behind it; what belongs to a registered name (普通合伙) stays."""
    stripped = name.rstrip()
    while (aside := ASIDE.search(stripped)) and not LEGAL_FORM.match(aside["inside"]):
        stripped = stripped[:aside.start()].rstrip()
    open_at = stripped.rfind("(")
    if open_at > stripped.rfind(")"):                                              # the line or the sentence broke off inside a remark
        stripped = stripped[:open_at].rstrip()
    return stripped


def _printed(paper: Paper, start: int, end: int) -> str:
    """The name as printed, without spaces, brackets full width as names are registered."""
    printed = "".join(paper.document.raw(start, end).split()) or "".join(paper.text[start:end].split())
    return printed.replace("(", "（").replace(")", "）") if re.search(f"[{HAN}]", printed) else printed


def _is_name(name: str) -> bool:
    if any(c in ILLEGIBLE for c in name) or len(name) < 2 or len(name) > 60:
        return False
    if LEGAL_KIND.fullmatch(name) or is_label(name) or re.search("[号码]$|本文书|一式", name):
        return False
    return bool(re.search(f"[{HAN}]{{2}}|[{HAN}]某|[A-Za-z]{{3}}", name)) and not GENERIC.match(name) and not re.search(r"[:;_]|^\d", name)


def _addressee(paper: Paper) -> Iterator[PartyName]:
    """The line that ends in a colon under the heading: 泉州某某有限公司："""
    limit = paper.document.title_end + 400
    for m in ADDRESSEE.finditer(paper.text, 0, limit):
        if m.start("value") < paper.document.title_end:
            continue
        kept = _without_aside(m["value"])
        if NO_ADDRESSEE.search(kept) or is_label(kept) or GENERIC.match(kept) or re.search(rf"^(?:{PERSON_LABELS}|{OTHER_LABELS})", kept):
            continue
        if not is_organisation(kept) and ((len(kept) > 4 and "·" not in kept) or m["then"] is None):
            continue
        start = m.start("value")
        printed = _printed(paper, start, start + len(kept))
        if _is_name(printed):
            yield PartyName(printed, "addressee", paper.span(start, start + len(kept)))
            return
    for m in DESCRIBED_ADDRESSEE.finditer(paper.text, paper.document.title_end, limit):
        if (is_person(m["value"]) or BODY.search(m["value"])) and not GENERIC.match(m["value"]) and _is_name(m["value"]):
            yield PartyName(m["value"], "addressee", paper.span(m.start("value"), m.end("value")))
            return


def _each_once(names: list[PartyName]) -> list[PartyName]:
    seen: set[str] = set()
    return [n for n in names if not (n.name in seen or seen.add(n.name))]  # type: ignore[func-returns-value]
