"""What departments set for themselves, from the day on which it holds: when a hearing must be offered, how long a party may make
statements, which periods run in working days.

Figures of a province or of the bureau come first where they are set; these are the departments' own.
"""

from dataclasses import dataclass
from datetime import date

from rules.law.dated import ALWAYS, ByDepartment, Dated, From

PENALTY_LAW_2021 = date(2021, 7, 15)


@dataclass(frozen=True, slots=True)
class HearingThreshold:
    """In yuan: a fine or a confiscation at or above it (with `exceeded`: above it) gives the party the right to a hearing.

    `person`, `organisation`: None where the department leaves the figure to the province and has none of its own.
    `gains_and_goods_added`: illegal gains and the value
    of goods confiscated are added together and compared as one; the fine never is. `province_first`: a figure of the province takes its
    place where there is one.
    """

    person: int | None
    organisation: int | None
    exceeded: bool = False
    gains_and_goods_added: bool = False
    province_first: bool = True


_PROVINCE = HearingThreshold(None, None)
_T = HearingThreshold

HEARING_THRESHOLD: ByDepartment[HearingThreshold] = ByDepartment(
    Dated("hearing threshold", [From(ALWAYS, _T(10_000, 100_000), "各部门通常标准", "none")]),
    {
        "market_supervision": Dated("hearing threshold, market supervision", [
            From(ALWAYS, _T(10_000, 100_000), "各部门通常标准", "none"),
            From(date(2019, 4, 1), _T(10_000, 100_000, gains_and_goods_added=True), "市场监督管理行政处罚听证办法 第五条"),
        ]),
        "housing_and_city_management": Dated("hearing threshold, housing", [
            From(ALWAYS, _T(10_000, 100_000), "各部门通常标准", "none"),
            From(date(2021, 11, 16), _T(10_000, 100_000), "福建省住房和城乡建设厅听证标准", "secondary"),
        ]),
        "ecology": Dated("hearing threshold, ecology", [
            From(ALWAYS, _T(5_000, 50_000), "环境行政处罚办法 第七十八条"),
            From(date(2023, 7, 1), _T(5_000, 200_000), "生态环境行政处罚办法 第八十九条"),
        ]),
        "agriculture": Dated("hearing threshold, agriculture", [
            From(ALWAYS, _T(10_000, 100_000), "各部门通常标准", "none"),
            From(date(2022, 2, 1), _T(10_000, 100_000, exceeded=True), "农业行政处罚程序规定 第五十九条第二款"),
        ]),
        "transport": Dated("hearing threshold, transport", [From(ALWAYS, _PROVINCE, "交通运输行政执法程序规定 第八十条第二款")]),
        "health": Dated("hearing threshold, health", [From(ALWAYS, _PROVINCE, "卫生行政处罚程序 第三十条第二款")]),
        "emergency": Dated("hearing threshold, emergency management", [
            From(ALWAYS, _T(20_000, 50_000), "安全生产违法行为行政处罚办法（2015） 第三十三条", "secondary"),
            From(date(2026, 2, 1), _PROVINCE, "安全生产违法行为行政处罚办法（2025），未核对", "none"),
        ]),
        "public_security": Dated("hearing threshold, public security", [
            From(ALWAYS, _T(2_000, 2_000, province_first=False), "治安管理处罚法（2012） 第九十八条"),
            From(date(2026, 1, 1), _T(4_000, 4_000, province_first=False), "治安管理处罚法（2025） 第一百一十七条第一款"),
        ]),
        "radio_television": Dated("hearing threshold, radio and television", [
            From(ALWAYS, _T(10_000, 100_000), "广播电视行政处罚程序规定 第四十条第一款"),
        ]),
        "tourism": Dated("hearing threshold, tourism", [From(ALWAYS, _T(10_000, 50_000), "旅游行政处罚办法 第三十八条第三款")]),
        "publishing": Dated("hearing threshold, publishing", [
            From(ALWAYS, _T(10_000, 50_000), "出版管理行政处罚实施办法 第三十一条第二款"),
        ]),
        "copyright": Dated("hearing threshold, copyright", [From(ALWAYS, _T(20_000, 100_000), "著作权行政处罚实施办法 第三十三条第二款")]),
    },
)

_NO_STATEMENT_PERIOD: From[int | None] = From(ALWAYS, None, "法律未规定陈述申辩期限")

STATEMENT_WORKING_DAYS: ByDepartment[int | None] = ByDepartment(
    Dated("working days for statements", [_NO_STATEMENT_PERIOD]),
    {
        "market_supervision": Dated("working days for statements, market supervision", [
            _NO_STATEMENT_PERIOD, From(PENALTY_LAW_2021, 5, "市场监督管理行政处罚程序规定 第五十七条第二款"),
        ]),
        "housing_and_city_management": Dated("working days for statements, housing", [
            _NO_STATEMENT_PERIOD, From(date(2022, 5, 1), 5, "住房和城乡建设行政处罚程序规定 第二十二条第二款"),
        ]),
        "ecology": Dated("working days for statements, ecology", [
            _NO_STATEMENT_PERIOD, From(date(2023, 7, 1), 5, "生态环境行政处罚办法 第四十四条"),
        ]),
        "radio_television": Dated("working days for statements, radio and television", [
            _NO_STATEMENT_PERIOD, From(date(2022, 1, 1), 5, "广播电视行政处罚程序规定 第三十五条", "none"),
        ]),
        "agriculture": Dated("working days for statements, agriculture", [
            _NO_STATEMENT_PERIOD, From(date(2022, 2, 1), 3, "农业行政处罚程序规定 第二十三条第二款"),
        ]),
        "natural_resources": Dated("working days for statements, natural resources", [
            _NO_STATEMENT_PERIOD, From(date(2024, 5, 1), 5, "自然资源行政处罚办法（2024）", "secondary"),
        ]),
    },
)
"""None: no period of the department's own; what the notice says counts, else what the penalty law leaves."""

_WRITTEN: From[frozenset[int]] = From(ALWAYS, frozenset(), "行政处罚法（1996）：期间按自然日计算")
_PENALTY_LAW = From(PENALTY_LAW_2021, frozenset({2, 3, 5, 7}), "行政处罚法 第八十五条")

PERIODS_IN_WORKING_DAYS: ByDepartment[frozenset[int]] = ByDepartment(
    Dated("periods in working days", [_WRITTEN, _PENALTY_LAW]),
    {
        "housing_and_city_management": Dated("periods in working days, housing", [
            _WRITTEN, _PENALTY_LAW,
            From(date(2022, 5, 1), frozenset({2, 3, 5, 7, 10, 15}), "住房和城乡建设行政处罚程序规定 第四十五条第二款"),
        ]),
    },
)
"""Lengths, in days, of the periods that run in working days although the paper only says 日. Under the penalty law 2, 3, 5 and 7;
agriculture and ecology repeat it,
housing and city management add 10 and 15."""

COERCION_WORKING_DAYS = Dated("longest period in working days of the coercion law", [From(date(2012, 1, 1), 10, "行政强制法 第六十九条")])


@dataclass(frozen=True, slots=True)
class DiscussionRange:
    """Which cases the heads must discuss together, beside those that the file itself calls complex or serious.

    `hearing_range`: whatever reaches the figure for a hearing, with `requested` only where one was asked for. `heard`: every case that was
    heard. `amount`: a fine or confiscation of so many yuan; `kinds`: penalties of these kinds (codes of `rules.facts.penalties`).
    """

    hearing_range: bool = True
    requested: bool = False
    heard: bool = False
    amount: int | None = None
    kinds: frozenset[str] = frozenset()


_USUAL = From(ALWAYS, DiscussionRange(), "各部门通常按听证范围集体讨论", "none")

DISCUSSION_RANGE: ByDepartment[DiscussionRange] = ByDepartment(
    Dated("cases to be discussed", [_USUAL]),
    {
        "market_supervision": Dated("cases to be discussed, market supervision", [
            From(ALWAYS, DiscussionRange(hearing_range=False, heard=True), "市场监督管理行政处罚程序规定 第六十条第二款"),
        ]),
        "agriculture": Dated("cases to be discussed, agriculture", [
            _USUAL, From(date(2022, 2, 1), DiscussionRange(requested=True), "农业行政处罚程序规定 第五十五条"),
        ]),
        "ecology": Dated("cases to be discussed, ecology", [
            _USUAL,
            From(date(2023, 7, 1), DiscussionRange(
                hearing_range=False, amount=500_000, kinds=frozenset({"revoke_licence", "suspend_business", "close", "ban"}),
            ), "生态环境行政处罚办法 第五十二条第二款"),
        ]),
        "transport": Dated("cases to be discussed, transport", [From(ALWAYS, DiscussionRange(), "交通运输行政执法程序规定 第七十六条")]),
        "medical_insurance": Dated("cases to be discussed, medical insurance", [
            _USUAL, From(PENALTY_LAW_2021, DiscussionRange(hearing_range=False), "医疗保障行政处罚程序暂行规定 第四十四条第一款"),
        ]),
    },
)


@dataclass(frozen=True, slots=True)
class SummaryLimit:
    """In yuan: the highest fine that may be imposed on the spot, on a person and on an organisation."""

    person: int
    organisation: int


_L = SummaryLimit

SUMMARY_LIMIT: ByDepartment[SummaryLimit] = ByDepartment(
    Dated("highest fine on the spot", [
        From(ALWAYS, _L(50, 1_000), "行政处罚法（1996） 第三十三条"),
        From(PENALTY_LAW_2021, _L(200, 3_000), "行政处罚法 第五十一条"),
    ]),
    {
        "public_security": Dated("highest fine on the spot, public security", [
            From(ALWAYS, _L(200, 1_000), "治安管理处罚法（2012） 第一百条；道路交通安全法 第一百零七条"),
            From(PENALTY_LAW_2021, _L(200, 3_000), "治安管理处罚法（2012） 第一百条；道路交通安全法 第一百零七条"),
            From(date(2026, 1, 1), _L(500, 3_000), "治安管理处罚法（2025） 第一百一十九条"),
        ]),
    },
)

SPOT_COLLECTION = Dated("highest fine collected on the spot without a reason", [
    From(ALWAYS, 20, "行政处罚法（1996） 第四十七条"),
    From(PENALTY_LAW_2021, 100, "行政处罚法 第六十八条"),
])
