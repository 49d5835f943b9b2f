"""Confiscated goods: what became of them is on record."""

from __future__ import annotations

from rules import patterns as re
from rules.facts import closing, presence
from rules.facts.case import Case
from rules.facts.dates import WORN_MARKS
from rules.facts.penalties import KINDS
from rules.judging import MINOR, ORDINARY, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite
from rules.packs import example_papers as example

HEADING = re.compile(r"^(?!.*(?:决定书|告知书|审批|查封|扣押|登记保存)).*(?:销毁|处置|拍卖|移交|变卖|罚没物|没收(?:的)?物|公物仓|上缴|无害化|交接|入库)")
TOLD = re.compile(r"(?:没收|罚没|涉案)[^。;\n]{0,30}(?:已|均|全部|予以)[^。;\n]{0,10}(?:销毁|移交|拍卖|变卖|上缴|处理|处置|捐赠|放生)|(?:已|均"
                  r"|全部)(?:依法)?(?:销毁|移交|拍卖|变卖|上缴)")
NOT_DONE = re.compile(
    r"(?:没收|罚没|涉案|物品|物资|财物)[^。;\n]{0,40}?(?:未|没有|尚未|没|仍未)(?:作|进行|予以|办理|依法)?(?:处理|处置|销毁|移交|拍卖|变卖|上缴)"
    r"|(?:无|没有|未见|未附|缺)[^。;,\n]{0,8}(?:处置|处理|销毁|移交|拍卖)(?:单据|记录|清单|材料|手续|凭证)|(?:仍|现|一直)?(?:存放|堆放|保管|存)(?:于"
    r"|在)?[^。;,\n]{0,10}(?:仓库|库房)[^。;\n]{0,20}(?:未|没有)")


def _decided(goods: str) -> str:
    """An example: a decision that confiscates this."""
    return f"行政处罚决定书\n新安市监处罚〔2023〕77号\n当事人：顺利酒行\n销售侵权商品。决定：{goods}\n新安县市场监督管理局\n2023年6月20日"


def _closed(told: str) -> str:
    return f"结案审批表\n案由：销售侵权商品\n执行情况：{told}\n承办人意见：建议结案 郭涛、孟欣 2023年7月10日\n负责人意见：同意结案 常青 2023年7月11日"


@rule(
    "CF-807", N_("没收物品无处置记录"), severity=MINOR, points=2, procedures=[ORDINARY],
    why=N_("没收的物品应当拍卖、销毁或者按规定移交，去向要有记录；结案而没有任何处置记录的报。处置记录叫什么名称不限；单份文书只在结案表自己写明没有处置时才报。"),
    basis=[cite("行政处罚法", 74, 1, since="2021-07-15"), cite("行政处罚法", 53, until="2021-07-15")],
    suggestion=N_("请补充没收物品处置记录。"),
    violates=[
        example.papers(_decided("没收侵权白酒38瓶，罚款20000元。"), _closed("罚款20000元已缴；没收的白酒38瓶存放本局仓库，没有移交，没有销毁，没有拍卖，也没有处置单据")),
        example.papers(_decided("没收玩具20件。"), _closed("罚没物品尚未处理。")),
        example.papers("卷宗封面\n案由：销售侵权商品", example.FILING, _decided("没收侵权玩具20件，罚款5000元。"), example.PAYMENT, _closed("罚款已缴清。")),
        example.papers("卷宗封面\n案由：电鱼", example.FILING, _decided("没收渔具1套、电瓶2个。"), example.DECISION_RECEIPT, _closed("处罚决定已执行完毕。")),
    ],
    complies=[
        example.papers(_decided("没收非法标志灯1个、计价器1台，罚款10000元。"),
                       "罚没物品处理记录\n物品：标志灯1个、计价器1台\n去向：2024年7月2日移交区财政局公物仓\n"
                       "移交人：蒋涛、尹慧", _closed("罚款已缴，罚没物品已移交")),
        example.papers("卷宗封面\n案由：销售侵权商品", example.FILING, _decided("没收侵权玩具20件。"), "没收物品销毁记录\n玩具20件\n"
                       "销毁时间：2023年7月2日", _closed("已执行完毕。")),
        example.papers("卷宗封面\n案由：销售侵权商品", example.FILING, _decided("没收侵权玩具20件。"), "公物仓入库单\n玩具20件\n"
                       "交接人：郭涛 2023年7月2日", _closed("已执行完毕。")),
    ],
    unclear=[
        example.papers(_decided("没收电子秤1台，罚款1000元。"), "■没■■■■■\n■■名称：电子■■■\n"
                                "■■方式：■■　■■时间：2024年■月■日", _closed("罚款已缴，没收物品处置情况见前页")),
        example.papers("卷宗封面\n案由：销售侵权商品", example.FILING, _decided("没收侵权玩具20件。"), example.PAYMENT, _closed("罚款已缴清，没收的玩具已全部销毁。")),
        example.papers("卷宗封面\n案由：销售侵权商品", example.FILING, _decided("没收侵权玩具20件。"), example.PAYMENT, "■■■■■■■■\n"
                       "■■■■■■■■■■■■（此页污损）", _closed("罚款已缴清。")),
    ],
    not_for=[
        example.papers("卷宗封面\n案由：销售侵权商品", example.FILING, _decided("没收违法所得500元。"), example.PAYMENT, _closed("罚没款已缴清。")),
        example.papers("卷宗封面\n案由：销售侵权商品", example.FILING, _decided("没收侵权玩具20件。"), example.PAYMENT),
        example.papers(_decided("没收侵权玩具20件。"), _closed("罚款已缴清。")),
    ],
)
def goods_not_disposed_of(case: Case) -> Verdict:
    """Whether a case with confiscated goods that was closed holds a record of what became of them."""
    decision = case.last("penalty_decision")
    if decision is None and case.scope != "whole" and (told_alone := _by_the_closing_alone(case)):
        return told_alone
    if decision is None or "confiscate_goods" not in decision.penalties.kinds:
        return not_applicable(N_("没有没收物品"))
    goods = decision.penalties.kinds["confiscate_goods"]
    last = closing.of(case.all("closing_approval"))
    if last is None:
        return not_applicable(N_("没有结案"))
    if case.has(["confiscation_disposal"]):
        return passed(N_("卷内有没收物品的处置记录"))
    other = next((p for p in case.all("unknown", "evidence_copy") if HEADING.search("".join(p.document.title.split()))), None)
    if other or presence.headed(case, HEADING):
        return passed(N_("卷内有没收物品的处置记录"))
    text = last.paper.document.squeezed
    denied = NOT_DONE.search(text)
    if denied:
        return failed(N_("结案时没收的物品没有处置"), at=[goods, last.paper.document.unsqueeze(denied.start(), denied.end())])
    worn = presence.worn(case) or next((p.whole for p in case.all("unknown") if "■" in p.text.translate(WORN_MARKS)), None)
    if worn or case.unread_pages:
        return undetermined(N_("有页面辨认不清，不能断定没有没收物品的处置记录"), at=worn or goods)
    if case.scope != "whole":
        return not_applicable(N_("不是整卷，结案审批表也没有写明没有处置"))
    told = TOLD.search(text)
    if told:
        return undetermined(N_("结案审批表写了没收物品已经处置，卷内没有见到处置记录"), at=last.paper.document.unsqueeze(told.start(), told.end()))
    listed = presence.of(case, ("confiscation_disposal",), HEADING)
    if listed.doubt:
        return undetermined(N_("有页面或者目录条目辨认不清或者没有找到，不能断定没有没收物品的处置记录"), at=listed.doubt)
    if not presence.enough(case):
        return not_applicable(N_("卷内文书太少，不像整卷，不判断是否齐全"))
    return failed(N_("没收了物品，结案时卷内没有处置记录"), expected="confiscation_disposal")


GOODS_WORN = re.compile(r"没收[一-龥]{0,4}■{2,}")


def _by_the_closing_alone(case: Case) -> Verdict | None:
    """What a closing form says without the decision: that the goods taken were left as they are. None where it tells of no goods taken."""
    form = case.last("closing_approval")
    if form is None:
        return None
    text = form.document.squeezed
    denied = NOT_DONE.search(text)
    if denied and (goods := KINDS["confiscate_goods"].search(text)):
        return failed(N_("结案时没收的物品没有处置"), at=[form.document.unsqueeze(m.start(), m.end()) for m in (goods, denied)])
    worn = GOODS_WORN.search(text.translate(WORN_MARKS))
    return undetermined(N_("没收的物品或者其处置辨认不清"), at=form.document.unsqueeze(worn.start(), worn.end())) if worn else None
