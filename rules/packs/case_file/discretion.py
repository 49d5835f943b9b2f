"""Discretion: reasons for the fine, its range in the law, and the ground on which a penalty is not given."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from rules.facts import discretion, fine_range, legibility, leniency
from rules.facts.blank import is_blank
from rules.facts.case import Case
from rules.facts.fine_range import Range
from rules.facts.hearing_range import party_kind
from rules.facts.leniency import Leniency
from rules.facts.paper import Paper
from rules.judging import MINOR, ORDINARY, VETO, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite

BLANK_FORM = N_("空白的文书样式，没有填写内容")


def _decision(text: str, heading: str = "行政处罚决定书", foot: str = "石桥区市场监督管理局\n2024年8月9日") -> str:
    """An example."""
    return f"{heading}\n石市监罚〔2024〕51号\n当事人：石桥杂货铺　经营场所：石桥区东街9号\n{text}\n{foot}"


@rule(
    "CF-623", N_("裁量理由未说明"), severity=MINOR, points=3, each=["penalty_decision"], procedures=[ORDINARY],
    why=N_("罚款有幅度的，应当说明为什么罚这个数，否则看不出过罚相当。写明从轻、从重、一般等情节或者裁量基准的都可以；数额固定、没有幅度的不适用。"),
    basis=[cite("行政处罚法", 5, 2, since="2021-07-15"), cite("行政处罚法", 4, 2, until="2021-07-15"), cite("行政处罚法", 34, since="2021-07-15"), cite("行政处罚法",
                59, 1, 3, since="2021-07-15"),
           cite("行政处罚法", 39, 1, 3, until="2021-07-15")],
    suggestion=N_("请说明裁量因素和适用的裁量基准。"),
    violates=[
        _decision("当事人经营无标签笋干12袋，货值金额840元。"
                  "该法第一百二十五条第一款第（二）项规定，货值金额不足一万元的，并处五千元以上五万元以下罚款。"
                  "本局综合考虑本案情况，罚款26000元。"),
        _decision("当事人超标排放废水。依据《水污染防治法》第八十三条第二项，决定罚款二十万元。", foot="石桥市生态环境局\n2024年8月9日"),
        _decision("当事人提出其系初次违法，请求从轻处罚，其意见不予采纳。依据《安全生产法》第九十七条第七项（责令限期改正，处十万元以下的罚款），决定罚款52000元。",
                  foot="石桥区应急管理局\n2024年8月9日"),
        _decision("根据违法行为的事实、性质、情节以及社会危害程度，依据《旅行社条例》第五十五条第一项，罚款2万元。", foot="石桥区文化和旅游局\n2024年8月9日"),
    ],
    complies=[
        _decision("鉴于你系初次、渔获物仅0.8公斤且已放生，属轻微违法，罚款200元（法定五万元以下）。", foot="石桥区综合行政执法局\n2024年8月9日"),
        _decision("没有从轻、减轻、从重处罚的情形，选择适中处罚，罚款600元。"),
        _decision("对照《江北省交通运输行政处罚裁量基准》，该行为属一般情节，罚款1000元。", foot="石桥区交通运输局\n2024年8月9日"),
        _decision("经复核，当事人主动消除危害后果，其请求从轻的理由成立。依据《城市市容和环境卫生管理条例》第三十六条第二项，罚款300元。", foot="石桥区城市管理局\n"
            "2024年8月9日"),
        _decision("当事人两年内已因同类行为被查处两次，应予从重，罚款五千元。", foot="石桥区农业农村局\n2024年8月9日"),
    ],
    unclear=[
        _decision("鉴于你店■■■■■■■■■■■■■■■，■■■■■■■■，依据《公共场所卫生管理条例实施细则》第三十六条第（二）项，罚款1500元。"),
        "行政处罚决定书\n____罚〔____〕____号\n依据____，决定罚款____元。\n____局\n____年__月__日",
    ],
    not_for=[
        _decision("当事人未携带道路运输证。依据《道路运输条例》第六十八条（由县级以上道路运输管理机构责令改正，处50元罚款），决定罚款50元。",
                  foot="石桥区交通运输局\n2024年8月9日"),
        _decision("决定给予警告。"),
        _decision("依据《某条例》第九条“处货值金额三倍的罚款”的规定，货值金额为1000元，决定罚款3000元。"),
    ],
)
def discretion_not_reasoned(paper: Paper, case: Case) -> Verdict:
    """Between five thousand and fifty thousand lies the whole case: why this sum, the party must be able to check.

    A factor, a level or the benchmark is enough; 综合考虑 alone is none. A fixed sum leaves nothing to explain.
    """
    if "fine" not in paper.penalties.kinds:
        return not_applicable(N_("决定书没有罚款"))
    if is_blank(paper):
        return undetermined(BLANK_FORM, at=paper.whole)
    told = discretion.of(paper)
    if told.factor:
        return passed(N_("写明了裁量因素或者裁量基准"))
    ranges = fine_range.quoted(paper, party_kind(case)).applying
    if ranges and all(r.fixed for r in ranges):
        return not_applicable(N_("所引条款的罚款数额固定，没有幅度"))
    if told.worn:
        return undetermined(N_("裁量理由部分辨认不清"), at=told.worn)
    fine = paper.penalties.fine_at or paper.penalties.kinds["fine"]
    if told.vague:
        return failed(N_("决定书只笼统地说综合考虑，没有写明裁量因素或者裁量基准"), at=[told.vague, fine], absent=legibility.body_worn(paper))
    return failed(N_("决定书没有写明裁量因素或者适用的裁量基准"), at=fine, absent=legibility.body_worn(paper))


def _no_penalty(text: str, foot: str = "石桥区市场监督管理局\n2024年5月6日") -> str:
    """An example."""
    return _decision(text, "不予行政处罚决定书", foot)


@rule(
    "CF-628", N_("首违不罚或轻微不罚理由不全"), severity=MINOR, points=2, each=["no_penalty_decision", "penalty_decision", "investigation_report"],
    why=N_("不予处罚、首违不罚都有法定条件，没有写明条件或者只引清单，就没有法律依据。没有援引这些规定的案卷不适用。"),
    basis=[cite("行政处罚法", 33, 1, since="2021-07-15"), cite("行政处罚法", 33, 2, since="2021-07-15"), cite("行政处罚法", 27, until="2021-07-15")],
    suggestion=N_("请写明法定要件和所依据的条款，清单只能作为裁量参考。"),
    violates=[
        _no_penalty("经查询，当事人此前没有同类违法记录，属初次违法；当场将话梅下架，并于次日补齐标识，本局复查属实。"
                    "依据《中华人民共和国行政处罚法》第三十三条第一款的规定，本局决定不予行政处罚。"),
        _no_penalty("当事人的违法行为列入本机关首违不罚事项清单，可以不予行政处罚。本机关决定不予行政处罚。", "石桥区城市管理局\n2024年5月6日"),
        _no_penalty("鉴于你单位系初次违法，依据《中华人民共和国行政处罚法》第三十三条第一款的规定，决定不予行政处罚。请责令立即改正。", "石桥区应急管理局\n2024年5月6日"),
        _no_penalty("当事人违法行为轻微，依据《中华人民共和国行政处罚法》第三十三条第一款“违法行为轻微并及时改正，没有造成危害后果的，不予行政处罚”的规定，"
                    "决定不予行政处罚。",
                    "石桥区交通运输局\n2024年5月6日"),
        _decision("按照《江北省从轻行政处罚事项清单》第六项，对当事人从轻处罚，罚款300元。", foot="石桥区城市管理局\n2024年5月6日"),
        _no_penalty("依照《江北省轻微违法行为不予处罚清单》，当事人初次违法、危害后果轻微并及时改正，决定不予行政处罚。"),
    ],
    complies=[
        _no_penalty("当事人开业至今未受过处理，本次系首次被查获；饼干没有售出，无人因此受到损害，社会危害程度显著轻微；当事人当即下架销毁，我局复查确认整改到位。"
                    "根据《中华人民共和国行政处罚法》第三十三条第一款"
                    "关于初次违法且危害后果轻微并及时改正的可以不予行政处罚的规定，并参照《江北省不予处罚清单》，决定不予行政处罚。"),
        _no_penalty("当事人违法行为轻微，已于当日自行清理完毕，没有造成危害后果。依照《中华人民共和国行政处罚法》第三十三条第一款，决定不予行政处罚。",
                    "石桥区城市管理局\n2024年5月6日"),
        _no_penalty("当事人有证据证明其履行了进货查验义务，没有主观过错。依据《中华人民共和国行政处罚法》第三十三条第二款，决定不予行政处罚。"),
        _decision("当事人主动消除危害后果，依据《中华人民共和国行政处罚法》第三十二条第一项，参照《江北省减轻处罚事项清单》，减轻处罚，罚款300元。"),
        _no_penalty("你单位初次违法，危害后果轻微并已及时改正，根据《中华人民共和国行政处罚法》第三十三条第一款之规定，不予行政处罚。", "石桥区卫生健康局\n2024年5月6日"),
    ],
    unclear=[
        _no_penalty("经查，当事人系■■■■，■■■■■■，并■■■■■■。依据《中华人民共和国行政处罚法》第三十三条第一款的规定，本局决定不予行政处罚。"),
    ],
    not_for=[
        _decision("当事人初次违法并及时改正，从轻处罚，罚款300元。有物品清单、责令改正通知书为证。"),
        _no_penalty("违法时当事人不满十四周岁，依据《中华人民共和国行政处罚法》第三十条，不予行政处罚，责令监护人加以管教。"),
        _no_penalty("违法行为在二年内未被发现，依据《中华人民共和国行政处罚法》第三十六条，不再给予行政处罚。"),
        _decision("当事人请求不予处罚。经复核，其行为不符合不予处罚的情形。罚款300元。"),
    ],
)
def leniency_not_shown(paper: Paper, case: Case) -> Verdict:
    """Leniency has elements in statute; a list of the department says which acts may have them, not that this one has."""
    if paper.kind == "investigation_report" and case.decision is not None:
        return not_applicable(N_("以决定书为准"))
    ground = leniency.of(paper)
    if ground is None:
        return not_applicable(N_("没有适用首违不罚、轻微不罚或者免罚清单"))
    if ground.ground == "other":
        return not_applicable(N_("不予处罚的理由不是首违或者轻微"))
    missing = list(_missing(ground))
    if missing:
        return failed(N_("不予处罚没有写明：{missing}"), missing="、".join(missing), at=ground.at, absent=legibility.body_worn(paper))
    if ground.statute is None and ground.list_at is not None:
        return failed(N_("只以清单作为不予处罚的依据，没有引用行政处罚法的条款"), at=ground.list_at, absent=legibility.body_worn(paper))
    return passed(N_("写明了不予处罚的要件"))


def _missing(told: Leniency) -> Iterator[str]:
    if told.ground == "lighter":
        return
    if told.ground == "no_fault":
        if told.no_fault is None:
            yield N_("没有主观过错")
        return
    if told.ground == "minor":
        if told.slight_act is None and told.slight_harm is None:
            yield N_("违法行为轻微")
    elif told.first_time is None:
        yield N_("初次违法")
    if told.corrected is None:
        yield N_("及时改正")
    if told.slight_harm is None:
        yield N_("没有造成危害后果") if told.ground == "minor" else N_("危害后果轻微")


@rule(
    "CF-629", N_("罚款数额超出所引条款幅度"), severity=VETO, each=["penalty_decision", "summary_decision", "prior_notice"],
    why=N_("罚款超出法定幅度，就是没有依据的处罚；低于下限要有减轻情节。幅度按决定书引述的条文计算；没有引述、看不出适用哪一档的，不作判断。"),
    basis=[cite("行政处罚法", 9, since="2021-07-15"), cite("行政处罚法", 5, 2, since="2021-07-15"), cite("行政处罚法", 4, 2, until="2021-07-15")],
    suggestion=N_("罚款应当在法定幅度内，低于下限的须有减轻处罚情节。"),
    violates=[
        _decision("依据处一千元以上五千元以下罚款的规定，罚款8000元。"),
        _decision("根据第一百一十五条第一款第一项“责令改正，处一万元以上十万元以下的罚款”的规定，鉴于当事人积极配合，依法从轻处罚，决定罚款8000元（捌仟元整）。",
                  foot="石桥区住房和城乡建设局\n2024年3月11日"),
        _decision("依据《食品安全法》第一百二十四条第一款第五项（货值金额不足一万元的，并处五万元以上十万元以下罚款；货值金额一万元以上的，"
                  "并处货值金额十倍以上二十倍以下罚款），"
                  "货值金额为240元，决定罚款30000元。"),
        _decision("违法所得为2000元。依据该条例第四十条（没收违法所得，并处违法所得一倍以上三倍以下罚款），没收违法所得2000元，罚款8000元。",
                  foot="石桥区农业农村局\n2024年3月11日"),
        _decision("依据该条第一款（处十万元以下的罚款；逾期未改正的，处十万元以上二十万元以下的罚款），当事人已按期改正，罚款12万元。", foot="石桥区应急管理局\n"
            "2024年3月11日"),
        _decision("依据《森林法实施条例》第四十三条第一款“处非法改变用途林地每平方米10元至30元的罚款”的规定，处以每平方米50元的罚款，计人民币80000元。",
                  foot="石桥区林业局\n2019年6月19日"),
    ],
    complies=[
        _decision("依据处一千元以上五千元以下罚款的规定，罚款3000元。"),
        _decision("依据第一百二十四条第一款第五项，货值金额不足一万元的，并处五万元以上十万元以下罚款。"
                  "鉴于当事人主动消除危害后果，符合应当减轻处罚的情形，"
                  "决定在法定最低罚款限度以下处罚，罚款3000元。"),
        _decision("依据第五十七条“没收违法所得，处以违法经营总额20％以上50％以下的罚款”的规定，当事人的经营额为2051.94元，罚款600元。"),
        _decision("依据该条第一款（处十万元以下的罚款；逾期未改正的，处十万元以上二十万元以下的罚款），罚款52000元。", foot="石桥区应急管理局\n2024年3月11日"),
        _decision("依据第四十二条（可以处五千元以下的罚款），罚款5000元。逾期每日加处百分之三。"),
        _decision("依据《森林法实施条例》第四十三条第一款“处非法改变用途林地每平方米10元至30元的罚款”的规定，处以每平方米10元的罚款，计人民币16000元。",
                  foot="石桥区林业局\n2019年6月19日"),
    ],
    unclear=[
        _decision("根据《石桥市市容和环境卫生管理条例》相关罚则，决定罚款人民币600元。", foot="石桥区城市管理局\n2024年7月16日"),
        _decision("依据该条（处违法所得一倍以上三倍以下罚款），罚款8000元。"),
        _decision("依据该条（对个人处五百元以上二千元以下罚款，对单位处二千元以上二万元以下罚款），罚款3000元。"),
        _decision("依据处一千元以上五千元以下罚款的规定，罚款■■■■元。"),
    ],
    not_for=[_decision("依据该条（给予警告，可以并处五千元以下罚款），给予警告。")],
)
def fine_out_of_range(paper: Paper, case: Case) -> Verdict:
    """No agency may fine beyond the law; below its lower end only where the decision gives a ground for reducing (减轻, not 从轻).

    Judged where the paper quotes the range. Of several the one for the kind of party and the stage counts; unclear which, nothing is said.
    """
    if "fine" not in paper.penalties.kinds:
        return not_applicable(N_("没有罚款"))
    fine, at = paper.penalties.fine, paper.penalties.fine_at or paper.penalties.kinds["fine"]
    if fine is None:
        return undetermined(N_("罚款数额空白或者辨认不清"), at=at)
    ranges = fine_range.quoted(paper, party_kind(case)).applying
    if not ranges and _quoted_elsewhere(paper, case, fine):
        return passed(N_("罚款在另一份文书摘录的幅度内"))
    if not ranges:
        return undetermined(N_("没有摘录罚则的幅度，登记的法律中也没有条文内容，无法核对"), at=at)
    if len(ranges) == 1 and ranges[0].each and (verdict := _by_rate(paper, ranges[0])) is not None:
        return verdict
    if any(r.low is None or r.high is None or r.each for r in ranges):
        return undetermined(N_("罚款按倍数、比例或者件数计算，没有写明计算的基数"), at=[r.at for r in ranges])
    sides = {_side(fine, r) for r in ranges}
    if sides == {0} or any(r.heavier and not _side(fine, r) for r in ranges):
        return passed(N_("罚款在所引条款的幅度内"))
    if len(sides) > 1:
        return undetermined(N_("所引条款有几个幅度，看不出适用哪一个"), at=[at, *(r.at for r in ranges)])
    nearest = ranges[0]
    if sides == {1}:
        return failed(N_("罚款{fine}元，超出所引条款的上限{high}元"), fine=_plain(fine), high=_plain(max(r.high or Decimal(0) for r in ranges)),
                      at=[at, *(r.at for r in ranges)])
    if discretion.of(paper).reduced:
        return passed(N_("低于下限，写明了减轻处罚"))
    return failed(N_("罚款{fine}元，低于所引条款的下限{low}元，没有写明减轻处罚的情形"), fine=_plain(fine), low=_plain(nearest.low or Decimal(0)),
                  at=[at, *(r.at for r in ranges)])


def _by_rate(paper: Paper, told: Range) -> Verdict | None:
    """Of a fine for each square metre, piece or head: the rate taken against the range of the same unit; None where the paper tells no rate."""
    taken = [(yuan, at) for unit, yuan, at in fine_range.rates(paper) if f"每{unit}" in told.at.text]
    if not taken or told.low is None or told.high is None:
        return None
    over = next(((yuan, at) for yuan, at in taken if _side(yuan, told) > 0), None)
    if over:
        return failed(N_("按每单位{fine}元罚款，超出所引条款的上限{high}元"), fine=_plain(over[0]), high=_plain(told.high), at=[over[1], told.at])
    under = next(((yuan, at) for yuan, at in taken if _side(yuan, told) < 0), None)
    if under and not discretion.of(paper).reduced:
        return failed(N_("按每单位{fine}元罚款，低于所引条款的下限{low}元，没有写明减轻处罚的情形"), fine=_plain(under[0]), low=_plain(told.low), at=[under[1], told.at])
    return passed(N_("罚款在所引条款的幅度内"))


def _quoted_elsewhere(paper: Paper, case: Case, fine: Decimal) -> bool:
    """Whether another paper of the case quotes the range, and the fine lies in it. It is no ground to accuse: that paper may quote but a part."""
    for other in case.all("penalty_decision", "investigation_report", "prior_notice"):
        ranges = fine_range.quoted(other, party_kind(case)).applying if other is not paper else ()
        if ranges and all(r.low is not None and r.high is not None and not r.each and _side(fine, r) == 0 for r in ranges):
            return True
    return False


def _side(fine: Decimal, told: Range) -> int:
    """-1 below the range, 0 in it, 1 above it."""
    if told.low is not None and fine < told.low:
        return -1
    return 1 if told.high is not None and fine > told.high else 0


def _plain(amount: Decimal) -> str:
    return f"{amount.normalize():f}"
