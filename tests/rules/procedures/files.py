# ruff: noqa: E501 - papers are written out as they are printed
"""Whole lawful files, one a procedure: what each differs in from the ordinary one is written out, the rest is taken from `papers`."""

from __future__ import annotations

from tests.rules.procedures import papers as p
from tests.rules.procedures.papers import bound

FOUND = (p.CLUE, p.FILING, p.INSPECTION, p.PHOTOS, p.IDENTITY, p.INTERVIEW)
ORDERED = (p.CORRECTION, p.CORRECTION_RECEIPT)
TOLD = (p.NOTICE, p.NOTICE_RECEIPT)
DECIDED = (p.DECISION, p.DECISION_RECEIPT)
DONE = (p.PAYMENT, p.PUBLICITY, p.CLOSING)

ORDINARY = bound(p.COVER, *FOUND, *ORDERED, p.REPORT, *TOLD, p.APPROVAL, *DECIDED, *DONE)


def _begun_earlier(text: str) -> str:
    """The same case, found in March: its papers up to the interview three months earlier."""
    return text.replace("2024年6月", "2024年3月").replace("6月3日", "3月3日").replace("6月5日", "3月5日").replace("6月6日", "3月6日").replace("6月11日", "3月11日")


EXTENSION = """行政处罚案件延长办案期限审批表
案由：擅自占用城市道路堆放物料　当事人：青禾市长河市政工程有限公司
立案日期：2024年3月6日　办案期限届满日期：2024年6月4日
延期理由：占用范围需要向道路养护单位核实，不能在规定期限内作出决定。
承办人意见：建议延长办案期限六十日。韩立　佟岩　2024年5月28日
承办机构意见：同意。祝平　2024年5月28日
负责人意见：同意延长六十日，至2024年8月3日。范成　2024年5月29日"""

def _since_march(text: str) -> str:
    """A later paper of that case: what it tells of the act and of the order to correct happened in March."""
    for june, march in (("2024年6月3日至6月5日", "2024年3月3日至3月5日"), ("6月5日自行", "3月5日自行"), ("2024年6月4日，本机关责令", "2024年3月4日，本机关责令"),
                        ("2024年6月4日现场检查，6月6日立案，6月11日询问", "2024年3月4日现场检查，3月6日立案，3月11日询问"), ("立案日期：2024年6月6日", "立案日期：2024年3月6日")):
        text = text.replace(june, march)
    return text


def _long(*between: str) -> str:
    """The case begun in March, with the papers `between` investigation and report."""
    early = [_begun_earlier(text) for text in (*FOUND, *ORDERED)]
    late = [_since_march(text) for text in (p.REPORT, *TOLD, p.APPROVAL, *DECIDED, *DONE)]
    return bound(_since_march(p.COVER), *early, *between, *late)


EXTENDED = _long(EXTENSION)

SUSPENSION = """中止案件调查审批表
案由：擅自占用城市道路堆放物料　当事人：青禾市长河市政工程有限公司
中止理由：当事人因不可抗力停工，有关人员暂时不能接受调查。
承办人意见：建议自2024年3月20日起中止调查。韩立　佟岩　2024年3月19日
负责人意见：同意中止调查。范成　2024年3月19日"""
RESUMPTION = """恢复案件调查审批表
案由：擅自占用城市道路堆放物料　当事人：青禾市长河市政工程有限公司
恢复理由：中止的原因已经消除。
承办人意见：建议自2024年5月31日起恢复调查。韩立　佟岩　2024年5月30日
负责人意见：同意恢复调查。范成　2024年5月31日"""
SUSPENDED = _long(SUSPENSION, RESUMPTION)

FIRST_NOTICE = p.NOTICE.replace("3000元", "2000元").replace("2024年6月20日", "2024年6月17日")
FIRST_RECEIPT = p.NOTICE_RECEIPT.replace("2024年6月21日", "2024年6月18日")
SECOND_NOTICE = p.NOTICE.replace("石城管罚告〔2024〕26号\n", "石城管罚告〔2024〕26-1号\n", 1).replace("经查，", "本机关2024年6月17日《行政处罚事先告知书》（石城管罚告〔2024〕26号）拟处罚数额有误，现予撤回，重新告知如下：经查，")
REISSUED = bound(
    p.COVER, *FOUND, *ORDERED, p.REPORT, FIRST_NOTICE, FIRST_RECEIPT, SECOND_NOTICE, p.NOTICE_RECEIPT.replace("26号", "26-1号"), p.APPROVAL,
    p.DECISION.replace("（石城管罚告〔2024〕26号）", "（石城管罚告〔2024〕26-1号）"), p.DECISION_RECEIPT, *DONE)  # fmt: skip

APPLIES = """分期缴纳罚款申请书
青禾市石桥区城市管理局：
我公司收到石城管罚〔2024〕26号处罚决定书，因近期资金周转困难，申请分两期缴纳罚款：2024年7月31日前缴纳1500元，2024年8月31日前缴纳1500元。
申请人：青禾市长河市政工程有限公司　邵文
2024年7月10日"""
GRANTED = """分期缴纳罚款批准书
石城管分缴〔2024〕3号
青禾市长河市政工程有限公司：
你单位2024年7月10日申请分期缴纳罚款。依据《中华人民共和国行政处罚法》第六十六条第二款，经本机关负责人批准，同意你单位分两期缴纳石城管罚〔2024〕26号处罚决定的罚款：2024年7月31日前缴纳1500元，2024年8月31日前缴纳1500元。
青禾市石桥区城市管理局
2024年7月12日"""
HALF = p.PAYMENT.replace("叁仟元整", "壹仟伍佰元整").replace("3000.00", "1500.00")
INSTALMENTS = bound(
    p.COVER.replace("2024年7月22日", "2024年9月4日").replace("2024年7月30日", "2024年9月12日"), *FOUND, *ORDERED, p.REPORT, *TOLD, p.APPROVAL, *DECIDED,
    APPLIES, GRANTED, HALF.replace("2024年7月15日", "2024年7月29日"), HALF.replace("2024年7月15日", "2024年8月28日"), p.PUBLICITY,
    p.CLOSING.replace("当事人于2024年7月15日缴清罚款3000元", "当事人经批准分期缴纳，于2024年7月29日、8月28日各缴1500元，罚款3000元已缴清").replace("2024年7月19日", "2024年9月3日").replace("2024年7月22日", "2024年9月4日"),
).replace("2024年7月30日", "2024年9月12日")  # fmt: skip

NO_PENALTY = """不予行政处罚决定书
石城管不罚〔2024〕4号
当事人：青禾市长河市政工程有限公司
统一社会信用代码：""" + p.DECISION.split("统一社会信用代码：")[1].split("\n")[0] + """
法定代表人：邵文
住所：青禾市石桥区广安街18号
经查，2024年6月3日至6月5日，当事人未经批准在石桥区新安路东侧车行道堆放管材，占用面积30平方米。上述事实，有现场检查笔录、现场照片、询问笔录、营业执照复印件等证据证实。
当事人的行为违反了《城市道路管理条例》第二十七条第一项的规定。鉴于当事人系初次违法，危害后果轻微，在责令改正的期限内及时改正，依据《中华人民共和国行政处罚法》第三十三条第一款的规定，本机关决定对当事人不予行政处罚，并对其进行了教育。
当事人如不服本决定，可以自收到本决定书之日起六十日内向青禾市石桥区人民政府申请行政复议，也可以在六个月内依法向青禾市石桥区人民法院提起行政诉讼。
青禾市石桥区城市管理局
2024年7月4日"""
SPARED = bound(
    p.COVER.replace("石城管罚〔2024〕26号", "石城管不罚〔2024〕4号"), *FOUND, *ORDERED,
    p.REPORT.replace("属于从轻情形", "符合初次违法、危害后果轻微并及时改正").replace("依据《城市道路管理条例》第四十二条，建议处以罚款三千元", "依据《中华人民共和国行政处罚法》第三十三条第一款，建议不予行政处罚，并予以教育"),
    p.APPROVAL.replace("行政处罚决定审批表", "不予行政处罚决定审批表").replace("已告知，期限内没有陈述、申辩。依据《城市道路管理条例》第四十二条，拟罚款3000元", "初次违法，后果轻微并及时改正。依据《中华人民共和国行政处罚法》第三十三条第一款，拟不予行政处罚").replace("建议罚款3000元", "建议不予行政处罚"),
    NO_PENALTY, p.DECISION_RECEIPT.replace("行政处罚决定书（石城管罚〔2024〕26号）", "不予行政处罚决定书（石城管不罚〔2024〕4号）"),
    p.CLOSING.replace("石城管罚〔2024〕26号", "石城管不罚〔2024〕4号").replace("当事人于2024年7月15日缴清罚款3000元，违法行为已改正", "不予行政处罚决定已送达，违法行为已改正，已对当事人进行教育"),
)  # fmt: skip

WITHDRAWAL = """撤销立案审批表
案由：涉嫌擅自占用城市道路堆放物料　当事人：青禾市长河市政工程有限公司
撤销理由：经查，当事人2024年5月30日已取得城市道路占用许可，堆放位置和面积在许可范围内，违法事实不能成立。
承办人意见：建议撤销立案。韩立　佟岩　2024年6月18日
承办机构意见：同意。祝平　2024年6月19日
负责人意见：同意撤销立案。范成　2024年6月20日"""
WITHDRAWN = bound(
    p.COVER.replace("擅自占用城市道路堆放物料案", "涉嫌擅自占用城市道路堆放物料案（撤销立案）").replace("案号：石城管罚〔2024〕26号\n", "").replace("2024年7月22日", "2024年6月20日"), *FOUND,
    p.REPORT.replace("违法事实：2024年6月3日至6月5日，当事人未经批准在石桥区新安路东侧车行道堆放管材，占用面积30平方米，6月5日自行清除。", "调查认定：当事人2024年5月30日已取得城市道路占用许可，堆放位置和面积在许可范围内。")
    .replace("定性依据：上述行为违反了《城市道路管理条例》第二十七条第一项的规定。\n裁量：当事人首次违法，占用面积较小，主动清除，按照本省城市管理行政处罚裁量基准，属于从轻情形。\n处理建议：依据《城市道路管理条例》第四十二条，建议处以罚款三千元。",
             "处理建议：违法事实不能成立，依据《中华人民共和国行政处罚法》第五十七条第一款第三项，建议撤销立案。"),
    WITHDRAWAL,
)  # fmt: skip

TRANSFER_APPROVAL = """案件移送审批表
案由：涉嫌擅自占用公路堆放物料　当事人：青禾市长河市政工程有限公司
移送理由：经核实，堆放地点为省道路段，属于公路，由交通运输部门管辖。
承办人意见：建议移送青禾市石桥区交通运输局。韩立　佟岩　2024年6月13日
承办机构意见：同意。祝平　2024年6月13日
负责人意见：同意移送。范成　2024年6月14日"""
TRANSFER = """案件移送函
石城管移〔2024〕5号
青禾市石桥区交通运输局：
我局在巡查中发现青禾市长河市政工程有限公司涉嫌在公路上堆放物料。经调查，堆放地点属于公路，由你局管辖。依据《中华人民共和国行政处罚法》第二十五条，现将该案移送你局处理。
附：案件材料一份
青禾市石桥区城市管理局
2024年6月17日"""
TRANSFER_RECEIPT = """送达回证
送达文书名称及文号：案件移送函（石城管移〔2024〕5号）
受送达人：青禾市石桥区交通运输局
送达地点：青禾市石桥区交通运输局　送达方式：直接送达
收件人签名：康宁（收发室）　2024年6月17日
送达人：韩立　佟岩"""
TRANSFERRED = bound(p.COVER.replace("案号：石城管罚〔2024〕26号\n", "").replace("擅自占用城市道路堆放物料案", "涉嫌擅自占用公路堆放物料案（移送）").replace("2024年7月22日", "2024年6月17日"), *FOUND, TRANSFER_APPROVAL, TRANSFER, TRANSFER_RECEIPT)

SPOT = """当场行政处罚决定书
石城管当罚〔2024〕118号
当事人：连大勇　性别：男　公民身份号码：11010519491231002X　住址：青禾市石桥区南门巷6号
违法事实：2024年6月4日10时20分，当事人在青禾市石桥区新安路中学门口人行道上摆摊卖水果，占用道路。证据：现场照片。
执法人员已出示执法证件，告知当事人违法事实、理由、依据和拟给予的处罚，以及陈述、申辩的权利。当事人表示没有意见，不陈述、申辩。
上述行为违反了《城市市容和环境卫生管理条例》第十四条的规定。依据《城市市容和环境卫生管理条例》第三十六条第二项和《中华人民共和国行政处罚法》第五十一条，决定当场给予罚款人民币伍拾元（¥50.00）的行政处罚，并责令立即改正。
罚款缴纳方式：自收到本决定书之日起十五日内到青禾银行石桥支行缴纳。逾期不缴纳的，每日按罚款数额的百分之三加处罚款，加处罚款的数额不超出罚款的数额。
如不服本决定，应当先自收到本决定书之日起六十日内向青禾市石桥区人民政府申请行政复议；对行政复议决定不服的，可以自收到行政复议决定书之日起十五日内向青禾市石桥区人民法院提起行政诉讼。
处罚地点：青禾市石桥区新安路
当事人签收：连大勇　2024年6月4日
执法人员：韩立（执法证号：35058201011）　佟岩（执法证号：35058201012）
青禾市石桥区城市管理局
2024年6月4日"""
SUMMARY = bound(
    p.COVER.replace("擅自占用城市道路堆放物料案", "占道经营案（简易程序）").replace("青禾市长河市政工程有限公司", "连大勇").replace("石城管罚〔2024〕26号", "石城管当罚〔2024〕118号").replace("立案日期：2024年6月6日　结案日期：2024年7月22日", "结案日期：2024年6月18日"),
    SPOT, p.PHOTOS.replace("车行道堆放的管材", "人行道上的水果摊").replace("9时20分", "10时15分").replace("新安路东侧", "新安路中学门口").replace("鲁大海", "连大勇"),
    p.PAYMENT.replace("青禾市长河市政工程有限公司", "连大勇").replace("叁仟元整", "伍拾元整").replace("3000.00", "50.00").replace("2024年7月15日", "2024年6月12日"),
)  # fmt: skip

def _graver(text: str) -> str:
    """The same company and days, but a violation for which two hundred thousand yuan are fined."""
    for lighter, graver in (
        ("擅自占用城市道路堆放物料", "施工图设计文件未经审查擅自施工"), ("未经批准在石桥区新安路东侧车行道堆放管材，占用面积30平方米，6月5日自行清除", "在石桥区新安路管道工程中，施工图设计文件未经审查擅自施工，6月5日停止施工"),
        ("未经批准在石桥区新安路东侧车行道堆放管材，占用面积30平方米", "在石桥区新安路管道工程中，施工图设计文件未经审查擅自施工"), ("《城市道路管理条例》第二十七条第一项", "《建设工程质量管理条例》第十一条第二款"),
        ("《城市道路管理条例》第四十二条", "《建设工程质量管理条例》第五十六条第四项"), ("占用面积较小，主动清除", "工程量较小，主动停止施工"), ("三千元", "二十万元"), ("3000元", "200000元"),
        ("叁仟元整", "贰拾万元整"), ("3000.00", "200000.00"), ("堆放管材", "施工"), ("堆放的管材", "施工现场"), ("清除施工", "停止施工"), ("占用道路施工30平方米", "施工图未经审查擅自施工"),
    ):  # fmt: skip
        text = text.replace(lighter, graver)
    return text


RIGHTS = "你单位可以在收到本告知书之日起五个工作日内向本机关陈述、申辩。逾期不提出的，视为放弃陈述、申辩的权利。"
HEARD_NOTICE = _graver(p.NOTICE).replace("第四十四条、第四十五条的规定", "第四十四条、第四十五条、第六十三条、第六十四条的规定").replace(
    RIGHTS, RIGHTS + "你单位也可以在收到本告知书之日起五个工作日内向本机关书面申请听证。")
REQUEST = """听证申请书
青禾市石桥区城市管理局：
我公司收到石城管罚告〔2024〕26号告知书，申请举行听证。
申请人：青禾市长河市政工程有限公司　邵文
2024年6月24日"""
SUMMONS = """行政处罚听证通知书
石城管听〔2024〕2号
青禾市长河市政工程有限公司：
根据你单位的申请，本机关定于2024年7月8日9时在石桥区城市管理局二楼会议室公开举行听证，由于敏主持，曹方记录。你单位可以委托一至二人代理。认为主持人、记录人与本案有直接利害关系的，有权申请回避。
青禾市石桥区城市管理局
2024年6月25日"""
SUMMONS_RECEIPT = p.NOTICE_RECEIPT.replace("行政处罚事先告知书（石城管罚告〔2024〕26号）", "行政处罚听证通知书（石城管听〔2024〕2号）").replace("2024年6月21日", "2024年6月26日")
HEARING = """听证笔录
案由：施工图设计文件未经审查擅自施工
听证时间：2024年7月8日9时00分至10时20分
听证地点：石桥区城市管理局二楼会议室　听证方式：公开
主持人：于敏　记录人：曹方
当事人：青禾市长河市政工程有限公司　法定代表人：邵文
案件调查人员：韩立、佟岩
主持人：现在宣布听证纪律，核对身份，告知权利：你方有权申请回避。是否申请回避？
当事人：不申请回避。
调查人员：提出违法事实、证据和二十万元罚款的建议。
当事人：对事实没有异议，工期紧，请求从轻。
调查人员：已经按照最低档建议。
当事人最后陈述：今后一定先审图再施工。
以上笔录核对无误。
当事人：邵文　2024年7月8日
调查人员：韩立　佟岩　2024年7月8日
主持人：于敏　记录人：曹方　2024年7月8日"""
HEARING_REPORT = """听证报告
案由：施工图设计文件未经审查擅自施工
听证时间：2024年7月8日　听证主持人：于敏　记录人：曹方
听证情况：双方对事实没有异议，当事人请求从轻。
听证意见：事实清楚，证据充分，程序合法，拟处罚款二十万元已是法定最低幅度，建议维持。
主持人：于敏　2024年7月9日"""
REVIEW = """重大行政执法决定法制审核意见书
送审机构：执法大队　案件名称：青禾市长河市政工程有限公司施工图设计文件未经审查擅自施工案
审核意见：主体合法，事实清楚，证据充分，程序合法，适用法律正确，裁量适当，同意。
审核人：陆瑶（法制科，国家统一法律职业资格证号：A20093502010001）　2024年7月10日"""
DISCUSSION = """行政处罚案件集体讨论记录
案件名称：青禾市长河市政工程有限公司施工图设计文件未经审查擅自施工案
讨论时间：2024年7月11日15时00分至15时40分　地点：二楼会议室
主持人：范成（局长）　记录人：曹方
参加人员：范成、祝平、陆瑶、于敏
讨论情况：韩立汇报案情和听证情况。祝平：同意处罚建议。陆瑶：程序合法，同意。于敏：听证中事实无异议，同意。
讨论结论：一致同意依据《建设工程质量管理条例》第五十六条第四项，处以罚款二十万元。
参加人员签名：范成　祝平　陆瑶　于敏
记录人：曹方　2024年7月11日"""


def _after_the_hearing(text: str) -> str:
    """What followed, a fortnight later than in the ordinary case."""
    for early, late in (("2024年7月1日", "2024年7月12日"), ("2024年7月2日", "2024年7月12日"), ("2024年7月3日", "2024年7月15日"), ("2024年7月4日", "2024年7月16日"), ("2024年7月5日", "2024年7月17日"),
                        ("2024年7月22日", "2024年8月5日"), ("2024年7月19日", "2024年8月2日"), ("2024年7月15日缴清", "2024年7月25日缴清"), ("收款日期：2024年7月15日", "收款日期：2024年7月25日"),
                        ("2024年7月10日", "2024年7月19日"), ("2024年7月30日", "2024年8月9日"),
                        ("当事人在规定期限内没有陈述、申辩", "当事人申请听证，本机关于2024年7月8日举行听证，当事人请求从轻，已按最低幅度处罚"),
                        ("已告知，期限内没有陈述、申辩", "已告知，经听证、法制审核和集体讨论"), ("告知其享有陈述、申辩的权利", "告知其享有陈述、申辩和要求听证的权利")):  # fmt: skip
        text = text.replace(early, late)
    return text


HEARD = bound(
    _after_the_hearing(_graver(p.COVER)), *map(_graver, (*FOUND, *ORDERED, p.REPORT)), HEARD_NOTICE, p.NOTICE_RECEIPT, REQUEST, SUMMONS, SUMMONS_RECEIPT, HEARING,
    HEARING_REPORT, REVIEW, DISCUSSION, *(_after_the_hearing(_graver(t)) for t in (p.APPROVAL, *DECIDED, *DONE)),
).replace("立卷人：韩立　检查人：祝平\n2024年7月30日", "立卷人：韩立　检查人：祝平\n2024年8月9日")  # fmt: skip

SECOND = "青禾市平川物流有限公司"


def _both(text: str) -> str:
    """A paper that names both companies, each with its number where one is given."""
    number = p.DECISION.split("统一社会信用代码：")[1][:18]
    for gap in ("　", "\n"):
        text = text.replace(f"当事人：青禾市长河市政工程有限公司{gap}统一社会信用代码：{number}",
                            f"当事人：青禾市长河市政工程有限公司（统一社会信用代码：{number}）；{SECOND}（统一社会信用代码：{SECOND_NUMBER}）")
    return text.replace("青禾市长河市政工程有限公司：\n", f"青禾市长河市政工程有限公司、{SECOND}：\n").replace(
        "当事人：青禾市长河市政工程有限公司", f"当事人：青禾市长河市政工程有限公司、{SECOND}").replace(f"、{SECOND}（统一", "（统一").replace("你单位", "你们").replace("对青禾市长河市政工程有限公司罚款", f"对青禾市长河市政工程有限公司、{SECOND}各罚款")


def _to_the_second(receipt: str) -> str:
    return receipt.replace("青禾市长河市政工程有限公司", SECOND).replace("邵文（法定代表人）", "任泽（法定代表人）").replace("广安街18号", "广安街88号")


SECOND_NUMBER = "91350500MA3YK7Q52J"
SECOND_IDENTITY = p.IDENTITY.replace("青禾市长河市政工程有限公司", SECOND).replace(p.DECISION.split("统一社会信用代码：")[1][:18], SECOND_NUMBER).replace("邵文", "任泽").replace("广安街18号", "广安街88号")
TWO_DECIDED = p.DECISION.replace("住所：青禾市石桥区广安街18号\n", f"住所：青禾市石桥区广安街18号\n当事人：{SECOND}\n统一社会信用代码：{SECOND_NUMBER}\n法定代表人：任泽\n住所：青禾市石桥区广安街88号\n", 1).replace(
    "对当事人处以罚款人民币叁仟元整（¥3000.00）", f"对青禾市长河市政工程有限公司处以罚款人民币叁仟元整（¥3000.00），对{SECOND}处以罚款人民币叁仟元整（¥3000.00）")
TOGETHER = bound(
    _both(p.COVER), p.CLUE, _both(p.FILING), p.INSPECTION, p.PHOTOS, p.IDENTITY, SECOND_IDENTITY, p.INTERVIEW, _both(p.CORRECTION), p.CORRECTION_RECEIPT, _to_the_second(p.CORRECTION_RECEIPT),
    _both(p.REPORT).replace("建议处以罚款三千元", "建议对两当事人各处罚款三千元"), _both(p.NOTICE).replace("罚款人民币3000元", "各罚款人民币3000元"), p.NOTICE_RECEIPT, _to_the_second(p.NOTICE_RECEIPT),
    _both(p.APPROVAL).replace("拟罚款3000元", "拟各罚款3000元").replace("建议罚款3000元", "建议各罚款3000元"), TWO_DECIDED, p.DECISION_RECEIPT, _to_the_second(p.DECISION_RECEIPT),
    p.PAYMENT, _to_the_second(p.PAYMENT), _both(p.PUBLICITY), _both(p.CLOSING).replace("缴清罚款3000元", "各自缴清罚款3000元"),
)  # fmt: skip

FILES = {
    "ordinary": ORDINARY, "extension": EXTENDED, "suspension": SUSPENDED, "re-issued notice": REISSUED, "instalments": INSTALMENTS,
    "no penalty": SPARED, "withdrawn": WITHDRAWN, "transferred": TRANSFERRED, "summary": SUMMARY, "hearing": HEARD,
    "several parties": TOGETHER,
}  # fmt: skip
