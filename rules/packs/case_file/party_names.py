"""The party, called by one name and one number in every paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from rules.facts import parties, party_names, party_numbers
from rules.facts.case import Case
from rules.facts.party_names import Named
from rules.facts.party_numbers import Numbered
from rules.judging import MAJOR, Verdict, failed, hint, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite

FILING = "立案审批表\n案由：涉嫌销售不合格产品\n当事人：{party}\n承办人意见：建议立案。潘虹、卓坤　2024年3月28日\n负责人意见：同意立案。范恒　2024年3月29日"
NOTICE = "行政处罚事先告知书\n望市监罚告〔2024〕88号\n{party}：\n你单位销售不合格产品，拟罚款3000元。可在五个工作日内陈述申辩。\n望海区市场监督管理局\n2024年5月6日"
DECISION = (
    "行政处罚决定书\n望市监处罚〔2024〕88号\n当事人：{party}\n经查，当事人销售的灭火器不合格。依据《中华人民共和国产品质量法》第四十九条，罚款3000元。\n"
    "望海区市场监督管理局\n2024年5月30日")
RECEIPT = "送达回证\n受送达人：{party}\n送达文书：行政处罚决定书（望市监处罚〔2024〕88号）\n送达方式：直接送达\n签收：林某　2024年5月31日\n送达人：潘虹、卓坤"
LICENCE = "营业执照\n名称：{party}\n统一社会信用代码：91350100M000100Y43\n类型：有限责任公司\n本复印件与原件一致。林某　2024年4月1日"
CARD = "居民身份证\n姓名：{party}\n公民身份号码：350121197206044180\n复印件与原件一致。2024年4月1日"


FIRE, TRADE = "望海区宏泰消防器材商贸有限公司", "望海宏达商贸有限公司"
CODED = f"{TRADE}\n统一社会信用代码：91350100M000100Y43"


def _papers(*texts: str) -> str:
    return "\n\f\n".join(texts)


def _asked(person: str, answer: str = "不申请。", question: str = "是否申请回避？") -> str:
    """An example: an interview of this person."""
    return f"询问笔录\n询问时间：2024年3月12日\n被询问人：{person}\n问：{question}答：{answer}\n{person[:2]}　2024年3月12日"


@rule(
    "CF-105", N_("当事人名称前后不一致"), severity=MAJOR, points=6,
    basis=[
        cite("行政处罚法", 59, 1, 1, since="2021-07-15"), cite("行政处罚法", 40, since="2021-07-15"), cite("行政处罚法", 39, 1, 1, until="2021-07-15"),
        cite("行政处罚法", 30, until="2021-07-15"),
    ],
    suggestion=N_("当事人名称应当与营业执照或者身份证件完全一致，请更正。"),
    why=N_("处罚决定只对它写明的人有约束力，名称差一个词就可能是另一家。以执照、身份证件和决定书为准逐份比对；括号、空格、遮盖的字、卷内写明的简称和更名、"
           "字号旁的经营者不算不一致。"),
    violates=[
        _papers(FILING.format(party=FIRE), DECISION.format(party="望海区宏泰消防设备贸易发展有限公司")),
        _papers(NOTICE.format(party="望海清源表面处理有限公司"), DECISION.format(party="望海清源表面处理有限公司"), RECEIPT.format(party="望海源清表面处理有限公司")),
        _papers(LICENCE.format(party="临江市福满楼餐饮管理有限公司"), NOTICE.format(party="临江市福满楼餐饮有限公司"), DECISION.format(party="临江市福满楼餐饮有限公司")),
        _papers(NOTICE.format(party="阿坤食杂店"), DECISION.format(party="望海区东街镇阿坤食杂店"), LICENCE.format(party="望海区东街镇阿坤食杂店")),
        _papers(CARD.format(party="郭志勇"), DECISION.format(party="郭志永"), RECEIPT.format(party="郭志勇")),
        _papers(NOTICE.format(party="望海区阿坤食杂店"), DECISION.format(party="望海区阿坤食杂店"),
                "结案审批表\n当事人：望海区阿昆食杂店\n执行情况：罚款已缴清。\n承办人意见：建议结案。潘虹、卓坤　2024年6月28日\n负责人意见：同意。范恒　2024年6月29日"),
        _papers(DECISION.format(party="望海宏达建材有限公司"), RECEIPT.format(party="望海宏达建材有限公司"),
                "案件调查终结报告\n当事人：望海宏达建材有限公司\n经查，望海宏大建材有限公司销售的灭火器不合格，建议罚款3000元。\n承办人：潘虹、卓坤　2024年5月2日"),
        _papers(_asked("范深　身份证号码：350121197206044180"),
                DECISION.format(party="范森，身份证号码350121197206044180，住望海县"), RECEIPT.format(party="范森")),
    ],
    complies=[
        _papers(NOTICE.format(party="恒润（福建）纺织科技有限公司"), DECISION.format(party="恒润(福建) 纺织科技有限公司")),
        _papers(FILING.format(party=FIRE), DECISION.format(party=FIRE), RECEIPT.format(party=FIRE)),
        _papers(FILING.format(party="陈某某"), DECISION.format(party="陈志强")),
        _papers(NOTICE.format(party="望海区阿坤食杂店（经营者：林坤）"), DECISION.format(party="望海区阿坤食杂店"), RECEIPT.format(party="林坤")),
        _papers(FILING.format(party="望海刺桐餐饮管理有限公司（以下简称刺桐餐饮公司）"),
                DECISION.format(party="望海刺桐餐饮管理有限公司"), RECEIPT.format(party="刺桐餐饮公司")),
        _papers(DECISION.format(party=FIRE).replace("经查", "当事人原名望海区宏泰消防商贸有限公司，2024年4月变更名称。经查"),
                FILING.format(party="望海区宏泰消防商贸有限公司")),
        _papers("行政处罚审批表\n当事人：阿坤食杂店\n承办人意见：罚款500元。甲某、乙某　2024年5月6日\n负责人意见：同意。丙某　2024年5月7日",
                DECISION.format(party="望海区东街镇阿坤食杂店"), RECEIPT.format(party="望海区东街镇阿坤食杂店")),
        _papers(DECISION.format(party="王建国").replace("当事人：王建国", "当事人：王建国、王建军"), RECEIPT.format(party="王建国"), RECEIPT.format(party="王建军")),
    ],
    unclear=[
        _papers(FILING.format(party="望海区■■■陶瓷厂"), DECISION.format(party="望海区瓷韵轩陶瓷厂")),
        _papers(FILING.format(party="田■根"), DECISION.format(party="田宝根")),
        _papers(DECISION.format(party=FIRE), RECEIPT.format(party="临江县远大机械厂")),
    ],
    not_for=[
        DECISION.format(party=FIRE),
        _papers(FILING.format(party="林坤"), "询问笔录\n询问时间：2024年4月2日\n问：灭火器从哪里来？答：批发的。\n林坤　2024年4月2日"),
    ],
)
def party_called_differently(case: Case) -> Iterator[Verdict]:
    """A penalty binds whom it names: a company with one word more or less is another company. Licence or card are the measure, then the decision.

    Compared are the fields for the party, the addressee and near variants of a company's name in sentences. Brackets, spaces, masks, a short name that the
    file defines, a change of name that it tells, and an operator beside his trade name are no difference.
    """
    right = party_names.of_decision(case)
    every = party_names.named(case)
    worn = list(party_names.illegible(case))
    if not right or len({n.paper for n in every} | {p for _, p, _ in worn}) < 2:
        yield not_applicable(N_("只有一份文书写明当事人，没有可以比对的"))
        return
    found = False
    for verdict in (*_deviations(case, right, every), *_in_sentences(case, right)):
        found = True
        yield verdict
    if not found:
        for verdict in _by_number(case, right):
            found = True
            yield verdict
    for name, _, at in worn:
        if any(party_names.may_be(name, n.name) for n in right) and not any(party_names.plain(n.name) == name for n in right):
            found = True
            yield undetermined(N_("当事人名称“{name}”辨认不清"), name=name, at=at)
    if not found:
        yield passed() if len(every) > 1 else not_applicable(N_("只有一份文书写明当事人，没有可以比对的"))


def _deviations(case: Case, right: list[Named], every: list[Named]) -> Iterator[Verdict]:
    """Each name in a field that is not the party's, once, with all its places."""
    names = list(dict.fromkeys(n.name for n in right))
    persons = party_names.representatives(case)
    told: set[str] = set()
    for named in every:
        key = party_names.plain(named.name)
        relations = {r: party_names.relation(named.name, r) for r in names}
        if key in told or "same" in relations.values() or named.name in persons:
            continue
        near = next((r for r, kind in relations.items() if kind == "variant"), None)
        if near is None and "other" not in relations.values():
            continue
        told.add(key)
        places = [n for n in every if party_names.plain(n.name) == key]
        if near and party_names.without_its_place(named.name, near) and all(n.paper.kind in party_names.INTERNAL for n in places):
            yield hint(N_("内部文书把当事人“{right}”简写为“{name}”"), name=named.name, right=near, at=[n.at for n in places])
            continue
        if any(party_names.explained(case, named.name, r) for r in names):
            continue
        if near is None:
            if verdict := _another(named, names, places):
                yield verdict
            continue
        yield _differing(case, named, near, places, [n for n in every if party_names.relation(n.name, near) == "same"])


def _another(named: Named, names: list[str], places: list[Named]) -> Verdict | None:
    """A wholly different name: a mistake where none but the party can stand, else perhaps somebody else's paper."""
    if named.label in ("名称", "姓名", "单位名称", "企业名称") or (named.paper.kind == "party_identity"):
        return None
    if named.paper.kind in party_names.CORE and parties.BODY.search(party_names.plain(named.name)) and len(names) == 1 and not named.paper.by_ocr(named.at.start):
        return failed(N_("“{name}”与处罚决定的当事人“{right}”不是同一名称"), name=named.name, right=names[0], at=[n.at for n in places])
    return undetermined(N_("“{name}”与处罚决定的当事人“{right}”不同，请核对是否同案当事人"), name=named.name, right=names[0], at=[n.at for n in places])


def _differing(case: Case, named: Named, near: str, wrong: list[Named], like: list[Named]) -> Verdict:
    """`named` is written otherwise than `near`: which of both is the party's is told by licence or card, else by the greater number."""
    official = {party_names.plain(n.name) for n in [*wrong, *like] if n.paper.kind == "party_identity"}
    counts = Counter(party_names.plain(n.name) for n in [*wrong, *like])
    swapped = party_names.plain(named.name) in official or (
        party_names.plain(near) not in official and counts[party_names.plain(named.name)] > counts[party_names.plain(near)])
    deviating, usual = (like, wrong) if swapped else (wrong, like)
    if _misread(deviating, usual):
        return undetermined(N_("扫描页上的名称“{name}”可能读错，请核对原件"), name=deviating[0].name, at=[n.at for n in deviating])
    at = [n.at for n in deviating if n.paper.kind != "party_identity"] + [n.at for n in usual][:1]
    return failed(N_("当事人名称不一致：“{name}”应为“{right}”") if official else N_("当事人名称不一致：“{name}”与“{right}”"),
                  name=deviating[0].name, right=usual[0].name if usual else near, at=at or [n.at for n in deviating])


def _misread(one: list[Named], other: list[Named]) -> bool:
    """Whether a single character misread on scanned pages explains the difference; the same reading on two pages is none."""
    a, b = party_names.plain(one[0].name), party_names.plain(other[0].name) if other else ""
    scanned = all(n.paper.by_ocr(n.at.start) for n in one) or all(n.paper.by_ocr(n.at.start) for n in other)
    cut = a.endswith(b) or b.endswith(a) or a.startswith(b) or b.startswith(a)
    exchanged = sorted(a) == sorted(b)
    return scanned and not exchanged and (cut or party_names.edits(a, b) <= 1)


def _by_number(case: Case, right: list[Named]) -> Iterator[Verdict]:
    """Names under which a paper gives the party's own number."""
    told: set[str] = set()
    for name in dict.fromkeys(n.name for n in right):
        for other, paper, at in party_numbers.under_other_names(case, name):
            if party_names.plain(other) in told or other in party_names.representatives(case) or party_names.explained(case, other, name):
                continue
            told.add(party_names.plain(other))
            if paper.by_ocr(at.start):
                yield undetermined(N_("扫描页上的名称“{name}”可能读错，请核对原件"), name=other, at=at)
            else:
                yield failed(N_("同一证件号码在不同文书中分别对应“{name}”和“{right}”"), name=other, right=name, at=at)


def _in_sentences(case: Case, right: list[Named]) -> Iterator[Verdict]:
    """Near variants of a company's name in the sentences of the agency's papers."""
    told: set[str] = set()
    fields = {party_names.plain(n.name) for n in party_names.named(case)}
    for name in dict.fromkeys(n.name for n in right):
        for variant, paper, at in party_names.in_running_text(case, name):
            if variant in told or variant in fields or party_names.explained(case, variant, name):
                continue
            told.add(variant)
            if paper.by_ocr(at.start) and sorted(variant) != sorted(party_names.plain(name)):
                yield undetermined(N_("扫描页上的名称“{name}”可能读错，请核对原件"), name=variant, at=at)
            else:
                yield failed(N_("当事人名称不一致：“{name}”与“{right}”"), name=variant, right=name, at=at)


@rule(
    "CF-107", N_("当事人证件号码前后不一致"), severity=MAJOR, points=4,
    basis=[cite("行政处罚法", 59, 1, 1, since="2021-07-15"), cite("行政处罚法", 39, 1, 1, until="2021-07-15")],
    suggestion=N_("请核对证件号码并统一。"),
    why=N_("同名的人靠证件号码区分，号码前后不一，执行和公示都可能落到别人身上。遮盖的数字不算差异，不同种类的号码不比对，扫描页上只差一位的不下结论。"),
    violates=[
        _papers(_asked("范森　身份证号码：350121197206044180　住址：望海县"),
                DECISION.format(party="范森，身份证号码350121197204062641，住望海县")),
        _papers(FILING.format(party=CODED), DECISION.format(party=CODED.replace("Y43", "Y34"))),
        _papers(_asked("苏海　身份证末四位1234"), DECISION.format(party="苏海（身份证号末四位1243）")),
        _papers(FILING.format(party="苏海　公民身份号码：350502********1234"), DECISION.format(party="苏海　公民身份号码：350502********1243")),
        _papers(LICENCE.format(party=TRADE), NOTICE.format(party="望海宏达商贸有限公司（统一社会信用代码：91350100M000100Y43）"),
                DECISION.format(party="望海宏达商贸有限公司（统一社会信用代码：91350100M000100X43）")),
        _papers("居民身份证\n姓名　林坤\n公民身份号码　11010519491231002X", DECISION.format(party="望海区阿坤食杂店\n经营者：林坤　身份证号码：11010519491213002X")),
    ],
    complies=[
        _papers(FILING.format(party="邱梅　身份证号码：350102********1603"), DECISION.format(party="邱梅（身份证号码：350102199101301603）")),
        _papers(FILING.format(party=CODED), LICENCE.format(party=TRADE),
                DECISION.format(party="望海宏达商贸有限公司\n统一社会信用代码：9135 0100 M000 100Y 43")),
        _papers(LICENCE.format(party=TRADE), DECISION.format(party="望海宏达商贸有限公司\n统一社会信用代码：91350100M000100Y43\n法定代表人：陈某"),
                _asked("陈某　身份证号码：350121197206044180", "远大公司，统一社会信用代码92350502MA2XN9J38D。", "供货商是谁？")),
        _papers("居民身份证\n姓名：苏海\n公民身份号码：11010519491231002x", DECISION.format(party="苏海，身份证号11010519491231002X")),
        _papers("询问笔录\n询问时间：2024年3月12日\n被询问人：苏海　身份证号码：11010519491231002X\n问：货是谁的？答：是我的。\n苏海　2024年3月12日",
                "询问笔录\n询问时间：2024年3月13日\n被询问人：李兰　身份证号码：350121197206044180\n问：你看见什么？答：看见苏海卖货。\n李兰　2024年3月13日",
                DECISION.format(party="苏海，身份证号11010519491231002X")),
    ],
    unclear=[
        _papers(FILING.format(party="田宝根　身份证号码：3503051965■■280311"), DECISION.format(party="田宝根　身份证号码：350305196511280311")),
        _papers(FILING.format(party="田宝根　身份证号码：350305651128031"), DECISION.format(party="田宝根　身份证号码：350305196511280311")),
    ],
    not_for=[
        DECISION.format(party="苏海，身份证号11010519491231002X"),
        _papers(FILING.format(party="望海宏达商贸有限公司\n营业执照注册号：350521100012345"), DECISION.format(party=CODED)),
    ],
)
def party_numbered_differently(case: Case) -> Iterator[Verdict]:
    """The number tells which of several people of one name is meant. Masked digits match anything; of an individual business its operator's number counts too."""
    compared = 0
    found = False
    for name in _whose(case):
        numbers = party_numbers.of(case, name)
        compared += len(numbers) > 1
        if verdict := _compared(name, numbers):
            found = True
            yield verdict
    if not found:
        yield passed() if compared else not_applicable(N_("没有两处当事人证件号码可以比对"))


def _whose(case: Case) -> list[str]:
    """The parties, and the operators of those that are no companies."""
    found: list[str] = []
    for named in party_names.of_decision(case) or [n for n in party_names.named(case) if n.label in ("当事人", "被处罚人")]:
        found.append(named.name)
        operator = next((p.operator for p in named.paper.parties if p.name == named.name), None)
        if operator and "公司" not in named.name:
            found.append(operator)
    return list(dict.fromkeys(found))


def _compared(name: str, numbers: list[Numbered]) -> Verdict | None:
    """The first two numbers of `name` that cannot be one; else two of which that cannot be told."""
    pairs = [(a, b, party_numbers.differ(a.value, b.value)) for a, b in combinations(numbers, 2)]
    wrong = [(a, b) for a, b, answer in pairs if answer]
    if wrong:
        a, b = wrong[0]
        counts = Counter(n.value for n in numbers)
        rare, usual = (b, a) if counts[b.value] <= counts[a.value] else (a, b)
        scanned = rare.paper.by_ocr(rare.at.start) or usual.paper.by_ocr(usual.at.start)
        if scanned and party_numbers.one_apart(a.value, b.value):
            return undetermined(N_("扫描页上{name}的号码可能读错，请核对原件"), name=name, at=[rare.at, usual.at])
        deviating = [n.at for n in numbers if n.value == rare.value]
        return failed(N_("{name}的证件号码不一致：“{one}”与“{other}”"), name=name, one=rare.value, other=usual.value, at=[*deviating, usual.at])
    doubtful = next(((a, b) for a, b, answer in pairs if answer is None), None)
    if doubtful:
        return undetermined(N_("{name}的号码“{one}”与“{other}”无法核对"), name=name, one=doubtful[0].value, other=doubtful[1].value, at=[n.at for n in doubtful])
    return None


__all__ = ["parties", "party_called_differently", "party_numbered_differently"]
