"""Officers: who handled the case, with certificate numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.documents.row import GLUE
from rules.facts.officer_tables import PROVINCES, rows
from rules.facts.persons import HAN, NAME, NamedPerson, is_person, listed
from rules.reading.page import Source

if TYPE_CHECKING:
    from rules.facts.case import Case
    from rules.facts.paper import Paper


@dataclass(frozen=True, slots=True)
class Officer:
    """`role` is the label that names them (检查人员, 询问人, 承办人, 执法人员, 送达人 …); `certificate` None where the paper gives none.

    `signed`: the name stands in a place of signature; `note` is what stands in brackets behind it.
    """

    name: str
    certificate: str | None
    role: str
    at: Span
    note: str = ""


ROLES = (
    r"检查\(勘[验察查测]\)人员?|勘[验察查测]\(检查\)人员?|检查勘[验察查测]人员?|现场检查人员?|参加检查人员|参检人员|检查人员?|勘[验察查测]人员?|监督检查人员?|复查人员?|核查人员?|"
    r"巡查人员?|询问人员?|询问\(调查\)人员?|调查\(询问\)人员?|调查询问人员?|谈话人员?|调查人员?|"
    r"案件调查人员?|案件承办人员?|承办执法人员|承办人员?|主办人员?|协办人员?|主办执法人员|协办执法人员|办案人员?|办案民警|办案人民警察|执勤民警|处罚人员?|"
    r"行政执法人员|综合行政执法人员|综合执法人员|执法检查人员|执法办案人员|现场执法人员|"
    r"安全生产行政执法人员|文化市场综合行政执法人员|卫生监督员|监督员|执法队员|执法人员?|执行人员?|抽样人员?|采样人员?|制作人员?|经办执法人员|人民警察|民警|路政人员|"
    r"渔政人员|(?!网格|协管|辅助|社会|义务|特邀|兼职|被|记录|送达|见证)[一-鿿]{0,6}(?:执法人员|执法员|监督检查员|监督员|检查员|监察员|稽查员|稽查人员|监察人员)"
)
"""Labels of those who act for the agency in a record or a decision. 记录人 is not among them: whoever writes may be anybody."""

ACTING = re.compile(ROLES)
OTHER_ROLES = r"记录人员?|记录员|书记员|送达人员?|拍摄人员?|摄影人员?|拍照人|登记人|受理人|经办人员?|收集人|提取人|取证人"
NOTE = r"(?:\s?\((?:签名|签字|盖章|签章|签名或盖章|签名、证号|签名及执法证号|姓名|姓名及证号|姓名、证号|两人以上|2人以上|[^()\n]{0,4}签[名字][^()\n]{0,8})\))?"
LABEL = re.compile(
    rf"(?:^|(?<=[\n\s|;。,)、]))(?P<role>{ROLES}|(?P<other>{OTHER_ROLES}))(?:[一二三四12①②](?=[:\s(|]))?(?:姓名|名单|签名|签字|签章|"
    rf"意见)?(?:[、及和/](?:行政)?(?:执法)?证件?(?:号码?|编号))?(?:\(证号\))?{NOTE}\s?(?:(?P<colon>[:|])\s*|\s{{1,6}}|(?<=\))(?=[{HAN}]))(?=(?P<value>[^\n]*))",
    re.M,
)
OPINION = re.compile(
    r"(?:^|(?<=[\n\s|]))(?P<role>承\s?办\s?人员?|办案人员|调查人员|主办人|案件承办人|经办人|办案机构|执法人员)\s?(?:处理|处罚|审查|初步)?(?:意\s?见|建\s?议)\s?[:|"
    r"\s]\s*(?P<value>[^\n]*(?:\n(?![^\n]{0,14}(?:意见|批示)\s?[:|\s])[^\n]*){0,3})"
)
DATED = r"(?:(?:19|20)[\d■]{2}\s?[年.\-/]|[一二][〇○零][〇○零一二三四五六七八九]{2}年)"
SIGNED_NAMES = re.compile(rf"(?P<names>{NAME}(?:[\s、,/]+{NAME}){{0,3}})\s*(?={DATED}|\d{{1,2}}月\d|$|\n)")
SHARED_NUMBER = rf"(?:[{PROVINCES}]\s?)?[A-Za-z]{{0,4}}\d{{4,14}}(?: \d{{1,3}}(?![\d年月日人页次个份.]))?"
"""A number of several that stand together behind the names."""
CERTIFIED = re.compile(
    rf"(?P<name>[{HAN}·]{{2,4}})\s?\((?P<aside>(?:(?:行政)?执法证件?|证件?|警|工作证|监督证|执法)(?:号码?|"
    rf"编号)?\s?[:为]?\s?[A-Za-z{HAN}]?\s?[A-Za-z]{{0,4}}[\d■][\d■ A-Za-z]{{2,20}}[^()\n]{{0,30}}|[A-Za-z]{{0,4}}\d{{5,14}})\)"
)
WITH_NUMBER = re.compile(
    rf"(?<![{HAN}])(?P<name>[{HAN}·]{{2,4}}|[{HAN}] {{1,4}}[{HAN}])[ ,]{{0,4}}(?P<aside>(?:(?:行政)?执法证件?|执法|监督证|证|警)(?:号码?|"
    rf"编号)\s?[:为]?\s?[A-Za-z{HAN}]?\s?[A-Za-z]{{0,4}}\d{{4,14}}(?: \d{{1,3}}(?![\d年月日]))?)"
    rf"(?!\d|\s?[、和及/]\s?[{PROVINCES}]?\s?[A-Za-z]{{0,4}}\d|\s?,\s?[{PROVINCES}]?\s?[A-Za-z]{{0,4}}\d{{5}})"
)
"""A name with its number behind it; of several numbers told together none is sure to be his."""
INTRODUCED = re.compile(
    rf"(?:执法人员|检查人员|办案人员|调查人员|执法队员|监督员|工作人员|民警|人民警察|承办人)(?P<names>[{HAN}·]{{2,4}}(?:[、和与及][{HAN}·]{{2,4}}){{0,3}})"
)
AFTER_NAME = re.compile(
    "[,。;:、(\\s]|向|对|在|于|依|到|会同|会|等|将|已|出示|表明|亮|持|随|经|赴|前往|根据|按|按照|进行|现|共同|负责|承办|当场|开展|实施|制作|的|和|与|及|为|系|因|"
    "发现|前"
)
CERTIFICATE = re.compile(rf"(?:号码?|编号|证)?\s?[:为]?\s?(?P<number>(?:[{PROVINCES}]\s?)?[A-Za-z]{{0,4}}\s?[\d■](?:[\d■ A-Za-z\-]{{1,22}})[\d■A-Za-z])")
NEARBY_CERTIFICATES = re.compile(
    rf"(?:执法证件?|证件?|警)(?:号码?|编号)(?:分别)?(?:为|是)?\s?[:：]?\s?(?P<list>{SHARED_NUMBER}(?:\s?[、,和及/]\s?{SHARED_NUMBER}){{0,3}})"
)
WORD_TOO = frozenset("向于应和从经时查支全都盖明关乐连方那会安常平易师暴简能但就马信强艾干")
"""Family names that open other words as often (执法人员向现场负责人 …): in a sentence they need the name known from elsewhere or a number behind it."""

NUMBERS = re.compile(SHARED_NUMBER)
NO_OFFICER = re.compile(
    "网格员|协管|辅警|辅助|协助|见习|实习|志愿|保安|村干部|村委|居委|社区|翻译|专家|技术员|技术人员|临时|聘用|无执法证|未取得执法|没有执法证|不具有执法|非执法|"
    "检测公司|书记员|司机|驾驶员|见证|公司|负责人|法定代表|经营者|店长|厂长|经理|当事人|员工"
)


def named(paper: Paper) -> list[Officer]:
    """The officers whom `paper` names, each once: under the labels of those who act, with a certificate number, or as 执法人员某某 in a sentence."""
    return _each_once(o for o in paper.mentioned if not NO_OFFICER.search(o.note))


def mentions(paper: Paper) -> list[Officer]:
    """Every mention of somebody who acts, in reading order, those who are noted not to be officers (网格员, 协管员) among them."""
    text = paper.text
    found: list[Officer] = []
    for m in paper.role_labels:
        if (m["other"] and not _handles(paper, m)) or _is_opinion(m) or (m["role"].startswith("检查") and paper.kind in ARCHIVED):
            continue
        if m["colon"] is None and not _opens_with_names(text, m):
            continue
        found.extend(_officers(paper, _role(m["role"]), m.start("value"), m.end("value")))
        at = m.end("value")
        while found and (below := ROW_BELOW.match(text, at)) and is_person("".join(below["name"].split())):
            found.append(Officer("".join(below["name"].split()), "".join(below["number"].split()), _role(m["role"]), paper.span(*below.span("name"))))
            at = below.end()
    for row in rows(text, ACTING):
        found.append(Officer(row.name, row.number, _role(row.role), paper.span(row.start, row.end)))
    for m in OPINION.finditer(text):
        found.extend(_signing_an_opinion(paper, m))
    for m in (*CERTIFIED.finditer(text), *WITH_NUMBER.finditer(text)):
        if len(NUMBERS.findall(m["aside"])) > 1:                                     # 吴某、林某(证件编号0211、0226): read with their list
            continue
        name, start = _name_before("".join(m["name"].split()), m.start("name"))
        if name and not any(o.at.start < start and m.end("name") <= o.at.end for o in found):    # 国平 of 者国平, whose family name is rare
            found.append(Officer(name, _certificate(m["aside"]), "执法人员", paper.span(start, m.end("name")), m["aside"]))
    if paper.kind not in NO_SENTENCES:
        found.extend(_introduced(paper, {o.name for o in found}))
    return sorted(found, key=lambda o: o.at.start)


ROW_BELOW = re.compile(
    rf"\n *(?P<name>[{HAN}·]{{2,4}}|[{HAN}] [{HAN}])[ ,]{{1,8}}(?:(?:行政)?执法证件?|证件?|警)(?:号码?|编号)[ :]*"
    rf"(?P<number>(?:[{PROVINCES}]\s?)?[A-Za-z]{{0,4}}\d{{4,14}})(?![\d*]) *(?=\n|$)")
"""The next of several officers under one label, with his number: a row that begins with the name."""

ARCHIVED = frozenset(["case_cover", "case_catalogue", "case_remarks"])
"""Papers of the archive, whose 检查人 has checked the binding, not the party."""

NO_SENTENCES = frozenset(["case_catalogue", "publicity_record", "payment_receipt", "case_remarks", "hearing_summons", "public_notice"])


def recorders(paper: Paper) -> list[Officer]:
    """Those whom `paper` names as writers of a record (记录人, 书记员), officers or not."""
    found: list[Officer] = []
    for m in paper.role_labels:
        if m["other"] and m["other"].startswith(("记录", "书记")):
            found.extend(_officers(paper, m["other"], m.start("value"), m.end("value")))
    return _each_once(found)


def noted_otherwise(paper: Paper, name: str) -> bool:
    """Whether `paper` says beside the name of somebody that he is no officer: 协管员唐某, 唐某(见习)."""
    near = re.of_a_paper(rf"(?:{NO_OFFICER.pattern})员?[^。;\n]{{0,6}}{re.escape(name)}|{re.escape(name)}\s?\([^()\n]{{0,12}}(?:{NO_OFFICER.pattern})")
    return bool(near.search(paper.text))


def place_illegible(paper: Paper) -> bool:
    """Whether something illegible stands where an officer's name should."""
    return any(re.search("■|▇|█", _first_part(m["value"])) for m in paper.role_labels if not m["other"])


def _first_part(value: str) -> str:
    """`value` without the fields that follow it on the line, and without what stands in brackets."""
    return re.sub(r"\([^()\n]{0,40}\)", "", re.split(rf"\s[{HAN}()]{{2,12}}:", value)[0])


def _handles(paper: Paper, m: re.Match[str]) -> bool:
    """Whether a 经办人 handles the case: not whoever publishes, collects or files."""
    return m["other"].startswith("经办") and paper.kind not in NOT_HANDLING


NOT_HANDLING = frozenset([
    "publicity_record", "payment_receipt", "case_remarks", "case_catalogue", "delivery_receipt",
    "confiscation_disposal", "appraisal", "unknown",
])


def _role(printed: str) -> str:
    return "".join(printed.split())


def _is_opinion(m: re.Match[str]) -> bool:
    return "意见" in m[0][len(m["role"]):len(m["role"]) + 4]


def _opens_with_names(text: str, m: re.Match[str]) -> bool:
    """Whether a label without a colon has nothing but names, numbers and dates behind it on its line."""
    start, end = m.span("value")
    names = list(listed(text, start, end))
    return bool(names) and names[0].start <= start + 2 and all(is_person(n.name) or n.aside for n in names)


def _officers(paper: Paper, role: str, start: int, end: int) -> Iterator[Officer]:
    text = paper.text
    persons = list(listed(text, start, end))
    if len(persons) > 1 and not persons[0].aside and (shared := NUMBERS.findall(persons[-1].aside)) and len(shared) == len(persons):
        for person, number in zip(persons, shared, strict=True):                       # 吴某、林某(证件编号0211、0226)
            yield Officer(person.name, number, role, paper.span(person.start, person.end))
        return
    if shared_behind := _numbers_of_all(text, persons, end):
        for person, number in zip(persons, shared_behind, strict=True):                # 吴某、林某 执法证号:0211001、0211002
            yield Officer(person.name, number, role, paper.span(person.start, person.end))
        return
    for person in persons:
        certificate = _certificate(person.aside)
        yield Officer(person.name, certificate, role, paper.span(person.start, person.end), person.aside)
    if persons and not any(p.aside for p in persons):
        tail = text[persons[-1].end:min(end, persons[-1].end + 60)]
        numbers = NEARBY_CERTIFICATES.search(tail)
        if numbers and not re.search("身份证", tail[:numbers.start() + 2]):
            for person, number in zip(persons, re.split(r"\s?[、,和及/]\s?", numbers["list"]), strict=False):
                yield Officer(person.name, number, role, paper.span(person.start, person.end))


def _numbers_of_all(text: str, persons: list[NamedPerson], end: int) -> list[str]:
    """The certificate numbers that stand together behind several names, one for each; none where their count differs."""
    if len(persons) < 2 or any(p.aside for p in persons[:-1]):
        return []
    last = persons[-1].start + len(persons[-1].name)
    behind = NEARBY_CERTIFICATES.search(text, last, min(end, last + 90))
    numbers = re.split(r"\s?[、,和及/]\s?", behind["list"]) if behind and "身份证" not in text[last:behind.start("list")] else []
    return numbers if len(numbers) == len(persons) else []


def _signing_an_opinion(paper: Paper, m: re.Match[str]) -> Iterator[Officer]:
    """The names at the foot of an opinion's box: 建议立案。 签名：某某 某某 2024年5月9日."""
    value, offset = m["value"], m.start("value")
    signature = re.search(r"(?:签名|签字|承办人|经办人|办案人员|执法人员)(?:\([^)]*\))?\s?[:|]\s*", value)
    where = signature.end() if signature else None
    if where is not None:
        persons = list(listed(paper.text, offset + where, offset + len(value)))
    else:
        foot = SIGNED_NAMES.search(value)
        persons = list(listed(paper.text, offset + foot.start("names"), offset + foot.end("names"))) if foot else []
    if persons and (where is not None or all(is_person(p.name) for p in persons)):
        for person in persons:
            yield Officer(person.name, _certificate(person.aside), _role(m["role"]), paper.span(person.start, person.end), person.aside)


def _name_before(run: str, start: int) -> tuple[str | None, int]:
    """The name at the end of `run`: 员侯月伯 is 侯月伯; the first words of a certificate's own name (卫生监督证号) are none."""
    if run.endswith(("监督", "执法", "检查", "稽查", "工作", "资格", "监察")):
        return None, start
    for length in ((len(run),) if "·" in run else (4, 3, 2)):
        name = run[-length:] if length <= len(run) else ""
        if name and is_person(name):
            return name, start + len(run) - length
    return None, start


def _introduced(paper: Paper, known: set[str]) -> Iterator[Officer]:
    """执法人员某某、某某向当事人出示了执法证件: a name ends where a sentence goes on with a word that follows names, or where the paper names it elsewhere."""
    text = paper.text
    for m in SAID_TO_BE.finditer(text):
        persons = list(listed(text, m.start("names"), m.end("names")))
        if persons and persons[-1].end == m.end("names"):
            yield from (Officer(p.name, None, "执法人员", paper.span(p.start, p.end)) for p in persons if is_person(p.name))
    for m in INTRODUCED.finditer(text):
        at = m.start("names")
        names: list[tuple[str, int, str | None]] = []
        for _ in range(4):
            name = _leading_name(text, at, known)
            if not name:
                break
            aside = re.match(r"\([^()\n]{1,40}\)", text[at + len(name):at + len(name) + 44])
            names.append((name, at, _certificate(aside[0]) if aside else None))
            at += len(name) + (aside.end() if aside else 0)
            if at >= len(text) or text[at] not in "、和与及":
                break
            at += 1
        behind = NEARBY_CERTIFICATES.search(text, at, at + 70)
        shared = re.split(r"\s?[、,和及/]\s?", behind["list"]) if behind and "身份证" not in text[at:behind.start("list")] else []
        for index, (name, start, certificate) in enumerate(names):
            number = certificate or (shared[index] if len(shared) == len(names) else None)
            yield Officer(name, number, "执法人员", paper.span(start, start + len(name)))


SAID_TO_BE = re.compile(
    rf"(?<![{HAN}])(?P<names>[{HAN}·]{{2,4}}(?:[、和及与,][{HAN}·]{{2,4}}){{1,3}})(?:两人|二人|等[二两]人)?(?:均|都)?(?:为|是|系)[^,。;\n]{{0,16}}(?:执法人员|执法证)")
"""甲某、乙某均为行政执法人员."""


def _leading_name(text: str, at: int, known: set[str]) -> str | None:
    for length in (3, 2, 4):
        name = text[at:at + length]
        if name in known:
            return name
    for length in (3, 2, 4):
        name = text[at:at + length]
        if name[:1] in WORD_TOO and not re.match(r"\([^()]{0,12}\d", text[at + length:at + length + 16]):
            continue
        if is_person(name) and (at + length >= len(text) or AFTER_NAME.match(text, at + length)):
            return name
    return None


def _certificate(aside: str) -> str | None:
    """The certificate number in what stands behind a name, without spaces; an identity number or a telephone is none."""
    if not aside or "身份证" in aside or "电话" in aside:
        return None
    m = CERTIFICATE.search(aside.strip("()"))
    if not m:
        return None
    number = "".join(m["number"].split())
    return number if sum(c.isdigit() or c == "■" for c in number) >= 3 and not re.fullmatch("(?:19|20)\\d\\d", number) else None


def _each_once(officers: Iterable[Officer]) -> list[Officer]:
    """The first mention of each, with the certificate number of whichever mention gives one."""
    found: dict[str, Officer] = {}
    for officer in officers:
        first = found.get(officer.name)
        if first is None:
            found[officer.name] = officer
        elif first.certificate is None and officer.certificate:
            found[officer.name] = replace(first, certificate=officer.certificate)
    return list(found.values())


HANDLED = ("case_cover", "inspection_record", "interview_record", "penalty_decision", "summary_decision", "no_penalty_decision")
ELSE = ("filing_approval", "investigation_report", "penalty_approval", "closing_approval", "registration_notice", "seizure_decision", "clue_record", "delivery_receipt")
CASE_ROLES = re.compile("^(?!抽样|采样|制作|谈话|送达|监督员$|执行)")


def of_case(case: Case) -> list[Officer]:
    """Who handled the case, each once, with the certificate number where any paper gives it: as cover, records and decision name them, else the forms."""
    found = [o for kind in HANDLED for paper in case.all(kind) for o in paper.officers if CASE_ROLES.match(o.role)]
    if not found:
        found = [o for kind in ELSE for paper in case.all(kind) for o in paper.officers if CASE_ROLES.match(o.role)]
    mentions = [o for paper in case.papers for o in paper.officers]
    handled = [o for o in _each_once(found) if not _misread(o, mentions)]
    return [_with_certificate(o, mentions) for o in handled]


def _misread(officer: Officer, mentions: list[Officer]) -> bool:
    """Whether OCR may have made a name out of another: no mention is printed in a text layer, and a name that is given surely and more often differs
    from it by one character; or something illegible stands beside it; or one paper alone has it, doubtfully, while two others are well known.
    """
    own = [o for o in mentions if o.name == officer.name]
    if not all(_by_ocr(o) for o in own):
        return False
    sure = {o.name for o in mentions if o.name != officer.name and not o.at.document.doubtful(o.at.start, o.at.end)}
    often = Counter(o.name for o in mentions)
    near = any(_near(officer.name, name) and often[name] > len(own) for name in sure)
    worn = any("■" in o.at.document.text[max(0, o.at.start - 1):o.at.end + 1] for o in own)
    once = len({o.at.document for o in own}) == 1 and all(o.at.document.doubtful(o.at.start, o.at.end) for o in own)
    if once and sum(count > 1 for name, count in often.items() if name in sure) >= 2:
        return True
    return near or (worn and all(o.at.document.doubtful(o.at.start, o.at.end + 1) for o in own))


def _by_ocr(officer: Officer) -> bool:
    at = officer.at
    pages = at.document.pages
    return any(index != GLUE and pages[index].source is Source.OCR for index, _ in at.document.origin[at.start:at.end])


def _near(one: str, other: str) -> bool:
    """Whether two names differ by one character exchanged or lost."""
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    return abs(len(one) - len(other)) == 1 and (one.startswith(other) or other.startswith(one) or one.endswith(other) or other.endswith(one))


def _with_certificate(officer: Officer, mentions: list[Officer]) -> Officer:
    if officer.certificate:
        return officer
    number = next((o.certificate for o in mentions if o.name == officer.name and o.certificate), None)
    return replace(officer, certificate=number) if number else officer
