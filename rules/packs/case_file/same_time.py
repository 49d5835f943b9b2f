"""One officer, one time: nobody inspects in one place and questions in another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from rules.facts import sittings
from rules.facts.case import Case
from rules.facts.officers import Officer
from rules.facts.sittings import Elsewhere, Sitting
from rules.facts.times import Held
from rules.judging import MAJOR, Verdict, failed, hint, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite
from rules.packs import example_papers as example

PENALTY_LAW_2021 = "2021-07-15"
def _record(kind: str, when: str, where: str, whom: str, by: str = "田炳、颜宝") -> str:
    """An example: a record with nothing but what tells when, where, with whom and by whom."""
    if kind == "检查":
        head = f"现场检查笔录\n检查时间：{when}\n检查地点：{where}\n检查人员：{by}，已出示证件\n"
        return head + f"检查情况：活性炭箱未更换，现场无更换台账。\n现场负责人：{whom}\n检查人员：{by}"
    head = f"询问笔录\n询问时间：{when}\n询问地点：{where}\n询问人：{by}\n被询问人：{whom}　住址：某县山城镇\n"
    return head + f"问：何时更换？答：去年十月。\n看过，属实。{whom}"


OFFICE = "某县生态环境局询问室"
SHOP = "某县高新园区12号"


@rule(
    "CF-305", N_("同一执法人员同一时间在两处"), severity=MAJOR, points=5,
    why=N_("一个人不可能同时在两处办案，两份笔录时间重叠，至少有一份不真实。同一地点、同一对象前后衔接的记录不报。"),
    basis=[cite("行政处罚法", 42, 1, since=PENALTY_LAW_2021), cite("行政处罚法", 46, 3, since=PENALTY_LAW_2021), cite("行政处罚法", 37, 1, until=PENALTY_LAW_2021)],
    suggestion=N_("请核实办案时间，避免证据真实性受质疑。"),
    violates=[
        example.papers(_record("检查", "2024年4月16日9时00分至10时30分", SHOP, "卓水木"),
                       _record("询问", "2024年4月16日10时00分至10时50分", OFFICE, "秦锦章", "田炳、汪珠")),
        example.papers(_record("询问", "2024年4月16日14:52至15:22", OFFICE, "黄景培"), _record("询问", "2024年4月16日15:10至15:40", OFFICE, "林小红")),
        example.papers(_record("检查", "2023年8月9日20时35分至21时24分", SHOP, "卓水木"),
                       _record("检查", "2023年8月9日21时至21时30分", "某县沿江路88号", "彭大勇", "颜宝、吴清")),
        example.papers(_record("询问", "2024年4月16日上午9时至10时", OFFICE, "黄景培", "田炳（执法证号13062719004）、颜宝（执法证号13062719018）"),
                       _record("检查", "2024年4月16日9:30-9:50", SHOP, "卓水木", "田炳（执法证号13062719004）、汪珠（执法证号13062719022）")),
    ],
    complies=[
        example.papers(_record("检查", "2024年4月16日9时10分至10时00分", SHOP, "白河"), _record("询问", "2024年4月16日10时00分至10时35分", SHOP, "白河")),
        example.papers(_record("检查", "2024年4月16日9时至10时", SHOP, "白河"), _record("询问", "2024年4月17日9时30分至10时35分", OFFICE, "秦锦章")),
        example.papers(_record("检查", "2024年4月16日9时至10时30分", SHOP, "卓水木"),
                       _record("询问", "2024年4月16日10时至10时50分", OFFICE, "秦锦章", "汪珠、吴清")),
        example.papers(_record("检查", "2024年4月16日9时至10时", SHOP, "白河"), _record("检查", "2024年4月16日9时30分至10时20分", SHOP, "白河")),
        example.papers(_record("询问", "2024年4月16日下午2时至3时", OFFICE, "黄景培"), _record("询问", "2024年4月16日10时至14时", OFFICE, "林小红")),
    ],
    unclear=[
        example.papers(_record("检查", "2024年■月■■日14时至15时", SHOP, "魏水生"), _record("询问", "2024年4月16日14时30分至15时10分", OFFICE, "秦锦章")),
        example.papers(_record("检查", "2024年4月16日14时至■■时■分", SHOP, "魏水生"), _record("询问", "2024年4月16日14时30分至15时10分", OFFICE, "秦锦章")),
    ],
    not_for=[
        _record("检查", "2024年4月16日9时至10时30分", SHOP, "卓水木"),
        example.DECISION,
    ],
)
def in_two_places(case: Case) -> Iterator[Verdict]:
    """An officer who is said to have been in two places at once makes both records doubtful.

    At the same place with the same person, two records of one event may share their time. Namesakes with other certificates are others. Where
    the register tells the records of the agency's other files (sittings of the entry), those are compared too.
    """
    found, others = sittings.of(case), sittings.elsewhere(case)
    if len(found) < 2 and not (found and others):
        yield not_applicable(N_("只有一份笔录，没有可以比对的"))
        return
    verdicts = [v for a, b in combinations(found, 2) if (v := _compared(a, b))]
    verdicts += [v for a in found for b in others if (v := _compared_elsewhere(a, b))]
    yield from verdicts or [passed()]


def _compared(a: Sitting, b: Sitting) -> Verdict | None:
    shared = [n for n in a.acting if n in b.acting and not _others(a.acting[n], b.acting[n])]
    if not shared or (a.people & b.people and _same_place(a.place, b.place)):
        return None
    at = [a.held.at, b.held.at]
    if _overlap(a.held, b.held):
        return failed(N_("{name}在同一时间出现在两份笔录中：“{first}”和“{second}”"), at=[*at, a.acting[shared[0]].at, b.acting[shared[0]].at],
                      name="、".join(shared), first=a.held.at.quote[:50], second=b.held.at.quote[:50])
    unread = [h for h in (a.held, b.held) if h.worn and not h.whole]
    if unread and (a.held.day is None or b.held.day is None or a.held.day == b.held.day):
        return undetermined(N_("笔录的起止时间辨认不清，不能比对执法人员的时间"), at=[h.at for h in unread])
    return None


def _compared_elsewhere(here: Sitting, there: Elsewhere) -> Verdict | None:
    """A finding only where the certificate tells that it is the same officer: two people of one name may serve in one agency, so that a name
    alone is worth no more than a hint. One event may be recorded in two files, with the same people or at the same place."""
    start, end = here.held.start, here.held.end
    if start is None or end is None or here.held.reversed or min(end, there.end) <= max(start, there.start):
        return None
    elsewhere = bool(here.place and there.place) and not _same_place(here.place, there.place)
    if not elsewhere or here.people & there.people:
        return None
    same = [n for n, o in here.acting.items() if o.certificate and "■" not in o.certificate and there.officers.get(n) == o.certificate]
    namesakes = [n for n, o in here.acting.items() if n in there.officers and not (o.certificate and there.officers[n])]
    told: dict[str, Any] = {"file": there.file, "first": here.held.at.quote[:50], "start": there.start.strftime("%H:%M"), "end": there.end.strftime("%H:%M")}
    if same:
        return failed(N_("{name}在同一时间还出现在案卷“{file}”的笔录中：这里是“{first}”，那里是{start}至{end}"),
                      at=[here.held.at, here.acting[same[0]].at], name="、".join(same), **told)
    if namesakes:
        return hint(N_("{name}在同一时间还出现在案卷“{file}”的笔录中（没有证号可以比对，请核对是否同一人）：这里是“{first}”，那里是{start}至{end}"),
                    at=[here.held.at, here.acting[namesakes[0]].at], name="、".join(namesakes), **told)
    return None


def _others(one: Officer, other: Officer) -> bool:
    """Whether the certificates tell that they are two people of one name."""
    return bool(one.certificate and other.certificate and "■" not in one.certificate + other.certificate and one.certificate != other.certificate)


def _same_place(one: str, other: str) -> bool:
    return not one or not other or one in other or other in one


def _overlap(one: Held, other: Held) -> bool:
    """Whether they share a minute; one that has no end at least begins in the other."""
    if one.reversed or other.reversed:
        return False
    if one.overlap(other) >= 1:
        return True
    return any(
        a.start and not a.end and not a.worn and b.start and b.end and b.start <= a.start < b.end for a, b in ((one, other), (other, one))
    )
