"""Leftovers: blanks, placeholders and instructions of the form that nobody took out."""

from __future__ import annotations

from collections.abc import Iterator

from rules.facts import leftovers
from rules.facts.blank import is_blank
from rules.facts.case import Case
from rules.facts.leftovers import BLANK, INSTRUCTION, PLACEHOLDER, Leftover
from rules.facts.paper import Paper
from rules.judging import MINOR, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite

NOTICE = "行政处罚事先告知书\n望消罚告字〔2024〕57号\n望海区新发不锈钢制品厂：\n{text}\n你单位可在五个工作日内陈述、申辩。\n望海区消防救援大队\n2024年7月11日"


def _notice(text: str) -> str:
    return NOTICE.format(text=text)


MESSAGES = {
    BLANK: N_("空白没有填写：“{words}”"),
    PLACEHOLDER: N_("留有占位符号：“{words}”"),
    INSTRUCTION: N_("留有填写说明：“{words}”"),
}


@rule(
    "CF-908", N_("空白项或模板残留"), severity=MINOR, points=2,
    same_words_as=["CF-104", "CF-202", "CF-302", "CF-303", "CF-304", "CF-307", "CF-309", "CF-318", "CF-320", "CF-409", "CF-602", "CF-605", "CF-607",
                   "CF-703", "CF-707", "CF-804", "CF-902"],
    basis=[cite("行政处罚法", 59, 1, since="2021-07-15"), cite("行政处罚法", 39, 1, until="2021-07-15")],
    suggestion=N_("请补填空白项并划去无关选项。"),
    why=N_("空着的日期、金额和没有删掉的模板文字，让人看不出认定的是什么。每份文书只提一次；“你（单位）”是固定格式，签名栏、备注栏和遮盖的姓名号码不算，"
           "别的项目已经审查的空白不重复提。"),
    violates=[
        _notice("经查，你单位于________年____月____日在________存在消防设施未保持完好有效的行为，拟处罚款人民币________元。"),
        _notice("经查，你单位占用消防车通道。（此处写明违法事实和证据）拟罚款5000元。"),
        "案件调查终结报告\n案由：涉嫌占道经营\n经查，当事人占道经营。\n以上意见妥否，请×××批示。\n承办人：甲某、乙某　2024年5月26日",
        "责令改正通知书\n望农责改〔2024〕8号\n望海农资店：\n你单位经营的农药未附标签，责令自收到本通知书之日起____日内改正。\n望海县农业农村局\n2024年5月6日",
        "行政处罚决定书\n望城罚〔2024〕9号\n当事人：吉某\n当事人的行为违反《城市市容和环境卫生管理条例》第××条，决定罚款××元。\n望海区城市管理局\n2024年5月6日",
        "行政处罚决定书\n望卫罚〔2024〕号\n当事人：某某诊所\n经查，当事人使用非卫生技术人员。罚款2000元。\n望海区卫生健康局\n2024年5月6日",
        "听证通知书\n望文听通〔2024〕3号\n某某书店：\n本局定于　　年　　月　　日　　时举行听证，请【当事人名称】准时出席。\n望海县文化体育和旅游局\n2024年5月6日",
        "催告书\n望交催〔2024〕3号\n某某公司：\n请自收到本催告书之日起十日内将罚款缴至{{开户银行}}。\n望海县交通运输局\n2024年9月6日",
    ],
    complies=[
        _notice("经查，你（单位）2024年3月5日至4月1日占用消防车通道。你（单位）的行为违反了《中华人民共和国消防法》第二十八条，拟罚款5000元。"),
        "送达回证\n受送达人：吉某\n送达文书：行政处罚决定书（望城罚〔2024〕9号）\n签收：吉某　2024年5月6日\n"
        "代收人签名：________　　年　月　日\n备注：\n送达人：甲某、乙某",
        "行政处罚决定书\n望城罚〔2024〕9号\n当事人：陈××，身份证号350502××××××××1234，住望海区××路××号。\n经查，陈××占道经营。罚款500元。\n望海区城市管理局\n2024年5月6日",
        "现场检查笔录\n检查时间：2024年3月5日9时__20__分至__10__时\n检查地点：__望海区东街1号__\n检查情况：占道堆放货架。\n"
        "当事人签名：____　　年　月　日\n见证人：____\n检查人员：甲某　乙某",
        "抽样取证凭证\n产品名称：XX-200型冲床　规格：1×2米\n数量：3×20瓶\n抽样日期：2024年5月6日\n甲某、乙某",
        "责令改正通知书\n望农责改〔2024〕8号\n望海农资店：\n责令自收到本通知书之日起五日内改正。（逾期不改正的，依法处罚）\n注：本文书一式两份。\n望海县农业农村局\n2024年5月6日",
    ],
    unclear=[
        "责令改正通知书\n望环责改〔2024〕8号\n望海县恒昌陶瓷厂：\n你厂于■■■■年■■月■■日未落实应急减排措施。责令于■■■■改正。\n望海市生态环境局\n2024年1月12日",
        "立案审批表\n案由：涉嫌占道经营\n当事人：吉某\n负责人意见：同意/不同意立案（不适用的划掉）。丙某　2024年3月11日",
    ],
    not_for=["行政处罚决定书\n____罚〔____〕____号\n当事人：____\n决定给予____的行政处罚。\n____局\n____年__月__日"],
)
def form_left_over(case: Case) -> Iterator[Verdict]:
    """What stayed empty was not decided, and what the form told its writer was not meant for the party. Told once a paper.

    Places for signatures and their days are other rules', as are masks of names and numbers; of a form that nobody filled in nothing is said.
    """
    judged = found = False
    for paper in case.papers:
        if paper.kind in leftovers.WRITTEN_BY_OTHERS or is_blank(paper):
            continue
        judged = True
        left = leftovers.find(paper)
        sure = [x for x in left if not x.unsure and not (x.kind == BLANK and _by_hand(paper, x))]
        if sure:
            found = True
            yield failed(MESSAGES[sure[0].kind], at=[x.at for x in sure], words=_around(paper, sure[0]))
        elif left:
            found = True
            yield undetermined(N_("空白或者选项辨认不清，请核对原件：“{words}”"), words=_around(paper, left[0]), at=[x.at for x in left])
    if not found:
        yield passed() if judged else not_applicable(N_("没有填写过的执法文书"))


def _by_hand(paper: Paper, left: Leftover) -> bool:
    """Whether the blank stands on a scanned page in a form, where a hand may have filled it in."""
    return paper.by_ocr(left.at.start) and paper.kind not in leftovers.LETTERS


def _around(paper: Paper, left: Leftover) -> str:
    """The words of the leftover with what stands about it, on one line."""
    start, end = max(left.at.start - 8, paper.text.rfind("\n", 0, left.at.start) + 1), left.at.end + 6
    return "".join(paper.text[start:end].split("\n")[0].split())[:40]
