"""Headings that stand in no list: what departments put together of the words that headings are made of, and what only resembles it."""

import pytest

from rules.documents.headings import heading_of

NAMED = """
case_cover 税务稽查案件案卷
case_catalogue 卷内资料目录
clue_record 违法线索核查表 上级交办案件登记表 案件线索受理登记表 案件来源情况登记表
filing_approval 立案请示 案件立案申请审批表
inspection_record 现场检查(勘验、测绘)笔录 现场执法笔录 污染源现场监察记录
interview_record 询问(谈话)笔录
registration_approval 实施查封(扣押)强制措施审批表 先行登记保存证据物品审批表
registration_notice 证据先行登记保存物品清单 先行登记保存证据(物品)清单
registration_disposal 先行登记保存证据处理意见通知书 退还先行登记保存物品清单
seizure_decision 封存决定书 行政强制措施(查封)决定书
sampling_record 农药监督抽查抽样单 执法抽样记录
appraisal 检验检测结果报告 检测分析报告
photo_evidence 现场检查(勘验)照片 照片证据登记表
evidence_copy 证据(书证)提取单
party_identity 个体工商户营业执照复印件
correction_order 责令限期治理通知书 隐患整改通知书
investigation_report 案件调查终结处理意见书 案件处理建议书
legal_review 案件合法性审查表 法规科审核意见书
group_discussion 案件会议讨论记录 集体研究记录
extension_approval 行政处罚案件延长期限审批表 案件办理延期审批表
prior_notice 拟处罚告知通知书 行政处罚权利义务告知书
hearing_summons 听证会举行通知书
statement_record 陈述、申辩及听证权利放弃书 当事人陈述申辩登记表
statement_review 陈述申辩理由复核意见表
penalty_approval 行政处罚处理意见审批表
delivery_receipt 送达登记表 快递签收截图 送达回证(邮寄)
public_notice 公告送达材料打印件
instalment_approval 罚款延期缴纳审批表 延期缴纳罚款申请审批表
payment_receipt 电子缴款凭证 微信缴款截图 罚款收讫凭证 罚款缴款回执
confiscation_disposal 没收物品移交表 罚没物品无害化处理记录 销毁物品清单
enforcement_demand 行政处罚履行催告通知书 罚款催缴函
enforcement_application 非诉执行申请书
transfer_letter 案件移送书(公安)
publicity_record 国家企业信用信息公示系统截图 信用中国网站截图 处罚决定公开记录
closing_approval 行政处罚结案登记审批表
case_remarks 备考表(卷内)
"""


@pytest.mark.parametrize(("kind", "line"), [(row.split()[0], line) for row in NAMED.strip().split("\n") for line in row.split()[1:]])
def test_a_heading_is_read_by_its_words(kind: str, line: str) -> None:
    found = heading_of(line)
    assert found is not None
    assert found.kinds == (kind,)


OTHERS = (
    "回访登记表 听证会签到表 社会稳定风险评估表 行政处罚裁量基准表 违法事实及证据 调查经过 处罚依据 负责人意见 案件基本情况 告知情况 听证情况 履行情况 送达情况 "
    "处罚决定执行情况 案件来源及调查经过 法制审核情况 集体讨论意见 承办机构意见 处罚内容 复核结果 结案意见 延期理由 处罚建议 检验结论 送达地点 送达方式 物品清单 "
    "抽样地点 讨论记录 监督检查 责令改正 复查笔录 撤案审批表 行政许可决定书 行政复议申请书 租赁合同 检查通知书 权利告知 基本信息 文书审批表 保管清单 案卷评查表 "
    "行政处罚教育谈话记录 电话询问记录 企业安全检查记录 涉案物品保管清单 查封(扣押)物品清单 行政处罚决定书(作废) 协助调查通知书 企业自查表"
)


@pytest.mark.parametrize("line", OTHERS.split())
def test_words_that_tell_no_kind_are_no_heading(line: str) -> None:
    assert heading_of(line) is None
