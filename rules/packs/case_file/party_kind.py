"""The right person as the party: one that exists, under its registered name, with proof of who it is."""

from __future__ import annotations

from collections.abc import Iterator

from rules.facts import party_names, party_status, presence
from rules.facts.case import Case
from rules.facts.paper import Paper
from rules.facts.party_names import Named
from rules.judging import MAJOR, ORDINARY, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite
from rules.packs import example_papers as example

DECISION = (
    "行政处罚决定书\n望市监处罚〔2024〕97号\n当事人：{party}\n经查，当事人销售的冷冻鸡爪标签未标注生产者名称。依据《中华人民共和国食品安全法》第一百二十五条，罚款6000元。\n"
    "望海区市场监督管理局\n2024年6月4日")
LICENCE = "营业执照\n名称：{name}\n统一社会信用代码：{code}\n类型：{kind}\n{rest}\n本复印件与原件相符。2024年3月15日"
CODE, SHOP = "91350100M000100Y43", "92350100M000100Y4L"


def _case(party: str, *others: str) -> str:
    """An example: a decision on this party, after other papers."""
    return "\n\f\n".join([*others, DECISION.format(party=party)])


def _licence(name: str, code: str = CODE, kind: str = "有限责任公司", rest: str = "法定代表人：秦炳") -> str:
    return LICENCE.format(name=name, code=code, kind=kind, rest=rest)


@rule(
    "CF-112", N_("当事人主体认定不当"), severity=MAJOR, points=4,
    basis=[
        cite("行政处罚法", 59, 1, 1, since="2021-07-15"), cite("行政处罚法", 40, since="2021-07-15"), cite("行政处罚法", 39, 1, 1, until="2021-07-15"),
        cite("行政处罚法", 30, until="2021-07-15"),
    ],
    suggestion=N_("请按营业执照或者身份证件确定当事人并附主体资格证明。"),
    why=N_("处罚已经注销的公司、公司的内设部门或者一块招牌，决定没有承受的主体，罚款也无从执行。领有执照的分公司可以作当事人；普通程序的整卷还应当附执照或者身份证件的复印件。"),
    violates=[
        _case("望海聚鲜供应链有限公司\n法定代表人：秦炳",
              "准予注销登记通知书\n望海聚鲜供应链有限公司：\n你公司提交的注销登记申请，准予注销登记。\n望海区市场监督管理局　2024年3月5日"),
        _case("望海顺济金属制品有限公司", "企业信用信息公示报告\n名称：望海顺济金属制品有限公司\n登记状态：注销（2022年4月11日登记注销）\n2024年3月1日"),
        _case("黄记烧烤店", "询问笔录\n被询问人：黄某\n问：店里有执照吗？答：没有办理营业执照，招牌上写的是“黄记烧烤店”。\n黄某　2024年3月1日"),
        _case("望海宏达建筑工程有限公司第三项目部", _licence("望海宏达建筑工程有限公司")),
        _case("望海宏泰商贸有限公司",
              "变更登记情况\n企业名称由望海宏泰商贸有限公司变更为望海宏泰科技有限公司，变更日期：2023年11月6日\n2023年11月6日"),
        _case("望海区阿芳美食店", _licence("望海区林秀芳食杂店", SHOP, "个体工商户", "经营者：林秀芳")),
        example.whole(example.FILING, example.INSPECTION, example.INTERVIEW, example.REPORT, example.NOTICE, example.NOTICE_RECEIPT,
                      example.DECISION, example.DECISION_RECEIPT),
    ],
    complies=[
        _case("福建润泽燃气有限公司东街分公司\n负责人：卢宗", _licence("福建润泽燃气有限公司东街分公司", kind="有限责任公司分公司", rest="负责人：卢宗")),
        _case("望海区某某小吃店（经营者：黄某）", "询问笔录\n被询问人：黄某\n问：店里有执照吗？答：没有办理营业执照。\n黄某　2024年3月1日",
              "居民身份证\n姓名：黄某\n公民身份号码：350121197206044180\n2024年3月1日"),
        _case("望海聚鲜供应链有限公司\n统一社会信用代码：91350100M000100Y43", _licence("望海聚鲜供应链有限公司", rest="登记状态：存续（在营、开业、在册）"),
              "案件调查终结报告\n当事人：望海聚鲜供应链有限公司\n当事人的食品经营许可证已于2023年5月被注销，仍继续经营。\n2024年3月20日"),
        _case("望海聚鲜供应链有限公司", "企业信用信息公示报告\n名称：望海聚鲜供应链有限公司\n登记状态：吊销，未注销\n2024年3月1日"),
        _case("望海宏泰科技有限公司", "变更登记情况\n企业名称由望海宏泰商贸有限公司变更为望海宏泰科技有限公司，变更日期：2023年11月6日\n2023年11月6日"),
        _case("望海区阿坤食杂店\n经营者：林坤", _licence("望海区阿坤食杂店", SHOP, "个体工商户", "经营者：林坤")),
        _case("望海聚鲜供应链有限公司", _licence("望海聚鲜供应链有限公司"), "企业信用信息公示报告\n名称：望海聚鲜供应链有限公司\n2024年8月1日登记注销\n2024年9月1日"),
        example.whole(example.FILING, example.INSPECTION, "营业执照\n名称：某建材店\n类型：个体工商户\n经营者：张某\n2024年3月13日",
                      example.REPORT, example.NOTICE, example.DECISION),
    ],
    unclear=[
        _case("望海区聚宝木器厂", "营业执照\n统一社会信用代码：91350627MACX765P2K\n名称：望海区■■■■■■\n类型：■■■■　法定代表人：■■\n2023年6月8日"),
        _case("望海区城关中心小学食堂", "立案审批表\n当事人：望海区城关中心小学食堂\n负责人意见：同意立案。范恒　2024年3月29日"),
        _case("福建润泽燃气有限公司东街分公司", _licence("福建润泽燃气有限公司")),
        example.whole("卷内目录\n1　立案审批表\n2　营业执照复印件\n3　行政处罚决定书", example.FILING, example.REPORT, example.NOTICE, example.DECISION),
    ],
    not_for=[
        "立案审批表\n案由：涉嫌占道经营\n承办人意见：建议立案。甲某、乙某　2024年3月8日\n负责人意见：同意立案。丙某　2024年3月11日",
    ],
)
def wrong_party(case: Case) -> Iterator[Verdict]:
    """A decision on one that is not there, or is none, binds nobody: a company struck off or renamed before the decision, a department, a shop's sign.

    Told only where the file itself says so. That a whole file of the ordinary procedure proves nobody's identity is told as well; a row of the catalogue
    or a copy among the evidence is enough to be silent.
    """
    deciding = case.decision or case.first("prior_notice", "hearing_notice")
    named = [n for n in party_names.of_decision(case) if n.paper.kind != "filing_approval"]
    if deciding is None or not named:
        yield not_applicable(N_("没有写明当事人的处罚决定书或者告知书"))
        return
    found = [v for name in dict.fromkeys(n.name for n in named) if (v := _of(case, deciding, next(n for n in named if n.name == name)))]
    proof = _proof(case)
    yield from found
    if proof:
        yield proof
    if not found and not proof:
        yield passed()


def _of(case: Case, deciding: Paper, named: Named) -> Verdict | None:
    """What stands against `named` as the party."""
    if not named.organisation:
        return None
    day = deciding.date
    gone = party_status.cancelled(case, named.name)
    if gone and (gone.day is None or day is None or gone.day <= day):
        return failed(N_("{name}在作出决定前已经注销，不能再作当事人"), name=named.name, at=[gone.at, named.at])
    new = party_status.renamed(case, named.name)
    if new and (new.day is None or day is None or new.day <= day) and new.name not in deciding.document.squeezed.translate(party_names.BRACKETS):
        return failed(N_("当事人已更名为{new}，决定仍用原名{name}"), new=new.name, name=named.name, at=[named.at, new.at])
    registered = any(i.kind == "uscc" for i in deciding.identifiers)
    licences = party_status.licence_names(case)
    of_its_own = any(party_names.relation(name, named.name) == "same" for name, _ in licences)
    own = of_its_own or any(party_names.relation(name, named.name) == "variant" for name, _ in licences)
    if party_status.is_a_branch(named.name) and licences and not of_its_own and not registered:
        return undetermined(N_("卷内没有{name}自己的营业执照，请核对分支机构是否登记"), name=named.name, at=named.at)
    if party_status.is_a_department(named.name) and not of_its_own and not registered:
        if "公司" in named.name:
            return failed(N_("{name}是单位的内设部门，不能作当事人"), name=named.name, at=named.at)
        return undetermined(N_("看不出{name}是否领有自己的执照"), name=named.name, at=named.at)
    if own:
        return None
    if worn := party_status.illegible_licence(case):
        return undetermined(N_("营业执照上的名称辨认不清，无法与当事人比对"), at=worn)
    if registered:
        return None
    operator = next((p.operator for p in deciding.parties if p.name == named.name), None)
    if operator or "公司" in named.name:
        return None
    if licences:
        other, paper = licences[0]
        return failed(N_("执照上的名称是{other}，决定以“{name}”为当事人又没有列明经营者"), other=other, name=named.name, at=[named.at, paper.whole])
    for paper in case.all("penalty_decision", "investigation_report", "inspection_record", "interview_record", "filing_approval"):
        without = party_status.unlicensed(paper)
        if without:
            return failed(N_("“{name}”没有执照，只是招牌名称，应当以经营者为当事人"), name=named.name, at=[named.at, without])
    return None


def _proof(case: Case) -> Verdict | None:
    """Whether a whole file of the ordinary procedure lacks every proof of who the party is."""
    if case.scope != "whole" or case.procedure != ORDINARY or not presence.enough(case) or case.decision is None:
        return None
    if party_status.proof_of_identity(case):
        return None
    if listed := party_status.listed_proof(case):
        return undetermined(N_("目录列有主体资格材料，没有在卷内认出来"), at=listed)
    if worn := presence.worn(case):
        return undetermined(N_("有页面或者目录条目辨认不清，不能断定缺主体资格证明"), at=worn)
    return failed(N_("卷内没有当事人的营业执照、身份证件等主体资格证明"), expected="party_identity")
