"""Identifiers: whether the credit codes and identity numbers in the papers can be right."""

from __future__ import annotations

from collections.abc import Iterator

from rules.facts.case import Case
from rules.facts.identifiers import Identifier, may_be_misread
from rules.facts.paper import Paper
from rules.judging import MAJOR, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite

NOT_OF_THE_PARTY = frozenset(["appraisal", "payment_receipt"])
"""Papers that others make: their codes are those of a laboratory, a bank, a treasury."""

FAULTS = {
    ("uscc", "length"): N_("统一社会信用代码“{value}”不是18位"),
    ("uscc", "alphabet"): N_("统一社会信用代码“{value}”含有不该出现的字符（没有字母I、O、S、V、Z）"),
    ("uscc", "check"): N_("统一社会信用代码“{value}”校验码不符"),
    ("id_card", "length"): N_("公民身份号码“{value}”不是18位"),
    ("id_card", "alphabet"): N_("公民身份号码“{value}”含有不该出现的字符"),
    ("id_card", "birth"): N_("公民身份号码“{value}”中的出生日期不存在"),
    ("id_card", "check"): N_("公民身份号码“{value}”校验码不符"),
}


@rule(
    "CF-106", N_("当事人证件号码校验不通过"), severity=MAJOR, points=4, same_words_as=["CF-107"],
    why=N_("号码错一位，处罚和公示就落到别人头上，罚款也无法执行。身份证号和统一社会信用代码按校验码核对；隐去部分数字、辨认不清或者其他证件号不核对，"
           "扫描件上换成形近字就能对上的也不报。"),
    basis=[cite("GB 32100-2015", checked="secondary"), cite("GB 11643-1999", checked="none")],
    suggestion=N_("请对照证照原件核对号码。"),
    violates=[
        "行政处罚决定书\n鲤市监处罚〔2024〕8号\n当事人：某某市宏达商贸有限公司\n统一社会信用代码：91350100M000100Y34\n住所：某某市工业路1号\n决定罚款2000元。\n"
        "2024年3月1日",
        "行政处罚决定书\n被处罚人：林某，男，公民身份号码430104198702243147，住某某市望月湖街道。\n决定处罚款200元。\n2023年5月11日",
        "询问笔录\n被询问人：陈某　身份证号：110105199902300017\n问：证件看过了吗？答：看过了。\n陈某　2024年3月1日",
        "立案审批表\n当事人：某某县利民超市（个体工商户）　9235050211A00Y9876\n案由：经营过期食品\n2024年3月1日",
        "送达地址确认书\n受送达人：黄某　居民身份证号码：35050219871011220\n2024年3月1日",
    ],
    complies=[
        "行政处罚决定书\n当事人：某某市宏达商贸有限公司\n统一社会信用代码：91350100M000100Y43\n2024年3月1日",
        "询问笔录\n被询问人：陈某　居民身份证：11010519491231002X\n2024年3月1日",
        "行政处罚决定书\n当事人：林某，身份证号11010519491231002x，联系电话13905951234，罚款缴至账号6222021402001234567。\n2024年3月1日",
        "缴款凭证\n缴款账号：35050219920229001100　票据号码：350502199203229391\n决定书文号：鲤市监处罚〔2024〕8号\n\f"
        "行政处罚决定书\n鲤市监处罚〔2024〕8号\n当事人：某某市宏达商贸有限公司　统一社会信用代码：91350100M000100Y43\n2024年3月1日",
    ],
    unclear=[
        "行政处罚决定书\n当事人：潘某\n公民身份号码：33030219920■175085\n住址：某某市南汇街道\n2024年6月17日",
    ],
    not_for=[
        "行政处罚决定书\n当事人：白某\n身份证件号码：350203********6994\n住所：某某市中华街道\n2024年6月20日",
        "行政处罚决定书\n当事人：吴某　身份证号：350302620115305（15位）\n2024年6月20日",
        "行政处罚决定书\n当事人：JOHN SMITH　护照号码：E12345678\n港澳居民来往内地通行证号码：H0123456700\n2024年6月20日",
        "行政处罚决定书\n当事人：某某县石料厂　营业执照注册号：350521100012345\n2024年6月20日",
    ],
)
def identifier_fails_its_check(case: Case) -> Iterator[Verdict]:
    """A wrong digit makes the decision speak of somebody else: the fine cannot be collected and the publication hits a stranger.

    Both kinds of number carry a check digit, an identity number a day of birth as well. What is masked, illegible or of another kind cannot be checked.
    On a page read from an image a number is reported only where no exchange of look-alike characters would put it right.
    """
    wrong: dict[str, list[tuple[Paper, Identifier]]] = {}
    checked = doubtful = 0
    for paper in case.papers:
        if paper.kind in NOT_OF_THE_PARTY:
            continue
        for identifier in paper.identifiers:
            if identifier.illegible:
                doubtful += 1
                yield undetermined(N_("号码“{value}”有辨认不清的字符"), value=identifier.value, at=paper.span(identifier.start, identifier.end))
            elif identifier.proved is False:
                if paper.by_ocr(identifier.start) and may_be_misread(identifier):
                    doubtful += 1
                    yield undetermined(N_("扫描页上的号码“{value}”可能读错，请核对原件"), value=identifier.value, at=paper.span(identifier.start, identifier.end))
                else:
                    wrong.setdefault(identifier.value, []).append((paper, identifier))
            elif identifier.proved:
                checked += 1
    for value, found in wrong.items():
        first = found[0][1]
        yield failed(FAULTS[first.kind, first.fault or "check"], value=value, at=[p.span(i.start, i.end) for p, i in found])
    if not wrong and not doubtful:
        yield passed() if checked else not_applicable(N_("没有可以校验的号码"))
