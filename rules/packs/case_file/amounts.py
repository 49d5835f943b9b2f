"""Amounts: whether words and figures of one amount agree."""

from __future__ import annotations

from collections.abc import Iterator

from rules.facts.case import Case
from rules.facts.money import Money
from rules.facts.paper import ILLEGIBLE, Paper
from rules.judging import MAJOR, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite

NOT_THE_AGENCYS = {"evidence_copy", "party_identity", "authorization", "appraisal", "photo_evidence", "hearing_request", "statement_record"}
"""What others wrote: a party's invoice that disagrees with itself is not the agency's mistake."""


@rule(
    "CF-613", N_("金额大小写不一致"), severity=MAJOR, points=4,
    why=N_("大写和小写金额不一样，罚多少就没有确定，当事人不知道该缴多少。数字辨认不清、在换行处可能缺字的，不作判断。"),
    basis=[cite("行政处罚法", 59, 1, 3, since="2021-07-15"), cite("行政处罚法", 39, 1, 3, until="2021-07-15")],
    suggestion=N_("请核对金额大小写。"),
    violates=[
        "行政处罚决定书\n决定处以人民币贰万叁仟元整（￥32000.00）的罚款。\n石桥区应急管理局\n2023年10月24日",
        "行政处罚事先告知书\n拟罚款人民币伍仟元（¥50,000.00元）。\n临江市城市管理局\n2023年10月24日",
        "非税收入一般缴款书\n罚款金额：130000.00元\n金额（大写）：人民币壹拾叁万壹仟元整\n临江市生态环境局\n2025年6月9日",
        "行政处罚决定书\n没收违法所得1200元（大写：壹仟贰佰元整），罚款3万元（大写：叁仟元整）。\n云岭县农业农村局\n2024年6月9日",
        "结案审批表\n处罚内容：罚款陆佰捌拾元伍角整（¥680.05）\n青禾区卫生健康局\n2024年6月9日",
        "行政处罚决定书\n罚款（大写）壹万元整，（小写）：1000.00元。\n青禾区文化和旅游局\n2024年6月9日",
    ],
    complies=[
        "行政处罚决定书\n决定：一、没收违法所得人民币陆佰捌拾元伍角整（￥680.50）；二、罚款人民币伍万元整（￥50000.00）。"
        "以上罚没款合计人民币伍万零陆佰捌拾元伍角整（￥50680.50）。\n临江市市场监督管理局\n2024年6月7日",
        "行政处罚决定书\n罚款壹拾贰万元整（12万元）。\n石桥区交通运输局\n2024年6月7日",
        "行政处罚决定书\n罚款人民币叁万陆仟伍佰圆整（¥36,500.00）。\n柳林街道办事处\n2024年6月7日",
        "行政处罚决定书\n每车次罚款伍佰元，共计1500元（壹仟伍佰元整）。\n石桥区交通运输局\n2024年6月7日",
        "罚没收入专用票据\n人民币（大写）：伍佰元整　（小写）：500.00\n北川县水利局\n2024年6月7日",
        "行政处罚决定书\n罚款人民币伍千元整（5000元），每平方米伍拾元（60元/平方米以下）。\n北川县水利局\n2024年6月7日",
    ],
    unclear=[
        "行政处罚决定书\n罚款人民币贰仟■佰元整（￥2300.00）。\n殷岭区交通运输局\n2023年8月9日",
        "行政处罚决定书\n罚款人民币伍万元整（￥5■000.00）。\n殷岭区交通运输局\n2023年8月9日",
        "行政处罚决定书\n罚款人民币伍万元整（￥50,00\n.00）。\n殷岭区交通运输局\n2023年8月9日",
    ],
    not_for=[
        "行政处罚决定书\n罚款5000元。\n青禾区城市管理局\n2024年6月7日",
        "行政处罚决定书\n罚款壹仟元，没收违法所得300元。\n青禾区城市管理局\n2024年6月7日",
    ],
)
def words_and_figures_differ(case: Case) -> Iterator[Verdict]:
    """A fine written in words and figures that differ is not determined: the party cannot know what it owes.

    Digits that a reader may have lost at a line's end, and illegible ones, leave it open.
    """
    pairs = 0
    for paper in case.papers:
        if paper.kind in NOT_THE_AGENCYS:
            continue
        amounts = paper.amounts
        for n, one in enumerate(amounts):
            if one.pair is None or one.pair < n:
                continue
            other = amounts[one.pair]
            pairs += 1
            words, figures = (one, other) if one.words else (other, one)
            at = paper.span(one.start, other.end)
            if words.yuan == figures.yuan and not ILLEGIBLE.search(paper.text, one.start, other.end):
                continue
            if one.doubtful or other.doubtful:
                yield undetermined(N_("大写或者小写金额辨认不清"), at=at)
            elif _may_have_lost_digits(paper, words, figures):
                yield undetermined(N_("小写金额在换行处可能缺字"), at=at)
            elif paper.by_ocr(figures.start) and _one_misreading_apart(words, figures) and not _told_elsewhere(case, paper, figures):
                yield undetermined(N_("扫描件的小写金额可能识别有误，请核对原件"), at=at)
            else:
                yield failed(N_("大写金额“{words}”与小写金额“{figures}”不一致"), at=at, words=_told(paper, words), figures=_told(paper, figures))
    yield passed() if pairs else not_applicable(N_("没有同时写明大写和小写的金额"))


def _one_misreading_apart(words: Money, figures: Money) -> bool:
    """Whether one figure read wrong or some left out explain the difference."""
    right, read = f"{words.yuan:f}", f"{figures.yuan:f}"
    if len(right) == len(read):
        return sum(a != b for a, b in zip(right, read, strict=True)) == 1
    left = iter(right)
    return all(digit in left for digit in read)


def _told_elsewhere(case: Case, paper: Paper, figures: Money) -> bool:
    """Whether the same figures stand at another place of the file, so that they were hardly read wrong."""
    return any(
        m.yuan == figures.yuan and not m.words and (p is not paper or m.start != figures.start) for p in case.papers for m in p.amounts)


def _told(paper: Paper, amount: Money) -> str:
    return "".join(paper.text[amount.start:amount.end].split())


def _may_have_lost_digits(paper: Paper, words: Money, figures: Money) -> bool:
    """Whether the figures run over a line's end (of a scan: touch it) and are the words' figures with some missing."""
    last = figures.end - 1
    if not (paper.over_a_line_end(figures.start, figures.end) or (paper.by_ocr(last) and paper.ends_a_line(last))):
        return False
    left = iter(f"{words.yuan:f}")
    return all(digit in left for digit in f"{figures.yuan:f}".rstrip("0").rstrip("."))
