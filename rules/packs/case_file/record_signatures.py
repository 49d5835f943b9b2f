"""Signatures on records: on every page by the party, at the end by the officers and whoever wrote it down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts import officers
from rules.facts.case import Case
from rules.facts.paper import Paper
from rules.facts.persons import HAN
from rules.facts.signatures import SignaturePlace
from rules.judging import MINOR, Verdict, failed, hint, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite
from rules.packs.case_file.records import UNABLE, excused, unfilled

RECORDS = ["inspection_record", "interview_record", "hearing_record", "statement_record"]
PAGE_MARK = re.compile(r"第\s?\d{1,2}\s?页[,，/\s]{0,3}(?:\(?共\s?\d{1,2}\s?页\)?)?|共\s?\d{1,2}\s?页[,，/\s]{0,3}第\s?\d{1,2}\s?页")
DIGITAL = re.compile(r"电子签[名章]|数字证书|CA证书|签名验证|电子指纹|手写板签")
FEWEST = 12
"""Characters below which a page holds no part of the record worth signing."""
SPOKEN = ("hearing_record", "statement_record")
"""Records in which 当事人：… is what he said."""
SIGNS = re.compile("签|盖|捺")
NOTHING_ELSE = re.compile(r"[^:]{2,10}:\s*[\u4e00-\u9fff·]{2,8}\s*(?:\([^()]{1,8}\))?\s*(?:(?:19|20)\d\d[^\n]{0,16})?(?:第[^\n]{0,12})?")
PARTICULARS = re.compile(r"身份证|证件号|住址|地址|电话|问\s?:|答\s?:")
ASKED = re.compile(r"\s*[问答]\s?:")
HEAD = "询问笔录\n询问时间：2024年2月21日9时至10时40分\n询问人：钟恒、孟秀　记录人：孟秀\n被询问人：卓木金　身份证号码：350602********4911\n"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of a record: offsets of its text in the paper's."""

    number: int
    start: int
    end: int


def leaves(paper: Paper) -> list[Leaf]:
    """The pages of `paper` that hold text of it; where a text without pages marks them (第1页 共3页), by the marks."""
    text = paper.text
    if len(paper.document.pages) > 1:
        found: list[Leaf] = []
        start, page = 0, paper.document.page_at(0)
        for at in (m.end() for m in re.finditer(r"\n", text)):
            here = paper.document.page_at(min(at, len(text) - 1))
            if here != page:
                found.append(Leaf(page, start, at))
                start, page = at, here
        found.append(Leaf(page, start, len(text)))
    else:
        marks = [m.end() for m in PAGE_MARK.finditer(text)]
        bounds = [0, *marks[:-1], len(text)] if marks else [0, len(text)]
        found = [Leaf(n + 1, a, b) for n, (a, b) in enumerate(pairwise(bounds))]
    return [leaf for leaf in found if len(re.findall(f"[{HAN}]", text[leaf.start:leaf.end])) >= FEWEST]


@rule(
    "CF-316", N_("笔录未逐页签名"), severity=MINOR, points=2, each=RECORDS, follows=["CF-304"],
    why=N_("多页笔录只在末页签名，中间的页可能被替换。只有一页的、整份电子签名的不适用；图像上看不清的，不作判断。"),
    basis=[cite("行政诉讼证据规定", 10, 1, 4), cite("行政诉讼证据规定", 15),
           cite("行政处罚法", 64, 1, 8, since="2021-07-15"),
           cite("市场监督管理行政处罚程序规定", 29, department="market_supervision"),
           cite("住房和城乡建设行政处罚程序规定", 16, since="2022-05-01", department="housing_and_city_management"),
           cite("农业行政处罚程序规定", 38, 3, since="2022-02-01", department="agriculture")],
    suggestion=N_("请由当事人在笔录上逐页签名或者捺指印。"),
    violates=[
        HEAD + "问：仓库里存放的是什么？答：主要是清洗用的溶剂油。\n被询问人签名：　　　　　　第1页 共3页\n\n问：一共多少桶？答：四十二桶。\n"
        "被询问人签名：　　　　　　第2页 共3页\n\n问：卖给谁了？答：几家小厂。\n以上笔录我看过，相符。\n"
        "被询问人签名：卓木金　2024年2月21日　　第3页 共3页\n询问人：钟恒　孟秀",
        HEAD + "问：仓库里存放的是什么？答：主要是清洗用的溶剂油，一共四十二桶。\n\f问：卖给谁了？答：几家做模具的小厂。\n以上笔录我看过，相符。\n"
        "被询问人签名：卓木金　2024年2月21日\n询问人签名：钟恒　孟秀",
        "现场检查笔录\n检查时间：2024年3月5日9时至9时40分\n检查地点：某镇西溪左岸\n检查人员：吴海、王芳，已出示证件\n检查情况：河滩上有采砂坑一处，"
        "长二十米，宽八米，坑内积水。\n现场负责人（签名）：\n\f坑边停放挖掘机一台，无人操作，油箱盖温热。\n以上属实。\n现场负责人（签名）：苏某　2024年3月5日\n"
        "检查人员（签名）：吴海　王芳",
        "听证笔录\n听证时间：2024年4月26日9时至11时\n主持人：戊某　记录人：己某\n当事人：希望从轻处理，设备已经拆除，损失也很大。\n\f"
        "调查人员：当事人在第二次检查时仍未停止生产，建议维持。\n当事人签名：张某　2024年4月26日\n主持人签名：戊某",
    ],
    complies=[
        HEAD + "问：水厂的消毒剂用什么？答：二氧化氯粉剂。\n被询问人：卓木金　2024年2月21日　　第1页，共2页\n\n问：有没有每天检测余氯？答：仪器坏了没测。\n"
        "笔录看过，属实。\n被询问人：卓木金　2024年2月21日　　第2页，共2页\n询问人：钟恒　孟秀",
        HEAD + "问：仓库里存放的是什么？答：主要是清洗用的溶剂油，一共四十二桶。\n被询问人签名：卓木金\n\f问：卖给谁了？答：几家做模具的小厂。\n"
        "以上笔录我看过，相符。\n被询问人签名：卓木金　2024年2月21日\n询问人签名：钟恒　孟秀",
        HEAD + "问：仓库里存放的是什么？答：主要是清洗用的溶剂油，一共四十二桶。\n卓木金（捺印）\n\f问：卖给谁了？答：几家做模具的小厂。\n"
        "以上笔录我看过，相符。\n卓木金　2024年2月21日\n询问人签名：钟恒　孟秀",
        HEAD + "问：仓库里存放的是什么？答：主要是清洗用的溶剂油，一共四十二桶。\n被询问人签名：\n\f问：卖给谁了？答：不知道。\n"
        "被询问人拒绝在笔录上签名，见证人郑某（社区干部）在场。\n询问人签名：钟恒　孟秀",
    ],
    unclear=[
        HEAD + "问：菌棒灭菌锅有几台？答：三台。\n被询问人：■■　　第1页 共2页\n\n问：有没有检验合格证？答：一台没有。\n看过，属实。\n"
        "被询问人：卓木金　2024年2月21日　　第2页 共2页",
        HEAD + "问：仓库里存放的是什么？答：主要是清洗用的溶剂油，一共四十二桶。\n\f问：卖给谁了？答：几家做模具的小厂。\n以上笔录我看过，相符。\n"
        "被询问人签名：\n询问人签名：",
    ],
    not_for=[
        HEAD + "问：卖给谁了？答：几家做模具的小厂。\n以上笔录我看过，相符。\n被询问人签名：卓木金　2024年2月21日\n询问人签名：钟恒　孟秀",
        HEAD + "问：仓库里存放的是什么？答：主要是清洗用的溶剂油，一共四十二桶。\n\f问：卖给谁了？答：几家做模具的小厂。\n以上笔录我看过，相符。\n"
        "被询问人电子签名：卓木金（本笔录为电子笔录，已加盖数字证书，签名验证有效）",
    ],
)
def not_every_page_signed(paper: Paper, case: Case) -> Verdict:
    """A page without the party's signature could have been exchanged. One that is unable or refuses to sign is noted once for all pages."""
    pages = leaves(paper)
    if len(pages) < 2 and not paper.document.unread:
        return not_applicable(N_("笔录只有一页"))
    if DIGITAL.search(paper.text):
        return not_applicable(N_("电子笔录整份签名，不逐页签名"))
    if unfilled(paper):
        return undetermined(N_("文书有没读出文字的页") if paper.document.unread else N_("文书没有填写"), at=paper.whole)
    if (note := excused(paper)) and not UNABLE.search(note.text):
        return passed(N_("已注明：{words}"), words=note.quote[:40])
    names = {n for p in paper.signatures if p.who == "party" for n in p.names} | _free_names(paper)
    unsigned = [leaf for leaf in pages if not _signed(paper, leaf, names)]
    if not unsigned and not paper.document.unread:
        return passed()
    at = [_foot(paper, leaf) for leaf in unsigned] or [paper.whole]
    if paper.pictured or paper.document.unread:
        return undetermined(N_("扫描页上的逐页签名需要核对原件"), at=at)
    if any("■" in paper.text[_foot(paper, leaf).start:leaf.end] for leaf in unsigned):
        return undetermined(N_("签名处辨认不清"), at=at)
    if len(unsigned) == len(pages):
        return undetermined(N_("没有读出当事人的签名，请核对原件"), at=at)
    return failed(N_("笔录共{total}页，第{pages}页没有当事人签名"), at=at, absent=True, total=len(pages),
                  pages="、".join(str(pages.index(leaf) + 1) for leaf in unsigned))


def _free_names(paper: Paper) -> set[str]:
    """Names that stand by themselves on a line in the record, of people who are no officers."""
    acting = {o.name for o in paper.mentioned} | {o.name for o in officers.recorders(paper)}
    found = re.findall(rf"(?:^|\n)\s*([{HAN}·]{{2,8}})(?=\s*(?:\([^()\n]{{1,8}}\))?\s*(?:(?:19|20)\d\d[^\n]{{0,16}})?(?:\n|$|第\s?\d))", paper.text)
    return {n for n in found if n not in acting and n in paper.text[:len(paper.text) // 2]}


def _signed(paper: Paper, leaf: Leaf, names: set[str]) -> bool:
    if any(p.signed and (paper.kind not in SPOKEN or SIGNS.search(p.label) or NOTHING_ELSE.fullmatch(p.at.text)) for p in _places(paper, leaf, "party")):
        return True
    every = [line for line in paper.text[leaf.start:leaf.end].split("\n") if line.strip()]
    asked = next((i for i, line in enumerate(every) if ASKED.match(line)), 0)                # what stands above the first question names, it does not sign
    lines = every[max(asked, len(every) - 3):]
    return any(re.of_a_paper(rf"(?:^|[。\s:]){re.escape(n)}(?=\s|\(|\d|$)").search(line) for line in lines for n in names if not PARTICULARS.search(line))


def _places(paper: Paper, leaf: Leaf, who: str) -> Iterator[SignaturePlace]:
    return (p for p in paper.signatures if p.who == who and leaf.start <= p.at.start < leaf.end)


def _foot(paper: Paper, leaf: Leaf) -> Span:
    """Where the party should have signed on a page: the place left empty, else its last line."""
    place = next(iter(_places(paper, leaf, "party")), None)
    if place:
        return place.at
    end = leaf.start + len(paper.text[leaf.start:leaf.end].rstrip())
    return paper.span(max(leaf.start, paper.text.rfind("\n", leaf.start, end) + 1), end)


@rule(
    "CF-318", N_("执法人员或记录人未在笔录上签名"), severity=MINOR, points=2, each=["inspection_record", "interview_record"],
    why=N_("做笔录的人要对笔录负责，只打印姓名而签名处空着的，不能证明由其制作。签名栏里有姓名的不报，扫描件上看不清的不作判断。"),
    basis=[cite("行政诉讼证据规定", 10, 1, 4), cite("行政诉讼证据规定", 15), cite("行政强制法", 18, 1, 8)],
    suggestion=N_("执法人员和记录人应当在笔录上签名。"),
    violates=[
        "现场检查笔录\n检查时间：2024年7月30日9时10分至9时55分\n检查地点：某镇榜头村\n检查人员：白海（13052419007）、彭珠（13052419013），已出示证件\n"
        "检查情况：电焊工位5个，3名焊工未持证。\n负责人签名：康水添　2024年7月30日\n执法人员签名：　　　　、　　　　　　年　　月　　日\n记录人签名：",
        HEAD + "问：卖给谁了？答：几家做模具的小厂。\n以上笔录我看过，相符。\n被询问人签名：卓木金　2024年2月21日\n询问人签名：　　　　　记录人签名：",
        "现场勘验笔录\n勘验时间：2024年6月2日10时至10时30分\n勘验人：吴海、王芳\n勘验情况：河滩上有采砂坑一处。\n当事人：苏某　2024年6月2日\n"
        "勘验人（签字）：（空白）",
        HEAD + "问：卖给谁了？答：几家做模具的小厂。\n以上笔录我看过，相符。\n被询问人：卓木金　2024年2月21日\n询问人：________\n记录人：________",
        "检查记录\n检查时间：2023年12月14日10:00至10:30\n检查人员：田坤、卢雪梅，亮证后检查\n记录人：赵一鸣\n检查情况：河道内种植水葫芦网箱2处。\n"
        "在场人签名：邹福根　2023年12月14日\n检查人员签名：田坤　卢雪梅\n记录人签名：",
    ],
    complies=[
        "检查记录\n检查时间：2023-12-14 10:00至10:30\n检查人员：田坤、卢雪梅，亮证后检查\n检查情况：河道内种植水葫芦网箱2处。\n在场人签名：邹福根　2023-12-14\n"
        "检查人员签名：田坤　卢雪梅　2023-12-14\n记录人签名：卢雪梅　2023-12-14",
        HEAD + "问：卖给谁了？答：几家做模具的小厂。\n以上笔录我看过，相符。\n被询问人：卓木金　2024年2月21日\n询问人：钟恒　孟秀",
        HEAD + "问：卖给谁了？答：几家做模具的小厂。\n看过，属实。卓木金　2024年2月21日　钟恒　孟秀",
        "现场笔录\n时间：2024年6月2日9时至9时20分\n执法人员：吴海、王芳\n现场情况：堆放货架三组。\n当事人：苏某\n执法人员（签名或盖章）：吴海（签章）　王芳（签章）",
        HEAD + "问：卖给谁了？答：几家做模具的小厂。\n看过，属实。\n被询问人签名：卓木金\n询问人（记录人）签名：钟恒　孟秀　2024年2月21日",
        HEAD + "问：卖给谁了？答：几家做模具的小厂。\n看过，属实。\n被询问人签名：卓木金\n询问人签名：钟恒　孟秀\n记录人签名：",
    ],
    unclear=[
        HEAD + "问：车厢为何没盖篷布？答：雨布破了。\n看过，属实。卓木金　2024年2月21日\n询问人签名：■■　■■　　记录人签名：■■",
        HEAD + "问：车厢为何没盖篷布？答：雨布破了。\n看过，属实。卓木金　2024年2月21日",
        "询问笔录\n询问时间：　　年　月　日　时　分至　时　分\n询问人：　　　记录人：\n被询问人签名：\n询问人签名：",
    ],
)
def officers_did_not_sign(paper: Paper, case: Case) -> Verdict:
    """The officers answer for the record by signing it: their names in its head are printed by whoever fills in the form.

    Names in the place, or by themselves at the end, do. Where the recorder is one of the officers who signed, an empty place for him is a hint.
    """
    if unfilled(paper):
        return undetermined(N_("文书有没读出文字的页") if paper.document.unread else N_("文书没有填写"), at=paper.whole)
    signing = [p for p in paper.signatures if p.who == "officer"]
    writing = [p for p in paper.signatures if p.who == "recorder"]
    acting = {o.name for o in paper.officers}
    signed = {n for p in paper.signatures if p.who in ("officer", "recorder") for n in p.names} | _by_themselves(paper, acting)
    if any(p.illegible for p in (*signing, *writing)) and not any(p.signed for p in signing):
        return undetermined(N_("执法人员签名处辨认不清"), at=[p.at for p in (*signing, *writing) if p.illegible][:1])
    if not any(p.signed for p in signing) and not signed:
        empty = [p.at for p in signing] or [p.at for p in writing]
        read = any(p.names for p in paper.signatures if p.who == "party")
        if not empty or (paper.pictured and not read):
            return undetermined(N_("没有读出执法人员的签名，请核对原件"), at=empty or [paper.whole])
        return failed(N_("执法人员签名处空白"), at=empty, absent=True)
    if writing and not any(p.signed or p.illegible for p in writing):
        return _recorder(paper, writing, signed)
    return passed()


def _by_themselves(paper: Paper, acting: set[str]) -> set[str]:
    """Officers whose names stand at the end of the record, without a label."""
    tail = paper.text[len(paper.text) * 2 // 3:]
    return {n for n in acting if re.of_a_paper(rf"(?:^|[\s。、]){re.escape(n)}(?=[\s。、(]|\d|$)").search(tail)}


def _recorder(paper: Paper, writing: list[SignaturePlace], signed: set[str]) -> Verdict:
    named = {o.name for o in officers.recorders(paper)}
    at = [p.at for p in writing]
    if paper.pictured and not signed:
        return undetermined(N_("没有读出记录人的签名，请核对原件"), at=at)
    if not named or named & signed:
        return hint(N_("记录人签名处空白"), at=at)
    return failed(N_("记录人签名处空白"), at=at, absent=True)
