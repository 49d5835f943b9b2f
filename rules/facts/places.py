"""Places: which city and which district (county, county-level city) a body's name and a paper's facts name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts.agencies import HAN
from rules.facts.cities import MUNICIPALITIES, PREFECTURES
from rules.facts.counties import counties, county_at

if TYPE_CHECKING:
    from rules.facts.paper import Paper


@dataclass(frozen=True, slots=True)
class Place:
    """`city` (泉州) and `county` (鲤城区, 惠安县, 南安市) as named, None where not; `at` where a paper says so."""

    city: str | None
    county: str | None
    at: Span | None = None

    @property
    def cities(self) -> frozenset[str]:
        """The cities in which it can lie; empty where nobody knows."""
        if self.city:
            return frozenset([self.city])
        return counties().get(self.county or "", frozenset())

    def outside(self, seat: Place) -> bool | None:
        """Whether it lies outside the district (of a city's body: the city) of `seat`; None where the names do not tell."""
        masked = "".join(filter(None, (self.city, self.county, seat.city, seat.county)))
        if "某" in masked or "■" in masked:
            return None
        if seat.county is None:
            return None if not self.cities or not seat.city else seat.city not in self.cities
        if self.county is None:
            return True if self.city and seat.cities and self.city not in seat.cities else None
        if _stem(self.county) == _stem(seat.county):
            return None if self.city and seat.city and self.city != seat.city else False
        return True


COUNTY = re.compile(rf"(?:(?![在于位到区县市旗局])[{HAN}■]){{1,7}}?(?:自治县|自治旗|区|县|市|旗)")
NO_COUNTY = re.compile(
    "(?:[小社园校景厂库片辖街市管林湖海新老东西南北我本该全山牧]|开发|保税|工业|住宅|居民|生活|办公|商业|保护|施工|加工|经济|高新|示范|实验|试验|合作|产业|度假|旅游)区$|"
    "[超上城夜菜门股集本我该全外早]市$|[本我该全外邻郊]县$|[红彩锦]旗$")
PROVINCE = re.compile(rf"(?:[{HAN}]{{2,3}}省|[{HAN}]{{2,6}}自治区)")
CITY = re.compile(rf"(?P<city>(?:(?![区县])[{HAN}■]){{1,5}}?)(?:市(?![场政容民监])|地区|盟)|(?P<autonomous>[{HAN}]{{2,10}}?自治州)")
STREET = re.compile(rf"[{HAN}]{{1,8}}?(?:镇|乡|街道|路|街|村|社区|大道|开发区)")
LEAD = re.compile(
    rf"(?:(?P<preposition>在|位于|至|到|途经|行经|路经|坐落于?|(?:地点|地址|场所|发生地|所在地)[:为是]|(?<=发生)于|(?<=[倒放建置卸排销撒埋])(?:于|至|到|入))|(?<=日)|(?<=时)|(?<=时许)|(?<=分)|(?<=分许)|(?<=[上下中]午))"
    rf"(?=[{HAN}■]{{2,9}}[市区县旗州])")
NAME_OF_A_BODY = re.compile(rf"(?:(?![路街镇乡村号道弄巷])[{HAN}()]){{2,24}}(?:公司|厂|店|商行|经营部|中心|合作社|院|馆|超市|局|政府|办事处|大队|支队)")
FIELD = re.compile(r"(?:违法|案发|事发|发案|行为|违法行为)(?:发生)?(?:地点|地址|地|场所)\s?[:|]\s?")
ZONE = re.compile("(?:开发|高新|高新技术|保税|合作|试验|实验|示范|经济|风景名胜|度假|产业|工业|投资)(?:园)?区")
FACTS = re.compile(
    r"经(?:依法|本[局机]关?|我局)?(?:调查|查实|查|审理|现场)|查明|违法事实|主要事实|案情|案件事实|事实经过|(?:当事人|你(?:单位|公司|厂|店|户|船|院|校)?)(?:于|在|位于|将|擅自|未)|执法人员|检查(?:发现|时)|(?:19|20)\d\d年\d{1,2}月\d{1,2}日")
REMEDIES = re.compile("不服|申请(?:行政)?复议|缴至|缴到|缴纳")


def _stem(county: str) -> str:
    return re.sub("(?:自治县|自治旗|[区县市旗])$", "", county) if len(county) > 2 else county


def _county(text: str, start: int, after_city: bool) -> str | None:
    """The county named at `start`: one that is known, or one that stands behind a city or before a street."""
    known = county_at(text, start)
    if known:
        return known
    m = COUNTY.match(text, start)
    if not m or NO_COUNTY.search(m[0]) or m[0][:-1] in PREFECTURES or (not after_city and not STREET.match(text, m.end())):
        return None
    return m[0]


def _named(text: str, start: int) -> tuple[str | None, str | None, int]:
    """City, county and end of the place named at `start`."""
    province = PROVINCE.match(text, start)
    at = province.end() if province else start
    m = CITY.match(text, at)
    city = (m["city"] or m["autonomous"]) if m else None
    if city and not (city in PREFECTURES or city in MUNICIPALITIES or city.endswith("州") or "某" in city):
        city = None
    if m and city:
        county = _county(text, m.end(), after_city=True)
        return city, county, m.end() + len(county or "")
    county = _county(text, at, after_city=bool(province))
    return None, county, at + len(county or "")


def seat(name: str) -> Place | None:
    """The district (or only the city) of the body called `name`; None for a zone's, a province's or one that names no place."""
    bare = re.sub(r"\([^)]*\)|^国家税务总局(?=.{4})|^中华人民共和国", "", "".join(name.split()))
    if ZONE.search(bare):
        return None
    city, county, end = _named(bare, 0)
    if city and not county:
        branch = re.match(rf"(?:[{HAN}]{{2,12}}局)?(?P<stem>[{HAN}]{{2,4}}?)(?:生态环境局|自然资源局|环境保护局|分局)$", bare[end:])
        if branch and (whole := next((c for c in (branch["stem"] + kind for kind in "区县市") if city in counties().get(c, ())), None)):
            return Place(city, whole)
    if not city and not county:
        stem = next((bare[:n] + kind for n in (3, 2) for kind in "区县市" if bare[:n] + kind in counties()), None)
        county = stem
    return Place(city, county) if city or county else None


def place_at(paper: Paper, start: int) -> Place | None:
    """The place that `paper` names at `start`, None where no city or county stands there."""
    city, county, end = _named(paper.text, start)
    return Place(city, county, paper.span(start, end)) if city or county else None


def violated_at(paper: Paper) -> Iterator[Place]:
    """The places that the field for the place of the act names, else those at which the facts of `paper` put it, in reading order."""
    text = paper.text
    fields = [p for m in FIELD.finditer(text) if (p := place_at(paper, m.end()))]
    if fields:
        yield from fields
        return
    begun = FACTS.search(text, paper.document.title_end)
    if not begun:
        return
    over = REMEDIES.search(text, begun.start())
    for m in LEAD.finditer(text, begun.start(), over.start() if over else len(text)):
        place = place_at(paper, m.end())
        if place and (m["preposition"] or not NAME_OF_A_BODY.match(text, place.at.end if place.at else m.end())):
            yield place


OF_A_BODY = re.compile(rf"[{HAN}()]{{0,16}}?(?:局|政府|办事处|委员会|法院|检察院|大队|支队|派出所|银行|支行)")


def facts_name(paper: Paper, seat: Place) -> bool:
    """Whether the facts of `paper` name the district of `seat` otherwise than in the name of a public body."""
    if not seat.county:
        return False
    begun = FACTS.search(paper.text, paper.document.title_end)
    over = REMEDIES.search(paper.text, begun.start()) if begun else None
    stop = over.start() if over else len(paper.text)
    return bool(begun) and any(
        not OF_A_BODY.match(paper.text, m.end()) for m in re.of_a_paper(re.escape(seat.county)).finditer(paper.text[:stop]) if begun and m.start() >= begun.start())
