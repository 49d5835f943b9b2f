"""Every heading of every kind, worn as papers are worn, still names its kind; look-alikes never do."""

import pytest

from rules.documents import assemble
from rules.documents.headings import SHORTEST_WORN, bare, heading_of
from rules.documents.kinds import BY_CODE, KINDS, Kind
from rules.reading import read_bytes
from rules.reading.normalise import normalise

HEADINGS = [pytest.param(k, h, id=f"{k.code}-{h}") for k in KINDS for h in k.headings]
BROKEN = [p for p in HEADINGS if len(p.values[1]) >= 6]
LOOK_ALIKES = [pytest.param(k, o, id=f"{k.code}-{o}") for k in KINDS for o in k.look_alikes]


def kinds_of(line: str) -> tuple[str, ...]:
    heading = heading_of(line)
    return heading.kinds if heading else ()


def kind_of_text(text: str) -> str:
    return assemble(read_bytes(text.encode(), ".txt")).documents[0].kind


@pytest.mark.parametrize(("kind", "heading"), HEADINGS)
def test_a_worn_heading_still_names_its_kind(kind: Kind, heading: str) -> None:
    assert kinds_of(heading) == (kind.code,)
    assert kinds_of(" ".join(heading)) == (kind.code,)
    assert kinds_of(heading.replace("(", "〔").replace(")", "〕")) == (kind.code,)
    name = bare(heading)
    if len(name) >= SHORTEST_WORN:
        for place in range(len(name)):
            assert kind.code in kinds_of(f"{name[:place]}圚{name[place + 1 :]}")


@pytest.mark.parametrize(("kind", "heading"), BROKEN)
def test_a_heading_over_two_lines_names_its_kind(kind: Kind, heading: str) -> None:
    middle = len(heading) // 2
    assert kind_of_text(f"{heading[:middle]}\n{heading[middle:]}\n鲤卫〔2024〕1号\n当事人:王芳\n经查,属实。\n") == kind.code


@pytest.mark.parametrize(("kind", "other"), LOOK_ALIKES)
def test_a_look_alike_is_not_taken_for_its_neighbour(kind: Kind, other: str) -> None:
    assert kind.code not in kinds_of(other)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("泉州市鲤城区市场监督管理局行政处罚决定书", "penalty_decision"),
        ("厦门市思明区人民政府筼筜街道办事处行政处罚决定书", "penalty_decision"),
        ("城市管理行政处罚决定书", "penalty_decision"),
        ("行政处罚决定书（单位）", "penalty_decision"),
        ("行政处罚决定书(个人)", "penalty_decision"),
        ("行政（当场）处罚决定书（单位）", "summary_decision"),
        ("不予行政处罚决定书", "no_penalty_decision"),
        ("福建省非税收入一般缴款书", "payment_receipt"),
        ("中央非税收入统一票据（电子）", "payment_receipt"),
        ("中国建设银行客户专用回单", "payment_receipt"),
        ("营业执照（复印件）", "party_identity"),
        ("中国邮政储蓄银行缴款凭证", "payment_receipt"),
        ("税务行政处罚事项告知书", "prior_notice"),
        ("海事行政处罚决定书（法人或者其他组织）", "penalty_decision"),
        ("行政处罚决定书（入卷联）", "penalty_decision"),
        ("水行政执法现场勘验笔录", "inspection_record"),
        ("污染源现场检查记录", "inspection_record"),
        ("税务询问（调查）笔录", "interview_record"),
        ("案件法制审核呈批表", "legal_review"),
        ("行政处罚案件立案表", "filing_approval"),
        ("违法建设案件调查报告", "investigation_report"),
        ("国内特快专递邮件详情单", "delivery_receipt"),
        ("局长办公会议纪要", "group_discussion"),
        ("不予税务行政处罚决定书", "no_penalty_decision"),
        ("烟草专卖当场行政处罚决定书（代收据）", "summary_decision"),
        ("第二次询问笔录", "interview_record"),
        ("询问笔录（第二次）", "interview_record"),
        ("福建省城市管理行政执法案卷", "case_cover"),
        ("宁波市北仑区应急管理局行政执法案卷", "case_cover"),
        ("行政处罚事先告知书送达回证", "delivery_receipt"),
        ("责令某某化工有限公司改正违反水污染防治制度违法行为决定书", "correction_order"),
        ("环境噪声检测报告", "appraisal"),
        ("关于公告送达行政处罚决定书的公告", "public_notice"),
        ("行政处罚■定书", "penalty_decision"),
    ],
)
def test_what_departments_put_around_a_heading_does_not_hide_it(line: str, kind: str) -> None:
    assert kinds_of(normalise(line)) == (kind,)


@pytest.mark.parametrize(
    "line",
    [
        "生产安全事故调查报告",
        "行政处罚信息信用修复告知书",
        "行政处罚事先告知审批表",
        "《行政处罚决定书》",
        "送达行政处罚决定书",
        "行政处罚决定书已送达。",
        "1 行政处罚决定书",
        "证据:现场检查笔录",
        "行政处理决定书",
        "行政复议决定书",
        "现场复查笔录",
        "整改复查意见书",
        "撤回听证申请书",
        "不予立案审批表",
        "检测委托书",
        "询问通知书",
        "查封(扣押)物品清单",
        "安全生产行政执法文书",
        "当事人陈述申辩:无",
        "市场监督管理局",
        "2024年5月6日",
        "同意立案",
        "关于行政处罚决定书的说明",
    ],
)
def test_what_only_sounds_like_a_heading_is_none(line: str) -> None:
    assert kinds_of(line) == ()


@pytest.mark.parametrize(
    ("worn", "content", "kind"),
    [
        ("圚案审批表", "案由：涉嫌无证经营\n案件来源：举报\n承办人意见：建议立案调查。", "filing_approval"),
        ("圚案审批表", "案由：无证经营\n执行情况：罚款已缴清\n承办人意见：建议结案。", "closing_approval"),
        ("听证圚知书", "本机关定于2024年5月9日9时举行听证，主持人：王芳，请准时出席。", "hearing_summons"),
        ("听证圚知书", "你单位有权要求举行听证，逾期视为放弃。", "hearing_notice"),
    ],
)
def test_a_worn_heading_that_fits_two_kinds_is_settled_by_what_the_paper_says(worn: str, content: str, kind: str) -> None:
    assert kind_of_text(f"{worn}\n{content}\n2024年5月6日\n") == kind


def test_codes_are_the_contracts_and_each_stands_once() -> None:
    assert len(BY_CODE) == len(KINDS) == 47
