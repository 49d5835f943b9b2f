"""Document numbers: the same wherever they are quoted, and written in the standard form."""

from __future__ import annotations

from collections.abc import Iterator

from rules import patterns as re
from rules.facts.case import Case
from rules.facts.numbers import ILLEGIBLE, DocumentNumber
from rules.facts.paper import Paper
from rules.judging import MAJOR, MINOR, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite

NUMBERED_BY_OTHERS = frozenset(
    ["appraisal", "payment_receipt", "evidence_copy", "party_identity", "authorization", "hearing_request", "photo_evidence", "address_confirmation"]
)
"""Kinds whose own number, where they bear one, is not the agency's."""

WRITTEN_BY_THE_PARTY = frozenset(["hearing_request", "authorization", "address_confirmation"])
ANOTHER_CASE = re.compile(
    "曾|此前|之前|前次|上次|上一次|首次|第一次|第二次|再次|累计|屡次|多次|前科|(?:违法|处罚)记录|一年内|两年内|同类|类案|另案|他案|参照|撤销|作废|收回|更正|变更|"
    "重新|原(?:告知|决定|处罚)|并案|关联|指定|移送"
)
"""Words that tell of an earlier penalty, a withdrawn notice, another case: a number quoted with them is rightly another."""

NUMBER_FIELD = re.compile(r"(?:案 ?号|文 ?号|编 ?号|字 ?号|处罚决定书?|决定书|文书)\s?[:|(《 ]{0,3}$|决定书》?\s?\(?$")


@rule(
    "CF-901", N_("案号或文书文号不一致"), severity=MAJOR, points=4, same_words_as=["CF-709", "CF-903"],
    why=N_("文书靠文号查找，封面、结案表或者引用处写错，就会找到别的案子。立案号、告知书和决定书的文号各自比较；送达回证上的文号由CF-709判断。"),
    basis=[cite("行政处罚法", 47, since="2021-07-15"), cite("档案法", 14)],
    suggestion=N_("请统一案号和文书文号。"),
    violates=[
        "卷宗封面\n案号：某永市监处罚〔2024〕38号\n当事人：某某镇阿坤食杂店\n\f行政处罚决定书\n某永市监处罚〔2024〕83号\n当事人：某某镇阿坤食杂店\n罚款50000元。\n"
        "某某县市场监督管理局\n2024年5月21日",
        "行政处罚决定书\n（某港）应急罚〔2024〕38号\n当事人：某某食品科技有限公司\n某某区应急管理局\n2024年8月7日\n\f结案审批表\n当事人：某某食品科技有限公司\n"
        "决定书文号：（某港）应急罚〔2024〕48号\n执行情况：已缴清",
        "行政处罚事先告知书\n某鲤城管罚告字〔2023〕12号\n林某：\n拟罚款300元。\n某某区城市管理局\n2023年5月8日\n\f行政处罚决定书\n某鲤城管罚决字〔2023〕15号\n"
        "当事人：林某\n"
        "本局于2023年5月9日向你送达《行政处罚事先告知书》（某鲤城管罚告字〔2023〕21号）。罚款300元。\n某某区城市管理局\n2023年5月20日",
        "行政处罚决定审批表\n案号：某林罚〔2024〕25号\n当事人：某某木材厂\n负责人意见：同意。\n\f行政处罚决定书\n某林罚〔2024〕15号\n当事人：某某木材厂\n"
        "某某县林业局\n2024年5月20日",
        "扣押决定书\n某农扣〔2024〕3号\n某某农资店：\n扣押农药25瓶。\n某某市农业农村局\n2024年8月7日\n\f解除查封（扣押）决定书\n某农解扣〔2024〕3号\n某某农资店：\n"
        "现对某农扣〔2024〕8号决定扣押的物品予以解除。\n某某市农业农村局\n2024年9月1日",
    ],
    complies=[
        "卷宗封面\n案号：某永市监处罚〔2024〕38号\n当事人：某某镇阿坤食杂店\n\f行政处罚决定书\n某永市监处罚〔2024〕38号\n当事人：某某镇阿坤食杂店\n"
        "某某县市场监督管理局\n2024年5月21日",
        "卷宗封面\n案号：某永市监处罚〔2024〕38号\n\f立案审批表\n某永市监立〔2024〕52号\n当事人：林某\n2024年4月1日\n\f行政处罚告知书\n某永市监罚告〔2024〕41号\n"
        "林某：\n拟罚款300元。\n某某县市场监督管理局\n2024年5月8日\n\f"
        "行政处罚决定书\n某永市监处罚〔2024〕38号\n当事人：林某\n经某永市监罚告〔2024〕41号告知书告知，未陈述申辩。\n某某县市场监督管理局\n2024年5月21日",
        "行政处罚决定书\n某环罚〔2024〕17号\n当事人：某某石材厂\n当事人曾于2023年因同类违法行为被本机关以某环罚〔2023〕40号处罚，属再次违法。\n某某市生态环境局\n"
        "2024年5月21日\n\f结案审批表\n处罚决定书文号：某环罚 〔2024〕 17 号\n已缴清",
        "行政处罚决定书\n某鲤城管罚决字[2024]第005号\n当事人：林某\n某某区城市管理局\n2024年5月20日\n\f送达回证\n送达文书：行政处罚决定书 "
        "某鲤城管罚决字〔2024〕50号\n受送达人：林某\n\f结案审批表\n决定书文号：某鲤城管罚决字〔2024〕5号",
    ],
    unclear=[
        "案卷封面\n案号：某屿农罚〔2024〕1■号\n当事人：林某\n\f行政处罚决定书\n某屿农罚〔2024〕15号\n当事人：林某\n某某区农业农村局\n2024年6月11日",
    ],
    not_for=[
        "行政处罚决定书\n某环罚〔2024〕17号\n当事人：某某石材厂\n某某市生态环境局\n2024年5月21日",
        "关于公布自由裁量基准的通知\n某环规〔2025〕1号\n各科室：\n现予公布，某环规〔2021〕3号同时废止。\n某某市生态环境局\n2025年5月21日",
        "卷宗封面\n案号：某永市监处罚〔2024〕38号\n当事人：某某镇阿坤食杂店",
    ],
)
def number_quoted_differs(case: Case) -> Iterator[Verdict]:
    """By its number a paper is found again: a wrong one on the cover, in the closing form or in a quotation leads to another case.

    Compared within one series only: filing, notice and decision count for themselves, as do seizures and orders. Delivery receipts are CF-709's.
    """
    own = [(p, p.number) for p in case.papers if p.number and not _of_the_case(p, p.number)
           and p.kind not in NUMBERED_BY_OTHERS | {"delivery_receipt", "case_cover", "closing_approval", "case_catalogue"}]
    compared = 0
    wrong: dict[tuple[str, str], list[tuple[Paper, DocumentNumber, Paper, DocumentNumber]]] = {}
    open_: list[tuple[Paper, DocumentNumber]] = []
    for paper in case.papers:
        if paper.kind in WRITTEN_BY_THE_PARTY or paper.kind == "delivery_receipt":
            continue
        for quoted in paper.numbers:
            if any(p is paper and n.start == quoted.start for p, n in own):
                continue
            rivals = [(p, n) for p, n in own if (p is not paper or p.kind != "unknown") and _same_series(paper, quoted, p, n)]
            answers = [quoted.agrees_with(n) for _, n in rivals]
            if not rivals:
                continue
            if True in answers:
                compared += 1
            elif None in answers:
                open_.append((paper, quoted))
            elif not _of_another_case(paper, quoted):
                compared += 1
                wrong.setdefault((quoted.value, rivals[-1][1].value), []).append((paper, quoted, *rivals[-1]))
    for (value, right), found in wrong.items():
        own_paper, own_number = found[0][2], found[0][3]
        at = [p.span(n.start, n.end) for p, n, _, _ in found] + [own_paper.span(own_number.start, own_number.end)]
        yield failed(N_("引用的文号“{quoted}”与文书本身的文号“{own}”不一致"), quoted=value, own=right, at=at)
    for paper, quoted in open_:
        yield undetermined(N_("文号“{number}”辨认不清，无法核对"), number=quoted.value, at=paper.span(quoted.start, quoted.end))
    if not wrong and not open_:
        yield passed() if compared else not_applicable(N_("没有引用卷内其他文书的文号"))


INTERNAL = frozenset(("investigation_report", "legal_review", "group_discussion", "penalty_approval", "extension_approval", "statement_review"))
"""Papers within the agency, which name the case that they are about."""
OF_THE_CASE = re.compile(r"(?:案号|案件(?:编)?号|(?:行政)?处罚(?:决定)?(?:书)?(?:文号|编号)):?\s*$")


def _of_the_case(paper: Paper, number: DocumentNumber) -> bool:
    """Whether the number at the head of a paper is, by its label, the case's and not the paper's own."""
    return paper.kind in INTERNAL and bool(OF_THE_CASE.search(paper.text[max(0, number.start - 12):number.start]))


def _same_series(paper: Paper, quoted: DocumentNumber, other: Paper, own: DocumentNumber) -> bool:
    """Whether `quoted` means a paper that counts with `own`: the same prefix, or the decision named in a field of a form."""
    if quoted.series != own.series:
        return False
    shorter, longer = sorted((_bare(quoted.prefix), _bare(own.prefix)), key=len)
    if longer.endswith(shorter) and len(shorter) >= 2:
        return True
    if any(c in ILLEGIBLE for c in shorter + longer):
        return len(shorter) == len(longer)
    labelled = NUMBER_FIELD.search(paper.text, max(0, quoted.start - 12), quoted.start) is not None
    return labelled and own.series == "decision" and paper.kind in ("case_cover", "closing_approval", "publicity_record", "payment_receipt", "enforcement_demand")


def _bare(prefix: str) -> str:
    return re.sub("字?第?$", "", prefix)


def _of_another_case(paper: Paper, quoted: DocumentNumber) -> bool:
    start = max(paper.text.rfind(c, 0, quoted.start) for c in "。\n;")
    ends = [i for c in "。\n;" if (i := paper.text.find(c, quoted.end)) >= 0]
    return bool(ANOTHER_CASE.search(paper.text, start + 1, min(ends, default=len(paper.text))))


OWN_SYSTEMS = re.compile("消|公[(（交安治刑]|公\\(|税|烟|关缉|海关|海事|铁公|边检|国安|烟草")
OWN_SYSTEM_DEPARTMENTS = frozenset(["fire", "public_security", "tax", "tobacco", "customs"])
PLATFORM = re.compile(
    "(?:全国|国家|省级?|统一)[^。\n]{0,16}(?:平台|系统)[^。\n]{0,8}(?:自动)?(?:生成|赋|编)|平台(?:统一)?(?:编号|赋号|生成)|系统(?:自动)?(?:编号|赋号|生成)"
)
LABELLED_FIELD = re.compile(r"(?:案 ?号|文 ?号|编 ?号|处罚决定书?文?号|决定书文号)\s?[:|]\s?$")


@rule(
    "CF-902", N_("文号格式不规范"), severity=MINOR, points=1,
    why=N_("文号写法统一，才便于查找和比对：年份写全，放在六角括号里，序号从1编起，不加“第”和零。消防、公安、"
           "税务等自有编号规则的系统和设置中另行规定的部门不报。"),
    basis=[cite("GB/T 9704-2012", section="7.2.5", checked="secondary")],
    suggestion=N_("文号年份应当使用六角括号〔〕，序号不编虚位。"),
    violates=[
        "行政处罚决定书\n某鲤市监罚决字[2024]第005号\n当事人：林某\n某某区市场监督管理局\n2024年3月18日",
        "行政处罚事先告知书\n某惠卫罚告（2024）7号\n某某镇海风旅馆：\n拟给予警告。\n某某县卫生健康局\n2024年3月18日",
        "立案审批表\n编号：某环立〔2023〕008号\n案由：未批先建\n当事人：某某厂\n2023年2月1日",
        "责令改正通知书\n某城管责改〔24〕15号\n林某：\n责令立即改正。\n某某市城市管理局\n2024年3月1日",
        "行政处罚决定书\n（2024）某台城罚字第0208号\n当事人：林某\n某某区城市管理局\n2024年3月18日",
        "行政处罚决定书\n某农罚字2024第12号\n当事人：林某\n某某县农业农村局\n2024年3月18日",
    ],
    complies=[
        "行政处罚决定书\n某连江市监处罚〔2024〕58号\n当事人：某某水产加工厂\n检验报告编号FJ(2024)食第00312号，依据GB 10136-2015判定不合格，"
        "另见（2023）某0102行初5号判决。\n某某县市场监督管理局\n2024年4月17日",
        "行政处罚决定书\n（某港）应急罚〔2024〕38号\n当事人：某某公司\n某某区应急管理局\n2024年8月7日",
        "行政处罚决定书\n某正农（种子）罚〔2024〕2号\n当事人：某某种子店\n某某县农业农村局\n2024年8月7日\n\f检验报告\n编号：(2024)质检字第0012号\n样品：水稻种子",
        "责令改正通知书\n某鲤城管责改〔2024〕120号\n林某：\n责令改正。\n某某区城市管理局\n2024年6月19日",
    ],
    unclear=[
        "行政处罚决定书\n某流农罚■2024■■号\n当事人：罗某\n某某县农业农村局\n2024年5月23日",
    ],
    not_for=[
        "行政处罚决定书\n某石消行罚决字〔2024〕第0102号\n当事人：某某宾馆\n某某市消防救援大队\n2024年5月23日",
        "行政处罚决定书\n某公湖（江头）行罚决字〔2023〕00214号\n违法行为人：林某\n某某市公安局湖里分局江头派出所\n2023年5月23日",
        "行政处罚决定书\n某州烟处[2024]第15号\n当事人：林某\n某某市烟草专卖局\n2024年5月23日",
        "行政处罚决定书\n当事人：林某\n某某县农业农村局\n2024年3月18日",
    ],
)
def number_not_in_standard_form(case: Case) -> Iterator[Verdict]:
    """One form makes numbers comparable and searchable: the year whole in 〔〕, the serial counted from 1 without 第 or zeros before it.

    Judged on the number that a paper bears and on the case number in a form's field. Fire rescue, public security, tax, tobacco and customs number by rules
    of their own, as do numbers given out by a platform and departments of the setting numbering_forms; the place in brackets in front is the emergency ministry's form.
    """
    judged = doubtful = 0
    wrong: dict[str, tuple[str, list[tuple[Paper, DocumentNumber]]]] = {}
    for paper in case.papers:
        if paper.kind in NUMBERED_BY_OTHERS or (paper.kind == "unknown" and not _agencys(paper)):
            continue
        for number in _borne(paper):
            if _own_system(paper, number, case):
                continue
            if number.illegible:
                doubtful += 1
                yield undetermined(N_("文号“{number}”辨认不清"), number=number.value, at=paper.span(number.start, number.end))
                continue
            fault = _fault(number)
            judged += 1
            if fault and fault in BRACKET_FAULTS and paper.by_ocr(number.start):
                doubtful += 1
                yield undetermined(N_("扫描页上文号的括号可能读错，请核对原件"), at=paper.span(number.start, number.end))
            elif fault:
                wrong.setdefault(number.value, (fault, []))[1].append((paper, number))
    for message, found in wrong.values():
        paper, number = found[0]
        yield failed(message, number="".join(paper.span(number.start, number.end).quote.split()), at=[p.span(n.start, n.end) for p, n in found])
    if not wrong and not doubtful:
        yield passed() if judged else not_applicable(N_("没有应当按统一格式编写的文号"))


NO_BRACKETS = N_("文号“{number}”的年份没有用六角括号括入")
OTHER_BRACKETS = N_("文号“{number}”的年份没有使用六角括号〔〕")
SHORT_YEAR = N_("文号“{number}”的年份没有写四位数")
ORDINAL = N_("文号“{number}”的序号前加了“第”字")
ZEROS = N_("文号“{number}”的序号编了虚位")
ORDINAL_AND_ZEROS = N_("文号“{number}”的序号编了虚位并加了“第”字")
BRACKETS_AND_SERIAL = N_("文号“{number}”的年份没有使用六角括号〔〕，序号编了虚位或者加了“第”字")
BRACKET_FAULTS = (NO_BRACKETS, OTHER_BRACKETS)


def _fault(number: DocumentNumber) -> str | None:
    zeros = len(number.serial) > 1 and number.serial.startswith("0")
    if number.brackets != "〔〕":
        return BRACKETS_AND_SERIAL if zeros or number.ordinal else OTHER_BRACKETS if number.brackets else NO_BRACKETS
    if len(number.year) != 4:
        return SHORT_YEAR
    if zeros:
        return ORDINAL_AND_ZEROS if number.ordinal else ZEROS
    return ORDINAL if number.ordinal else None


def _borne(paper: Paper) -> Iterator[DocumentNumber]:
    """The number that `paper` bears, and those in its fields for a number (决定书文号)."""
    if paper.number:
        yield paper.number
    for number in paper.numbers:
        if paper.number and number.start == paper.number.start:
            continue
        if LABELLED_FIELD.search(paper.text, max(0, number.start - 10), number.start):
            yield number


def _agencys(paper: Paper) -> bool:
    return bool(paper.agency)


def _own_system(paper: Paper, number: DocumentNumber, case: Case) -> bool:
    """Whether the number follows rules of its own: by its prefix, by the body that signs, by the office's setting, or because a platform gave it."""
    if OWN_SYSTEMS.search(number.prefix):
        return True
    department = paper.agency.department if paper.agency else case.department
    if department in OWN_SYSTEM_DEPARTMENTS or department in case.setting("numbering_forms", paper.date or case.day):
        return True
    return bool(PLATFORM.search(paper.text))
