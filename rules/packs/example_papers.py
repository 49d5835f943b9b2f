"""Papers of an invented case, from which rules about whole files put their examples together.

A trader piled goods on a pavement in March 2024; the notice was served on 22 April, the decision made on 8 May and served on 10 May.
"""

COVER = "卷宗封面\n某区城市管理局\n案号：某城管罚〔2024〕31号\n案由：占道堆放物料\n当事人：某建材店"
FILING = "立案审批表\n案由：涉嫌占道堆放物料\n承办人意见：建议立案。甲某、乙某　2024年3月8日\n负责人意见：同意立案。丙某　2024年3月11日"
INSPECTION = "现场检查笔录\n检查时间：2024年3月7日9时20分\n检查情况：人行道堆放水泥八十包。\n当事人：张某　检查人员：甲某　乙某"
INTERVIEW = "询问笔录\n询问时间：2024年3月13日15时\n问：堆放是否经过批准？答：没有。\n以上看过，与我说的一样。张某　2024年3月13日"
REPORT = "案件调查终结报告\n经查，当事人在人行道堆放水泥八十包。建议罚款2000元。\n承办人：甲某、乙某　2024年4月2日"
NOTICE = ("行政处罚事先告知书\n某城管罚告〔2024〕31号\n某建材店：\n你单位在人行道堆放水泥，违反《城市市容和环境卫生管理条例》第十四条，拟罚款2000元。"
          "你单位可以自收到之日起五个工作日内陈述、申辩。\n某区城市管理局\n2024年4月19日")
NOTICE_RECEIPT = "送达回证\n送达文书：行政处罚事先告知书（某城管罚告〔2024〕31号）\n签收：张某　2024年4月22日\n送达人：甲某、乙某"
HEARING = ("听证笔录\n听证时间：2024年4月26日9时\n主持人：戊某　记录人：己某\n当事人：希望从轻。\n"
           "以上核对无误。张某　戊某　己某　2024年4月26日")
REVIEW = "法制审核意见书\n审核意见：事实清楚，证据充分，程序合法，同意。\n审核人：丁某（法规科）　2024年5月6日"
APPROVAL = "行政处罚决定审批表\n承办人意见：罚款2000元。甲某、乙某　2024年5月6日\n负责人意见：同意。丙某　2024年5月7日"
DECISION = ("行政处罚决定书\n某城管罚〔2024〕31号\n当事人：某建材店\n经查，当事人在人行道堆放水泥八十包。"
            "依据《城市市容和环境卫生管理条例》第三十六条第二项，决定罚款2000元。\n某区城市管理局\n2024年5月8日")
DECISION_RECEIPT = "送达回证\n送达文书：行政处罚决定书（某城管罚〔2024〕31号）\n签收：张某　2024年5月10日\n送达人：甲某、乙某"
PAYMENT = "缴款凭证\n缴款人：某建材店　罚款2000元　2024年5月20日"
CLOSING = "结案审批表\n执行情况：罚款已缴清，处罚决定履行完毕。甲某、乙某　2024年5月24日\n负责人意见：同意结案。丙某　2024年5月27日"


def papers(*texts: str) -> str:
    """The papers one after the other, each on a page of its own."""
    return "\n\f\n".join(texts)


def whole(*texts: str) -> str:
    """A whole file: the papers under a cover."""
    return papers(COVER, *texts)
