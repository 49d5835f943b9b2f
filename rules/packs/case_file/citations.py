"""Citations: whether what a paper cites exists, and under today's number."""

from __future__ import annotations

from rules.documents.dossier import Span
from rules.documents.kinds import KINDS
from rules.facts import applicable_law
from rules.facts.case import Case
from rules.facts.citations import Citation
from rules.facts.dates import find_dates
from rules.facts.paper import Paper
from rules.judging import MAJOR, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_, Phrase, joined
from rules.law.cite import cite
from rules.law.phrases import built, place
from rules.law.register import Version, register
from rules.law.renumbered import REVISIONS, Meant, Moved, Revision, meant

MOVED, SEMICOLON = N_("{old}（{matter}），现为{new}"), N_("；")
NOT_THE_AGENCYS = {
    "statement_record", "hearing_request", "authorization", "party_identity", "appraisal", "photo_evidence", "evidence_copy",
    "payment_receipt",
}


@rule(
    "CF-615", N_("引用的条款项不存在"), severity=MAJOR, points=5, each=[k.code for k in KINDS if k.code not in NOT_THE_AGENCYS],
    why=N_("处罚依据的条款不存在，等于没有依据，也说明文书没有校对。程序规定按文书当天的版本、实体规定按违法行为时的版本核对；登记册里没有的法律不作判断，"
           "修订前的旧序号由CF-616判断。"),
    basis=[cite("行政处罚法", 59, 1, 3)],
    suggestion=N_("请核对所引条款项。"),
    violates=[
        "行政处罚决定书\n泉鲤市监处罚〔2023〕31号\n当事人：泉州市某某餐饮有限公司\n经查，当事人经营超过保质期的食品，违反《中华人民共和国食品安全法》第三十四条第一款第（十五）项的规定。"
        "依据《中华人民共和国行政处罚法》第二十八条第一款，决定罚款5000元。\n泉州市鲤城区市场监督管理局\n2023年8月1日",
        "行政处罚事先告知书\n你单位的行为违反了《安全生产法》第四十一条第二款，根据该法第一百二十九条第（五）项，拟处罚款三万元。\n某某区应急管理局\n2024年3月12日",
        "责令改正通知书\n依据《中华人民共和国行政处罚法》第九十条的规定，责令你（单位）于2023年5月20日前改正。\n某某市城市管理局\n2023年5月10日",
        "行政处罚决定书\n依照《城市市容和环境卫生管理条例》（国务院令第101号）第36条第4项，决定罚款200元。\n某某区城市管理局\n二〇二三年六月七日",
    ],
    complies=[
        "行政处罚决定书\n依据《中华人民共和国行政处罚法》第五十七条第一款第一项，决定如下。\n某某区卫生健康局\n2023年8月1日",
        "行政处罚决定书\n违反《食品安全法》第三十四条第（十）项、第（十三）项，依据该法第一百二十四条第一款第（五）项，罚款4000元。"
        "该法第一百五十四条规定自2015年10月1日起施行。\n某某区市场监督管理局\n2023年8月1日",
        "行政处罚事先告知书\n根据《中华人民共和国行政处罚法》第六十三条第一款、第六十四条第（一）项的规定，你单位有要求听证的权利。\n某某县农业农村局\n2022年9月2日",
        "行政处罚决定书\n当事人辩称应当适用《中华人民共和国行政处罚法》第九十八条不予处罚。本机关认为，依据该法第四十条，事实清楚。\n某某市交通运输局\n2023年8月1日",
    ],
    unclear=[
        "行政处罚决定书\n依据《■■■■■■管理条例》第一百三十五条第四款第（九）项，罚款200元。\n某某市城市管理局\n2023年7月3日",
        "行政处罚决定书\n依据《某某市停车场管理办法》第八十条，罚款200元。\n某某市城市管理局\n2023年7月3日",
        "行政处罚决定书\n依据《中华人民共和国安全生产法》第九十六条第一项，罚款5000元。\n某某区应急管理局\n2021年3月3日",
    ],
    not_for=["行政处罚决定书\n当事人的行为有现场笔录、照片为证。\n某某市城市管理局\n2023年7月3日"],
)
def cited_article_does_not_exist(paper: Paper, case: Case) -> Verdict | list[Verdict]:
    """A penalty rests on an article; one that does not exist carries nothing, and tells the reader that the draft was not checked.

    Judged by the version of the day of the paper for procedure, of the day of the violation for substance; where that day is not said,
    by every version that may have held.
    What a party said, a law's own words, and numbers that were right before a revision (CF-616) are not judged here.
    """
    cited = [c for c in paper.citations if not c.quoted]
    if not cited:
        return not_applicable(N_("文书没有引用法律条文"))
    verdicts = [v for c in cited if (v := _existence(c, paper, case))]
    return verdicts or passed(N_("所引条款项均存在"))


def _existence(cited: Citation, paper: Paper, case: Case) -> Verdict | None:
    """None where the article, paragraph and item exist."""
    at = paper.span(cited.start, cited.end)
    law = applicable_law.laws(case).find(cited.register_title or cited.law)
    if law is None:
        return undetermined(N_("登记的法律中没有《{law}》，无法核对所引条文"), law=cited.law, at=at)
    if cited.article is None:
        return undetermined(N_("《{law}》的条文序号辨认不清"), law=law.title, at=at)
    readings = applicable_law.readings(law, cited, paper, case)
    if law.repealed and not readings.versions:
        return undetermined(N_("《{law}》已自{day}起废止，不再核对条款"), law=law.title, day=law.repealed, at=at)
    answers = [v.has(cited.article, cited.paragraph, cited.item, cited.article_extra) for v in readings.versions]
    if answers and answers[-1] and False not in answers:
        return None
    if not answers or set(answers) != {False} or not readings.complete:
        return undetermined(N_("无法确定应适用《{law}》的哪一文本，或者登记中没有其条款结构"), law=law.title, at=at)
    if _meant(cited, paper) is Meant.OLD:
        return None
    return _missing(readings.versions[-1], cited, at)


def _missing(version: Version, cited: Citation, at: Span) -> Verdict:
    """Says how far the law, or the article, goes."""
    article = cited.article or 0
    if version.articles is not None and not 1 <= article <= version.articles:
        return failed(N_("《{law}》共{articles}条，没有{cited}"), at=at, law=version.title, articles=version.articles,
                      cited=place(article))
    extra = cited.article_extra
    if extra is not None and version.has(article, extra=extra) is False:
        return failed(N_("《{law}》没有{cited}"), at=at, law=version.title, cited=place(article, extra=extra))
    built_of = built(version.text.paragraphs(article, extra) or ()) if version.text else ""
    return failed(N_("《{law}》{article}{structure}，没有{cited}"), at=at, law=version.title, article=place(article, extra=extra),
                  structure=built_of, cited=place(None, cited.paragraph, cited.item))


def _meant(cited: Citation, paper: Paper) -> Meant:
    """Which article a number of a revised law means; NEW where the number has not moved, or the paper is older than the revision."""
    found = applicable_law.revision(cited)
    if found is None or cited.quoted or cited.edition:
        return Meant.NEW
    revision, moved = found
    law = register().find(revision.law)
    held = law.at(paper.date or revision.since) if law else None
    if paper.date and paper.date < revision.since:
        return Meant.NEW
    return meant(moved, cited.paragraph, cited.item, cited.before, cited.after, held if isinstance(held, Version) else None)


@rule(
    "CF-616", N_("引用修订前的条文序号"), severity=MAJOR, points=5, since="2021-07-15",
    each=["prior_notice", "hearing_notice", "penalty_decision", "summary_decision", "delivery_receipt"],
    why=N_("法律修订后条文序号变了，旧格式还引旧序号，会把当事人引到不相干的条文。看这句话讲的事项是不是旧序号下的内容；可能适用旧法的实体条文不报，"
           "看不出讲什么的不作判断。"),
    basis=[cite("行政处罚法", 86)],
    suggestion=N_("请按现行有效文本引用条文序号。"),
    violates=[
        "听证告知书\n某某区自然资源局\n依据《中华人民共和国行政处罚法》第四十二条的规定，你（单位）有要求举行听证的权利。\n2023年6月28日",
        "行政处罚事先告知书\n根据《行政处罚法》第三十一条、第三十二条的规定，现将拟作出行政处罚的事实、理由和依据告知你，你有权在三日内进行陈述和申辩。\n某某县水利局\n2022年5月19日",
        "行政处罚决定书\n根据《中华人民共和国行政处罚法》第三十八条第一款第（一）项之规定，决定对你单位罚款二万元。逾期不缴纳罚款的，"
        "依据《中华人民共和国行政处罚法》第五十一条第（一）项，每日按罚款数额的3%加处罚款。\n某某市交通运输局\n2022年9月1日",
        "行政处罚决定书\n当事人主动消除违法行为危害后果，符合行政处罚法第二十七条第一款第（一）项规定的从轻情形。\n某某区市场监督管理局\n2024年3月1日",
        "行政处罚决定书\n如不服本决定，可依据《中华人民共和国行政复议法》第九条、第十二条的规定，自收到本决定书之日起六十日内向某某区人民政府申请行政复议。\n某某区城市管理局\n2024年5月6日",
    ],
    complies=[
        "听证告知书\n依据《中华人民共和国行政处罚法》第六十三条、第六十四条的规定，你单位有要求举行听证的权利。\n某某区自然资源局\n2023年6月28日",
        "行政处罚决定书\n鉴于当事人配合查处，依据《行政处罚法》第三十二条第（五）项的规定从轻处罚，并已告知其陈述、申辩的权利。\n某某区市场监督管理局\n2023年6月28日",
        "当场行政处罚决定书\n依据《中华人民共和国行政处罚法》第五十一条的规定，当场对你作出警告的行政处罚。\n某某市公安局交通警察大队\n2023年6月28日",
        "行政处罚决定书\n本案由执法人员张某、李某两人以上调查，符合《行政处罚法》第四十二条关于不得少于两人的规定。\n某某区卫生健康局\n2022年6月28日",
        "行政处罚决定书\n当事人违法行为轻微并及时改正，依据《中华人民共和国行政处罚法》第三十三条第一款，予以从宽。\n某某县农业农村局\n2022年6月28日",
        "行政处罚决定书\n如不服，可依据《中华人民共和国行政复议法》第二十条、第二十四条，在六十日内申请行政复议。\n某某区城市管理局\n2024年5月6日",
    ],
    unclear=[
        "听证告知书\n根据《中华人民共和国行政处罚法》第四十二条，你公司有权要求听证。\n某某区住房和城乡建设局\n20■■年■月■日",
        "行政处罚决定书\n依照《中华人民共和国行政处罚法》第三十七条办理。\n某某区城市管理局\n2022年6月28日",
    ],
    not_for=[
        "听证告知书\n根据《中华人民共和国行政处罚法》第四十二条，你公司可在三日内要求听证。\n某某区自然资源局\n2021年6月28日",
        "行政处罚决定书\n依据《城市市容和环境卫生管理条例》第三十四条第四项，罚款一百元。\n某某区城市管理局\n2022年6月28日",
    ],
)
def cited_by_the_number_of_before(paper: Paper, case: Case) -> Verdict | list[Verdict]:
    """Forms outlive the law: a paper of today that tells of the hearing by 第四十二条 sends the party to an article on officers.

    What the sentence is about must be the matter that once stood under the number. Leniency, time limit and double punishment are left
    alone where the violation may be older
    than the revision, whose law may then still be the right one.
    """
    cited = [c for c in paper.citations if not c.quoted and not c.edition and c.register_title in REVISIONS]
    if not cited:
        return not_applicable(N_("文书没有引用行政处罚法、行政复议法"))
    old: dict[str, list[tuple[Citation, Revision, Moved]]] = {}
    verdicts = []
    for c in cited:
        found, which = applicable_law.revision(c), _meant(c, paper)
        if found is None or which is Meant.NEW:
            continue
        if unsure := _unsure(c, *found, which, paper):
            verdicts.append(unsure)
        else:
            old.setdefault(found[0].law, []).append((c, *found))
    return [*(_by_old_numbers(held, paper) for held in old.values()), *verdicts] or passed(N_("条文序号与现行文本相符"))


def _unsure(cited: Citation, revision: Revision, moved: Moved, which: Meant, paper: Paper) -> Verdict | None:
    """Why an old number cannot be held against the paper; None where it can."""
    at = paper.span(cited.start, cited.end)
    if paper.date is None:
        return undetermined(N_("文书没有日期，不知道应适用新旧哪一文本"), at=at)
    if which is Meant.UNCLEAR:
        return undetermined(N_("看不出所引{old}说的是什么，无法判断序号新旧"), old=place(moved.old), at=at)
    if moved.substance and applicable_law.first_day(paper, paper.date) < revision.since:
        return undetermined(N_("违法行为可能发生在修订施行之前，{old}也许应按旧文本引用"), old=place(moved.old), at=at)
    if any(d.day and d.day < revision.since for d in find_dates(cited.subject)):
        return undetermined(N_("所述之事可能发生在修订施行之前，{old}也许应按旧文本引用"), old=place(moved.old), at=at)
    return None


def _by_old_numbers(found: list[tuple[Citation, Revision, Moved]], paper: Paper) -> Verdict:
    """One verdict for a paper and a law: which numbers it should have given, at every place."""
    revision = found[0][1]
    numbers = {moved.old: moved for _, _, moved in found}
    told = joined([Phrase(MOVED, {"old": place(m.old), "matter": m.matter, "new": joined([place(n) for n in m.new])})
                   for _, m in sorted(numbers.items())], SEMICOLON)
    places = [paper.span(c.start, c.end) for c, _, _ in found]
    return failed(N_("《{law}》的条文序号自{since}起已经变更，文书仍引旧序号：{told}"), at=places, law=revision.law,
                  since=revision.since, told=told)
