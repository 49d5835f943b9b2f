"""Break one thing in a lawful file, and exactly the rule that speaks of it is heard (and those that must follow from it)."""

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

from rules.check import scope_of, stage_of
from rules.documents import assemble
from rules.facts.case import Case
from rules.judging import RULES, Outcome
from rules.judging.runner import judge
from rules.reading import Page, read

SAMPLE = Path(__file__).parents[1] / "samples" / "safety-ordinary-clean.pdf"
AS_OF = date(2026, 11, 1)
Change = tuple[str, str, str]
"""Kind of paper ("*": all), what stands there, what is put in its place; both of one length, so that every character keeps its place."""


@lru_cache(maxsize=1)
def original() -> tuple[Page, ...]:
    return tuple(read(SAMPLE))


@lru_cache(maxsize=1)
def pages_of() -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for document in assemble(list(original())).documents:
        found.setdefault(document.kind, set()).update(p.number for p in document.pages)
    return found


def changed(page: Page, old: str, new: str) -> Page:
    """`page` with every `old`, wherever lines break it, overwritten by `new`."""
    assert len(old) == len(new)
    text, raw = list(page.text), list(page.raw)
    for m in re.finditer(r"\s*".join(map(re.escape, old)), page.text):
        places = [i for i in range(m.start(), m.end()) if not page.text[i].isspace()]
        for i, character in zip(places, new, strict=True):
            text[i] = raw[i] = character
    return replace(page, text="".join(text), raw="".join(raw))


def mutated(changes: tuple[Change, ...], without: tuple[str, ...]) -> list[Page]:
    """The sample with `changes` made and the papers of the kinds `without` taken out (of a kind `name:2` the second paper's pages)."""
    gone = set()
    for kind in without:
        name, _, nth = kind.partition(":")
        papers = [d for d in assemble(list(original())).documents if d.kind == name]
        gone |= {p.number for d in (papers[int(nth) - 1 : int(nth)] if nth else papers) for p in d.pages}
    pages = [p for p in original() if p.number not in gone]
    for kind, old, new in changes:
        where = {p.number for p in pages} if kind == "*" else pages_of()[kind]
        after = [changed(p, old, new) if p.number in where else p for p in pages]
        assert [p.text for p in after] != [p.text for p in pages], f"{old} stands nowhere in {kind}"
        pages = after
    return pages


def failed(pages: list[Page]) -> set[str]:
    dossier = assemble(pages)
    case = Case(dossier, scope_of(dossier, "auto"), stage_of(dossier, "auto"), AS_OF)
    return {j.rule.id for j in judge(case, RULES.values()) if j.outcome is Outcome.FAILED}


def test_the_lawful_file_is_clean() -> None:
    assert failed(list(original())) == set()


CATALOGUE = "case_catalogue"
MUTATIONS: list[tuple[str, tuple[Change, ...], tuple[str, ...], set[str]]] = [
    ("CF-102", (("inspection_record", "施强玲", "叶斌东"),), (), {"CF-104", "CF-318"}),
    ("CF-103", (("inspection_record", "出示了执法证件,表明身份", "宣讲了有关规定,讲明情况"),), (), set()),
    ("CF-106", (("*", "91350582MAJXLRWHFT", "91350582MAJXLRWHFU"),), (), set()),
    ("CF-201", (), ("filing_approval", CATALOGUE), {"CF-906", "CF-907", "CF-911"}),
    ("CF-304", (("interview_record", "被询问人签名:傅鸿英", "被询问人签名:   "),), (), {"CF-316", "CF-908"}),
    ("CF-401", (), ("investigation_report", CATALOGUE), {"CF-906", "CF-907", "CF-911"}),
    ("CF-402", (("investigation_report", "罚款11500元", "给予罚款行政处罚"),), (), set()),
    ("CF-409", (("penalty_approval", "苏轩淑2025年7月16日", "苏轩淑2025年8月16日"),), (), set()),
    ("CF-502", (("prior_notice", "罚款11500元", "给予罚款行政处罚"),), (), set()),
    ("CF-504", (("prior_notice", "罚款11500元", "罚款61500元"),), (), set()),
    (
        "CF-509",
        (
            ("statement_record", "放弃陈述申辩声明", "陈述申辩意见书面"),
            ("statement_record", "没有意见,明确放弃陈述、申辩的权利", "有不同意见,请求从轻减轻处罚金额啊"),
        ),
        (),
        set(),
    ),
    ("CF-503", (("prior_notice", "陈述", "说明"), ("prior_notice", "申辩", "提问")), (), {"CF-502"}),
    ("CF-508", (("penalty_decision", "11500", "21500"),), (), {"CF-507", "CF-626", "CF-801"}),
    ("CF-601", (), ("penalty_decision", CATALOGUE), {"CF-906", "CF-907", "CF-911"}),
    ("CF-602", (("penalty_decision", "住所泉州市鲤城区新华北路197号", "住所              "),), (), {"CF-908"}),
    (
        "CF-603",
        (
            ("penalty_decision", "证据1:现场检查笔录一份,证明", "本案第一,经过一次查看,方得知"),
            ("penalty_decision", "证据2:询问笔录一份,证明", "本案第二,又经谈话,方得知"),
            ("penalty_decision", "证据3:现场照片二张,证明", "本案第三,又经查看,方得知"),
            ("penalty_decision", "证据4:营业执照复印件一份,证明", "本案第四,又经查看登记系统,得知"),
        ),
        (),
        set(),
    ),
    ("CF-604", (("penalty_decision", "《中华人民共和国安全生产法》第九十七条第四项", "国家和省市关于安全生产工作管理的各项有关要求"),), (), set()),
    ("CF-607", (("penalty_decision", "2025年7月18日", "          "),), (), {"CF-908"}),
    ("CF-614", (("penalty_decision", "第二十八条第四款的规定,属于", "的有关规定,属于本案中所述的"),), (), set()),
    ("CF-617", (("penalty_decision", "第九十七条第四项的规定", "第九十七条中的有关规定"),), (), set()),
    ("CF-620", (("penalty_decision", "百分之三加处罚款", "百分之五加处罚款"),), (), set()),
    (
        "CF-623",
        (
            (
                "penalty_decision",
                "鉴于当事人系初次违法且危害后果轻微,案发后积极配合调查并及时改正,按照本机关行政处罚裁量基准,决定从轻处罚",
                "本机关对全案有关材料进行了认真的审阅和研究,并且听取了承办机构有关人员所作的全面而详细的汇报,形成如下意见",
            ),
        ),
        (),
        set(),
    ),
    (
        "CF-631",
        (
            (
                "penalty_decision",
                "本机关于2025年7月4日向当事人送达《行政处罚事先告知书》(泉鲤应急罚告〔2025〕64号)",
                "本机关于2025年7月4日对全案有关材料进行了认真细致的整理和审阅研究并据此作出如下判断与分析",
            ),
            ("penalty_decision", "当事人明确表示放弃陈述、申辩的权利", "本案的材料都齐全可以进入下一个环节"),
        ),
        (),
        set(),
    ),
    ("CF-632", (("penalty_decision", "依法向泉州市丰泽区人民法院", "依法向有管辖权的人民法院院"),), (), set()),
    (
        "CF-606",
        (("penalty_decision", "六个月内依法向泉州市丰泽区人民法院提起行政诉讼", "十五日后再来本机关办公室询问本案情况及办理进度"),),
        (),
        {"CF-612", "CF-632"},
    ),
    ("CF-609", (("penalty_decision", "泉州市鲤城区人民政府申请", "泉州市应急管理局依法申请"),), (), {"CF-632"}),
    ("CF-610", (("penalty_decision", "六十日", "三十日"),), (), set()),
    ("CF-611", (("penalty_decision", "六个月", "三个月"),), (), set()),
    ("CF-613", (("payment_receipt", "壹万壹仟伍佰元", "壹万贰仟伍佰元"),), (), {"CF-801"}),
    ("CF-615", (("penalty_decision", "第九十七条第四项", "第九十七条第九项"),), (), set()),
    ("CF-616", (("prior_notice", "第四十四条、第四十五条第一款", "第三十一条、第三十二条第一款"),), (), {"CF-502"}),
    ("CF-619", (("penalty_decision", "十五日", "三十日"),), (), {"CF-605"}),
    ("CF-701", (), ("delivery_receipt:2", CATALOGUE), {"CF-513", "CF-906", "CF-907", "CF-911"}),
    ("CF-702", (("delivery_receipt", "7月22日", "8月22日"),), (), {"CF-801", "CF-802", "CF-805", "CF-806", "CF-904", "CF-906"}),
    ("CF-101", (("penalty_decision", "泉州市鲤城区应急管理局", "鲤城应急管理局执法中队"),), (), set()),
    ("CF-104", (("inspection_record", "1350714896", "1350714869"),), (), set()),
    ("CF-105", (("delivery_receipt", "泉州崇福机械制造有限公司", "泉州崇福机器制造有限公司"),), (), set()),
    ("CF-107", (("penalty_decision", "91350582MAJXLRWHFT", "91350582MAJXLRWHFU"),), (), {"CF-106"}),
    ("CF-109", (("interview_record", "申请回避", "申请复核"),), (), set()),
    ("CF-110", (("penalty_decision", "在泉州市鲤城区新华北路197号检查", "在泉州市洛江区新华北路197号检查"),), (), set()),
    ("CF-112", (), ("party_identity", CATALOGUE), {"CF-907", "CF-911"}),
    ("CF-903", (("penalty_decision", "泉鲤应急罚〔2025〕", "泉鲤应急罚〔2024〕"),), (), {"CF-709", "CF-901"}),
    ("CF-904", (("investigation_report", "2025年6月26日", "2025年6月11日"),), (), set()),
    ("CF-905", (("photo_evidence", "2025年6月10日", "2025年6月31日"),), (), set()),
    ("CF-906", (("case_catalogue", "案件调查终结报告", "行政处罚听证报告"),), (), set()),
    ("CF-907", (), ("photo_evidence", CATALOGUE), {"CF-911"}),
    ("CF-908", (("penalty_decision", "十五日", "__日"),), (), set()),
    ("CF-909", (("investigation_report", "询问笔录", "讯问笔录"),), (), set()),
    ("CF-911", (), ("case_remarks",), set()),
    ("CF-901", (("closing_approval", "64号", "46号"),), (), set()),
    ("CF-902", (("penalty_decision", "泉鲤应急罚〔2025〕64号", "泉鲤应急罚[2025]64号"),), (), set()),
]


@pytest.mark.parametrize(("rule", "changes", "without", "may_follow"), MUTATIONS, ids=[m[0] for m in MUTATIONS])
def test_one_thing_broken_is_one_rule_heard(rule: str, changes: tuple[Change, ...], without: tuple[str, ...], may_follow: set[str]) -> None:
    heard = failed(mutated(changes, without))
    assert rule in heard
    assert heard - {rule} <= may_follow
