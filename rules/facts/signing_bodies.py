"""Signing bodies: whether a body of such a name punishes in its own name, or is a unit of another (大队, 所, 科) that signs in that one's name."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts import signature_block
from rules.facts.agencies import HAN

if TYPE_CHECKING:
    from rules.facts.paper import Paper


class Body(StrEnum):
    """`OWN`: an agency, or one that a statute empowers. `STATION`: a police station, up to a fine. `UNIT`: an inner or dispatched unit, a passing
    body or none of the state's. `UNKNOWN`: the name does not tell.
    """

    OWN = "own"
    STATION = "station"
    UNIT = "unit"
    UNKNOWN = "unknown"


ASIDE = re.compile(r"[(（][^()（）]*[)）]$")
STATION = re.compile("派出所$")
EMPOWERED = re.compile(
    "公安(?:分)?局[^局]{0,10}交[^局]{0,6}(?:总队|支队|大队)$|(?:公安|交通警察|交警|交通管理|公安交通)[^局]{0,12}(?:总队|支队|大队)$|消防[^局]{0,12}(?:总队|支队|大队)$|税务(?:局|分局|所|稽查局)$|海关|海事(?:局|处)$|"
    "出入境边防检查站$|边防检查(?:总)?站$|公安[^站所队]{0,20}分局$|渔政[^局]{0,10}(?:总队|支队|大队|站|处)$|森林公安|铁路公安|缉私(?:局|分局)$|看守所$"
)
"""Whom statutes empower: traffic police (道路交通安全法), fire rescue (消防法 第七十条), tax (税收征收管理法 第七十四条), customs, maritime and border
inspection, fishery inspection (渔业法 第四十八条)."""

DISPATCHED_BUREAU = re.compile("分局$")
NO_AGENCY = re.compile("(?:村民|居民|业主)委员会$|村委会$|居委会$|公司$|协会$|集团$|服务社$")
PASSING = re.compile("指挥部|领导小组|工作组|专班|联席会议|工作队|专项行动")
INNER = re.compile("(?:中队|分队|小队|科|股|处室|法规室|执法室|稽查室|监察室|执法组|组)$")
AGENCY = re.compile(
    "(?:局|厅|总局|委员会|管委会|人民政府|政府|街道办事处|街道办|厅|发改委|教委|卫健委|住建委|农委|经信委|国资委|城管委|交通委|科委|建委)$|"
    "(?:镇|乡|街道)政府$|(?:人民防空|人防|互联网信息|网信|地方金融|金融工作|粮食|档案|港口|口岸|新闻出版|宗教|侨务|国防动员|公共资源|机构编制|密码管理|无线电)[^局]{0,8}办公室$"
)
OF_A_TOWN = re.compile(
    "(?:街道|(?<!景德)镇(?![江海远宁平雄安坪赉原康])|(?<!新)乡(?![宁城市]))(?!.*(?:局|公安))(?:党工委|人民政府|政府|办事处)?.{0,14}"
    "(?:办公室|中心|站|所|队|办|服务所)$")
OF_A_BUREAU = re.compile("(?:局|委员会|委|厅|政府|办事处|管委会|城管|市场监管)(?!$).{0,20}(?:办公室|中心|站|所|处|院|总队|支队|大队|队|室|科|股)$")
MARKET_OFFICE = re.compile("(?:市场监督|市场监管|市监|工商|食品药品|食药|质监)[^局]{0,10}(?:所|分所|站)$")
FARMING_TEAM = re.compile("(?:农业|农村|农机|畜牧|动物卫生|兽医|农产品)[^局]{0,14}(?:队|站|所)$")
COMBINED = re.compile("综合(?:行政)?执法[^局]{0,4}(?:总队|支队|大队|队)$")
TEAM = re.compile("(?:总队|支队|大队|执法队|监察队|稽查队|巡查队|队)$")


def body_of(name: str) -> Body:
    """What a body of this name is. Where the law differs from place to place (综合行政执法大队, 分局, 管理处, 监督所) it is UNKNOWN."""
    bare = ASIDE.sub("", "".join(name.split()))
    if STATION.search(bare):
        return Body.STATION
    if EMPOWERED.search(bare):
        return Body.OWN
    if NO_AGENCY.search(bare) or PASSING.search(bare) or INNER.search(bare):
        return Body.UNIT
    if DISPATCHED_BUREAU.search(bare):
        return Body.UNKNOWN
    if AGENCY.search(bare):
        return Body.OWN
    if MARKET_OFFICE.search(bare) or FARMING_TEAM.search(bare) or OF_A_TOWN.search(bare) or OF_A_BUREAU.search(bare):
        return Body.UNIT
    if COMBINED.search(bare) or not TEAM.search(bare):
        return Body.UNKNOWN
    return Body.UNIT


FOOT = 160
PASSING_LINE = re.compile(rf"^\s*(?P<name>[{HAN}()]{{4,40}}(?:指挥部|领导小组|工作组|专班|联席会议|工作队)(?:办公室)?)\s*(?:$|\()", re.M)
NAMED = re.compile(rf"(?:[{HAN}·]|\([{HAN}]{{2,10}}\)){{3,30}}(?:局|厅|委员会|管委会|人民政府|街道办事处|镇政府|乡政府)(?![{HAN}])")
AUTHORISED = re.compile(
    r"(?:《[^》\n]{3,40}》(?:\([^()]{1,30}\))?[^。;\n]{0,40}?授权(?!委托|代理|书|人)|授权(?!委托|代理|书|人)[^。;\n]{0,24}(?:自己|本|其|实施|行使)|"
    r"以(?:自己|本(?:大队|支队|总队|中队|所|队|站))的?名义|(?:赋权|授权|赋予)[^。;\n]{0,16}(?:目录|清单|决定|公告|通告)|(?:列入|纳入)[^。;\n]{0,24}(?:目录|清单))"
)
ENTRUSTED = re.compile(r"(?:受|接受|经|根据)[^。;,\n]{0,30}(?:委托)(?!代理|书|人)|委托执法|委托机关|受委托")
ACTS_FOR_ANOTHER = re.compile(
    rf"(?:受|接受)[{HAN}()]{{0,30}}(?:局|委员会|委|政府|厅|办事处|机关)(?:的)?(?:依法)?委托,?(?:由)?(?:本|我)(?:大队|支队|总队|中队|所|队|站|中心|单位|机构|院)|"
    r"(?:本|我)(?:大队|支队|总队|中队|所|队|站|中心|单位|机构)(?:是|系|为|作为)?(?:受[^。;,\n]{0,20}委托(?:的)?(?:组织|单位|机构|执法)|受委托组织)")
"""The body that writes says that it was entrusted; what another was entrusted with (an appraisal, a delivery) is not meant."""


def signing(paper: Paper) -> Span | None:
    """The body that stands in the signature block of `paper`, whatever it is; None where none does."""
    found = signature_block.of(paper).agency
    if found:
        return found
    passing = list(PASSING_LINE.finditer(paper.text, max(paper.document.title_end, len(paper.text) - FOOT)))
    return paper.span(passing[-1].start("name"), passing[-1].end("name")) if passing else None


def beside(paper: Paper, unit: Span) -> str | None:
    """An agency named at the foot beside `unit`, in whose name that may sign; not one whose name merely opens the unit's."""
    text = paper.text
    foot = text[max(paper.document.title_end, unit.start - FOOT):]
    last_sentence = foot.rfind("。", 0, max(0, unit.start - (len(text) - len(foot))))
    foot = foot[last_sentence + 1:]
    own = "".join(unit.text.split())
    for line in foot.split("\n"):
        if re.search(r"[。;,!?]|抄送|复议|诉讼|签收", line):
            continue
        for m in NAMED.finditer("".join(line.split())):
            if m[0] not in own and body_of(m[0]) is Body.OWN:
                return m[0]
    return None


def authorisation(paper: Paper) -> Span | None:
    """Where the paper names what empowers the unit that signs: a law's 授权, a list of powers handed down."""
    m = AUTHORISED.search(paper.text)
    return paper.span(m.start(), m.end()) if m else None


def says_entrusted(paper: Paper) -> bool:
    """Whether the body that signs says of itself that it acts on another's commission."""
    return bool(ACTS_FOR_ANOTHER.search(paper.document.squeezed))


def entrusted(paper: Paper) -> bool:
    """Whether the paper says that it was made on another's commission."""
    return bool(ENTRUSTED.search(paper.text))
