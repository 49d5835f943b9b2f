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

POLICE_STATION_FINE = Dated("highest fine that a police station may impose", [
    From(date(2006, 3, 1), 500, "治安管理处罚法（2012） 第九十一条"), From(date(2026, 1, 1), 1_000, "治安管理处罚法（2025） 第一百零九条"),
])
"""In yuan; besides it a station may only warn."""

_SIXTY = From(ALWAYS, 60, "民事诉讼法（2017） 第九十二条", "none")
_THIRTY = From(date(2022, 1, 1), 30, "民事诉讼法（2021） 第九十五条")

ANNOUNCEMENT_DAYS: ByDepartment[int] = ByDepartment(
    Dated("days of an announcement", [_SIXTY, _THIRTY]),
    {
        "agriculture": Dated("days of an announcement, agriculture", [
            _SIXTY, From(date(2022, 2, 1), 60, "农业行政处罚程序规定 第七十二条第三款"),
        ]),
        "transport": Dated("days of an announcement, transport", [
            _SIXTY, From(PENALTY_LAW_2021, 60, "交通运输行政执法程序规定 第十八条第五项"),
        ]),
        "health": Dated("days of an announcement, health", [
            From(ALWAYS, 60, "卫生行政处罚程序 第五十条第二款"), From(date(2025, 6, 1), 30, "民事诉讼法（2023） 第九十五条"),
        ]),
    },
)
"""Days that must have passed since an announcement before the paper counts as served."""


@dataclass(frozen=True, slots=True)
class FilingPeriod:
    """Days from a clue to the decision on filing, and how many more its head may grant before they have run out. `working`: working days.

    `known`: False where a rule holds whose text has not been read, so that nothing may be counted.
    """

    days: int
    extension: int = 0
    working: bool = True
    known: bool = True


_NO_FILING_PERIOD: From[FilingPeriod | None] = From(ALWAYS, None, "法律只要求及时立案，未规定期限")

FILING_PERIOD: ByDepartment[FilingPeriod | None] = ByDepartment(
    Dated("period for filing", [_NO_FILING_PERIOD]),
    {
        "market_supervision": Dated("period for filing, market supervision", [
            _NO_FILING_PERIOD, From(date(2019, 4, 1), FilingPeriod(15, 15), "市场监督管理行政处罚程序规定 第十八条"),
        ]),
        "ecology": Dated("period for filing, ecology", [
            _NO_FILING_PERIOD, From(date(2010, 3, 1), FilingPeriod(7), "环境行政处罚办法 第二十二条第一款"),
            From(date(2023, 7, 1), FilingPeriod(15, 15, working=False), "生态环境行政处罚办法 第十八条"),
        ]),
        "agriculture": Dated("period for filing, agriculture", [
            _NO_FILING_PERIOD, From(date(2022, 2, 1), FilingPeriod(7, 7), "农业行政处罚程序规定 第二十九条"),
        ]),
        "housing_and_city_management": Dated("period for filing, housing", [
            _NO_FILING_PERIOD, From(date(2022, 5, 1), FilingPeriod(15, 10), "住房和城乡建设行政处罚程序规定 第十五条第一款"),
        ]),
        "medical_insurance": Dated("period for filing, medical insurance", [
            _NO_FILING_PERIOD, From(PENALTY_LAW_2021, FilingPeriod(15, 15), "医疗保障行政处罚程序暂行规定 第十四条"),
        ]),
        "natural_resources": Dated("period for filing, natural resources", [
            From(ALWAYS, FilingPeriod(10), "自然资源行政处罚办法（2020） 第十二条第一款"),
            From(date(2024, 5, 1), FilingPeriod(0, known=False), "自然资源行政处罚办法（2024），未核对", "none"),
        ]),
        "health": Dated("period for filing, health", [
            From(ALWAYS, FilingPeriod(7, working=False), "卫生行政处罚程序 第十五条第一款"),
            From(date(2025, 6, 1), FilingPeriod(0, known=False), "卫生健康行政处罚程序规定（2025），未核对", "none"),
        ]),
    },
)
"""None: the department's rules say nothing but 及时."""

URGENT_HOURS: ByDepartment[int] = ByDepartment(
    Dated("hours to make up an approval of provisional registration", [From(ALWAYS, 0, "行政处罚法：应当经负责人批准")]),
    {
        "market_supervision": Dated("hours to make up an approval, market supervision", [
            From(ALWAYS, 0, "行政处罚法：应当经负责人批准"), From(date(2019, 4, 1), 24, "市场监督管理行政处罚程序规定 第三十三条第二款"),
        ]),
        "medical_insurance": Dated("hours to make up an approval, medical insurance", [
            From(ALWAYS, 0, "行政处罚法：应当经负责人批准"), From(PENALTY_LAW_2021, 24, "医疗保障行政处罚程序暂行规定 第二十六条第二款"),
        ]),
        "agriculture": Dated("hours to make up an approval, agriculture", [
            From(ALWAYS, 0, "行政处罚法：应当经负责人批准"), From(date(2022, 2, 1), 24, "农业行政处罚程序规定 第四十二条第二款"),
        ]),
        "ecology": Dated("hours to make up an approval, ecology", [
            From(ALWAYS, 0, "行政处罚法：应当经负责人批准"), From(date(2023, 7, 1), 24, "生态环境行政处罚办法 第三十二条第二款"),
        ]),
    },
)
"""Within how many hours the head may approve, in urgency, what was registered on the spot; 0: before it."""


@dataclass(frozen=True, slots=True)
class SeizurePeriod:
    """Calendar days that goods may be seized, and how many more the head may grant once before they have run out."""

    days: int
    extension: int


SEIZURE_PERIOD: ByDepartment[SeizurePeriod] = ByDepartment(
    Dated("period of a seizure", [From(ALWAYS, SeizurePeriod(30, 30), "行政强制法 第二十五条第一款")]), {},
)
"""A department with a shorter period of its own (药品管理法：七日) is added here."""

_NO_PUBLICATION_PERIOD: From[int | None] = From(ALWAYS, None, "没有统一的公示期限", "none")
_CIRCULAR: From[int | None] = From(date(2018, 12, 5), 7, "国办发〔2018〕118号（六）加强事后公开")

PUBLICATION_WORKING_DAYS: ByDepartment[int | None] = ByDepartment(
    Dated("working days for publication", [_NO_PUBLICATION_PERIOD, _CIRCULAR]),
    {
        "market_supervision": Dated("working days for publication, market supervision", [
            From(ALWAYS, 20, "工商行政管理行政处罚信息公示暂行规定", "none"),
            From(date(2021, 9, 1), 20, "市场监督管理行政处罚信息公示规定 第九条"),
        ]),
        "housing_and_city_management": Dated("working days for publication, housing", [
            _NO_PUBLICATION_PERIOD, _CIRCULAR, From(date(2022, 5, 1), 7, "住房和城乡建设行政处罚程序规定 第十条第一款"),
        ]),
        "ecology": Dated("working days for publication, ecology", [
            _NO_PUBLICATION_PERIOD, _CIRCULAR, From(date(2023, 7, 1), 7, "生态环境行政处罚办法 第六十五条"),
        ]),
    },
)
"""Working days after the decision within which it is published; None: no period."""

_QUANZHOU_2015 = {
    "鲤城": "丰泽区人民法院", "洛江": "丰泽区人民法院", "泉港": "丰泽区人民法院", "丰泽": "鲤城区人民法院", "南安": "鲤城区人民法院", "惠安": "鲤城区人民法院",
    "晋江": "南安市人民法院", "石狮": "南安市人民法院", "安溪": "南安市人民法院", "永春": "南安市人民法院", "德化": "南安市人民法院",
}

COURTS: Dated[dict[str, str]] = Dated("courts of concentrated jurisdiction", [
    From(ALWAYS, {}, "没有集中管辖"),
    From(date(2015, 9, 21), _QUANZHOU_2015, "福建高院2015集中管辖公告", "secondary"),
])
"""The place of a district agency, and the court that hears suits against it. Empty: judge by the place of the agency, not by this table."""

_PROCEDURE_ORDER: From[bool] = From(ALWAYS, False, "DA/T 22-2015：按形成的先后排列", "none")

CONCLUSION_FIRST: ByDepartment[bool] = ByDepartment(
    Dated("decision in front of the procedure", [_PROCEDURE_ORDER]),
    {
        "market_supervision": Dated("decision in front, market supervision", [
            _PROCEDURE_ORDER, From(date(2019, 4, 1), True, "市场监督管理行政处罚程序规定 第七十八条第二款"),
        ]),
        "ecology": Dated("decision in front, ecology", [
            _PROCEDURE_ORDER, From(date(2010, 3, 1), True, "环境行政处罚办法 第六十九条"), From(date(2023, 7, 1), True, "生态环境行政处罚办法 第七十九条"),
        ]),
    },
)
"""Whether the department's rules let the decision stand in front of the papers that led to it."""
