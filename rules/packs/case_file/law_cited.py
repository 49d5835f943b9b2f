"""The law that a decision rests on: named, down to article, paragraph and item, and still in force."""

from __future__ import annotations

from collections.abc import Iterator

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts import applicable_law, legibility, violation_days
from rules.facts.blank import is_blank
from rules.facts.case import Case
from rules.facts.citation_roles import GENERAL, Role, Used, used
from rules.facts.laws_named import named_without_article
from rules.facts.paper import Paper
from rules.facts.running import running
from rules.judging import MAJOR, MINOR, ORDINARY, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite
from rules.law.phrases import built, place
from rules.law.register import NotInForce

BLANK_FORM = N_("空白的文书样式，没有填写内容")
WHOLE_ARTICLES = {("中华人民共和国城市道路管理条例", 42), ("城市道路管理条例", 42)}
"""Articles whose items only name alternatives, so that the act follows from the article as a whole."""
LOOSE = re.compile(r"(?:依据|根据|依照|按照|应按|拟按|适用)(?P<what>[^。;■]{2,120}?)(?:,|之?的?规定|决定|处|给予|予以|$)")
"""A ground that is no citation of a known form: 依据条例第三十六条."""
ARTICLE = re.compile(r"第[^。;,《》]{1,10}条|《(?P<law>[^《》]{2,60})》")


@rule(
    "CF-604", N_("决定书缺处罚依据"), severity=MAJOR, points=5, each=["penalty_decision", "summary_decision"],
    why=N_("处罚没有法定依据的无效。只写违反了哪条义务、只引程序规定的，都不是处罚依据。"),
    basis=[cite("行政处罚法", 59, 1, 3, since="2021-07-15"), cite("行政处罚法", 52, 2, since="2021-07-15"),
           cite("行政处罚法", 39, 1, 3, until="2021-07-15"), cite("行政处罚法", 34, 2, until="2021-07-15")],
    suggestion=N_("请写明给予处罚所依据的条款。"),
    violates=[
        "行政处罚决定书\n江农罚〔2024〕18号\n当事人：秦某\n当事人运输生猪未附检疫证明，违反了《中华人民共和国动物防疫法》第五十一条的规定。现决定对当事人罚款4800元。\n"
        "江州市农业农村局\n2024年6月18日",
        "行政处罚决定书\n临城管罚〔2025〕18号\n被处罚人：蔡某\n堆放物料违反了《城市市容和环境卫生管理条例》第十四条。依据有关规定，决定罚款人民币叁佰元整。\n"
        "临江市城市管理局\n2025年7月24日",
        "当场行政处罚决定书\n石卫当罚〔2024〕5号\n当事人：石桥理发店\n未取得卫生许可证营业，违反《公共场所卫生管理条例》第八条。"
        "依据《中华人民共和国行政处罚法》第五十一条的规定，"
        "当场罚款200元。\n石桥区卫生健康局\n2024年4月2日",
        "行政处罚决定书\n望交罚〔2023〕5号\n当事人：望海货运有限公司\n违反《道路货物运输及站场管理规定》第二十五条。根据上述规定，决定罚款1000元。逾期不缴纳的，"
        "根据《中华人民共和国行政处罚法》第七十二条第一款第一项每日加处百分之三罚款。\n望海区交通运输局\n2023年4月2日",
    ],
    complies=[
        "行政处罚决定书\n北市监罚〔2024〕60号\n当事人：北川便利店\n向未成年人售烟，违反《中华人民共和国未成年人保护法》第五十九条第一款。"
        "该法第一百二十三条规定：“……给予警告，没收违法所得，"
        "可以并处五万元以下罚款”。依据上述规定，罚款1000元。\n北川县市场监督管理局\n2024年4月22日",
        "当场处罚决定书\n青城管当罚〔2024〕6号\n当事人：邵某\n处罚依据：《城市市容和环境卫生管理条例》第三十四条第（一）项\n处罚内容：罚款五十元\n"
        "青禾区城市管理局\n2024年4月2日",
        "行政处罚决定书\n云水罚〔2024〕6号\n当事人：韩某\n你在护堤地打井，违反《中华人民共和国河道管理条例》第二十四条第二款，依据该条例第四十四条第（二）项，"
        "罚款600元。\n"
        "云岭县水利局\n2024年4月2日",
        "行政处罚决定书\n江文旅罚〔2024〕6号\n当事人：江州歌舞厅\n违反《娱乐场所管理条例》第二十八条，适用《娱乐场所管理条例》第四十九条第二项，决定给予警告。\n"
        "江州市文化和旅游局\n2024年4月2日",
        "行政处罚决定书\n石街罚〔2024〕6号\n当事人：苗某\n决定给予罚款一百元的行政处罚（依据：《石桥市市容管理办法》第三十条）。\n石桥区柳林街道办事处\n2024年4月2日",
        "行政处罚决定书\n江市监罚〔2024〕8号\n当事人：江州食品厂\n依据《中华人民共和国行政处罚法》第二十八条第二款，决定没收违法所得3000元。\n"
        "江州市市场监督管理局\n2024年4月2日",
    ],
    unclear=[
        "行政处罚决定书\n云林罚〔2023〕12号\n当事人：纪某\n违反《森林防火条例》第二十五条。依据《■■■■■■》第■■条■■款，决定罚款300元。\n云岭县林业局\n2023年4月14日",
        "行政处罚决定书\n____罚〔____〕____号\n依据____的规定，决定给予____的行政处罚。\n____局\n____年__月__日",
    ],
    not_for=["行政处罚决定书\n云林罚〔2023〕13号\n当事人：纪某\n（正文见附页）\n云岭县林业局\n2023年4月14日"],
)
def no_ground_of_the_penalty(paper: Paper, case: Case) -> Verdict:
    """A penalty without a ground in statute is void (第三十八条); a duty that was broken is none, nor is the law on procedure."""
    if is_blank(paper):
        return undetermined(BLANK_FORM, at=paper.whole)
    penalties = paper.penalties
    if not penalties.kinds:
        return not_applicable(N_("看不出决定书给予了什么处罚"))
    grounds = [u for u in used(paper) if u.role in (Role.GROUND, Role.DISCRETION)]
    if any(not GENERAL.search(u.citation.register_title or u.citation.law) and u.role is Role.GROUND for u in grounds):
        return passed(N_("写明了处罚依据"))
    gains_only = set(penalties.kinds) == {"confiscate_income"}
    if gains_only and any(u.citation.article in (28, 64) for u in grounds):
        return passed(N_("写明了没收违法所得的依据"))
    if _loose_ground(paper) or any(n.role is Role.GROUND for n in named_without_article(paper, applicable_law.laws(case))):
        return passed(N_("写明了处罚依据"))
    back = BACK.search(paper.document.squeezed)
    if back:
        return undetermined(N_("处罚依据写的是上述条款，看不出指的是哪一条"), at=paper.document.unsqueeze(*back.span()))
    return failed(N_("决定书没有写明给予处罚所依据的法律条款"), at=next(iter(penalties.kinds.values())), absent=legibility.body_worn(paper))


BACK = re.compile(r"(?:依据|根据|依照|按照)(?:上述|前述|以上|该|前款)(?:法律|所引|引用的?)*(?:条款|法条|条文|法律规定)")
"""Points back to an article that was cited as the duty, and may be the one that punishes as well."""


def _loose_ground(paper: Paper) -> bool:
    text = paper.document.squeezed
    for m in LOOSE.finditer(text):
        for article in ARTICLE.finditer(m["what"]):
            if not GENERAL.search(m["what"]) and not re.search("违反|裁量|基准|上述|告知", m["what"]) and "■" not in article[0]:
                return True
    return False


@rule(
    "CF-614", N_("引用法律未写条文"), severity=MAJOR, points=4, each=["prior_notice", "penalty_decision", "summary_decision"],
    why=N_("一部法律有上百条，只写法律名称，当事人不知道违反了什么、依据什么处罚。作为背景提到的法律不报。"),
    basis=[cite("行政处罚法", 59, 1, 3, since="2021-07-15"), cite("行政处罚法", 39, 1, 3, until="2021-07-15")],
    suggestion=N_("请引用到具体条款项。"),
    violates=[
        "行政处罚决定书\n江文旅罚〔2024〕3号\n当事人：江州歌厅\n凌晨仍在营业，违反了《娱乐场所管理条例》的有关规定。根据《娱乐场所管理条例》第四十九条第二项，"
        "决定给予警告。\n"
        "江州市文化和旅游局\n2024年3月6日",
        "行政处罚事先告知书\n临环告〔2024〕3号\n临江纸业有限公司：\n你公司超标排放废水，违反《中华人民共和国水污染防治法》第十条，"
        "依据《中华人民共和国水污染防治法》的规定，拟罚款二十万元。\n"
        "临江市生态环境局\n2024年3月6日",
        "当场行政处罚决定书\n石城管当罚〔2024〕3号\n当事人：冯某\n占道经营，违反《城市市容和环境卫生管理条例》，依据该条例第三十六条第二项，罚款50元。\n"
        "石桥区城市管理局\n2024年3月6日",
        "行政处罚决定书\n北交罚〔2023〕3号\n当事人：北川客运有限公司\n上述行为违反了道路运输条例的有关规定，依据《中华人民共和国道路运输条例》第六十三条，"
        "罚款三万元。\n北川县交通运输局\n2023年3月6日",
    ],
    complies=[
        "行政处罚决定书\n建水罚〔2025〕2号\n当事人：丁某\n为贯彻落实《中华人民共和国水法》《江北省水资源条例》精神，本局开展执法。"
        "违反了《中华人民共和国河道管理条例》第二十四条第二款，"
        "依据该条例第四十四条第（二）项，罚款600元。\n江州市水利局\n2025年2月11日",
        "行政处罚决定书\n望市监罚〔2024〕2号\n当事人：望海商行\n违反了《中华人民共和国价格法》第十三条第一款，依据该法第四十二条，罚款500元。"
        "依据《企业信息公示暂行条例》的规定，"
        "本局将公示处罚信息。不服的，可以根据《中华人民共和国行政复议法》申请复议。\n望海区市场监督管理局\n2024年2月11日",
        "行政处罚决定书\n云农罚〔2024〕2号\n当事人：邢某\n违反了《农药管理条例》（国务院令第677号）第二十八条第二款之规定。当事人的行为违反《农药管理条例》的规定，"
        "应予处罚。依据该条例第五十七条第三项，"
        "参照《江北省农业行政处罚裁量基准》，罚款5000元。\n云岭县农业农村局\n2024年2月11日",
        "行政处罚事先告知书\n北应急告〔2024〕2号\n北川化工厂：\n依据《中华人民共和国安全生产法》第三十五条和第九十九条第一项，拟罚款1万元。"
        "根据《中华人民共和国行政处罚法》的规定，你单位有权陈述、申辩。\n"
        "北川县应急管理局\n2024年2月11日",
    ],
    unclear=[
        "行政处罚决定书\n襄农罚〔2022〕28号\n当事人：康达饲料经营部\n违反《饲料和饲料添加剂管理条例》第■■■条第■款，依据该条例第■■■条第（■）项，罚款2000元。\n"
        "襄城区农业农村局\n2022年10月10日",
    ],
    not_for=["行政处罚决定书\n襄农罚〔2022〕29号\n当事人：康达饲料经营部\n罚款2000元。\n襄城区农业农村局\n2022年10月10日"],
)
def law_without_article(paper: Paper, case: Case) -> list[Verdict] | Verdict:
    """Whoever is to answer a charge must know which rule it rests on; a statute of a hundred articles says nothing."""
    known = applicable_law.laws(case)
    citations = used(paper)
    bare = [n for n in named_without_article(paper, known) if n.role in (Role.DUTY, Role.GROUND)]
    verdicts: list[Verdict] = []
    for name in bare:
        with_article = [u for u in citations if (u.citation.register_title or u.citation.law) == name.title and u.citation.article]
        if any(u.role is name.role or (u.role is Role.OTHER and not _of_a_step(paper, u)) for u in with_article):
            continue
        if GENERAL.search(name.title) and any(u.role is Role.GROUND for u in citations):
            continue
        if name.role is Role.DUTY:
            verdicts.append(failed(N_("写明违反《{law}》，没有写违反哪一条"), law=name.title, at=name.at))
        else:
            verdicts.append(failed(N_("以《{law}》为处罚依据，没有写依据哪一条"), law=name.title, at=name.at, follows=["CF-604"]))
    worn = [u for u in citations if u.citation.article is None]
    if worn:
        verdicts.append(undetermined(N_("所引条文的序号辨认不清"), at=[_at(paper, u) for u in worn]))
    if not verdicts and not citations and not bare:
        return not_applicable(N_("文书没有引用法律"))
    return verdicts or passed(N_("违反和依据的法律都写到了条"))


STEP = re.compile(r"[^。;]{0,30}(?:强制执行|强制措施|复议|诉讼|加处|送达|听证)")
"""What a law is cited for that is neither the duty nor the penalty."""


def _of_a_step(paper: Paper, found: Used) -> bool:
    return STEP.match(running(paper.document).text, found.end) is not None


def _at(paper: Paper, found: Used) -> Span:
    return paper.span(found.citation.start, found.citation.end)


@rule(
    "CF-617", N_("引用未到款项"), severity=MINOR, points=2, each=["prior_notice", "penalty_decision"], procedures=[ORDINARY],
    why=N_("一条里有几款几项，各是不同的行为，不写到款项就不知道指哪一种。只有一款、没有分项的条文，以及告知权利的条文不报；看不出条文结构的不作判断。"),
    basis=[cite("行政处罚法", 59, 1, 3, since="2021-07-15"), cite("行政处罚法", 39, 1, 3, until="2021-07-15")],
    suggestion=N_("请引用到款、项。"),
    violates=[
        "行政处罚决定书\n江市监罚〔2023〕31号\n当事人：江州超市\n违反《中华人民共和国食品安全法》第三十四条第（十）项。"
        "依据《中华人民共和国食品安全法》第一百二十四条，罚款8000元。\n"
        "江州市市场监督管理局\n2023年5月30日",
        "行政处罚事先告知书\n临环告〔2024〕31号\n临江印刷厂：\n你厂未在密闭空间中作业，违反《中华人民共和国大气污染防治法》第四十五条，"
        "根据《中华人民共和国大气污染防治法》第一百零八条，拟罚款三万元。\n"
        "临江市生态环境局\n2024年5月30日",
        "行政处罚决定书\n望卫罚〔2024〕31号\n当事人：望海旅馆\n违反《公共场所卫生管理条例》第八条，依照《公共场所卫生管理条例》第十四条之规定，罚款二百元。\n"
        "望海区卫生健康局\n2024年5月30日",
        "行政处罚决定书\n石应急罚〔2022〕3号\n当事人：石桥工贸\n违反《安全生产法》第二十八条第一款，"
        "依据《中华人民共和国行政处罚法》第五十七条、《安全生产法》第九十七条第（三）项，决定罚款一万元。\n"
        "石桥区应急管理局\n2022年5月30日",
    ],
    complies=[
        "行政处罚决定书\n石市监罚〔2024〕70号\n当事人：金丰粮油店\n违反《中华人民共和国价格法》第十三条第一款。依据《中华人民共和国价格法》第四十二条，罚款500元。"
        "\n石桥区市场监督管理局\n2024年8月21日",
        "行政处罚决定书\n云应急罚〔2024〕7号\n当事人：云岭工贸\n违反《安全生产法》第二十八条第一款，依据该法第九十七条第（三）项罚款一万元。"
        "根据《中华人民共和国行政处罚法》第四十五条、第六十三条，"
        "你单位已被告知有权陈述、申辩和要求听证。\n云岭县应急管理局\n2024年8月21日",
        "行政处罚决定书\n青城管罚〔2024〕7号\n当事人：青禾建设\n违反《城市道路管理条例》第二十七条第（二）项，依据《城市道路管理条例》第四十二条，罚款五千元。\n"
        "青禾区城市管理局\n2024年8月21日",
        "行政处罚事先告知书\n北文旅告〔2024〕7号\n北川网吧：\n依据《互联网上网服务营业场所管理条例》第三十一条第（一）项，拟给予警告。\n北川县文化和旅游局\n"
        "2024年8月21日",
    ],
    unclear=[
        "行政处罚决定书\n铜城管罚〔2023〕40号\n当事人：潘某\n违反《■■■■■■■条例》第二十九条，依据《■■■■■■■条例》第四十六条，罚款100元。\n江州市综合行政执法局\n"
        "2023年4月25日",
        "行政处罚决定书\n石城管罚〔2023〕40号\n当事人：潘某\n依据《石桥市停车场管理办法》第四十六条，罚款100元。\n石桥市城市管理局\n2023年4月25日",
    ],
    not_for=["行政处罚决定书\n石城管罚〔2023〕41号\n当事人：潘某\n依据有关规定罚款100元。\n石桥市城市管理局\n2023年4月25日"],
)
def cited_by_article_only(paper: Paper, case: Case) -> list[Verdict] | Verdict:
    """An article of nine items names nine acts; which of them is charged must be said.

    Rights and remedies may be told by the article. Where the act follows from the article as a whole, citing it is right.
    """
    roles = (Role.DUTY, Role.GROUND, Role.DISCRETION, Role.PAYMENT)
    charged = [u for u in used(paper) if u.role in roles]
    if not charged:
        return not_applicable(N_("文书没有引用违反或者依据的条文"))
    exact = {_key(u) for u in charged if u.citation.paragraph or u.citation.item}
    verdicts = [v for u in charged if not (u.citation.paragraph or u.citation.item) and _key(u) not in exact and (v := _parts(u, paper, case))]
    return verdicts or passed(N_("引用到了款、项，或者条文不分款项"))


def _key(found: Used) -> tuple[str, int | None]:
    return found.citation.register_title or found.citation.law, found.citation.article


def _parts(found: Used, paper: Paper, case: Case) -> Verdict | None:
    """None where the article has neither paragraphs nor items to tell apart."""
    cited, at = found.citation, _at(paper, found)
    law = applicable_law.laws(case).find(cited.register_title or cited.law)
    if cited.article is None:
        return undetermined(N_("《{law}》的条文序号辨认不清"), law=cited.law, at=at)
    if (cited.register_title, cited.article) in WHOLE_ARTICLES:
        return None
    if law is None or cited.article_extra:
        return undetermined(N_("登记的法律中没有《{law}》这一条的款项结构，无法判断是否应当引到款、项"), law=cited.law, at=at)
    versions = applicable_law.readings(law, cited, paper, case).versions
    structures = [v.text.paragraphs(cited.article) if v.text else None for v in versions]
    plain = [s == (0,) for s in structures if s is not None]
    if not structures or None in structures or len(set(plain)) != 1:
        return undetermined(N_("登记的法律中没有《{law}》这一条的款项结构，无法判断是否应当引到款、项"), law=cited.law, at=at)
    if plain[0]:
        return None
    return failed(N_("《{law}》{article}{structure}，只引用到条"), law=law.title, article=place(cited.article),
                  structure=built(structures[-1] or ()), at=at)


@rule(
    "CF-627", N_("引用已废止或失效的法律"), severity=MAJOR, points=5, each=["prior_notice", "penalty_decision", "summary_decision", "investigation_report"],
    why=N_("适用违法行为终了当天有效的法律，那时已经废止的不能作处罚依据。行为发生在废止以前的，引用旧法是对的；程序规定按文书当天是否有效判断，"
           "登记册里没有的法律不作判断。"),
    basis=[cite("行政处罚法", 37, since="2021-07-15"), cite("行政处罚法", 3, 2, until="2021-07-15"), cite("生态环境法典", 1242, since="2026-08-15")],
    suggestion=N_("请核对法律效力，适用违法行为发生时有效的规定。"),
    violates=[
        "行政处罚决定书\n江城管罚〔2023〕86号\n当事人：江州建设有限公司\n经查，2023年3月8日夜间，当事人在工地浇筑混凝土。"
        "违反了《中华人民共和国环境噪声污染防治法》第三十条第一款，依据该法第五十六条，罚款二万元。\n"
        "江州市城市管理局\n2023年4月12日",
        "行政处罚决定书\n临市监罚〔2023〕86号\n当事人：临江鞋材公司\n经查，当事人自2022年9月起变更住所未登记，至2023年2月8日复查时仍未办理。"
        "违反了《中华人民共和国公司登记管理条例》第二十六条第一款，"
        "依据该条例第七十三条第一款罚款15000元。\n临江市市场监督管理局\n2023年4月12日",
        "行政处罚事先告知书\n石环告〔2026〕6号\n石桥化工：\n2026年9月3日检查发现你公司超标排放废气，违反《中华人民共和国大气污染防治法》第十八条，"
        "依据该法第九十九条第二项，拟罚款十万元。\n"
        "石桥市生态环境局\n2026年10月12日",
        "行政处罚决定书\n望环罚〔2024〕6号\n当事人：望海纸业\n2024年1月3日检查发现废水超标。依据《中华人民共和国水污染防治法》第八十三条第二项，罚款十万元。"
        "根据《环境行政处罚办法》第五十五条作出本决定，决定罚款。\n"
        "望海市生态环境局\n2024年3月12日",
    ],
    complies=[
        "行政处罚决定书\n北市监罚〔2022〕112号\n当事人：北川建材\n当事人于2021年6月变更住所未登记，2022年2月10日方补办完毕，违法行为于该日终了。"
        "依据当时施行的《中华人民共和国公司登记管理条例》第七十三条第一款罚款一万元。\n"
        "北川县市场监督管理局\n2022年5月9日",
        "行政处罚决定书\n江城管罚〔2022〕6号\n当事人：江州建设\n2022年3月8日夜间施工。违反《中华人民共和国环境噪声污染防治法》第三十条第一款，依据该法第五十六条，"
        "罚款一万元。\n江州市城市管理局\n2022年4月12日",
        "行政处罚决定书\n石环罚〔2026〕9号\n当事人：石桥化工\n2026年7月3日检查发现当事人超标排放废气。"
        "依据当时有效的《中华人民共和国大气污染防治法》第九十九条第二项，罚款十万元。\n石桥市生态环境局\n2026年9月12日",
        "行政处罚决定书\n望城管罚〔2023〕6号\n当事人：望海建设\n2023年3月8日夜间施工，违反《中华人民共和国噪声污染防治法》第四十三条第一款，"
        "依据该法第七十七条第二项，罚款一万元。"
        "当事人提出应当适用《中华人民共和国环境噪声污染防治法》第五十六条，该法已经废止，不予采纳。\n望海区城市管理局\n2023年4月12日",
    ],
    unclear=[
        "行政处罚决定书\n厦城罚〔2022〕203号\n当事人：宏拓市政\n当事人于2022年■月■■日夜间施工，违反《中华人民共和国环境噪声污染防治法》第三十条第一款。"
        "2022年6月23日已告知。"
        "依据该法第五十六条，罚款一万元。\n江州市城市管理局\n2022年7月11日",
        "行政处罚决定书\n江城管罚〔2022〕7号\n当事人：江州建设\n当事人自2022年5月20日起夜间施工，2022年6月20日检查时仍在施工。"
        "依据《中华人民共和国环境噪声污染防治法》第五十六条，罚款一万元。\n江州市城市管理局\n2022年7月12日",
        "行政处罚决定书\n石城管罚〔2023〕40号\n当事人：潘某\n2023年3月1日，违停。依据《石桥市停车场管理办法》第四十六条，罚款100元。\n石桥市城市管理局\n2023年4月25日",
    ],
    not_for=["行政处罚决定书\n石城管罚〔2023〕41号\n当事人：潘某\n依据有关规定罚款100元。\n石桥市城市管理局\n2023年4月25日"],
)
def repealed_law_cited(paper: Paper, case: Case) -> list[Verdict] | Verdict:
    """The law of the day on which the violation ended is applied: one repealed before that day carries no penalty.

    A decision after the repeal on an act before it lawfully cites the old law; a law of procedure must hold on the day of the paper.
    """
    known = applicable_law.laws(case)
    day = paper.date or case.day
    cited = [(u.citation.register_title or u.citation.law, u.role, _at(paper, u)) for u in used(paper)]
    cited += [(n.title, n.role, n.at) for n in named_without_article(paper, known)]
    cited = [(title, role, at) for title, role, at in cited if role is not Role.OTHER]
    if not cited:
        return not_applicable(N_("文书没有引用法律条文"))
    verdicts = list(_out_of_force(paper, case, cited))
    if not verdicts and day is None:
        return undetermined(N_("文书没有日期，不知道适用哪一版规定"), at=paper.whole)
    return verdicts or passed(N_("所引法律在适用之日有效"))


def _out_of_force(paper: Paper, case: Case, cited: list[tuple[str, Role, Span]]) -> Iterator[Verdict]:
    known, day = applicable_law.laws(case), paper.date or case.day
    told: dict[str, list[Span]] = {}
    for title, role, at in cited:
        if role in (Role.DUTY, Role.GROUND) or known.find(title):
            told.setdefault(title, []).append(at)
    for title, places in told.items():
        law = known.find(title)
        if law is None:
            yield undetermined(N_("登记的法律中没有《{law}》，无法核对其效力"), law=title, at=places)
        elif law.repealed is None or (day is not None and day < law.repealed):
            continue
        elif applicable_law.of_procedure(law.title):
            if day is not None and isinstance(law.at(day), NotInForce):
                yield failed(N_("《{law}》自{since}起已经废止，{day}的文书仍以它为依据"), law=law.title, since=law.repealed, day=day, at=places)
        else:
            yield from _substance(paper, case, law.title, law.repealed, law.replaced_by, places)


def _substance(paper: Paper, case: Case, title: str, repealed: object, by: str | None, at: list[Span]) -> Iterator[Verdict]:
    """Judged by the day on which the violation ended, as the paper tells it, else the papers of the case."""
    papers = [paper, *case.all("penalty_decision", "investigation_report", "prior_notice")]
    answers = [violation_days.of(p).ended_before(repealed) for p in papers]  # type: ignore[arg-type]
    ended_before = next((a for a in answers if a is not None), None)
    if ended_before is None:
        yield undetermined(N_("《{law}》自{since}起废止，看不出违法行为在此之前还是之后终了"), law=title, since=repealed, at=at)
    elif not ended_before and by:
        yield failed(N_("《{law}》自{since}起已经废止（《{by}》施行），违法行为发生在此之后"), law=title, since=repealed, by=by, at=at)
    elif not ended_before:
        yield failed(N_("《{law}》自{since}起已经废止，违法行为发生在此之后"), law=title, since=repealed, at=at)
