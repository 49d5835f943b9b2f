"""Who reconsiders: which bodies may reconsider an agency's decision since 2024-01-01 (行政复议法 第二十四条、第二十七条、第二十八条).

The government at the agency's own level; of a branch that a city's department sets up by district, that city's government or that of
the branch's place; of sub-district and town, the county's government; of the vertical systems, the next higher department; of justice
departments, either.
Names are compared by place: 泉州市鲤城区人民政府 and 鲤城区人民政府 are one. What a name does not say is not known (None), never guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from rules import patterns as re


class System(Enum):
    """How an agency is subordinated."""

    LOCAL = "local"
    TOWN = "town"
    JUSTICE = "justice"
    VERTICAL = "vertical"
    MIXED = "mixed"


VERTICAL = re.compile(
    r"海关|税务(?!师)|国家安全[局厅]|外汇管理|人民银行|国家金融监督|金融监督管理总局|金融监管[分支]?局|银保监|银监|保监|证监|证券监督")
MIXED = re.compile(
    r"消防|烟草|气象|地震|海事|邮政|通信管理|矿山安全|煤矿安全|民用航空|民航|铁路|海警|能源监管|盐务|流域|水利委员会|长江|黄河|珠江|淮河|海河"
    r"|太湖|管理委员会|管委会|开发区|高新区$|工业园|自贸|自由贸易|保税|兵团|边境|边检|移民管理|调查总?队|农垦|农场|监狱|无线电")
TOWN = re.compile(r"(?:街道|镇|乡|苏木)(?:人民政府|办事处|综合)|街道办|街道办事处$|镇政府$|乡政府$")
JUSTICE = re.compile(r"司法[局厅]")
STATE = re.compile(r"^(?:中华人民共和国)?(?:国务院|国家(?!税务总局|安全)[^省市区县]{2,12}(?:总局|局|委员会)$|[^省市区县]{2,8}部$)")

NOT_IN_PLACE = "省市区县旗局厅委办队"
ZONE = re.compile(r"(?:开发|高新|技术|保税|投资|示范|园|试验|度假|合作|产业|物流|名胜|保护)区$")
PROVINCE = re.compile(r"(?:广西壮族|内蒙古|宁夏回族|西藏|新疆维吾尔)自治区|[^省市区县旗]{2,3}省")
CITY = re.compile(rf"[^{NOT_IN_PLACE}]{{2,8}}?市(?![场政容民])|[^{NOT_IN_PLACE}]{{2,14}}?自治州|[^{NOT_IN_PLACE}]{{2,6}}?(?:地区|盟)")
COUNTY = re.compile(
    rf"市[中南北]区|沙市区|新市区|[城郊矿]区|[^{NOT_IN_PLACE}]{{2,12}}?(?:自治县|自治旗|新区|特区|林区)"
    rf"|[^{NOT_IN_PLACE}]{{1,3}}县区|[^{NOT_IN_PLACE}]{{1,7}}?[县旗](?!区)|[^{NOT_IN_PLACE}]{{2,7}}?(?:区(?![域划块别])|市(?![场政容民]))")
BRANCH = re.compile(r"分局")
ECOLOGY = re.compile(r"生态环境|环境保护|环保")
POLICE = re.compile(r"公安|派出所|交警|交通警察")
GOVERNMENT = re.compile(r"(?:人民政府|政府)$")
SELF = re.compile(
    r"^(?:本|我|原)(?:局|机关|委|厅|单位|行政机关|大队|支队|队|办|所|部门|处罚机关)$|^作出(?:本|该)?(?:行政)?(?:处罚)?决定的(?:行政)?机关$")
SUPERIOR = re.compile(r"上级|上一级")
OWN_LEVEL = re.compile(r"^(?:本级|同级|所属|本)(?:地方)?(?:人民)?政府$|^本?(?P<kind>[区县市旗])(?:人民)?政府$")
DEPARTMENT = re.compile(r"[局厅委部]$|委员会$|[支大总]队$|主管部门$")
SOME = re.compile(r"^(?:法定|有权|有关|相关|行政)*复议(?:机关|机构)?$|管辖权|^(?:有关|法定|有权)(?:机关|部门)$")


@dataclass(frozen=True, slots=True)
class Body:
    """A body's name taken apart: the places that it begins with, from the widest (泉州市, 鲤城区), and the rest (市场监督管理局)."""

    name: str
    places: tuple[str, ...]
    rest: str

    @property
    def place(self) -> str:
        return self.places[-1] if self.places else ""


def body(name: str) -> Body:
    """`name` taken apart. Places are told by their endings (省, 市, 区, 县, 旗 …), so a name without them (鲤城城管执法中队) has none."""
    plain = re.sub(r"\s|\([^()]*\)", "", name)
    places: list[str] = []
    at = 0
    for pattern in (PROVINCE, CITY, COUNTY):
        m = pattern.match(plain, at)
        if m and m.end() < len(plain):
            places.append(m[0])
            at = m.end()
    return Body(plain, tuple(places), plain[at:])


def system_of(agency: Body) -> System:
    """Which of the law's cases `agency` falls under; systems that are led by two sides, and zones, are MIXED: nothing is said of them."""
    if VERTICAL.search(agency.name) and "地方" not in agency.name:
        return System.VERTICAL
    if MIXED.search(agency.name) or any(ZONE.search(p) for p in agency.places) or STATE.search(agency.name):
        return System.MIXED
    if TOWN.search(agency.rest):
        return System.TOWN
    if GOVERNMENT.search(agency.name):
        return System.MIXED
    return System.JUSTICE if JUSTICE.search(agency.rest) else System.LOCAL


def reconsiders(told: str, agency_name: str | None) -> bool | None:
    """Whether the body named `told` may reconsider a decision of the agency of this name, under the law since 2024-01-01.

    None where the names do not say.
    """
    if agency_name is None:
        return False if SELF.search(told) else None
    agency, other = body(agency_name), body(told)
    system = system_of(agency)
    if system is System.MIXED or SOME.search(told):
        return None
    government = bool(GOVERNMENT.search(other.name))
    own_name = agency.name.endswith(other.name) and (not government or system is System.TOWN)
    if SELF.search(told) or other.name == agency.name or own_name:
        return False
    if system is System.VERTICAL:
        if SUPERIOR.search(told):
            return True
        same = VERTICAL.search(other.name)
        own = VERTICAL.search(agency.name)
        return bool(same and own and same[0][:2] == own[0][:2]) and not government
    if not government:
        if system is System.JUSTICE and (SUPERIOR.search(told) or (JUSTICE.search(other.rest) and other.places != agency.places)):
            return True
        return False if SUPERIOR.search(told) or DEPARTMENT.search(told) else None
    own_level = OWN_LEVEL.search(told)
    if own_level is None:
        return _own_government(agency, other, system)
    if system is System.TOWN or BRANCH.search(agency.rest) or not agency.place:
        return None
    return own_level["kind"] is None or agency.place.endswith(own_level["kind"])


def _own_government(agency: Body, government: Body, system: System) -> bool | None:
    """Whether `government` is the agency's own: that of its place, or for a branch of a city's department that of the branch's place."""
    if not government.places or not agency.places:
        return None
    if government.place == agency.place or agency.place.endswith(government.place):
        return True
    if _one_character_apart(government.place, agency.place):
        return None
    if system is System.TOWN:
        return None if agency.place.endswith("市") and not government.place.endswith("市") else False
    wider = government.place in agency.places
    if agency.place.endswith("市") and not wider:
        stem = re.sub(r"(?:自治县|新区|[区县市旗])$", "", government.place)
        if stem and stem in agency.rest:
            return True
        if BRANCH.search(agency.rest) or POLICE.search(agency.rest):
            return None
    if wider and (ECOLOGY.search(agency.rest) or POLICE.search(agency.rest) or BRANCH.search(agency.rest)):
        return None
    return False


def _one_character_apart(one: str, other: str) -> bool:
    """Names that differ in one character may be one name read wrong."""
    return len(one) == len(other) >= 3 and one[-1] == other[-1] and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def own_government(agency_name: str) -> str | None:
    """The government to which an agency of this name points the party, where its name says the place."""
    agency = body(agency_name)
    if not agency.places or system_of(agency) in (System.VERTICAL, System.MIXED):
        return None
    return "".join(p for p in agency.places if not p.endswith("省") or len(agency.places) == 1) + "人民政府"
