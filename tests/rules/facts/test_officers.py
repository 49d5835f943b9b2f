"""Officers: who acts in a record, with the number of the certificate; half of the rows name nobody or somebody else."""

import pytest

from rules.facts.officers import place_illegible, recorders
from tests.rules.facts.papers_of_text import paper


def named(body: str, heading: str = "现场检查笔录") -> list[tuple[str, str | None]]:
    return [(o.name, o.certificate) for o in paper(f"{heading}\n{body}").officers]


@pytest.mark.parametrize(("text", "expected"), [
    ("检查人员：陈志远（执法证号：13050100123）、王丽（执法证号：13050100145）", [("陈志远", "13050100123"), ("王丽", "13050100145")]),
    ("检查人员：陈志远　王丽", [("陈志远", None), ("王丽", None)]),
    ("检查人员：陈志远、王丽　执法证号：21070033、21070078", [("陈志远", "21070033"), ("王丽", "21070078")]),
    ("检查人员：陈志远、王丽　执法证号：21070033", [("陈志远", None), ("王丽", "21070033")]),
    ("海事执法人员签名：陈志远（执法证21010033）、王丽", [("陈志远", "21010033"), ("王丽", None)]),
    ("消防监督检查员：苏德毕力格　乌兰图雅", [("苏德毕力格", None), ("乌兰图雅", None)]),
    ("社会监督员：陈志远", []),
    ("询问人：1.陈志远（卫生监督证号341525-010）　2.______", [("陈志远", "341525-010")]),
    ("检查人员：王　丽、陈志远", [("王丽", None), ("陈志远", None)]),
    ("检查人员（签名）：陈志远 王丽 2024年3月5日", [("陈志远", None), ("王丽", None)]),
    ("检查（勘验）人员：陈志远、王丽　　记录人：王丽", [("陈志远", None), ("王丽", None)]),
    ("执法人员：陈志远 证号35010223011；王丽 证号35010223036。", [("陈志远", "35010223011"), ("王丽", "35010223036")]),
    ("执法人员陈志远、王丽向当事人出示了执法证件。", [("陈志远", None), ("王丽", None)]),
    ("本局执法人员欧阳峰（证号0812033）、王丽（证号0812047）对该公司进行检查。", [("欧阳峰", "0812033"), ("王丽", "0812047")]),
    ("我们是某某区应急管理局行政执法人员陈志远、王丽，证件号码为AQ35050521428、AQ35050554566，这是我们的证件。",
     [("陈志远", "AQ35050521428"), ("王丽", "AQ35050554566")]),
    ("检查人：陈志远、王丽（证件编号0211、0226，已出示）", [("陈志远", "0211"), ("王丽", "0226")]),
    ("检查人员：邱凤（证号：闽 130181 19 006）、范坤（证号：闽 130181 19 017）", [("邱凤", "闽13018119006"), ("范坤", "闽13018119017")]),
    ("卫生监督员：何平、孙丽华", [("何平", None), ("孙丽华", None)]),
    ("办案人民警察：康长水（警号072215，已出示人民警察证）", [("康长水", "072215")]),
    ("街道综合执法队范凤荣（35020604012）、袁坤凤（35020604023）出示执法证后检查。", [("范凤荣", "35020604012"), ("袁坤凤", "35020604023")]),
    ("执法人员：先福（20052119021）、税明（20052119035），已出示证件", [("先福", "20052119021"), ("税明", "20052119035")]),
    ("主办人：阿里木·买买提　协办人：王丽", [("阿里木·买买提", None), ("王丽", None)]),
    ("检查人员|修伟（0211）、方敏（0226），已出示执法证件", [("修伟", "0211"), ("方敏", "0226")]),
    ("检查人员 陈志远、王丽\n记录人 王丽", [("陈志远", None), ("王丽", None)]),
    ("执法人员1：陈志远　执法人员2：王丽", [("陈志远", None), ("王丽", None)]),
    # those who only help, watch or lead
    ("执法人员：陈志远、汪梅（社区网格员）", [("陈志远", None)]),
    ("检查人员：陈志远（执法证号13050100123）、汪梅（辅警，无执法证）", [("陈志远", "13050100123")]),
    ("陪同人员：螺阳镇网格员汪梅\n见证人：李某", []),
    ("现场负责人：侯炳坤　职务：厂长　联系电话：13905951234", []),
    ("被检查人：阮国华（经理）　2023年4月11日", []),
    ("记录人：王丽", []),
    ("执法人员向现场负责人出示了执法证件，对方表示清楚。", []),
    ("检查人员对上述情况进行了拍照取证。检查人员签名：", []),
    ("执法人员：　　　　、　　　　（签名）　　年　　月　　日", []),
    ("经执法人员核查，当事人和执法人员共同清点。", []),
    ("检查人员：两名\n检查情况：正常。", []),
])
def test_those_who_act_are_named_and_nobody_else(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert named(text) == expected


def test_the_names_at_the_foot_of_an_opinion_handled_the_case() -> None:
    text = "承办人意见：建议立案调查。 签名：吴珍鸿 王玲 2024年6月25日\n负责人意见：同意立案。 签名：庄杰晓 2024年6月25日"
    assert [n for n, _ in named(text, "立案审批表")] == ["吴珍鸿", "王玲"]


def test_an_opinion_signed_without_a_label_names_its_signers() -> None:
    text = "承办人意见\n该行为涉嫌违法，建议立案查处。\n丁坤长 涂毅诗 2025.4.9\n承办机构意见\n拟同意立案。\n侯毅章 2025.4.9"
    assert [n for n, _ in named(text, "立案审批表")] == ["丁坤长", "涂毅诗"]


def test_who_checked_the_binding_did_not_handle_the_case() -> None:
    assert named("立卷人：王玲　检查人：许永　2024年8月2日", "卷内备考表") == []


def test_a_recorder_is_known_apart_from_the_officers() -> None:
    found = paper("询问笔录\n询问人：陈志远\n记录人：苏敏（证号13050100145）\n问：证件看了吗？")
    assert [(o.name, o.certificate) for o in recorders(found)] == [("苏敏", "13050100145")]


@pytest.mark.parametrize(("line", "illegible"), [
    ("检查人员：韩泽铭、■■■　执法证号：13050100123", True),
    ("检查人员：韩泽铭（证号13■50100123）、王丽　检查地点：■■路2号", False),
])
def test_an_officer_who_cannot_be_read_is_noticed(line: str, illegible: bool) -> None:
    assert place_illegible(paper(f"现场检查笔录\n{line}")) is illegible


def test_the_office_before_the_names_is_passed_over() -> None:
    assert [n for n, _ in named("承办人：执法一中队　陈志远、王丽", "卷宗封面")] == ["陈志远", "王丽"]


@pytest.mark.parametrize(("heading", "names"), [("立案审批表", ["陈志远", "王丽"]), ("行政处罚信息公示登记表", [])])
def test_who_publishes_does_not_handle_the_case(heading: str, names: list[str]) -> None:
    assert [n for n, _ in named("经办人：陈志远、王丽　2024年3月5日", heading)] == names
