"""The seal: a decision is the agency's only under its seal."""

from __future__ import annotations

from rules.facts import seals, signature_block
from rules.facts.blank import is_blank
from rules.facts.case import Case
from rules.facts.paper import Paper
from rules.facts.seals import Sealed
from rules.judging import ORDINARY, VETO, Verdict, failed, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite

BODY = "行政处罚决定书\n{note}某罚〔2023〕118号\n当事人：某家具店\n当事人占道堆放家具，罚款500元，十五日内缴至江城银行。\n{foot}"


def _decision(foot: str, note: str = "") -> str:
    """An example."""
    return BODY.format(note=note, foot=foot)


@rule(
    "CF-608", N_("决定书未加盖印章"), severity=VETO, each=["penalty_decision"], procedures=[ORDINARY],
    why=N_("没有盖章的决定书，看不出是机关的决定。有电子印章的可以；黑白扫描件和没有图像的文字页看不出印章，不作判断。"),
    basis=[cite("行政处罚法", 59, 2, since="2021-07-15"), cite("行政处罚法", 39, 2, until="2021-07-15")],
    suggestion=N_("处罚决定书必须加盖机关印章。"),
    violates=[
        _decision("江州市城市管理局\n2023年5月23日", "（存档稿，未盖章）\n"),
        _decision("江州市水利局\n2023年5月23日", "存档稿\n"),
        _decision("江州市卫生健康局（未加盖公章）\n2023年5月23日"),
        _decision("江州市交通运输局\n2023年5月23日", "【底稿】\n"),
    ],
    complies=[
        _decision("本决定书一式三份，一份送达当事人，一份交代收银行，一份存档。\n江州市城市管理局（印章）\n2023年5月23日"),
        _decision("江州市农业农村局（章）　2023年5月23日"),
        _decision("江州市文化和旅游局\n（公章）\n2023年5月23日"),
        _decision("江州市城市管理局（印章）\n2023年5月23日", "（存档联）\n"),
    ],
    unclear=[
        _decision("江州市文化旅游体育局\n2023年11月21日"),
        _decision("江州市应急管理局\n2023年11月21日\n本决定书一式两份，一份存档。"),
        "行政处罚决定书\n（　）罚〔　〕　号\n当事人：\n决定给予　　　的行政处罚。\n（印章）\n　年　月　日",
    ],
)
def not_sealed(paper: Paper, case: Case) -> Verdict:
    """The law asks for the seal under the decision; a copy for the archive without it does not show that the party's had one.

    Seen on coloured scans and as images, figures or electronic seals of a PDF; of black and white and of mere text nothing is said.
    """
    if is_blank(paper):
        return undetermined(N_("空白的文书样式，没有填写内容"), at=paper.whole)
    state = seals.sealed(paper)
    if state is Sealed.YES:
        return passed(N_("落款处有印章"))
    copy = seals.archive_copy(paper)
    block = signature_block.of(paper).at or paper.whole
    if copy is not None and state is not Sealed.ELSEWHERE:
        return failed(N_("归档的决定书注明“{told}”，没有加盖印章"), told="".join(copy.text.split()).strip("()[]【】"), at=[copy, block])
    if state is Sealed.NO:
        return failed(N_("决定书落款处没有机关印章"), at=block)
    if state is Sealed.ELSEWHERE:
        return undetermined(N_("印章不在落款所在的一页，请核对原件"), at=block)
    return undetermined(N_("看不出有无印章（文字版或者黑白扫描），请核对原件"), at=block)
