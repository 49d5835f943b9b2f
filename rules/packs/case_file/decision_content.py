"""What a decision must hold (行政处罚法 第五十九条第一款): party, evidence, performance, agency and day, and what became of the notice."""

from __future__ import annotations

from rules.facts import addresses, evidence, legibility, notice_told, payment_channel, seals, signature_block
from rules.facts.blank import is_blank
from rules.facts.case import Case
from rules.facts.paper import Paper
from rules.judging import MAJOR, MINOR, ORDINARY, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite

MONEY = ("fine", "confiscate_income")
BLANK_FORM = N_("空白的文书样式，没有填写内容")
REST = "如不服本决定，可以自收到本决定书之日起六十日内向{place}人民政府申请行政复议，也可以在六个月内向{place}人民法院提起行政诉讼。"


@rule(
    "CF-602", N_("决定书缺当事人名称或地址"), severity=MAJOR, points=3, each=["penalty_decision"], procedures=[ORDINARY],
    why=N_("罚的是谁必须确定：同名的人很多，没有地址也无法送达和执行。住所、住址、经营场所都算地址，违法行为地不算。"),
    basis=[cite("行政处罚法", 59, 1, 1, since="2021-07-15"), cite("行政处罚法", 39, 1, 1, until="2021-07-15")],
    suggestion=N_("请补写当事人名称和地址。"),
    violates=[
        "行政处罚决定书\n江环罚〔2024〕12号\n当事人：江州市远帆电镀有限公司\n统一社会信用代码：91350100MA00000001\n住所：\n法定代表人：孟山河\n"
        "经查，当事人未按照规定使用污染防治设施。决定罚款三万元。\n江州市生态环境局\n2024年5月10日",
        "行政处罚决定书\n临城管罚字〔2023〕8号\n被处罚人：程大海\n性别：男　年龄：41\n地址：＿＿＿＿＿＿　电话：138****0011\n"
        "经查，被处罚人占道经营。决定罚款200元。\n临江市城市管理局\n2023年3月2日",
        "行政处罚决定书\n石交罚〔2024〕77号\n当事人：石桥顺达运输有限公司，统一社会信用代码：91350100MA00000002，法定代表人葛长青。\n"
        "2024年4月18日在石桥区北环路12号检查发现，当事人车辆未随车携带道路运输证。决定罚款50元。\n石桥区交通运输局\n2024年5月9日",
        "行政处罚决定书\n青文旅罚〔2022〕3号\n当事人：\n地址：青禾区学府路9号\n经查，当事人接纳未成年人进入网吧。决定罚款五千元。\n青禾区文化和旅游局\n2022年8月5日",
        "行政处罚决定书\n云农罚〔2023〕5号\n当事人：宋有田\n公民身份号码：350500197001011234\n联系电话：139****2233\n"
        "经查，当事人在云岭县东街31号门店销售未附标签的农药。决定罚款五千元。\n云岭县农业农村局\n2023年4月6日",
    ],
    complies=[
        "行政处罚决定书\n望综执罚〔2023〕51号\n当事人：望海区老灶火锅店　经营场所：望海区渔港路8号　经营者：简小雨\n经查，油烟直排。决定罚款五千元。\n"
        "望海区综合行政执法局\n2023年5月6日",
        "行政处罚决定书\n云公（治）行罚决字〔2023〕66号\n违法行为人闵志远，男，1988年3月2日出生，居民身份证号码350500198803021234，"
        "户籍所在地江北省云岭县松口镇大坪村，现住云岭县城关镇东街5号。\n现查明，闵志远在餐馆内殴打他人。决定罚款二百元。\n云岭县公安局\n2023年9月2日",
        "行政处罚决定书\n北林罚决〔2024〕15号\n被处罚人：龚某，住北川县桥头乡虎头村。\n被处罚人擅自改变林地用途，有勘验笔录为证。决定罚款1900元。\n北川县林业局\n"
        "2024年8月5日",
        "行政处罚决定书\n江水罚〔2024〕2号\n当事人姓名或者名称：江城区新桥砂场\n住所（经营场所）或者住址：江城区新桥镇\n经查，当事人未缴水资源费。决定罚款九千元。\n"
        "江城区水利局\n2024年7月16日",
        "行政处罚决定书\n临应急罚〔2024〕30号\n临江市金穗粮油有限公司：\n统一社会信用代码：91350100MA00000003\n单位地址：临江市\n工业路18号3号楼\n"
        "经查，你单位未设置安全警示标志。决定罚款一万元。\n临江市应急管理局\n2024年7月16日",
    ],
    unclear=[
        "行政处罚决定书\n望卫传罚〔2022〕9号\n当事人：望海惠民口腔门诊部\n住所：■■■■■■■■■■■■■■\n经查，未执行消毒监测制度。罚款2000元。\n望海区卫生健康局\n2022年9月23日",
        "行政处罚决定书\n望卫传罚〔2022〕9号\n当事人：■■■■■■■■\n住所：望海区东街9号\n经查，未执行消毒监测制度。罚款2000元。\n望海区卫生健康局\n2022年9月23日",
        "行政处罚决定书\n（　）罚〔　　〕　号\n被处罚单位：\n地址：　　　　　　　邮政编码：\n违法事实及证据：\n决定给予　　　的行政处罚。\n（印章）\n　年　月　日",
    ],
)
def party_or_address_missing(paper: Paper, case: Case) -> Verdict:
    """Who is punished must be beyond doubt: a name alone is shared by many, and without an address nothing can be served or enforced.

    The place of the violation is no address of the party.
    """
    if is_blank(paper):
        return undetermined(BLANK_FORM, at=paper.whole)
    address = addresses.of_party(paper)
    if not paper.parties:
        return failed(N_("决定书没有写明当事人的姓名或者名称"), at=paper.whole, absent=legibility.body_worn(paper))
    if address is None:
        return failed(N_("决定书没有写明当事人的住所或者地址"), at=paper.parties[0].at, absent=legibility.body_worn(paper))
    if not address.legible:
        return undetermined(N_("当事人的地址辨认不清"), at=address.at)
    if not address.given:
        return failed(N_("决定书的当事人地址栏空白"), at=address.at)
    return passed(N_("写明了当事人的姓名或者名称和地址"))


@rule(
    "CF-603", N_("决定书未列证据"), severity=MAJOR, points=5, each=["penalty_decision"], procedures=[ORDINARY],
    why=N_("事实要靠证据认定，当事人有权知道是哪些证据；只写“证据确凿”，当事人无从反驳。列出证据种类的一句话就够。"),
    basis=[cite("行政处罚法", 59, 1, 2, since="2021-07-15"), cite("行政处罚法", 39, 1, 2, until="2021-07-15")],
    suggestion=N_("请在决定书中逐项列明证据及证明内容。"),
    violates=[
        "行政处罚决定书\n江综执罚〔2021〕77号\n当事人：江州海坛养殖合作社　住所：江州市苏平镇\n现查明：当事人在海堤内侧擅自搭建工棚。以上违法事实清楚，"
        "证据确凿、充分，足以认定。"
        "决定罚款1000元。\n江州市综合执法局\n2021年10月20日",
        "行政处罚决定书\n临应急罚〔2024〕38号\n当事人：临江市福来食品有限公司\n违法事实及证据：2024年7月11日，我局检查发现你公司三处传动部位防护罩缺失。"
        "以上事实违反了《中华人民共和国安全生产法》第四十一条第二款的规定。决定罚款13000元。\n临江市应急管理局\n2024年8月7日",
        "行政处罚决定书\n青文罚〔2023〕6号\n当事人：青禾区星光网络会所\n经查，当事人未按规定保存监控录像资料。上述事实有相关证据材料予以证实。决定罚款2000元。\n"
        "青禾区文化和旅游局\n2023年8月7日",
        "行政处罚决定书\n北川交罚〔2022〕9号\n当事人：袁某\n当事人未取得道路运输经营许可证从事客运。本机关认为事实清楚，定性准确。决定罚款三千元。\n"
        "北川县交通运输局\n2022年8月7日",
    ],
    complies=[
        "行政处罚决定书\n石综执罚〔2022〕203号\n被处罚人：田某\n被处罚人驾车沿途撒漏，此有执法记录仪视频、你本人的陈述以及道路保洁员的证言相互印证。罚款600元。\n"
        "石桥区城市管理局\n2022年6月21日",
        "行政处罚决定书\n望农罚〔2024〕6号\n当事人：望海农资站\n上述事实，有以下证据证明：\n1.进货票据复印件；\n2.销售台账；\n3.营业执照。\n决定罚款5000元。\n"
        "望海区农业农村局\n2024年4月1日",
        "行政处罚决定书\n云环罚〔2024〕6号\n当事人：云岭纸业有限公司\n经云岭环境监测站监测（监测报告编号2024-033），外排废水化学需氧量超标0.4倍。决定罚款十万元。\n"
        "云岭市生态环境局\n2024年4月1日",
        "行政处罚决定书\n北卫罚〔2024〕6号\n当事人：郭某\n主要证据：现场检查笔录、询问笔录各一份。\n决定罚款二千元。\n北川县卫生健康局\n2024年4月1日",
        "行政处罚决定书\n柳街罚〔2024〕6号\n当事人：谢某\n你乱扔垃圾的行为有现场拍摄的照片及你的签字确认可以证明。决定罚款一百元。\n柳林街道办事处\n2024年4月1日",
    ],
    unclear=[
        "行政处罚决定书\n石文罚字〔2022〕16号\n当事人：石桥海韵歌舞厅\n当事人凌晨仍在营业。上述事实有■■■■■■■■■、■■■■■■■为证。给予警告。\n石桥区文化和旅游局\n"
        "2022年8月25日",
        "行政处罚决定书\n石文罚字〔2022〕17号\n当事人：石桥海风歌舞厅\n当事人凌晨仍在营业。证据目录附后。给予警告。\n石桥区文化和旅游局\n2022年8月25日",
        "行政处罚决定书\n被处罚单位：\n地址：\n违法事实及证据：\n以上事实违反了　　的规定，决定给予　　的行政处罚。\n（印章）\n　年　月　日",
    ],
)
def no_evidence_named(paper: Paper, case: Case) -> Verdict:
    """Facts are found on evidence, and the party must see on which; 证据确凿 alone cannot be answered.

    A sentence that names the kinds is enough.
    """
    if is_blank(paper):
        return undetermined(BLANK_FORM, at=paper.whole)
    named = evidence.named(paper)
    if named.item:
        return passed(N_("决定书写明了证据"))
    if named.illegible or named.annexed:
        return undetermined(N_("证据部分辨认不清，或者列在决定书以外"), at=named.illegible or named.annexed)
    if named.claimed:
        return failed(N_("决定书只说有证据，没有写明是哪些证据"), at=named.claimed, absent=legibility.body_worn(paper))
    return failed(N_("决定书没有写明任何证据"), at=paper.whole, absent=legibility.body_worn(paper))


@rule(
    "CF-605", N_("决定书缺履行方式或期限"), severity=MAJOR, points=4, each=["penalty_decision"], procedures=[ORDINARY],
    why=N_("当事人要知道到哪里缴、什么时候以前缴，加处罚款也从这一天算起。只有警告、没有金钱处罚的不适用。"),
    basis=[cite("行政处罚法", 59, 1, 4, since="2021-07-15"), cite("行政处罚法", 39, 1, 4, until="2021-07-15"),
           cite("罚款决定与罚款收缴分离实施办法", 7, 1)],
    suggestion=N_("请写明缴款银行或者电子支付渠道和期限。"),
    violates=[
        "行政处罚决定书\n江市监处罚〔2022〕58号\n当事人：江州林记糕饼店\n依据《食品安全法》第一百二十五条第一款第（二）项，决定罚款人民币陆仟元整。\n"
        "逾期不履行又不申请救济的，依法申请强制执行。\n江州市市场监督管理局\n2022年7月7日",
        "行政处罚决定书\n临城管罚〔2023〕58号\n当事人：牛某\n决定罚款500元。罚款应当缴至江城银行临江支行。\n临江市城市管理局\n2023年7月7日",
        "行政处罚决定书\n石农罚〔2023〕18号\n当事人：申某\n决定没收违法所得800元。当事人应当自收到本决定书之日起十五日内履行。\n石桥区农业农村局\n2023年7月7日",
        "行政处罚决定书\n青水罚〔2024〕18号\n当事人：青禾砂场\n决定罚款三万元。到期不缴纳罚款的，每日按罚款数额的百分之三加处罚款；拒不缴纳的，划拨银行存款。\n"
        "青禾区水利局\n2024年7月7日",
    ],
    complies=[
        "行政处罚决定书\n决定罚款2000元。收到决定书之日起十五日内到江城银行缴纳。\n江州市市场监督管理局\n2022年7月7日",
        "行政处罚决定书\n决定罚款400元。请于收到本决定书后15日内扫描《缴款通知单》上的二维码缴款。\n柳林街道办事处\n2023年7月7日",
        "行政处罚决定书\n罚款1000元，限收到本决定书之日起15日内持本决定书到罚没款代收机构缴清。\n云岭县交通运输局\n2023年7月7日",
        "行政处罚决定书\n没收违法所得300元、罚款5000元。你单位应在收到本决定之日起十五日内，将上述款项汇入北川县财政局非税收入专户。\n北川县卫生健康局\n2023年7月7日",
        "行政处罚决定书\n罚款10000元，已批准分期缴纳：第一期于三十日内、第二期于六十日内缴至江城农商行。\n云岭县应急管理局\n2023年7月7日",
    ],
    unclear=[
        "行政处罚决定书\n罚款1000元。罚款于收到本决定书之日起■■日内缴至■■■■■■支行。\n云岭县交通运输局\n2024年9月3日",
        "行政处罚决定书\n罚款1000元。罚款自收到本决定书之日起____日内缴至____银行。\n云岭县交通运输局\n2024年9月3日",
    ],
    not_for=[
        "行政处罚决定书\n决定给予警告。责令三十日内改正。\n石桥区交通运输局\n2023年11月17日",
        "行政处罚决定书\n决定没收冷藏柜一台，吊销许可证。\n石桥区市场监督管理局\n2023年11月17日",
        "行政处罚决定书\n决定给予通报批评。\n石桥区民政局\n2023年11月17日",
    ],
)
def performance_not_told(paper: Paper, case: Case) -> Verdict:
    """Who is to pay must know where and until when; the surcharge runs from a day that must be told."""
    if not any(kind in paper.penalties.kinds for kind in MONEY):
        return not_applicable(N_("决定书没有罚款或者没收款项"))
    if is_blank(paper):
        return undetermined(BLANK_FORM, at=paper.whole)
    periods = paper.periods
    channel, told = payment_channel.named(paper), periods.payment or periods.deferred or payment_channel.term(paper)
    where = next(paper.penalties.kinds[kind] for kind in MONEY if kind in paper.penalties.kinds)
    unclear = payment_channel.unclear(paper) or periods.unclear.get("payment")
    if (channel is None or told is None) and unclear:
        return undetermined(N_("缴款期限或者缴款银行空白、辨认不清"), at=unclear)
    if channel is None and told is None:
        return failed(N_("决定书没有写明缴款的方式和期限"), at=where, absent=legibility.body_worn(paper))
    if channel is None:
        return failed(N_("决定书没有写明缴款的方式"), at=where, absent=legibility.body_worn(paper))
    if told is None:
        return failed(N_("决定书没有写明缴款的期限"), at=channel, absent=legibility.body_worn(paper))
    return passed(N_("写明了缴款方式和期限"))


@rule(
    "CF-607", N_("决定书缺机关名称或日期"), severity=MAJOR, points=4, each=["penalty_decision", "summary_decision"],
    follows=["CF-905"],
    why=N_("落款写明谁在哪天作出决定，当事人的各种期限都从这里算起。扫描件上日期被印章盖住的，不作判断。"),
    basis=[cite("行政处罚法", 59, 1, 6, since="2021-07-15"), cite("行政处罚法", 52, 2, since="2021-07-15"),
           cite("行政处罚法", 39, 1, 6, until="2021-07-15"), cite("行政处罚法", 34, 2, until="2021-07-15")],
    suggestion=N_("请补写机关名称和作出日期。"),
    violates=[
        "行政处罚决定书\n江林罚决〔2022〕15号\n被处罚人：龚某\n经查，2022年8月擅自改变林地用途。罚款1900元，十五日内缴至江城农信社。\n"
        + REST.format(place="江州市") + "\n江州市林业局（印章）",
        "行政处罚决定书\n临市监罚〔2023〕15号\n当事人：临江小吃店\n2023年3月1日检查发现未明码标价。罚款500元。\n" + REST.format(place="临江市") + "\n2023年3月20日",
        "当场行政处罚决定书\n石城管当罚〔2024〕5号\n当事人：冯某\n2024年4月2日9时在石桥区东街占道经营，罚款50元。\n处罚地点：石桥区东街\n执法人员：章某、霍某\n"
        "石桥区城市管理局（章）　　　年　月　日",
        "行政处罚决定书\n北农罚〔2023〕15号\n当事人：葛某\n经查，2023年5月4日销售假种子。罚款1万元。\n" + REST.format(place="北川县") + "\n（此页无正文）",
    ],
    complies=[
        "行政处罚决定书\n江水罚字〔2024〕第2号\n当事人：新桥砂场\n罚款9000元，十五日内缴至江城银行。\n江州市水利局（公章）　　二〇二四年七月十六日",
        "行政处罚决定书\n临环罚〔2024〕2号\n当事人：临江纸业\n罚款9万元。\n" + REST.format(place="临江市") + "\n临 江 市 生 态 环 境 局\n2024年7月16日\n"
            "本决定书一式三份：一份送达当事人，一份存档。",
        "行政处罚决定书\n石街罚〔2024〕2号\n当事人：邬某\n罚款100元。\n" + REST.format(place="石桥区") + "石桥区人民政府柳林街道办事处2024年7月16日",
        "当场处罚决定书\n望交当罚〔2024〕2号\n被处罚人：管某\n罚款100元。\n执法人员签名：甲某、乙某\n望海区交通运输综合行政执法大队\n2024.7.16\n"
        "当事人签收：管某 2024.7.16",
        "行政处罚决定书\n青烟罚〔2024〕2号\n当事人：席某\n罚款1000元。\n" + REST.format(place="青禾区") + "\n青禾区\n烟草专卖局\n2024年7月16日",
    ],
    unclear=[
        "行政处罚决定书\n石市监处罚〔2023〕66号\n当事人：石桥面馆\n给予警告。\n石桥区市场监督管理局\n2023年■■月■■日（印章压盖）",
        "行政处罚决定书\n石市监处罚〔2023〕66号\n当事人：石桥面馆\n给予警告。\n■■■■■■■■■■\n2023年5月6日",
        "行政处罚决定书\n____罚〔____〕____号\n决定给予____的行政处罚。\n____局\n____年__月__日",
    ],
)
def agency_or_day_missing(paper: Paper, case: Case) -> Verdict:
    """The signature block tells who decided and when; every period of the party runs from there."""
    if is_blank(paper):
        return undetermined(BLANK_FORM, at=paper.whole)
    block = signature_block.of(paper)
    named, dated = block.agency is not None, block.day is not None
    if dated and block.day is not None and not block.day.legible:
        return undetermined(N_("落款日期辨认不清"), at=paper.span(block.day.start, block.day.end))
    if named and dated:
        return passed(N_("落款有机关名称和日期"))
    if block.worn or paper.by_ocr(len(paper.text) - 1) or seals.may_hide_the_foot(paper):
        return undetermined(N_("落款可能被印章遮盖，没有读出机关名称或者日期"), at=block.at or paper.whole)
    if not named and not dated:
        return failed(N_("决定书落款没有机关名称和日期"), at=block.at or paper.whole, absent=True)
    if not named:
        return failed(N_("决定书落款没有机关名称"), at=block.at or paper.whole, absent=True)
    return failed(N_("决定书落款没有日期"), at=block.at or paper.whole, absent=True)


@rule(
    "CF-631", N_("决定书未写告知和陈述申辩听证情况"), severity=MINOR, points=2, each=["penalty_decision"], procedures=[ORDINARY],
    follows=["prior_notice"],
    why=N_("告知和听取申辩是处罚的前提，决定书一字不提，看不出这些程序做过。提到告知或者当事人是否申辩、是否要求听证的都可以；当事人确实申辩过的，"
           "还应当写明怎样答复。"),
    basis=[cite("行政处罚法", 44, since="2021-07-15"), cite("行政处罚法", 45, 1, since="2021-07-15"), cite("行政处罚法", 31, until="2021-07-15"),
           cite("行政处罚法", 32, 1, until="2021-07-15"),
           cite("市场监督管理行政处罚程序规定", 62, 1, 3, since="2021-07-15", department="market_supervision"),
           cite("生态环境行政处罚办法", 56, 1, 3, since="2023-07-01", department="ecology"),
           cite("自然资源行政处罚办法", 29, 2, until="2024-05-01", department="natural_resources")],
    suggestion=N_("请在决定书中写明告知及陈述申辩、听证情况。"),
    violates=[
        "行政处罚决定书\n江农罚〔2024〕6号\n当事人：江州农资站\n经查，当事人经营未附标签的农药。有询问笔录为证，当事人陈述了购进和销售经过。"
        "依据《农药管理条例》第五十七条第三项，"
        "罚款5000元。\n" + REST.format(place="江州市") + "\n江州市农业农村局\n2024年4月1日",
        "行政处罚决定书\n临城管罚〔2024〕6号\n当事人：吉某\n检查时执法人员出示证件并告知其申请回避的权利。当事人占道经营，对上述事实没有异议。决定罚款300元。\n"
        + REST.format(place="临江市") + "\n临江市城市管理局\n2024年4月1日",
        "行政处罚决定书\n望交罚〔2022〕6号\n当事人：望海货运有限公司\n当事人车辆超限运输，有称重单为证。应予处罚，决定罚款2000元。\n" + REST.format(place="望海区")
        + "\n望海区交通运输局\n2022年4月1日",
    ],
    complies=[
        "行政处罚决定书\n石交罚〔2025〕208号\n被处罚人：张某\n5月14日，本机关将《行政处罚意见告知书》交其签收，"
        "把拟罚款的数额、理由和依据以及其享有的权利一并告诉了他。被处罚人表示没有意见。"
        "罚款2000元。\n石桥区交通运输局\n2025年5月26日",
        "行政处罚决定书\n云环罚〔2024〕8号\n当事人：云岭纸业\n本局于2024年3月4日举行听证，听取了你单位的意见，经复核不予采纳。罚款12万元。\n云岭市生态环境局\n"
        "2024年4月26日",
        "行政处罚决定书\n北卫罚〔2023〕8号\n当事人：秦某\n你在法定期限内未陈述、申辩。决定罚款1000元。\n北川县卫生健康局\n2023年5月26日",
        "行政处罚决定书\n青文旅罚〔2023〕8号\n当事人：青禾网吧\n经事先告知，当事人自愿放弃权利。决定罚款3000元。\n青禾区文化和旅游局\n2023年5月26日",
        "行政处罚决定书\n江应急罚〔2023〕8号\n当事人：江州化工厂\n对当事人陈述、申辩或者听证意见的采纳情况：未提出。\n罚款2万元。\n江州市应急管理局\n2023年5月26日",
    ],
    unclear=[
        "行政处罚决定书\n临应急罚〔2024〕11号\n被处罚单位：临江烟花经营部\n存放烟花超量。\n■■■■■■■■■■■■■■■■■■■（本段水渍）■■■■■■■■■■\n罚款1000元。\n"
        "临江市应急管理局\n2024年2月26日",
        "行政处罚决定书\n临综罚〔2024〕3号\n当事人：郝某\n本局于2024年3月1日送达《行政处罚事先告知书》。罚款1000元。\n" + REST.format(place="临江市")
        + "\n临江市综合行政执法局\n2024年3月26日\n\f\n陈述申辩笔录\n时间：2024年3月4日\n陈述申辩人：郝某\n内容：我不是故意的，请求减轻。\n"
          "陈述申辩人签名：郝某　2024年3月4日",
    ],
)
def silent_about_notice_and_defence(paper: Paper, case: Case) -> Verdict:
    """Notice and defence are conditions of the penalty (第六十二条); a decision that is silent about both does not show that they were kept."""
    if is_blank(paper):
        return undetermined(BLANK_FORM, at=paper.whole)
    told = notice_told.told(paper)
    made = [s for s in case.statements.made if s.legible and s.at.document is not paper.document and s.at.document.kind == "statement_record"]
    if told.notice is None and told.defence is None:
        return failed(N_("决定书没有写明告知的情况，也没有写明当事人是否陈述、申辩或者要求听证"), at=paper.whole, absent=legibility.body_worn(paper))
    if made and told.defence is None:
        return undetermined(N_("当事人提出过陈述申辩，决定书写了告知而没有写陈述申辩及其处理"), at=told.notice)
    if made and told.answer is None:
        return undetermined(N_("当事人提出过陈述申辩，看不出决定书如何答复"), at=told.defence)
    return passed(N_("写明了告知或者陈述申辩、听证情况"))
