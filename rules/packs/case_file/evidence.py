"""Evidence in the file: that there is any, that copies are certified, and that surveillance was reviewed."""

from __future__ import annotations

from collections.abc import Iterator

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts import presence
from rules.facts.case import Case
from rules.facts.paper import Paper
from rules.judging import MAJOR, MINOR, ORDINARY, VETO, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite
from rules.packs import example_papers as example

PENALTY_LAW_2021 = "2021-07-15"
EVIDENCE = ("inspection_record", "interview_record", "appraisal", "sampling_record", "photo_evidence", "evidence_copy")
HEADING = re.compile(
    r"^(?!.*(?:听证|讨论|申辩|送达|会议|缴|备考|审核|公示|罚没|罚款|专用票据))(?=.*(?:笔录|(?:检查|勘[验察查]|询问|调查|巡查|抽样|采样|核查|监测|测量|称重|"
    r"现场)记录|照片|图片|影像|"
    r"视频|录像|录音|光盘|截图|聊天|打印件|自书|亲笔|"
    r"检[测验]|监测报告|鉴定|检定|认定书|评估报告|测绘|抽样|采样|电子数据|视听|证据|复印件|复制件|物证|书证|证言|自述|情况说明|称重|抓拍|台账|票据|"
    r"销售单|进货|合同))")
SOMETHING = ("unknown", "party_identity", "registration_notice", "seizure_decision", "transfer_letter", "hearing_record")
"""Papers that may hold evidence, or are some of a kind."""


@rule(
    "CF-301", N_("没有任何证据材料"), severity=VETO, whole_file=True, procedures=[ORDINARY],
    why=N_("认定违法必须有证据，案卷中没有任何笔录、检验报告、照片或者书证的，处罚没有事实根据。只上传了决定书的，不适用。"),
    basis=[cite("行政处罚法", 40, since=PENALTY_LAW_2021), cite("行政处罚法", 46, since=PENALTY_LAW_2021), cite("行政处罚法", 30, until=PENALTY_LAW_2021)],
    suggestion=N_("认定违法事实必须有证据并归入案卷。"),
    violates=[
        example.whole(example.FILING, example.NOTICE, example.DECISION),
        example.whole("卷内目录\n1 立案审批表 1\n2 案件调查终结报告 2\n3 行政处罚告知书 3\n4 行政处罚决定书 4", example.FILING, example.REPORT, example.NOTICE,
                      example.DECISION),
        example.whole(example.FILING, "案件调查终结报告\n证据：现场检查笔录、询问笔录、营业执照复印件\n建议：罚款2000元\n"
            "承办人：甲某、乙某　2024年4月2日", example.NOTICE,
                      example.NOTICE_RECEIPT, example.APPROVAL, example.DECISION, example.DECISION_RECEIPT, example.PAYMENT, example.CLOSING),
    ],
    complies=[
        example.whole(example.FILING, example.INSPECTION, example.INTERVIEW, example.NOTICE, example.DECISION),
        example.whole(example.FILING, "监测报告\n某环监字〔2025〕W0218号\n样品：总排口废水　化学需氧量386mg/L\n结论：超标3.8倍\n某生态环境监测中心　2025年2月24日",
                      example.NOTICE, example.DECISION),
        example.whole(example.FILING, "现场照片\n拍摄时间：2024年3月7日9时　拍摄地点：某路口　拍摄人：甲某\n"
            "证明内容：占道堆放水泥", example.NOTICE, example.DECISION),
        example.whole(example.FILING, "抽样取证凭证\n抽样时间：2024年3月7日\n物品：水泥两包\n抽样人：甲某、乙某", example.NOTICE, example.DECISION),
    ],
    unclear=[
        example.whole(example.FILING, "■■■■■■■■■■\n■■■■■■■■■■■■■■■■■■（此页污损）", example.NOTICE, example.DECISION),
        example.whole("卷内目录\n1 立案审批表 1\n2 现场检查笔录 2\n3 询问笔录 3\n4 行政处罚决定书 5", example.FILING, example.NOTICE, example.DECISION),
        example.whole(example.FILING, "营业执照\n名称：某建材店\n与原件一致　张某　2024年3月8日", example.NOTICE, example.DECISION),
    ],
    not_for=[example.DECISION, example.whole(example.FILING, example.REPORT)],
)
def no_evidence(case: Case) -> Verdict:
    """Facts that nothing in the file proves may not be punished: a report that lists evidence is none.

    Any record, test report, voucher, photo, copy or data will do. Papers of no known kind, or a licence alone, are left to the reviewer.
    """
    decision = case.last("penalty_decision")
    if decision is None:
        return not_applicable(N_("卷内没有行政处罚决定书"))
    found = presence.of(case, EVIDENCE, HEADING)
    if found.paper:
        return passed(N_("卷内有证据材料"))
    if any(CHECKED.search(p.text) and not NOT_CHECKED.search(p.text) for p in case.all("unknown")):
        return passed(N_("卷内有证据材料"))
    if found.doubt or case.unread_pages:
        return undetermined(N_("有页面或者目录条目辨认不清或者没有找到，不能断定没有证据材料"), at=found.doubt or decision.whole)
    if not presence.enough(case):
        return not_applicable(N_("卷内文书太少，不像整卷，不判断是否齐全"))
    other = case.first(*SOMETHING)
    if other:
        return undetermined(N_("卷内没有笔录、报告、照片等证据，另有材料请核对是否作为证据"), at=other.whole)
    return failed(N_("卷内没有任何证据材料"), at=decision.whole)


CHECKED = re.compile(
    r"(?:原件|原物|原始(?:载体|件|凭证)?|底件|正本)[^。\n]{0,12}(?:核对|核实|一致|相符|无误|无异|相同|属实|吻合|校对|比对|一样)|"
    r"(?:核对|核实|比对|校对|核验)[^。\n]{0,10}(?:无误|一致|相符|相同|属实|无异)|(?:复印|复制|打印|摘抄|抄录)(?:件)?(?:内容)?(?:属实|无误)|原件(?:存放?于|保存|由|"
    r"在|现?存)|"
    r"(?:与|同|和)原件|此件(?:系|为|是)原件"
)
NOT_CHECKED = re.compile(r"(?:未|没有|尚未|无法)(?:经|与|予以)?[^。\n]{0,6}(?:核对|比对|原件)")
PROVIDER = re.compile(
    r"(?:提供人|提供者|提供单位|出证人|持有人|出具人|提交人|当事人(?:签[名字]|确认)|签[名字])(?:\([^()\n]{1,12}\))?\s?[:|]?\s*(?P<name>[一-鿿·]{2,30})")
PROVIDED_ON = re.compile(r"(?:19|20)\d\d\s?[年.\-/]\s?\d{1,2}\s?[月.\-/]\s?\d{1,2}|[一二]〇[〇一二三四五六七八九]{2}年|盖章|公章|印章|签章|捺印")
ELECTRONIC = re.compile(r"查验码|验证码|校验码|防伪码|二维码|扫码|电子营业执照|电子证照|电子签章|数字签名")
PRINT_OUT = re.compile(r"公示(?:系统|报告|信息)|查询(?:结果|时间|打印|单)|登记(?:基本)?信息|市场主体信息|信息系统|户籍信息|人口(?:基本)?信息|打印时间|截图")
ORIGINAL = re.compile(r"兹证明|特此证明|系我(?:单位|公司|店)|为我(?:单位|公司|店)的?法定代表人|证明书")
NO_COPY = re.compile(r"清单|目录|登记表|笔录|证明书|报告|信息$")
COPIED = re.compile(r"复印|复制|粘贴|提供人|原件")
PICTURED = re.compile(r"(?:照片|图片|图)\s?[\d一二三四五六①②③]|拍摄(?:时间|地点|人)|摄(?:影|像)(?:时间|人)")
COVERS_ALL = re.compile(r"以上(?:共)?(?:[\d一二两三四五六七八九十]{1,3})(?:份|件|页|张)|以上(?:各|均|全部|所有)|上述各件")
FEWEST = 12


LICENCE = "统一社会信用代码：91350782MA0AFT5ULC\n名称：某茶业有限公司\n法定代表人：范金木\n住所：某市某街道亭村8号\n登记机关：某市市场监督管理局　2021年6月9日"


@rule(
    "CF-313", N_("复制件未注明核对无误"), severity=MINOR, points=1, each=["evidence_copy", "party_identity"],
    why=N_("复印件没有注明与原件核对无误、没有提供人签名或者盖章和日期，日后无法证明与原件一致。带验证码的电子证照打印件不报。"),
    basis=[cite("行政诉讼证据规定", 10, 1, 1), cite("行政诉讼证据规定", 10, 1, 2)],
    suggestion=N_("复制件应当注明出处、与原件核对无误并由提供人签名、注明日期。"),
    violates=[
        "营业执照\n（复印件）\n" + LICENCE,
        "居民身份证\n姓名：蔡景芳\n公民身份号码：350521200901047144\n住址：某市城区打锡街385号",
        "书证复制件\n进货台账节选\n序号　日期　摘要　数量\n1　2023年7月24日　饼干入库　61件\n2　2023年7月25日　饼干出库　11件",
        "证据复制件\n名称：劳务分包合同首页（共2页）\n甲方：某建筑工程有限公司　乙方：某劳务有限公司\n签订时间：2024年1月15日\n提供人：",
        "食品经营许可证\n经营者名称：某餐饮店\n许可证编号：JY23505020012345\n有效期至2026年3月1日\n签发人：林某",
    ],
    complies=[
        "营业执照复印件\n" + LICENCE + "\n此件与原件核对无误。提供人：黄某　2024.3.6",
        "证据复制件\n名称：劳务分包合同首页\n本复制件与原件无异。\n提供人：白水珠（资料员）　二〇二四年五月十日",
        "营业执照\n" + LICENCE + "\n电子营业执照打印件。查验码：EL5BG1TDWT019",
        "居民身份证复印件\n姓名 翁彬炳\n公民身份号码 350503197806118728\n以上材料由当事人提供，经核对与原件相同。\n提供人：翁彬炳　执法人员：崔秋长",
        "证据提取单\n销售单据复印件3张\n复印属实，原件由本店保存。\n林小红（捺印）　2024年5月6日",
        "书证\n送货单复印件\n日期：2024年2月1日　品名：饼干\n提供人：林小红　2024年5月6日",
    ],
    unclear=[
        "营业执照复印件\n" + LICENCE + "\n■■■■■■■■　■■■　■■■■.■.■■",
        "居民身份证\n（粘贴处）",
        "证据复制件\n合同首页\n甲方：某建筑公司　乙方：某劳务公司　■■■■■■■■■■",
    ],
    not_for=[
        "法定代表人身份证明书\n范金木同志现任我单位法定代表人，特此证明。\n某茶业有限公司（盖章）\n2024年3月6日",
        "企业信用信息公示报告\n企业名称：某茶业有限公司\n查询时间：2024年3月6日\n登记机关：某市市场监督管理局",
        "证据目录\n1　现场检查笔录　1份\n2　询问笔录　1份",
    ],
)
def copy_not_certified(paper: Paper, case: Case) -> Verdict:
    """A copy proves as much as its original only when somebody vouches that it was compared, or when its provider signed and dated it.

    Print-outs with a code that can be verified need nothing; official registers, lists and original letters are no copies.
    """
    text = paper.text
    body = text[paper.document.title_end:]
    title = "".join(paper.document.title.split())
    if ELECTRONIC.search(text):
        return passed(N_("电子证照打印件，可以查验"))
    if CHECKED.search(text) and not NOT_CHECKED.search(text):
        return passed()
    if ORIGINAL.search(text) or (PRINT_OUT.search(title + text[:200]) and not COPIED.search(body)) or (NO_COPY.search(title) and not COPIED.search(body)):
        return not_applicable(N_("不是复制件"))
    if PICTURED.search(body) and not COPIED.search(body):
        return not_applicable(N_("不是复制件"))
    if _provided(body) or _covered(case, paper):
        return passed(N_("有提供人签名和日期或者盖章"))
    if len(re.findall("[一-鿿]", body)) < FEWEST:
        return undetermined(N_("复制件的内容是图片，请核对上面是否注明与原件核对无误"), at=paper.whole)
    if paper.pictured:
        return undetermined(N_("扫描页上的签注需要核对原件"), at=paper.whole)
    return failed(N_("复制件没有注明与原件核对无误，也没有提供人签名、日期或者盖章"), at=paper.whole, absent=True)


def _provided(body: str) -> bool:
    """Whether a provider signed and dated, or put a seal."""
    return any(
        not re.match("签发|登记|执法|时间|日期|盖章|签名", m["name"]) and PROVIDED_ON.search(body, m.start(), m.end() + 60)
        for m in PROVIDER.finditer(body)
    )


def _covered(case: Case, paper: Paper) -> bool:
    """Whether a copy directly behind speaks for it (以上三份复印件与原件一致)."""
    copies = ("evidence_copy", "party_identity")
    index = case.papers.index(paper)
    for later in case.papers[index + 1:]:
        if later.kind not in copies:
            return False
        m = COVERS_ALL.search(later.text)
        if m:
            return bool(CHECKED.search(later.text))
    return False


SURVEILLANCE = re.compile(
    r"电子技术监控|电子监控(?:设备|系统|记录|抓拍|视频)|固定(?:式)?(?:电子)?(?:技术)?(?:监控|测速|抓拍|动态称重|称重|检测)(?:设备|系统|检测|设施|点|记录)|"
    r"非现场(?:执法|检测|处罚|取证|查处|监管)"
    r"|不停车(?:超限|称重|超限超载)?[^。;,\n]{0,6}检测|(?:固定|监控)(?:的)?(?:监控)?探头|(?:监控|天网|雪亮|智慧[一-龥]{2,4})[^。;,\n]{0,4}(?:系统|平台)[^。;,\n]{0,6}(?:自动)?(?:抓拍|识别|记录的)"
    r"|电子警察|(?:路口|卡口|高清|智能|自动|固定)[^。;,\n]{0,8}(?:抓拍|测速)|动态称重|抓拍(?:系统|设备|机)|视频(?:监控)?自动抓拍|(?:监控|摄像头|探头|球机)[^。;,\n"
    r"]{0,8}抓拍|声呐|噪声抓拍")
MAIN = ("penalty_decision", "summary_decision", "investigation_report", "photo_evidence", "evidence_copy", "filing_approval", "prior_notice", "unknown")
NOT_OURS = re.compile(
    r"(?:未|没有|无|不|应当|擅自|违法|拆除|损毁|破坏|擅自移动)(?:按[^,。;\n]{0,10})?(?:安装|设置|配备|建设|使用|开启|联网|接入|运行)?[^,。;\n]{0,6}$|执法记录仪[^,。"
    r";]{0,10}$|(?:店内|门店|店铺|小区|当事人|你店|厂区|公司|自家|物业|邻居)[^,。;\n]{0,8}$")
REVIEWED = re.compile(
    r"(?:法制|法治)(?:审核)?(?:和|、|与|及|,|以及)?(?:经)?技术(?:审核|审查|核查)|技术(?:审核)?(?:和|、|与|及|,|以及)?(?:法制|法治)(?:审核|审查)|(?:法制|"
    r"法治)、技术双?审核"
    r"|(?:法制|法治)(?:审核|审查)[\s\S]{0,120}?技术(?:审核|审查)|技术(?:审核|审查)[\s\S]{0,120}?(?:法制|法治)(?:审核|审查)")
HALF_REVIEWED = re.compile(
    r"技术审核|(?:设备|记录|抓拍|监控)[^。;,\n]{0,10}(?:审核|审查)(?:合格|通过|无误|确认|情况|意见|结论)?|审核[^。;,\n]{0,8}(?:记录内容|抓拍|监控)")
NOT_REVIEWED = re.compile(r"(?:未|没有|尚未|无|缺)(?:经|进行|附|见)?(?:过)?[^。;,]{0,6}$")
REVIEW_HEADING = re.compile(r"(?:监控|技术|设备|抓拍|电子|非现场|称重).{0,12}(?:审核|审查)")
CAMERA = "照片证据\n来源：国道324线固定式动态称重检测系统及高清抓拍设备\n抓拍时间：2023-03-15 02:14　抓拍地点：国道324线\n证明内容：超限8.4吨\n下载打印：甲某、乙某"
CAUGHT = example.DECISION.replace("经查，", "经路口固定式电子监控设备抓拍，")


@rule(
    "CF-315", N_("电子监控证据未经法制和技术审核"), severity=MAJOR, points=4, since=PENALTY_LAW_2021,
    why=N_("固定的电子监控设备应当经过法制和技术审核才能用来取证，没有审核的记录不能作为处罚的证据。执法记录仪和现场拍照不适用。"),
    basis=[cite("行政处罚法", 41, 1, since=PENALTY_LAW_2021), cite("行政处罚法", 41, 2, since=PENALTY_LAW_2021)],
    suggestion=N_("请补充法制审核和技术审核材料。"),
    violates=[
        example.whole(example.FILING, CAMERA, example.INTERVIEW, example.NOTICE, example.DECISION),
        example.whole(example.FILING, example.NOTICE, CAUGHT),
        example.whole(example.FILING, example.NOTICE, example.DECISION.replace("经查，", "经电子警察记录，")),
        example.whole(example.FILING, example.REPORT.replace("经查，", "证据：非现场执法系统记录一份（电子技术监控设备抓拍）。"
            "经查，"), example.NOTICE, example.DECISION),
        example.whole(example.FILING, example.NOTICE, CAUGHT.replace("抓拍，", "抓拍（该记录未经法制和技术审核），")),
    ],
    complies=[
        example.whole(example.FILING, CAMERA, "电子技术监控设备法制审核和技术审核表\n技术审核：检定合格、记录清晰　陈某　2022年11月8日\n"
            "法制审核：设置合理、标志明显　傅某　2022年11月10日",
                      example.NOTICE, example.DECISION),
        example.whole(example.FILING, example.NOTICE, CAUGHT.replace("抓拍，", "抓拍（该设备经法制和技术审核，设置合理、标志明显），")),
        example.whole(example.FILING, CAMERA + "\n审核情况：该记录已经技术审核和法制审核，内容真实、清晰、完整。", example.NOTICE, example.DECISION),
    ],
    unclear=[
        example.whole("卷内目录\n1 立案审批表 1\n2 ■■■■审核表 2\n3 行政处罚决定书 3", example.FILING, CAMERA, example.NOTICE, example.DECISION),
        example.whole("卷内目录\n1 立案审批表 1\n2 电子技术监控设备审核表 2\n3 行政处罚决定书 3", example.FILING, CAMERA, example.NOTICE, example.DECISION),
        example.whole(example.FILING, CAMERA + "\n技术审核：合格", example.NOTICE, example.DECISION),
    ],
    not_for=[
        example.whole(example.FILING, example.INSPECTION, example.NOTICE, example.DECISION),
        example.whole(example.FILING, example.INSPECTION.replace("检查情况：", "检查情况：（全程使用执法记录仪拍摄）"), example.NOTICE, example.DECISION),
        example.whole(example.FILING, example.NOTICE, example.DECISION.replace("经查，", "经查，当事人未按规定安装电子监控设备，")),
        CAUGHT,
        example.whole(example.FILING, example.NOTICE, CAUGHT.replace("2024年5月8日", "2021年6月30日")),
    ],
)
def surveillance_not_reviewed(case: Case) -> Verdict:
    """What a fixed camera or scale records by itself is evidence only after lawyers and technicians have approved the device and the record.

    Body cameras, photos that officers take and the party's own cameras are none of these. A review told in any paper will do.
    """
    shown = _surveillance(case)
    if not shown:
        return not_applicable(N_("没有使用固定电子监控设备收集的证据"))
    half: Span | None = None
    for paper in case.papers:
        if paper.kind == "case_catalogue":
            continue
        for m in REVIEWED.finditer(paper.text):
            if not NOT_REVIEWED.search(paper.text[max(0, m.start() - 12):m.start()]):
                return passed(N_("有法制审核和技术审核的记录"))
        if half is None and paper.kind != "legal_review" and (m2 := HALF_REVIEWED.search(paper.text)) and not NOT_REVIEWED.search(
                paper.text[max(0, m2.start() - 12):m2.start()]) and not REVIEWED.search(paper.text, max(0, m2.start() - 12)):
            half = paper.span(*m2.span())
    if half:
        return undetermined(N_("有审核的记载，看不出法制审核和技术审核是否都已进行"), at=half)
    if case.scope != "whole":
        return not_applicable(N_("不是整卷，不判断卷内有没有审核材料"))
    found = presence.of(case, (), REVIEW_HEADING)
    if found.paper or found.doubt or case.unread_pages:
        return undetermined(N_("有页面或者目录条目辨认不清或者没有找到，不能断定没有审核材料"), at=found.doubt or shown)
    return failed(N_("以电子监控设备收集的证据没有法制审核和技术审核的记录"), at=shown)


def _surveillance(case: Case) -> list[Span]:
    """Where papers name fixed surveillance as evidence."""
    return list(_shown(case))


def _shown(case: Case) -> Iterator[Span]:
    for paper in case.all(*MAIN):
        for m in SURVEILLANCE.finditer(paper.text):
            if not NOT_OURS.search(paper.text[max(0, m.start() - 24):m.start()]):
                yield paper.span(*m.span())
                break
