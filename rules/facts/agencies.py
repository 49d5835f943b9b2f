"""Agencies: which body signs a paper, of what department and level it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts.cities import MUNICIPALITIES, PREFECTURES

if TYPE_CHECKING:
    from rules.facts.case import Case
    from rules.facts.paper import Paper


@dataclass(frozen=True, slots=True)
class AgencyName:
    """A body as named at `at`. `department` is a code of `DEPARTMENTS` (market_supervision, ecology, street …) or None.

    `level` is "district" (county, district or county-level city), "city", "province", "township" or None where the name does not say.
    A dispatched organ (`branch`: 派出所, 分局, 泉州市鲤城生态环境局) has the level of the body that it belongs to.
    """

    name: str
    at: Span
    department: str | None = None
    level: str | None = None
    branch: bool = False


HAN = "一-鿿㐀-䶿"
DEPARTMENTS: tuple[tuple[str, str], ...] = (
    ("public_security", "公安|派出所|交通警察|交警"),
    ("fire", "消防"),
    ("tax", "税务"),
    ("tobacco", "烟草"),
    ("customs", "海关"),
    ("street", "街道办事处|街道办|镇人民政府|乡人民政府|镇政府|乡政府|街道综合|镇综合|乡综合"),
    ("market_supervision", "市场监督|市场监管|市场和质量|工商行政管理|食品药品|药品监督|质量技术监督|知识产权|物价"),
    ("ecology", "生态环境|环境保护|环境监察|环保局"),
    ("transport", "交通运输|交通局|公路|道路运输|运输管理|港航|港口|航道|海事|交通综合"),
    ("health", "卫生健康|卫生和计划生育|卫生计生|卫生局|卫生监督|疾病预防控制|疾控|卫健"),
    ("emergency", "应急管理|安全生产监督|应急局|安监"),
    ("agriculture", "农业|农村|畜牧|兽医|渔业|渔政|农机|农林"),
    ("culture", "文化|旅游|文物|广播电视|新闻出版|广电|体育|文体"),
    ("water", "水利|水务|河务|水政"),
    ("natural_resources", "自然资源|国土资源|规划和自然|规划局|土地|海洋"),
    ("forestry", "林业|园林绿化|林草"),
    ("labour", "人力资源|劳动|社会保障"),
    ("medical_insurance", "医疗保障|医保"),
    ("education", "教育"),
    ("civil_affairs", "民政"),
    ("justice", "司法局|司法厅"),
    ("statistics", "统计"),
    ("development", "发展和改革|发展改革|发改|粮食"),
    ("finance", "财政|金融"),
    ("meteorology", "气象"),
    (
        "housing_and_city_management",
        "城市管理|城管|综合行政执法|综合执法|住房和城乡建设|住房城乡建设|住建|城乡建设|建设局|房屋|房地产|房产|"
        "城市综合|市容|园林|公用事业|执法局",
    ),
)
DEPARTMENT_PATTERNS = tuple((code, re.compile(words)) for code, words in DEPARTMENTS)

ENDING = (
    "(?:局|委员会|管委会|办公室|办事处|人民政府|政府|厅|总队|支队|大队|中队|分队|执法队|监察队|派出所|监督所|管理所|税务所|检疫所|监管所|执法所|分所|监督站|管理站|"
    "检查站|执法站|执法中心|服务中心|指挥中心|海关|总局|处|科|股|室)"
)
NAME = re.compile(rf"(?:[{HAN}·]|\([{HAN}]{{2,10}}\)){{2,44}}{ENDING}(?:\([{HAN}]{{2,30}}{ENDING}\))?")
NO_NAME = re.compile(
    "[的或向收依据给予送达]|自(?![然治贡])|申请|执行|签名|意见|同意|法院|检察院|银行|公司|应当|可以|不服|按照|根据|本机关|我局|本局|备案|存档|以下|处理|处罚$|^询问|"
    "^检查|^审批|^被|^交|^由|^经|^报|^及"
)
MARK = re.compile(
    r"[(\[【]?\s*(?:公\s*章|印\s*章|盖\s*章|加盖公章|加盖印章|公章处|此处盖章|章|印|行政机关印章|机关印章|单位印章|电子签章|签章|(?<=\()代章(?=\)))\s*[)\]】]"
)
TAIL_MARK = re.compile(r"\s*(?:公\s*章|印\s*章|盖\s*章)\s*$")
DAY = re.compile(
    r"(?:19|20)[\d■]{2}\s*[年.\-/、]\s*(?:[\d■]{1,2}|元)\s*[月.\-/、]\s*[\d■]{1,2}\s*日?|"
    r"[一二〇○零ＯO两]{1}[一二三四五六七八九〇○零O]{3}\s*年\s*[一二三四五六七八九十元]{1,3}\s*月\s*[一二三四五六七八九十]{1,4}\s*日"
)
BLANK_DAY = re.compile(r"[_\s]{0,12}年[_\s\d]{1,8}月[_\s\d]{1,8}日")
PLACE = re.compile(rf"[{HAN}]{{2,24}}(?:省|市|区|县|州|盟|旗|镇|乡|街道|自治区|局)")
ROLE = re.compile(
    r"^(?:行政执法机关|执法机关|处罚机关|行政机关|实施机关|作出机关|机关名称|执法部门|执法单位|单位名称|单位|落款(?:单位|机关)?|发文(?:单位|机关)|制发(?:单位|机关)|机关|制作单位|承办机关|办案机关|承办机构|承办单位|"
    r"办案单位)(?:\([^)]*\))?\s*[:|]\s*"
)
OFFICE_FIELD = re.compile(
    rf"(?:^|\n|\s)(?:承办机构|承办单位|办案机关|办案单位|办案机构|执法机关|处罚机关|执法单位|实施机关|行政机关|立卷单位|归档单位|单位名称)\s*[:| "
    rf"]\s*(?P<name>[{HAN}·]{{2,40}}{ENDING})"
)
FOOT_LINES = 24


def signing(paper: Paper) -> AgencyName | None:
    """The body named in the signature block of `paper`, else in the line over its heading or in its field for the handling body."""
    found = _at_the_foot(paper) or _over_the_heading(paper) or _in_a_field(paper)
    if not found:
        return None
    name, start, end = found
    return AgencyName(name, paper.span(start, end), department_of(name), *level_of(name))


def of_case(case: Case) -> AgencyName | None:
    """The body that handles the case: it signs the decision; where there is none, or OCR read its name doubtfully, the one that signs most papers."""
    own = case.decision.agency if case.decision else None
    if own and not own.at.document.doubtful(own.at.start, own.at.end):
        return own
    named = [p.agency for p in case.papers if p.agency and p.kind not in NOT_THE_OFFICES and not p.doubtful(p.agency.at.start, p.agency.at.end)]
    often = Counter(a.name for a in named).most_common(1)
    if not often or often[0][1] < 2:
        return own
    name = often[0][0]
    if own and abs(len(own.name) - len(name)) > 3:
        return own
    return next(a for a in named if a.name == name)


NOT_THE_OFFICES = frozenset(("party_identity", "payment_receipt", "evidence_copy", "appraisal", "transfer_letter", "authorization"))
"""Papers that other bodies make out."""


def _lines(text: str) -> list[tuple[int, int]]:
    found = []
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if text[start:end].strip():
            found.append((start, end))
        start = end + 1
    return found


def _at_the_foot(paper: Paper) -> tuple[str, int, int] | None:
    """The lowest line that names a body beside or over a date; else the lowest that names one on a line of its own."""
    text = paper.text
    lines = _lines(text)
    fallback: tuple[str, int, int] | None = None
    title_end = paper.document.title_end
    for index in range(len(lines) - 1, max(-1, len(lines) - 1 - FOOT_LINES), -1):
        start, end = lines[index]
        if start < title_end and index <= 1:
            break
        for piece_start, piece_end in _pieces(text, start, end):
            name = "".join(text[piece_start:piece_end].split())
            if not NAME.fullmatch(name) or NO_NAME.search(name):
                continue
            piece = (name, piece_start, piece_end)
            if index and not _begins_with_place(name):
                piece = _joined(text, lines[index - 1], piece, title_end)
            if not _whole(piece[0]):
                continue
            around = text[start:end] + "".join(text[s:e] for s, e in lines[index + 1:index + 3])
            if DAY.search(around) or BLANK_DAY.search(around):
                return piece
            fallback = fallback or piece
    return fallback


def _whole(name: str) -> bool:
    """A body of its own, not a mere word for one (审批科室, 人民政府)."""
    return len(name) >= 4 and (_begins_with_place(name) or bool(department_of(name)))


def _begins_with_place(name: str) -> bool:
    return bool(re.match(rf"[{HAN}]{{1,7}}(?:省|市|区|县|州|盟|旗|镇|乡|街道)|中华人民共和国|国家|[{HAN}]{{2,4}}(?:海关|生态环境)", name))


def _joined(text: str, above: tuple[int, int], piece: tuple[str, int, int], title_end: int) -> tuple[str, int, int]:
    """`piece` with the line above it, where that is a place or a bureau standing alone: a name over two lines."""
    head = "".join(text[above[0]:above[1]].split())
    if above[0] >= title_end and PLACE.fullmatch(head) and not NO_NAME.search(head) and len(head) + len(piece[0]) <= 44:
        start = above[0] + len(text[above[0]:above[1]]) - len(text[above[0]:above[1]].lstrip())
        return head + piece[0], start, piece[2]
    return piece


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a line that could be a name: between dates, seal marks and gaps; the last first. A letter-spaced name is one part."""
    line = text[start:end]
    for pattern in (DAY, BLANK_DAY, MARK):
        line = pattern.sub(lambda m: "\x00" * len(m[0]), line)
    line = TAIL_MARK.sub(lambda m: "\x00" * len(m[0]), line)
    parts = list(re.finditer(r"[^\x00]+", line))
    for part in reversed(parts):
        words = part[0].split()
        if len(words) > 3 and all(len(w) <= 2 for w in words):
            lead = len(part[0]) - len(part[0].lstrip())
            yield start + part.start() + lead, start + part.start() + len(part[0].rstrip())
            continue
        for word in reversed(list(re.finditer(r"\S+", part[0]))):
            lead_label = ROLE.match(word[0])
            lead = lead_label.end() if lead_label else 0
            trimmed = word[0].rstrip(":。,;")
            if part.end() < len(line) and word.end() == len(part[0].rstrip()):              # 罚款三百元。某县水利局 2024年4月30日
                lead = max(lead, trimmed.rfind("。") + 1)
            if lead < len(trimmed):
                yield start + part.start() + word.start() + lead, start + part.start() + word.start() + len(trimmed)


def _over_the_heading(paper: Paper) -> tuple[str, int, int] | None:
    text = paper.text
    for start, end in _lines(text[:max(paper.document.title_end, 1) + 40])[:4]:
        if start >= max(paper.document.title_end, 1) and start > 0:
            break
        for piece_start, piece_end in _pieces(text, start, end):
            name = "".join(text[piece_start:piece_end].split())
            if NAME.fullmatch(name) and not NO_NAME.search(name) and _begins_with_place(name):
                return name, piece_start, piece_end
    return None


def _in_a_field(paper: Paper) -> tuple[str, int, int] | None:
    m = OFFICE_FIELD.search(paper.text, 0, 1200)
    return (m["name"], m.start("name"), m.end("name")) if m and _whole(m["name"]) else None


def department_of(name: str) -> str | None:
    """Code of the department that a body's name tells."""
    bare = re.sub(r"\([^)]*\)", "", name)
    return next((code for code, pattern in DEPARTMENT_PATTERNS if pattern.search(bare)), None)


PROVINCE = re.compile(rf"^(?:中华人民共和国|国家税务总局)?(?:[{HAN}]{{2,5}}省|[{HAN}]{{2,6}}自治区|(?:北京|上海|天津|重庆)市)")
TOWN = re.compile(rf"[{HAN}]{{1,6}}(?:街道|(?<!景德)镇|乡)(?:办事处|办|人民政府|政府|综合|党工委)")
CITY = re.compile(rf"^(?P<city>[{HAN}]{{2,5}}?)市(?!场|政|容|民|监)")
COUNTY = re.compile(rf"^(?:(?!局)[{HAN}]){{1,8}}?(?:自治县|县|区|(?<!城)市|旗)(?!域|场|政|容|民|监)")
ZONE = re.compile("(?:开发|高新|高新技术|保税|合作|试验|实验|示范|经济|风景名胜|度假|产业|园|工业|投资|管理|综合)区")
BRANCH = re.compile("分局|派出所|分所|检查站")


def level_of(name: str) -> tuple[str | None, bool]:
    """Level of a body by its name, and whether it is a dispatched organ."""
    bare = re.sub(r"\([^)]*\)|^国家税务总局(?=.{4})", "", name)
    branch = bool(BRANCH.search(bare))
    if TOWN.search(bare):
        return "township", False
    province = PROVINCE.match(bare)
    rest = bare[province.end():] if province else bare
    if province and bare[:2] in MUNICIPALITIES:
        county = COUNTY.match(rest)
        return ("district", branch) if county and not ZONE.search(county[0]) else ("province", branch)
    city = CITY.match(rest)
    if city and city["city"] in PREFECTURES:
        below = rest[city.end():]
        county = COUNTY.match(below)
        if county:
            if branch and re.search("(?:生态环境|自然资源|环境保护|规划)", below):      # 芜湖市鸠江区生态环境分局 is the city's
                return "city", True
            return (None if ZONE.search(county[0]) else "district"), branch
        if re.match(rf"[{HAN}]{{1,6}}(?:生态环境局|自然资源局|环境保护局)$", below) and not re.match("生态|自然|环境", below):
            return "city", True
        return (None if ZONE.search(below.split("局")[0]) else "city"), branch
    if city:
        return "district", branch
    if re.match(rf"[{HAN}]{{2,10}}(?:自治州|州|盟|地区)(?=[{HAN}])", rest) and not COUNTY.match(rest):
        return "city", branch
    county = COUNTY.match(rest)
    if county:
        return (None if ZONE.search(county[0]) else "district"), branch
    if re.match(rf"[{HAN}]{{2,4}}生态环境局$", rest):
        return "city", True
    return ("province" if province else None), branch
