"""Numbering: each agency under its own prefix, each case under a number of its own."""

from __future__ import annotations

from collections.abc import Iterator

from rules.facts import numbering
from rules.facts.case import Case
from rules.judging import MINOR, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite

DECISION = "行政处罚决定书\n{number}\n当事人：{party}\n经查，当事人占道堆放物料。罚款200元。\n{agency}\n2024年4月19日"
TOWN = "望海区人民政府浮桥街道办事处"


def _decision(number: str, agency: str = TOWN, party: str = "郭志勇") -> str:
    return DECISION.format(number=number, agency=agency, party=party)


@rule(
    "CF-913", N_("案号不符合统一编号规则或重号"), severity=MINOR, points=1,
    basis=[cite("GB/T 9704-2012", 7, 2, 5, checked="secondary")],
    suggestion=N_("请按统一案卷编号规则编号。"),
    why=N_("字头表明案件是哪个机关办的，一案一号才查得到。本局设置了字头的按设置比对；街道、乡镇的案件用了部门的字头，或者一个号用在两个案件上的，也会提出。没有设置编号规则的不比对字头。"),
    violates=[
        _decision("望城管罚决字〔2024〕3号"),
        _decision("望应急罚〔2024〕18号", "望海县石桥镇人民政府"),
        _decision("望城罚〔2024〕3号", "望海区城市管理局", "郭志勇") + "\n\f\n" + _decision("望城罚〔2024〕3号", "望海区城市管理局", "李秀兰"),
        _decision("望市监处罚〔2024〕3号", "望海区市场监督管理局", "望海宏达商贸有限公司") + "\n\f\n" + _decision(
            "望市监处罚〔2024〕03号", "望海区市场监督管理局", "临江远大机械厂"),
    ],
    complies=[
        "行政处罚告知书\n望浮街罚告〔2024〕3号\n郭志勇：拟罚款200元。\n" + TOWN + "\n2024年4月8日\n\f\n" + _decision("望浮街罚决〔2024〕3号"),
        _decision("望城罚〔2024〕3号", "望海区城市管理局", "郭志勇") + "\n\f\n" + _decision("望城罚〔2024〕4号", "望海区城市管理局", "李秀兰"),
        _decision("石镇综执罚〔2024〕18号", "望海县石桥镇人民政府") + "\n\f\n" + _decision("石镇综执罚〔2024〕19号", "望海县石桥镇人民政府"),
        _decision("望城管石桥罚字〔2024〕18号", "望海县石桥镇人民政府") + "\n\f\n" + _decision("望城管石桥罚字〔2024〕18号", "望海县石桥镇人民政府"),
    ],
    unclear=[
        _decision("■城■罚决字〔2024〕3号"),
    ],
    not_for=[
        _decision("望城罚〔2024〕3号", "望海区城市管理局"),
        "询问笔录\n询问时间：2024年4月2日\n问：是否申请回避？答：不申请。",
    ],
)
def number_outside_the_rule(case: Case) -> Iterator[Verdict]:
    """A number is a name: with another agency's prefix or another case's serial it names something else.

    Prefixes are compared where the office has set them for the agency (setting numbering), numbers of other cases where the register tells them
    (other_numbers of the entry). Without either, only what shows in the papers is said.
    """
    used = numbering.used_elsewhere(case)
    judged = found = False
    for paper, number in numbering.borne(case):
        agency = paper.agency.name if paper.agency else ""
        allowed = numbering.allotted(case, agency) if agency else None
        town = paper.agency is not None and paper.agency.department == "street"
        at = paper.span(number.start, number.end)
        if not (allowed is not None or used is not None or town):
            continue
        judged = True
        if number.illegible:
            found = True
            yield undetermined(N_("文号“{number}”辨认不清"), number=number.value, at=at)
            continue
        if allowed is not None and numbering.bare(number.prefix) not in allowed:
            found = True
            yield failed(N_("文号“{number}”的字头不是{agency}的字头"), number=number.value, agency=agency, at=at)
        elif allowed is None and numbering.of_a_bureau(paper, number):
            found = True
            yield failed(N_("{agency}的案件用了部门的字头：“{number}”"), number=number.value, agency=agency, at=at)
        if paper.kind in numbering.DECISIONS and any(other.by_another(paper, number) for other in used or ()):
            found = True
            yield failed(N_("文号“{number}”已经用于本机关的另一案件"), number=number.value, at=at)
    for one, other in numbering.served_twice(case):
        found = judged = True
        yield failed(N_("两份决定书用了同一文号“{number}”"), number=one.number.value if one.number else "", at=[
            p.span(p.number.start, p.number.end) for p in (one, other) if p.number])
    if not found:
        several = len(case.all(*numbering.DECISIONS)) > 1
        yield passed() if judged or several else not_applicable(N_("本机关没有设置编号规则"))
