"""Certificates of officers: one number each, the same in every paper."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from rules.facts import certificates
from rules.facts.case import Case
from rules.facts.certificates import Held
from rules.judging import MINOR, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite

RECORD = (
    "现场检查笔录\n检查时间：2024年4月9日9时至10时\n检查人员：{one}、{two}\n已向被检查人出示执法证件。\n"
    "检查情况：店内冷藏柜存放卤鸭脖26袋。\n被检查人签名：卢某　2024年4月9日")
INTERVIEW = (
    "询问笔录\n询问时间：2024年4月11日15时至15时40分\n询问人：{one}　记录人：{two}\n被询问人：卢某\n"
    "问：是否申请回避？答：不申请。\n以上笔录属实。卢某　2024年4月11日")


def _two(record: tuple[str, str], interview: tuple[str, str]) -> str:
    """An example: an inspection and an interview by the same two officers."""
    return f"{RECORD.format(one=record[0], two=record[1])}\n\f\n{INTERVIEW.format(one=interview[0], two=interview[1])}"


@rule(
    "CF-104", N_("执法证号缺失或前后不一致"), severity=MINOR, points=2,
    why=N_("执法证号用来核对办案人员的身份和资格，空着不填或者一人两号、两人一号，都会让人怀疑笔录是谁做的。空格、全角数字和省份简称的差别不计，"
           "决定书不重复写证号的也不报。"),
    basis=[
        cite("行政处罚法", 42, 1, since="2021-07-15"), cite("行政处罚法", 55, 1, since="2021-07-15"), cite("行政处罚法", 37, 1, until="2021-07-15"),
    ],
    suggestion=N_("请核对执法证号并在各文书中统一填写。"),
    violates=[
        _two(("王波（证号13080318017）", "侯梅（证号13080318025）"), ("王波（证号13080318071）", "侯梅（证号13080318025）")),
        "现场检查笔录\n检查时间：2024年4月9日9时至10时\n检查人员：傅慧（执法证号：）、黄玲（执法证号：）\n检查情况：废气无组织排放。\n蔡某　2024年4月9日",
        _two(("林建平（执法证号3505021001）", "苏敏（执法证号3505021002）"), ("林建平（执法证号3505021001）", "苏敏（执法证号3505021001）")),
        "现场笔录\n时间：2024年6月2日\n执法人员：吴海、王芳\n执法证号：________\n现场情况：占道堆放货架。\n当事人签名：苏某\n执法人员签名：吴海　王芳",
        "询问笔录\n询问时间：2024年6月2日\n我们是某县交通运输局执法人员吴海、王芳，证件号码为JT350501、JT350502，这是我们的证件。\n被询问人：苏某　2024年6月2日\n\f"
        "勘验笔录\n勘验时间：2024年6月3日\n勘验人：吴海（证号JT350507）、王芳（证号JT350502）\n勘验情况：路面破损。\n当事人：苏某　2024年6月3日",
        "当场处罚决定书\n当事人：周某\n2024年5月9日在人行道上停车，罚款50元。\n执法人员（签名及执法证号）：高远　付蓉\n某某县城市管理局\n2024年5月9日",
    ],
    complies=[
        _two(("邱凤（证号：闽 130181 19 006）", "范坤（证号：闽 130181 19 017）"), ("邱凤（证号１３０１８１１９００６）", "范坤（证号13018119017）")),
        _two(("王波（证号13080318017）", "侯梅（证号13080318025）"), ("王波", "侯梅")),
        _two(("王波（证号13080318017）", "侯梅（证号13080318025）"), ("王波（8017）", "侯梅（8025）")),
        "当场处罚决定书\n当事人：周某　身份证号：350502198610123456\n2024年5月9日在人行道上停车，罚款50元。\n执法人员：高远（350502001）、付蓉（350502002）\n"
        "执法人员签名及证号：高远350502001　付蓉350502002\n某某县城市管理局\n2024年5月9日",
        _two(("林建平（执法证号：AQ3505021001）", "苏敏（执法证号：AQ3505021002）"), ("林建平（证号3505021001）", "苏敏（证号3505021002）")),
    ],
    unclear=[
        _two(("孟宗（证号1305831901■）", "白虹（证号13058319020）"), ("孟宗（证号13058319014）", "白虹（证号13058319020）")),
        _two(("孟宗（证号13058319014）", "白虹（证号13058319020）"), ("孟宗（警号0214）", "白虹（证号13058319020）")),
    ],
    not_for=[
        _two(("王波", "侯梅"), ("王波", "侯梅")),
        "现场检查笔录\n检查时间：　　年　月　日\n检查人员：　　　　（执法证号：　　　　）\n被检查人签名：",
        "行政处罚决定书\n某城罚〔2024〕3号\n当事人：周某\n执法人员吴海、王芳检查发现当事人占道经营。罚款50元。\n某某县城市管理局\n2024年5月9日",
    ],
)
def certificate_missing_or_differing(case: Case) -> Iterator[Verdict]:
    """By the number of the certificate a party can check who inspected it; a number that changes from paper to paper, or serves two officers, tells nobody.

    Compared are all papers of the agency. A paper that gives none is no finding; a field for the number left empty is. Numbers of clearly different
    length may be of different certificates (执法证, 警号).
    """
    held = certificates.held(case)
    found = False
    for verdict in (*_empty(case), *_two_numbers(held), *_two_holders(held)):
        found = True
        yield verdict
    if not found:
        yield passed() if held else not_applicable(N_("文书没有写明执法证号"))


def _empty(case: Case) -> Iterator[Verdict]:
    for paper in case.all("inspection_record", "interview_record", "penalty_decision", "summary_decision", "filing_approval"):
        places = certificates.empty(paper)
        if not places:
            continue
        if paper.by_ocr(places[0].start):
            yield undetermined(N_("扫描页上的执法证号没有读出，请核对原件"), at=places)
        else:
            yield failed(N_("执法证号没有填写：“{words}”"), at=places, absent=True, words=places[0].quote[:30])


def _two_numbers(held: list[Held]) -> Iterator[Verdict]:
    """One officer with two numbers."""
    for name in dict.fromkeys(h.name for h in held):
        own = [h for h in held if h.name == name]
        if "某" in name and any(a.paper is b.paper and same_list(a, b) for a, b in combinations(own, 2) if a.number != b.number):
            continue                                                                # two persons behind one masked name
        pairs = [(a, b, certificates.same(a, b)) for a, b in combinations(own, 2)]
        wrong = next(((a, b) for a, b, answer in pairs if answer is False), None)
        if wrong is None:
            doubtful = next(((a, b) for a, b, answer in pairs if answer is None), None)
            if doubtful:
                yield undetermined(N_("{name}的证号“{one}”与“{other}”无法核对"), name=name, one=doubtful[0].number, other=doubtful[1].number, at=[h.at for h in doubtful])
            continue
        if any(certificates.renewed(h) for h in wrong):
            continue
        if certificates.misread(*wrong):
            yield undetermined(N_("扫描页上{name}的证号可能读错，请核对原件"), name=name, at=[h.at for h in wrong])
            continue
        rare = min(wrong, key=lambda h: sum(certificates.same(h, other) is True for other in own))
        usual = next(h for h in wrong if h is not rare)
        deviating = [h.at for h in own if certificates.same(h, rare) is True]
        yield failed(N_("{name}的执法证号前后不一致：“{one}”与“{other}”"), name=name, one=rare.number, other=usual.number, at=[*deviating, usual.at])


def same_list(one: Held, other: Held) -> bool:
    """Whether both stand on one line."""
    start, end = sorted((one.at.start, other.at.start))
    return "\n" not in one.paper.text[start:end]


def _two_holders(held: list[Held]) -> Iterator[Verdict]:
    """One number of two officers."""
    told: set[frozenset[str]] = set()
    for a, b in combinations(held, 2):
        names = frozenset((a.name, b.name))
        if a.name == b.name or names in told or a.digits != b.digits or a.illegible or len(a.digits) < certificates.LONG_ENOUGH:
            continue
        told.add(names)
        if a.name[0] == b.name[0] and "某" in a.name + b.name:
            continue
        if a.paper.by_ocr(a.at.start) or b.paper.by_ocr(b.at.start):
            yield undetermined(N_("扫描页上两名执法人员的证号相同，可能读错，请核对原件"), at=[a.at, b.at])
        else:
            yield failed(N_("{one}与{other}的执法证号相同：“{number}”"), one=a.name, other=b.name, number=a.number, at=[b.at, a.at])
