"""The inspection record: when it began and ended, where, and what was found."""

from __future__ import annotations

from collections.abc import Iterator

from rules import patterns as re
from rules.facts import times
from rules.facts.case import Case
from rules.facts.paper import Paper
from rules.judging import MINOR, Verdict, failed, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite
from rules.packs.case_file.records import unfilled

PENALTY_LAW_2021 = "2021-07-15"
PLACE = re.compile(
    r"(?<![一-鿿])(?:(?:现场|监督|行政|执法)?(?:(?:被|受)检查?|检查|勘[验察查测]|巡查|检查\(勘[验察查测]\)|勘[验察查测]\(检查\)|执法|案发|现场|处置|实施|违法|事发|登检|登临|停泊|靠泊|检测|采样|取证|查获)?(?:的)?(?:地点|场所|"
    r"处所|位置|区域|地段|部位)(?:名称|及范围|和部位)?|"
    r"(?:检查|被检查单位|单位|经营|现场|详细|检查对象|营业)?(?:地址|住所|住址|经营场所))(?:\([^()\n]{1,14}\))?"
    r"(?:\s?[:|]|(?<=[点所置址]) {1,6}(?=[一-鿿A-Za-z\d]))"
)
OWN_PLACE = re.compile(r"地点|场所|处所|位置|区域|地段|部位")
ARRIVED = re.compile(
    r"(?:来到|到达|抵达|前往|赶到|赶赴|赴|进入|行至|巡查至|巡查到|位于|坐落|到|至|对|在)(?!场|案|庭|职|期|此|达标)"
    r"[^,。;\n]{0,40}?(?:路|街|巷|弄|号|村|镇|乡|组|店|厂|公司|市场|广场|小区|大厦|工地|园区?|商行|酒店|医院|诊所|学校|码头|高速|国道|省道|县道|河|河道|海域|水库|"
    r"山场|车间|仓库|门口|路口|桥|K\d|超市|餐馆|基地)"
    r"|(?:登临|登上|登检|登)[^,。;\n]{1,24}(?:船|轮|艇|舶|号)"
)
FINDINGS = re.compile(
    r"(?<![一-鿿])(?:[一-鿿()、]{0,14}(?:检查|勘[验察查测]|现场|巡查|监督|执法|处置|实施|发现|违法|情况|采取)[一-鿿()、]{0,12})?"
    r"(?<!基本)(?<!告知)(?<!出示证件)(?<!申辩)(?<!陈述)(?<!核对)(?<!人员)(?:情况|内容|过程|结果|记录|事实|问题|状况|经过|描述|所见)(?:\([^()\n]{1,14}\))?\s?[:|]"
)
PRINTED = re.compile(
    r"出示(?:了)?(?:我们|本人|相关|有效|行政)*(?:的)?(?:执法|工作|检查|监督)?证件?|表明身份|亮证|亮明|说明来意|检查事由|回避|权利|义务|拒绝签|以上|上述|属实|无误|"
    r"相符|无异议|签[名字]|盖章|拍照取证|全程记录|执法记录仪|第\s?\d|共\s?\d|^\s*[-—]?\d{1,3}[-—]?\s*$|"
    r"配合|证件号码|以下空白|记录人|见证人|检查人员|执法人员|现依法|予以配合|知道了|附件|注:"
)
CLOSES = re.compile(r"^(?:以上|上述|本)[^,。]{0,6}(?:笔录|记录|内容|情况)?.{0,12}(?:属实|无误|相符|已阅|核对)|签[名字]")
HAN = re.compile(r"[一-鿿]")
LABELLED = re.compile(r"^\s*[一-鿿()、/]{2,16}\s?[:|]")
OF_A_FINDING = re.compile(r"[一-鿿\d]")
FEWEST = 6
"""A sentence with fewer characters tells no finding."""


@rule(
    "CF-302", N_("检查笔录要素不全"), severity=MINOR, points=2, each=["inspection_record"],
    why=N_("检查笔录证明什么时间、什么地点、看到了什么，缺一项就难以作证。止时写在正文里、地点从检查经过可以看出的，不算缺；手写数字辨认不清的，不作判断。"),
    basis=[cite("行政诉讼证据规定", 15), cite("行政处罚法", 55, 2, since=PENALTY_LAW_2021), cite("行政处罚法", 37, 1, until=PENALTY_LAW_2021)],
    suggestion=N_("请补全检查起止时间、地点和检查情况。"),
    violates=[
        "现场检查笔录\n检查时间：2024年3月5日\n检查地点：某县城关镇建设路8号\n检查人员：陈志远、王丽，已出示证件\n检查情况：车间消防通道堆放原料约两立方米。\n"
        "现场负责人签名：李某",
        "现场勘验笔录\n勘验时间：2023年6月2日9时30分\n勘验地点：某镇西溪左岸\n勘验人：吴海、王芳\n勘验情况：河滩上有采砂坑一处，长二十米，宽八米。\n当事人签名：苏某",
        "现场笔录\n时间：2024年7月9日15时10分至15时40分\n执法人员：高远、付蓉\n现场情况：当事人正在从事烧烤经营，摆放桌椅六套，无法出示许可证。\n"
        "当事人：林某　2024年7月9日",
        "监督检查记录\n检查时间：2025年4月7日8时17分至11时21分\n检查地点：某区新门街371号\n检查人员：蔡元、何平\n记录人：何平\n检查情况：\n以上笔录已阅，情况属实。"
        "\n当事人签名：曾某",
        "现场检查记录\n被检查单位：某机械公司\n检查时间：2024年5月16日　时　分至　时　分\n检查场所：铸造车间\n检查人员（签名）：钟某某 涂长涵\n"
        "检查情况：1.砂轮机未设置防护罩。2.配电箱门缺失。\n现场负责人：崔某",
    ],
    complies=[
        "现场检查笔录\n检查时间：2024年3月5日9时10分至9时50分\n检查地点：某县城关镇建设路8号\n检查人员：陈志远、王丽\n检查情况：车间消防通道堆放原料约两立方米。\n"
        "现场负责人签名：李某",
        "检查记录\n某市应急管理局执法人员崔波、邹秀于2022年11月1日14点20分进入某钢构公司（北雀路67号）喷漆房检查，由车间主任陪同，15点05分检查结束离场。\n"
        "喷漆房内存放稀释剂铁桶9只，未设置防静电接地装置。\n以上经核对无误。钟某",
        "现场笔录\n检查日期：2024年6月2日\n开始时间：10时20分　结束时间：10时55分\n地址：中山北路农贸市场东门外\n执法人员：吴海、王芳\n当事人在人行道摆放货架三组，"
        "占道约四平方米，经劝导后自行搬离。\n以上属实。苏某",
        "勘验笔录\n勘验时间：2023年9月12日22:40至次日0:15\n勘验场所：某养殖场排污口\n勘验人员：白福、卢珍\n勘验过程及结果：排污口正向河道排放褐色废水，"
        "流量约每分钟二十升。\n在场人：魏某",
        "现场检查笔录\n检查时间：2024年5月9日上午11时40分至下午1时10分\n检查地点：同被检查单位地址\n被检查单位：某口腔诊所\n监督员：何平、孙丽华\n"
        "现场检查情况：消毒间灭菌记录缺4月20日以后内容。\n负责人：周某",
    ],
    unclear=[
        "现场检查笔录\n检查时间：2024年3月■日■时■分至■时■分\n检查地点：某县湖头镇产业园\n检查人员：熊添、涂雪\n检查情况：配电房门口堆放纸箱若干，"
        "应急照明灯一盏不亮。\n陪同人：邹恒",
        "现场检查笔录\n检查时间：2024年3月6日9时至9时40分\n检查地点：■■■■■■■■\n检查人员：熊添、涂雪\n检查情况：■■■■■■■■■■■■■■■■\n陪同人：邹恒　2024年3月6日",
        "现场检查笔录\n检查时间：　年　月　日　时　分至　时　分\n检查地点：\n检查人员：\n检查情况：\n被检查人签名：",
    ],
)
def inspection_record_incomplete(paper: Paper, case: Case) -> Iterator[Verdict]:
    """A record proves what was found where and when; without its hours it cannot be told from another, without findings it proves nothing.

    The end may be told in the account, the place by where the officers came. Each thing that is absent is said by itself.
    """
    if unfilled(paper):
        yield undetermined(N_("文书有没读出文字的页") if paper.document.unread else N_("文书没有填写"), at=paper.whole)
        return
    found = [v for v in (_hours(paper), _place(paper), _found(paper)) if v]
    yield from found or [passed()]


def _hours(paper: Paper) -> Verdict | None:
    held = times.held(paper)
    if held.start_told and held.end_told:
        return None
    if held.worn or (paper.pictured and not held.start_told):
        return undetermined(N_("检查起止时间辨认不清，请核对原件"), at=held.at)
    if not held.start_told and not held.end_told:
        return failed(N_("没有记录检查的起止时分"), at=held.at, absent=True)
    missing = N_("没有记录检查的结束时间") if held.start_told else N_("没有记录检查的开始时间")
    return failed(missing, at=held.at, absent=True)


def _place(paper: Paper) -> Verdict | None:
    text = paper.text
    empty = None
    for m in PLACE.finditer(text, paper.document.title_end):
        value = _value(text, m.end())
        if value:
            return undetermined(N_("检查地点辨认不清"), at=paper.span(m.start(), m.end())) if set(value) == {"■"} else None
        if OWN_PLACE.search(m[0]):
            empty = m
    if ARRIVED.search(text, paper.document.title_end) and empty is None:
        return None
    if paper.pictured and empty is None:
        return undetermined(N_("没有读出检查地点，请核对原件"), at=paper.whole)
    return failed(N_("没有记录检查地点"), at=paper.span(empty.start(), empty.end()) if empty else paper.whole, absent=True)


def _value(text: str, start: int) -> str:
    end = text.find("\n", start)
    value = re.split(r"\s(?=[一-鿿()]{2,14}:)", text[start:end if end >= 0 else len(text)])[0]
    if not value.strip() and end >= 0 and not LABELLED.match(text[end + 1:end + 24]):
        below = text.find("\n", end + 1)
        value = text[end + 1:below if below >= 0 else len(text)]
    return re.sub(r"\((?:空白?|无|未填写?)\)|[\s_＿—\-/.·…*]", "", value)


def _found(paper: Paper) -> Verdict | None:
    text = paper.text
    for m in FINDINGS.finditer(text, paper.document.title_end):
        value = re.split(r"[。;]", text[m.end():m.end() + 120].lstrip())[0].split("\n")[0]
        if len(OF_A_FINDING.findall(value)) >= FEWEST and HAN.search(value) and not CLOSES.search(value) and not LABELLED.match(value):
            return None
    sentences = re.split(r"[。;\n]", FINDINGS.sub("\n", text[paper.document.title_end:]))
    told = [s for s in sentences if len(HAN.findall(s)) >= FEWEST and not LABELLED.match(s) and not PRINTED.search(s)]
    if told:
        return None
    label = FINDINGS.search(text, paper.document.title_end)
    at = paper.span(label.start(), label.end()) if label else paper.whole
    if "■" in text:
        return undetermined(N_("检查情况辨认不清"), at=at)
    if paper.pictured:
        return undetermined(N_("没有读出检查情况，请核对原件"), at=at)
    return failed(N_("没有记录检查发现的情况"), at=at, absent=True)
