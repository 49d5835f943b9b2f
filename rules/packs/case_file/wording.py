"""Wording: the words of administrative law, spelt as the statutes spell them."""

from __future__ import annotations

from collections.abc import Iterator

from rules.facts import misspellings
from rules.facts.case import Case
from rules.judging import HINT, Example, Outcome, Verdict, failed, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite

REPORT = "案件调查终结报告\n案由：{cause}\n{text}\n建议罚款2000元。\n承办人：徐立、杜鹃\n望海区综合行政执法局\n2024年3月22日"


def _report(text: str, cause: str = "擅自倾倒渣土") -> str:
    return REPORT.format(cause=cause, text=text)


@rule(
    "CF-909", N_("法律用语不当或错别字"), severity=HINT,
    basis=[cite("行政处罚法", 55, 2, since="2021-07-15"), cite("行政处罚法", 37, 1, until="2021-07-15")],
    suggestion=N_("请使用规范的行政执法用语。"),
    why=N_("把行政案件的当事人写成“犯罪嫌疑人”、把询问写成“讯问”，容易让人质疑程序的性质；固定的错别字影响文书的严肃性。只作提示，不扣分；"
           "引号、书名号里的话、当事人自己的陈述和公安移送的材料不提示。"),
    violates=[
        _report("2024年3月6日，办案人员对犯罪嫌疑人陈某进行了讯问，取得其口供一份。"),
        "责令改正通知书\n当事人：某某广告公司\n经查，你单位未经批准按装户外广告牌一块，责令立即拆除。\n望海区城市管理局\n2024年3月5日",
        "行政处罚事先告知书\n吉某：\n拟罚款300元。你享有陈述、申辩的权力，截止2024年6月5日未提出的，视为放弃。\n望海县交通运输局\n2024年5月30日",
        _report("当事人未建立进货台帐，执法人员登陆国家企业信用信息公示系统核查。"),
        "行政处罚决定书\n当事人：某某食品厂\n经查，当事人做为食品生产者，必需按照标准生产。罚款5000元。\n望海区市场监督管理局\n2024年3月5日",
        "集体讨论记录\n讨论时间：2024年3月5日\n王某：其它同志有无意见？李某：既使初次违法，也应处罚。\n结论：罚款500元。",
    ],
    complies=[
        _report("2024年3月6日，办案人员对当事人陈某进行了询问，制作笔录一份。其他事实由现场照片证实。"),
        "行政处罚决定书\n当事人：海鲜大排档\n主要证据：3.公安机关移送的《讯问笔录》2份（犯罪嫌疑人何某，2023年9月2日）；4.起诉意见书。罚款10000元。\n"
        "望海市市场监督管理局\n2024年2月2日",
        "询问笔录\n询问人：白火、钟秋月\n被询问人：田长水\n问：广告牌是谁安装的？\n答：是我按装的，其它的不清楚，以前公安讯问过我。\n2024年4月2日",
        _report("当事人称“截止今天都没收到通知，帐都是老板管的”。"),
        _report("当事人搭建帐篷一顶，按装修图纸施工，截止日期为2024年3月5日，台风登陆后停工。"),
        "听证通知书\n某某公司：\n申请截止时间为2024年3月5日。权力清单已公布。必需品不在禁售之列。\n望海区市场监督管理局\n2024年3月1日",
        "陈述申辩书\n我单位按装的设备必需要使用，请既往不究。\n某某厂　2024年3月1日",
    ],
    known_wrong=[Example("行政处罚告知书\n犯罪嫌疑人吉某涉嫌无证驾驶，拟罚款200元。望海县公安局 2024年5月3日", Outcome.FAILED, known_wrong=True)],
    unclear=[
        _report("2024年5月8日，办案人员对当事人进行了■问并制作笔录，当事人承认在绿地上搭建鸡舍。", "擅自占用绿地"),
    ],
)
def wrong_words(case: Case) -> Iterator[Verdict]:
    """Words of criminal procedure misname what the agency did; a fixed misspelling makes a reader doubt the rest. Shown, never scored.

    What others say stays theirs: quotations, titles, answers in records, the party's own papers, what the police handed over.
    """
    words = [word for paper in case.papers for word in misspellings.found(paper)]
    for word in words:
        if word.criminal:
            yield failed(N_("行政执法文书不用“{wrong}”，应为“{right}”"), wrong=word.wrong, right=word.right, at=word.at)
        else:
            yield failed(N_("“{wrong}”应为“{right}”"), wrong=word.wrong, right=word.right, at=word.at)
    doubtful = [at for paper in case.papers if (at := misspellings.perhaps(paper))]
    if doubtful:
        yield undetermined(N_("关键字辨认不清，看不出用语是否规范"), at=doubtful)
    if not words and not doubtful:
        yield passed()
