"""Within how long a case is decided, department by department, and what does not count in that time."""

from dataclasses import dataclass
from datetime import date

from rules.law.dated import ALWAYS, ByDepartment, Dated, From
from rules.law.settings_by_department import PENALTY_LAW_2021


@dataclass(frozen=True, slots=True)
class HandlingLimit:
    """Within how long after filing a case is decided: `days`, or calendar `months`.

    `extensions`: how long each approved extension may be, in turn, in days; None where the rule leaves it open. Above `doubtful_from` days and
    up to `doubtful_to` (None: without end) nothing can be said until the legal officer has confirmed the department's own rule.
    """

    days: int | None
    months: int | None = None
    extensions: tuple[int | None, ...] = (None, None)
    doubtful_from: int | None = None
    doubtful_to: int | None = None

    def doubtful(self, days: int) -> bool:
        """Whether nothing can be said of a case that took so many days."""
        return self.doubtful_from is not None and days > self.doubtful_from and (self.doubtful_to is None or days <= self.doubtful_to)


_H = HandlingLimit
_LAW_60 = From(PENALTY_LAW_2021, _H(90), "行政处罚法 第六十条")
_NO_LIMIT = From(ALWAYS, _H(None), "行政处罚法（1996）没有规定办案期限")

HANDLING_LIMIT: ByDepartment[HandlingLimit] = ByDepartment(
    Dated("time for the decision", [_NO_LIMIT, _LAW_60]),
    {
        "market_supervision": Dated("time for the decision, market supervision", [
            From(ALWAYS, _H(90, extensions=(30, None)), "市场监督管理行政处罚程序暂行规定（2018）"),
            From(PENALTY_LAW_2021, _H(90, extensions=(30, None)), "市场监督管理行政处罚程序规定 第六十四条"),
        ]),
        "housing_and_city_management": Dated("time for the decision, housing", [
            _NO_LIMIT, _LAW_60, From(date(2022, 5, 1), _H(90, extensions=(30, 60)), "住房和城乡建设行政处罚程序规定 第二十九条"),
        ]),
        "agriculture": Dated("time for the decision, agriculture", [
            _NO_LIMIT, _LAW_60, From(date(2022, 2, 1), _H(90, extensions=(30, None)), "农业行政处罚程序规定 第五十八条"),
        ]),
        "ecology": Dated("time for the decision, ecology", [
            From(ALWAYS, _H(None, months=3), "环境行政处罚办法 第五十五条"),
            From(date(2023, 7, 1), _H(90, extensions=(30, 30)), "生态环境行政处罚办法 第五十七条"),
        ]),
        "medical_insurance": Dated("time for the decision, medical insurance", [
            _NO_LIMIT, From(PENALTY_LAW_2021, _H(90, extensions=(30, 60)), "医疗保障行政处罚程序暂行规定 第四十五条"),
        ]),
        "transport": Dated("time for the decision, transport", [
            _NO_LIMIT, From(PENALTY_LAW_2021, _H(90, extensions=(30,)), "交通运输行政执法程序规定 第七十八条"),
        ]),
        "radio_television": Dated("time for the decision, radio and television", [
            _NO_LIMIT, _LAW_60, From(date(2022, 1, 1), _H(None, months=6, extensions=(183,)), "广播电视行政处罚程序规定 第三十九条"),
        ]),
        "natural_resources": Dated("time for the decision, natural resources", [
            From(ALWAYS, _H(60, extensions=(30,)), "自然资源行政处罚办法（2020） 第三十二条"),
            From(date(2024, 5, 1), _H(90, doubtful_from=90), "自然资源行政处罚办法（2024），未核对", "none"),
        ]),
        "health": Dated("time for the decision, health", [
            From(ALWAYS, _H(None, months=3), "卫生行政处罚程序 第二十九条"),
            From(date(2025, 6, 1), _H(90, doubtful_from=90), "卫生健康行政处罚程序规定，未核对", "none"),
        ]),
        "emergency": Dated("time for the decision, emergency management", [
            From(ALWAYS, _H(90, doubtful_from=30, doubtful_to=90), "安全生产违法行为行政处罚办法（2015），待确认", "none"),
            From(date(2026, 2, 1), _H(90, doubtful_from=90), "安全生产违法行为行政处罚办法（2025），未核对", "none"),
        ]),
        "public_security": Dated("time for the decision, public security", [
            From(ALWAYS, _H(30, extensions=(30,)), "治安管理处罚法（2012） 第九十九条"),
            From(date(2026, 1, 1), _H(30, extensions=(30, 30)), "治安管理处罚法（2025） 第一百一十八条"),
        ]),
    },
)

_TESTS = frozenset({"testing", "hearing"})
NOT_COUNTED: ByDepartment[frozenset[str]] = ByDepartment(
    Dated("what the time for the decision leaves out", [
        From(ALWAYS, _TESTS | {"announcement", "suspension"}, "各部门规定通常不计入的时间", "none"),
    ]),
    {
        "market_supervision": Dated("what is left out, market supervision", [
            From(ALWAYS, _TESTS | {"announcement", "suspension"}, "市场监督管理行政处罚程序规定 第六十四条"),
        ]),
        "housing_and_city_management": Dated("what is left out, housing", [
            From(ALWAYS, _TESTS | {"announcement", "suspension"}, "各部门规定通常不计入的时间", "none"),
            From(date(2022, 5, 1), _TESTS | {"suspension"}, "住房和城乡建设行政处罚程序规定 第二十九条"),
        ]),
        "medical_insurance": Dated("what is left out, medical insurance", [
            From(ALWAYS, _TESTS | {"announcement"}, "医疗保障行政处罚程序暂行规定 第四十五条"),
        ]),
        "radio_television": Dated("what is left out, radio and television", [
            From(ALWAYS, _TESTS | {"announcement"}, "广播电视行政处罚程序规定 第三十九条"),
        ]),
        "public_security": Dated("what is left out, public security", [From(ALWAYS, _TESTS, "治安管理处罚法 第一百一十八条")]),
    },
)
"""testing: tests, inspection, appraisal, monitoring, assessment."""
