"""Records of inspections and interviews: two officers, credentials shown, signed by the party."""

from __future__ import annotations

from datetime import date

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts import credentials, ink, officers
from rules.facts.case import Case
from rules.facts.paper import ILLEGIBLE, Paper
from rules.facts.persons import HAN, is_person, may_be_person
from rules.facts.signatures import SignaturePlace
from rules.judging import MAJOR, MINOR, VETO, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite

PENALTY_LAW_2021 = "2021-07-15"
PUBLIC_SECURITY_LAW_2025 = date(2026, 1, 1)


def unfilled(paper: Paper) -> bool:
    """A form that nobody has filled in: no day and nobody who acts."""
    return not paper.dates and not paper.officers


POLICE = re.compile("人民警察|民警|公安局|公安分局|派出所|警号|治安管理处罚法")
TRAFFIC_POLICE = re.compile("交通警察|交警|道路交通安全法|交通管理大队")
RECORDED = re.compile("(?:全程|同步)[^。\n]{0,8}(?:录音|录像|摄像)|录音录像|执法记录仪")
INTERVIEW_FACILITY = re.compile("(?:执法办案|办案)(?:场所|中心|区)|讯问室|询问室")
SEVERAL = re.compile(r"(?:两|二|三|四|2|3|4)(?:名|位|个)(?:[^,。;\n]{0,8})?(?:执法|检查|办案|调查|监督|人民警察|民警|队员|工作人员)|等(?:两|二|三|四|2|3|4)人")
ALONE = re.compile(r"(?:只有|仅有|仅|由)?(?:一|1)(?:名|位|个)(?:[^,。;\n]{0,6})?(?:执法|检查|办案|调查|监督)人员|独自|单独(?:一人|进行|询问|检查)")


@rule(
    "CF-102", N_("执法人员少于两人"), severity=VETO, each=["inspection_record", "interview_record", "summary_decision", "seizure_decision"],
    why=N_("两名以上执法人员共同调查，才能互相监督、互相印证；只有一人在场的笔录难以作为处罚的证据。网格员、协管员和见证人不算执法人员；"
           "法律允许一名人民警察当场处罚或者单独询问的情形不报。"),
    basis=[
        cite("行政处罚法", 42, 1, since=PENALTY_LAW_2021), cite("行政处罚法", 37, 1, until=PENALTY_LAW_2021),
        cite("行政强制法", 18, 1, 2),
    ],
    suggestion=N_("调查取证应当由两名以上具有执法资格的人员实施并分别签名。"),
    violates=[
        "现场检查笔录\n检查时间：2024年3月5日9时至9时40分\n被检查单位：某某县鸿达塑料厂\n检查人员：陈志远（执法证号：13050100123）\n记录人：陈志远\n"
        "检查人员出示了执法证件。检查情况：车间消防通道堆放原料。\n现场负责人签名：李某\n检查人员签名：陈志远　2024年3月5日",
        "询问笔录\n询问时间：2023年8月1日15时至16时\n询问人：林建平　记录人：林建平\n被询问人：黄某\n问：我是区城市管理局执法人员，这是我的执法证件，请过目。答：看了。\n"
        "被询问人签名：黄某\n询问人签名：林建平",
        "现场检查笔录\n检查时间：2024年6月2日\n检查人：吴海　执法证号：09201510022\n协助人员：唐强（市容协管员）　记录人：唐强\n已出示执法证件。检查情况：占道堆放。\n"
        "在场人签名：苏某\n检查人签名：吴海",
        "现场笔录\n2024年6月2日10时20分\n执法人员：吴海、王芳（社区网格员）\n已出示执法证件。\n现场情况：店门口占道堆放货架。\n当事人签名：苏某\n执法人员签名：吴海",
        "当场行政处罚决定书\n当事人：赵某\n2024年5月9日，当事人随地丢弃烟头，罚款50元。执法人员已出示证件并告知权利。\n执法人员：郑文斌（证号3505020011）\n"
        "当事人签名：赵某\n"
        "某某市城市管理局\n2024年5月9日",
        "查封（扣押）决定书\n某市监扣〔2024〕3号\n某某市华联超市：\n本局决定对下列物品予以扣押。\n执法人员：刘成　刘成\n某某市市场监督管理局\n2024年4月3日",
    ],
    complies=[
        "现场检查笔录\n检查时间：2024年3月5日9时至9时40分\n检查人员：陈某、王某，均已出示证件\n记录人：王某\n现场负责人签名：李某\n2024年3月5日",
        "询问笔录\n询问人：林建平（证号13050100123）　记录人：苏敏（证号13050100145）\n被询问人：黄某\n问：证件看清楚了吗？答：看清楚了。\n"
        "被询问人签名：黄某　2024年3月5日",
        "询问笔录\n询问时间：2024年7月8日9时至10时\n问：我们是某某区卫生健康局卫生监督员何平、孙丽华，证件号码为35050211、35050226，这是我们的证件。答：看过了。\n"
        "记录人：孙丽华\n被询问人签名：周某　2024年7月8日",
        "当场处罚决定书\n当事人：周某\n2024年5月9日在人行道上停车，罚款50元。\n本机关执法人员高远、付蓉已出示证件。\n执法人员签名：高远　付蓉\n某某县城市管理局\n"
        "2024年5月9日",
        "现场笔录\n卫生监督员：何　平、孙丽华\n陪同检查人：社区网格员吴某\n时间：2024年5月9日9时\n检查情况：未公示卫生许可证。\n以上属实。周某　2024年5月9日",
    ],
    unclear=[
        "现场检查笔录\n检查时间：2023年3月15日10时至10时35分\n检查人员：韩某某、■■■\n检查人员签名：韩某某、■■■\n2023年3月15日",
        "现场检查笔录\n检查时间：2023年3月15日10时至10时35分\n检查情况：货架上有过期酱油3瓶。\n当事人签名：卓某\n2023年3月15日",
        "询问笔录\n询问时间：2024年4月2日9时至9时40分\n询问人：范宏　记录人：邱晓\n被询问人：黄某\n问：已出示证件，是否申请回避？答：不申请。\n"
        "被询问人签名：黄某　2024年4月2日",
        "现场检查笔录\n检查时间：　　年　月　日　时　分至　时　分\n检查人员：　　　　（签名）\n被检查人签名：",
    ],
    not_for=[
        "当场处罚决定书\n违法行为人：熊某\n2026年4月12日携犬恐吓他人，违法行为人没有异议。本次处罚由一名人民警察作出，已全程同步录音录像。"
        "依据《中华人民共和国治安管理处罚法》第一百二十条第三款，罚款200元。\n"
        "办案人民警察：康某某（警号072215，已出示人民警察证）\n某某市公安局紫云派出所\n2026年4月12日",
        "公安交通管理简易程序处罚决定书\n当场处罚决定书\n被处罚人：林某\n2024年4月12日违反禁止标线指示，依据《中华人民共和国道路交通安全法》第九十条，罚款100元。\n"
        "交通警察：方某\n2024年4月12日",
    ],
)
def fewer_than_two_officers(paper: Paper, case: Case) -> Verdict:
    """Two officers see, ask and sign, so that neither the party nor one of them alone says what happened; a record of one carries no penalty.

    Whoever a record names or has sign under a label of those who act counts once, and a recorder who has a certificate or acts elsewhere in the file.
    A network helper, an auxiliary or a witness does not. Public security may act alone since 2026 on the spot without objection, or in its
    interview rooms, when all is recorded.
    """
    if exempt(paper, case):
        return not_applicable(N_("法律允许由一名执法人员办理"))
    named = list(paper.officers)
    elsewhere = {o.name for other in case.papers if other is not paper for o in other.officers} | {o.name for o in officers.recorders(paper) if o.certificate}
    recorders = officers.recorders(paper)
    acting = {o.name for o in named} | {o.name for o in recorders if o.name in elsewhere}
    if len(acting) >= 2:
        return passed()
    if officers.place_illegible(paper):
        return undetermined(N_("有执法人员的姓名辨认不清"))
    if not acting:
        return undetermined(N_("没有写明执法人员的姓名，请核对签名"))
    name = next(iter(acting))
    at = [o.at for o in paper.mentioned if o.name == name][:3]
    others = [o for o in recorders if o.name != name and not officers.NO_OFFICER.search(o.note) and not officers.noted_otherwise(paper, o.name)]
    if others and not ALONE.search(paper.text):
        return undetermined(N_("只写明执法人员{name}，记录人{other}是否执法人员不明"), name=name, other=others[0].name, at=at)
    if SEVERAL.search(paper.text):
        return undetermined(N_("文中称有两名以上执法人员，只写明{name}一人"), name=name, at=at)
    return failed(N_("只有{name}一名执法人员，少于两人"), at=at, absent=True, name=name)


def exempt(paper: Paper, case: Case) -> bool:
    """Whether a statute lets one officer act: 治安管理处罚法 (2025) 第一百零八条第二款, 第一百二十条第三款; traffic police on the spot."""
    text = paper.text
    if not POLICE.search(text) and not TRAFFIC_POLICE.search(text):
        return False
    day = paper.date or case.day
    since_2026 = day is not None and day >= PUBLIC_SECURITY_LAW_2025
    if paper.kind == "summary_decision":
        return bool(TRAFFIC_POLICE.search(text)) or (since_2026 and bool(RECORDED.search(text)))
    return paper.kind == "interview_record" and since_2026 and bool(RECORDED.search(text)) and bool(INTERVIEW_FACILITY.search(text))


@rule(
    "CF-103", N_("未记录出示执法证件"), severity=MAJOR, points=4, each=["inspection_record", "interview_record", "summary_decision"],
    why=N_("当事人有权知道问话、检查的人是谁，执法人员应当主动出示证件并记入笔录。写明已出示、有相应问答或者勾选了出示的都可以；只写证号、"
           "选项空着或者出示的是当事人证件的，不算。"),
    basis=[
        cite("行政处罚法", 55, 1, since=PENALTY_LAW_2021), cite("行政处罚法", 37, 1, until=PENALTY_LAW_2021),
        cite("行政处罚法", 52, 1, since=PENALTY_LAW_2021), cite("行政强制法", 18, 1, 3),
    ],
    suggestion=N_("笔录开头应当写明出示执法证件的情况和证号。"),
    violates=[
        "询问笔录\n询问时间：2024年1月22日15时至16时\n询问人：孟强、秦海　记录人：秦海\n被询问人：卢某\n问：今天找你了解情况，请如实回答。\n答：好的。\n"
        "被询问人签名：卢某",
        "现场检查笔录\n检查时间：2024年3月5日9时至9时40分\n检查人员：陈志远（执法证号13050100123）、王丽（执法证号13050100145）\n"
        "检查情况：当事人现场不能出示食品经营许可证，经营者出示了本人身份证。\n"
        "当事人签名：黄某　2024年3月5日",
        "现场笔录\n检查时间：2024年6月2日\n执法人员：吴海、王芳\n出示执法证件：□是　□否\n现场情况：店门口占道堆放货架。\n当事人签名：苏某",
        "询问笔录\n询问时间：2024年6月2日\n询问人：吴海、王芳\n问：请你出示身份证件，说说你的身份。答：我叫苏某，这是我的身份证。\n问：货从哪里来？答：市场上买的。"
        "\n被询问人签名：苏某",
        "现场检查笔录\n检查日期：2023年7月11日\n检查人员：邱健、范宏\n检查人员未出示执法证件即进入仓库检查，发现未张贴标识的气瓶6只。\n被检查人签名：秦某",
        "当场行政处罚决定书\n当事人：赵某\n2024年5月9日，当事人随地丢弃烟头，决定罚款50元。\n执法人员签名：郑文斌　林航\n当事人签名：赵某\n某某市城市管理局\n"
        "2024年5月9日",
    ],
    complies=[
        "询问笔录\n询问时间：2024年1月22日\n询问人：孟强、秦海\n问：我们是区市场监管局执法人员，这是我们的执法证件，请你过目。\n答：看清楚了。\n被询问人签名：卢某",
        "现场检查笔录\n检查时间：2024年3月5日\n检查人员：陈志远、王丽\n检查人员到场后首先亮明身份，经该店店长查验后开始检查。\n检查情况：冷柜内有过期牛奶。\n"
        "当事人签名：黄某",
        "现场笔录\n检查时间：2024年6月2日\n执法人员：吴海、王芳\n是否出示执法证件：☑是　□否\n现场情况：占道堆放货架。\n当事人签名：苏某",
        "询问笔录\n询问时间：2024年6月2日\n询问人：吴海、王芳\n问：执法证给你看了吧？答：看了，是你们本人。\n被询问人签名：苏某",
        "现场检查笔录\n检查日期：2023年7月11日\n检查人员：邱健（证号35010011，已出示）、范宏（证号35010012，已出示）\n当事人不能出示营业执照。\n被检查人签名：秦某",
        "当场处罚决定书\n当事人：周某\n2024年5月9日在人行道上停车。执法人员表明执法身份、出示执法证件后告知了权利，决定罚款50元。\n执法人员签名：高远　付蓉\n"
        "某某县城市管理局\n2024年5月9日",
        "询问笔录\n询问时间：2024年6月2日\n询问人：吴海、王芳\n问：我们的证件你核对过了，有没有疑问？答：没有疑问。\n被询问人签名：苏某",
    ],
    unclear=[
        "询问笔录\n询问时间：2023年8月9日\n询问人：秦天、卢素\n问：我们是■■■■■■■■■■■■■■■■■■■■？\n答：■■■■■■。\n问：你店里的电子秤检定过吗？\n答：没有。\n"
        "韩某　2023年8月9日",
        "现场检查笔录\n检查时间：　　年　　月　　日\n检查人员：\n检查情况：\n被检查人签名：",
    ],
)
def credentials_not_shown(paper: Paper, case: Case) -> Verdict:
    """Whoever is inspected or questioned must know that officers stand before him: they show their certificates of their own accord, and the record says so.

    A statement, a question with its answer or a ticked box does; the certificate numbers alone, a box left empty, or papers that the party shows do not.
    """
    shown = credentials.of_record(paper)
    if shown.shown:
        return passed()
    if paper.kind == "summary_decision" and any(
            credentials.of_record(p).shown for p in case.all("inspection_record", "interview_record") if None in (p.date, paper.date) or p.date == paper.date):
        return passed(N_("当日的笔录记录了出示执法证件"))
    if unfilled(paper):
        return undetermined(N_("文书有没读出文字的页") if paper.document.unread else N_("文书没有填写"))
    if shown.denied and "\u3000" not in shown.denied.text:
        return failed(N_("没有记录执法人员出示了执法证件：“{words}”"), at=shown.denied, absent=True, words=shown.denied.quote[:30])
    return failed(N_("全文没有记录执法人员出示执法证件或者表明身份"), at=paper.whole, absent=True)


REFUSED = re.compile(
    r"(?:拒绝|拒不|拒)(?:在[^,。;\n]{0,14})?(?:核对|阅读|对[^,。;\n]{0,6})?(?:、|并|和)?(?:签[名字收章]|签署|捺印|按印|按指印|盖章|确认|配合签)|拒签|"
    r"(?:不愿|不肯|不同意|不予|不配合|不想|不敢)(?:意)?(?:在[^,。;\n]{0,12})?(?:签[名字]|签署|捺印|按指印|盖章)|(?:没有|未)(?:在[^,。;\n]{0,12})?签[名字][^。\n"
    r"]{0,10}(?:因为|原因|理由)|(?:不|未)签[名字](?:的)?(?:原因|理由)\s?[:为是]\s?[^\s:]"
)
UNABLE = re.compile(
    r"(?:无法|不能|不会|不便|无力|难以)(?:亲自|自行|自己|当场|用笔)?(?:书写|写字|签[名字]|签署|写自己|握笔|提笔)|不识字|文盲|不认识字|不认字|(?:由|请)[^,。;\n"
    r"]{1,14}(?:代为|代)签|代签[名字]?|(?<![并、或和及])(?:按|捺|摁)(?:了|下|有|上)?(?:右手|左手|食指|拇指|大拇指)?(?:手印|指印|指模|指纹)|捺印(?!处|\))"
)
ABSENT = re.compile(
    r"(?:当事人|负责人|被检查人|法定代表人|经营者|户主|业主|车主|违法行为人|相对人|单位人员)[^。;\n]{0,10}(?:未到场|不到场|没有到场|没到场|拒不到场|不在(?:现)?场|"
    r"未在(?:现)?场|没在(?:现)?场|(?:已|已经|中途|提前|自行|擅自)离开|离开(?:了)?现场|离场|逃离|逃跑|跑掉|无法联系|联系不上|下落不明|无法通知|拒绝到场)|现场无人|"
    r"无人在场|找不到当事人|未能找到当事人|无法确定当事人|当事人(?:身份)?不明|无主"
)
WITNESSED = re.compile("见证|在场人|邀请|基层组织|居委会|村委会|居民委员会|村民委员会|社区|物业")
A_FORM_S_ADVICE = re.compile(r"(?:如|若|凡|遇有|遇到|当(?!事)|应当|应(?!当)|(?<!备)注[:：]|注明|说明:|□|☐|○)[^。;\n]{0,8}$")
LABEL_ONLY = re.compile(r"^(?:的)?(?:理由|原因|情况|说明|备注)\s?:?[_\s/]*(?=\n|$|[一-鿿()]{2,12}:|年)")
ADVISING = re.compile(r"^[^。;\n]{0,6}(?:的[,，]|的应|者|情况的|时,|应当|应注明|的情况)")
CLOSING = re.compile(
    r"(?:以上|上述|笔录|记录|内容|情况|本人)[^。\n]{0,24}(?:看过|阅读|看|核对|属实|无误|相符|一致|没错|没有出入|无异议)|(?:看过|已阅|阅过|核对|核实)[^。\n"
    r"]{0,10}(?:属实|无误|相符|一致|无异议|没有意见|没错)|情况属实|属实|无误|无异议|没有异议|跟我(?:说|讲)的[^。\n]{0,6}|与我(?:说|讲|所述|陈述)[^。\n]{0,8}"
)
AFTER_CLOSING = re.compile(rf"[^。\n]{{0,16}}[。,.;!、:)\s]{{1,6}}(?:签名[:\s]{{0,3}})?(?P<name>[{HAN}·]{{2,8}})(?=\s|\(|\d|,|。|捺|签|$|\n)")
NAME_AND_DAY = re.compile(
    rf"(?:^|\n|[。;)]\s{{0,3}})[ ]{{0,12}}(?P<name>[{HAN}·]{{2,8}}|[{HAN}] [{HAN}])(?:\s?\((?:捺印|签名|签字|手印|指印|盖章|按印|本人)[^()\n]{{0,6}}\))?(?:[ "
    rf",:]{{1,12}}|[ ]*\n[ ]{{0,40}})(?:(?:19|20)[\d■]{{2}}\s?[年.\-/]|[一二][〇○零0][〇○零一二三四五六七八九]{{2}}年)", re.M
)
SAYS_TRUE = re.compile(
    rf"(?:^|\n|\s)(?P<name>[{HAN}·]{{2,8}})(?:\([^()\n]{{1,12}}\))?\s?[:,]\s?(?:以上|情况|笔录|记录)?(?:内容)?(?:属实|无误|无异议|没有异议|看过|同意|没意见)"
)
MARK_ALONE = re.compile(rf"(?:^|\n)[ ]{{0,12}}(?P<name>[{HAN}·]{{2,8}})\s?\((?:捺印|签名|签字|手印|指印|盖章|按印)[^()\n]{{0,6}}\)")
PAGES = re.compile(r"第\s?(\d{1,2})\s?页[,，\s]{0,3}共\s?(\d{1,2})\s?页|共\s?(\d{1,2})\s?页[,，\s]{0,3}第\s?(\d{1,2})\s?页")


@rule(
    "CF-304", N_("当事人未在笔录上签名确认"), severity=MINOR, points=2, each=["inspection_record", "interview_record"],
    why=N_("当事人看过并签了名的笔录，日后很难否认；没有签名的，证明力不足。签名、盖章、捺印都可以，注明拒签或者不能签名的原因也可以；扫描件上看不清的，"
           "不作判断。"),
    basis=[
        cite("行政诉讼证据规定", 10, 1, 4), cite("行政诉讼证据规定", 15), cite("行政强制法", 18, 1, 8),
        cite("行政处罚法", 55, 2, since=PENALTY_LAW_2021), cite("市场监督管理行政处罚程序规定", 43), cite("农业行政处罚程序规定", 38, 3, since="2022-02-01"),
    ],
    suggestion=N_("笔录应当由当事人核对后签名，拒签的应当注明原因。"),
    violates=[
        "询问笔录\n询问人：魏坤、汪洋\n被询问人：白某\n问：以上笔录请核对。答：好。\n被询问人（签名并按指印）：　　　　　2024年2月29日\n询问人（签名）：魏坤、汪洋",
        "询问笔录\n询问时间：2024年2月29日10时至10时50分\n询问人：魏坤、汪洋\n被询问人：白某\n问：已出示证件，是否申请回避？答：不申请。\n以上笔录我看过，"
        "与我说的相符。\n"
        "被询问人签名：（空白）　　　　年　月　日\n询问人签名：魏坤　汪洋　2024年2月29日",
        "现场检查笔录\n检查时间：2024年3月5日9时至9时40分\n检查人员：陈志远、王丽\n已出示执法证件。检查情况：车间通道堵塞。\n被检查单位现场负责人（签名）：\n"
        "检查人员（签名）：陈志远　王丽　2024年3月5日",
        "现场笔录\n时间：2024年6月2日\n执法人员：吴海、王芳\n现场情况：店门口占道堆放货架三组。\n（注：当事人拒绝签名的，应当注明原因。）\n当事人签字：________\n"
        "执法人员签字：吴海　王芳",
        "询问笔录\n询问时间：2023年9月1日\n询问人：高峰、丁岚\n被询问人：许某\n问：货从哪里来？答：批发市场。\n以上笔录已向你宣读，是否属实？答：属实。\n"
        "询问人：高峰　丁岚　2023年9月1日",
    ],
    complies=[
        "询问笔录\n询问时间：2024年2月29日\n询问人：魏坤、汪洋\n被询问人：黄某\n问：是否属实？答：属实。\n被询问人签名：黄某（捺印）　2024年2月29日\n"
        "询问人签名：魏坤　汪洋",
        "现场检查笔录\n检查时间：2024年3月5日\n检查人员：陈志远、王丽\n检查情况：车间通道堵塞。\n当事人拒绝签名，见证人李某（社区干部）在场。\n当事人签名：\n"
        "检查人员签名：陈志远　王丽",
        "询问笔录\n询问时间：2023年9月1日\n询问人：高峰、丁岚\n被询问人：许某\n问：货从哪里来？答：批发市场。\n以上笔录看过，属实。许某　2023年9月1日\n"
        "询问人：高峰　丁岚",
        "现场笔录\n时间：2024年6月2日\n执法人员：吴海、王芳\n现场情况：堆放货架三组。当事人右手受伤不能写字，经宣读后由其妻代签。\n当事人签名：\n"
        "执法人员签名：吴海　王芳",
        "现场勘验笔录\n时间：2024年6月2日\n勘验人：吴海、王芳\n勘验情况：河滩上有采砂坑一处。当事人未到场，由村委会干部郑某见证。\n见证人签名：郑某\n当事人签名：\n"
        "勘验人签名：吴海　王芳",
        "现场检查笔录\n检查时间：2025年6月4日\n检查人员：魏炳、颜珠\n检查情况：冲床未装防护罩。\n被检查单位陪同人员意见：看过，无误。\n汪福　2025年6月4日\n"
        "检查人员：魏炳　颜珠",
    ],
    unclear=[
        "询问笔录\n询问时间：2023年12月6日\n询问人：韩强、魏丽\n被询问人：潘某\n以上看过，属实。\n被询问人签名：■■■　2023年12月■日\n询问人：韩强　魏丽",
        "现场检查笔录\n检查时间：　　年　　月　　日\n检查情况：\n被检查人签名：\n检查人员签名：",
        "询问笔录\n询问时间：2023年12月6日\n询问人：韩强、魏丽\n被询问人：潘某\n问：砂从哪里来？答：河里挖的。\n第1页　共3页",
    ],
)
def not_signed_by_the_party(paper: Paper, case: Case) -> Verdict:
    """What a party has read and signed it can hardly deny; unsigned, the record proves little in court. A note that and why a signature is missing stands in for it.

    A name, a seal or a fingerprint in the party's place does, at the end or at the foot of a page, and a name and day behind "看过，属实".
    """
    if unfilled(paper):
        return undetermined(N_("文书有没读出文字的页") if paper.document.unread else N_("文书没有填写"))
    places = [p for p in paper.signatures if p.who == "party"]
    if any(p.signed for p in places) or signed_freely(paper):
        return passed()
    if note := excused(paper):
        return passed(N_("已注明：{words}"), words=note.quote[:40])
    if any(p.illegible for p in places):
        return undetermined(N_("签名处辨认不清"), at=next(p.at for p in places if p.illegible))
    if paper.pictured and not places_were_looked_at(paper, places):
        return undetermined(N_("扫描页上的签名需要核对原件"), at=[p.at for p in places][:1] or paper.whole)
    if unfinished(paper):
        return undetermined(N_("笔录没有结尾的一页"))
    if places:
        at = [p.at for p in places if not p.footer] or [p.at for p in places]
        return failed(N_("“{label}”处没有签名，也没有注明拒签等原因"), at=at, absent=True, label=places[-1].label)
    if any(p.signed for p in paper.signatures) or CLOSING.search(paper.text, len(paper.text) // 2):
        last = paper.signatures[-1].at if paper.signatures else paper.whole
        return failed(N_("笔录没有当事人的签名，也没有注明拒签等原因"), at=last, absent=True)
    return undetermined(N_("没有找到签名的位置"))


def places_were_looked_at(paper: Paper, places: list[SignaturePlace]) -> bool:
    """Whether the places on a scan are known to be empty: nothing is on the picture there, or the officers' signatures beside them were made out. Not
    where handwriting stands close by that belongs to no place."""
    looked = all(p.bare for p in places) if places else False
    if not looked and not any(p.names for p in paper.signatures if p.who in ("officer", "recorder")):
        return False
    first = min((p.at.start for p in places), default=len(paper.text) // 2)
    return not ink.loose(paper, first, len(paper.text), [p.room for p in paper.signatures if p.room])


def signed_freely(paper: Paper) -> bool:
    """Whether somebody who is no officer has put a name behind the closing words, or with a day on a line of its own."""
    text = paper.text
    others = {o.name for o in paper.mentioned} | {o.name for o in officers.recorders(paper)}
    others |= {n for p in paper.signatures if p.who in ("officer", "recorder", "witness") for n in p.names}
    tail = len(text) // 3
    closings = list(CLOSING.finditer(text, tail))
    candidates = [m for closing in closings if (m := AFTER_CLOSING.match(text, closing.end()))]
    candidates += [m for pattern in (NAME_AND_DAY, MARK_ALONE, SAYS_TRUE) for m in pattern.finditer(text, tail)]
    for m in candidates:
        name = "".join(m["name"].split())
        known = name in text[:tail]
        if name not in others and (is_person(name) or "·" in name or (known and may_be_person(name)) or (m.re is not AFTER_CLOSING and may_be_person(name))):
            return True
    return False


def excused(paper: Paper) -> Span | None:
    """A note that the party refused, could not sign, or was absent with a witness; a form's printed advice on such notes is none."""
    text = paper.text
    for pattern in (REFUSED, UNABLE, ABSENT):
        for m in pattern.finditer(text):
            behind = text[m.end():m.end() + 60]
            if A_FORM_S_ADVICE.search(text[max(0, m.start() - 14):m.start()]) or ADVISING.match(behind) or LABEL_ONLY.match(behind):
                continue
            if pattern is ABSENT and not WITNESSED.search(text):
                continue
            return paper.span(m.start(), m.end())
    return None


def unfinished(paper: Paper) -> bool:
    """Whether the pages of the record say that more follow: 第1页 共3页 and no third."""
    last = total = 0
    for m in (m for page in paper.document.pages for m in PAGES.finditer(page.text)):
        number, of = (int(m[1]), int(m[2])) if m[1] else (int(m[4]), int(m[3]))
        last, total = max(last, number), max(total, of)
    return total > max(last, len(paper.document.pages))


__all__ = ["ILLEGIBLE", "credentials_not_shown", "fewer_than_two_officers", "not_signed_by_the_party"]
