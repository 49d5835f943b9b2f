"""The kinds of document in a penalty case file, in legal order, with the headings that departments give them.

One entry a kind. A heading matches whole or not at all: 解除查封（扣押）决定书 is not a 查封（扣押）决定书.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """`code` is the contract's name, `headings` are normalised (half-width brackets)."""

    code: str
    headings: tuple[str, ...]


KINDS: tuple[Kind, ...] = (
    Kind("case_cover", ("卷宗封面", "行政处罚案卷", "行政执法案卷", "案卷封面", "行政处罚案件卷宗",)),
    Kind("case_catalogue", ("卷内目录", "卷内文件目录", "案卷目录",)),
    Kind("clue_record", ("案件来源登记表", "案源登记表", "案件线索登记表", "举报登记表", "投诉举报记录",)),
    Kind("filing_approval", ("立案审批表", "立案呈批表", "行政处罚立案审批表", "立案报告", "案件立案登记表",)),
    Kind("inspection_record", ("现场笔录", "现场检查笔录", "现场检查(勘验)笔录", "现场勘验笔录", "检查记录", "现场检查(勘察)笔录",)),
    Kind("interview_record", ("询问笔录", "调查询问笔录", "询问(调查)笔录", "调查笔录",)),
    Kind("registration_approval", ("先行登记保存证据审批表", "证据先行登记保存审批表", "行政强制措施审批表",)),
    Kind("registration_notice", ("先行登记保存证据通知书", "证据先行登记保存通知书", "先行登记保存物品通知书",)),
    Kind("registration_disposal", ("先行登记保存证据处理决定书", "先行登记保存物品处理通知书", "解除先行登记保存证据通知书",)),
    Kind("seizure_decision", ("查封扣押决定书", "查封(扣押)决定书", "实施行政强制措施决定书", "扣押决定书", "查封决定书",)),
    Kind("seizure_extension", ("延长查封(扣押)期限决定书", "延长行政强制措施期限决定书",)),
    Kind("seizure_disposal", ("解除查封(扣押)决定书", "解除行政强制措施决定书", "查封扣押物品处理决定书",)),
    Kind("sampling_record", ("抽样取证凭证", "抽样记录", "抽样取证通知书",)),
    Kind("appraisal", ("检验报告", "检测报告", "鉴定意见", "监测报告", "鉴定报告",)),
    Kind("photo_evidence", ("现场照片", "照片证据", "现场照片证据", "证据照片", "照片(图片)证据",)),
    Kind("evidence_copy", ("证据复制件", "证据复制(提取)单", "书证复制件", "证据材料登记表",)),
    Kind("party_identity", ("营业执照", "居民身份证", "当事人主体资格证明", "身份证复印件", "当事人身份证明",)),
    Kind("authorization", ("授权委托书",)),
    Kind("address_confirmation", ("送达地址确认书", "电子送达确认书",)),
    Kind("correction_order", ("责令改正通知书", "责令限期改正通知书", "责令改正违法行为决定书", "责令限期整改指令书",)),
    Kind("investigation_report", ("案件调查终结报告", "调查终结报告", "调查报告", "案件处理意见书", "行政处罚案件调查终结报告",)),
    Kind("legal_review", ("法制审核意见书", "重大执法决定法制审核意见书", "行政处罚案件审核意见", "法制审核表",)),
    Kind("group_discussion", ("集体讨论记录", "案件集体讨论记录", "行政处罚案件集体讨论笔录", "重大案件集体讨论记录", "案审会会议记录",)),
    Kind("extension_approval", ("办案期限延长审批表", "延长办案期限审批表", "延期审批表",)),
    Kind("prior_notice", ("行政处罚事先告知书", "行政处罚告知书", "行政处罚事先(听证)告知书", "行政处罚听证告知书", "行政处罚意见告知书", "违法行为通知书",)),
    Kind("hearing_notice", ("听证告知书",)),
    Kind("hearing_request", ("听证申请书",)),
    Kind("hearing_summons", ("听证通知书", "举行听证通知书",)),
    Kind("hearing_record", ("听证笔录",)),
    Kind("hearing_report", ("听证报告",)),
    Kind("statement_record", ("陈述申辩笔录", "当事人陈述申辩笔录", "陈述申辩书", "陈述申辩意见", "放弃陈述申辩声明",)),
    Kind("statement_review", ("陈述申辩复核意见书", "陈述申辩意见复核表", "复核意见书",)),
    Kind("penalty_approval", ("行政处罚决定审批表", "行政处罚审批表", "案件处理审批表", "行政处理决定审批表",)),
    Kind("penalty_decision", ("行政处罚决定书",)),
    Kind("summary_decision", ("当场行政处罚决定书", "行政处罚决定书(当场)", "当场处罚决定书", "行政处罚(当场)决定书",)),
    Kind("no_penalty_decision", ("不予行政处罚决定书",)),
    Kind("delivery_receipt", ("送达回证", "行政执法文书送达回证", "文书送达回证", "文书送达回执",)),
    Kind("public_notice", ("送达公告", "公告",)),
    Kind("instalment_approval", ("延期(分期)缴纳罚款审批表", "延期(分期)缴纳罚款通知书",)),
    Kind("payment_receipt", ("罚没票据", "罚没收入专用票据", "非税收入一般缴款书", "缴款凭证", "罚没款收据", "罚款缴纳凭证",)),
    Kind("confiscation_disposal", ("没收物品处理清单", "没收物品处置记录", "罚没物品处理记录", "没收物品销毁记录",)),
    Kind("enforcement_demand", ("行政处罚决定履行催告书", "履行行政处罚决定催告书", "催告书",)),
    Kind("enforcement_application", ("强制执行申请书", "行政强制执行申请书",)),
    Kind("transfer_letter", ("案件移送函", "涉嫌犯罪案件移送书",)),
    Kind("publicity_record", ("行政处罚信息公示", "信息公示截图", "行政处罚信息公示登记表",)),
    Kind("closing_approval", ("结案审批表", "行政处罚结案审批表", "结案报告", "结案呈批表",)),
    Kind("case_remarks", ("卷内备考表", "备考表",)),
)

BY_CODE = {kind.code: kind for kind in KINDS}
ORDER = {kind.code: place for place, kind in enumerate(KINDS)}


def order(code: str) -> int:
    """The place of a kind in legal order; unknown kinds come last."""
    return ORDER.get(code, len(ORDER))
