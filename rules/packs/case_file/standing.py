"""Standing: whether the body that signs may punish, and whether the act lies within its district."""

from __future__ import annotations

from rules.facts import places, signing_bodies
from rules.facts.addresses import of_party
from rules.facts.blank import is_blank
from rules.facts.case import Case
from rules.facts.jurisdiction import ground_for
from rules.facts.paper import Paper
from rules.facts.places import Place
from rules.facts.signing_bodies import Body
from rules.judging import HINT, VETO, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite

OF_A_STATION = {"warning", "fine"}
"""What a police station may impose at all; what it confiscates is contraband, seized under the same law."""

TEXT = "行政处罚决定书\n{number}\n当事人：{party}\n经查，当事人{fact}。依据{law}，决定{penalty}。\n{foot}\n2024年6月25日"


def _decision(foot: str, *, law: str = "《城市市容和环境卫生管理条例》第三十四条", penalty: str = "罚款300元", fact: str = "擅自在人行道堆放砂石",
              number: str = "望城罚〔2024〕17号", party: str = "田某", day: str = "2024年6月25日") -> str:
    """An example: a decision with this foot."""
    return TEXT.format(number=number, party=party, fact=fact, law=law, penalty=penalty, foot=foot).replace("2024年6月25日", day)


@rule(
    "CF-101", N_("处罚主体不适格"), severity=VETO, each=["penalty_decision", "summary_decision"],
    why=N_("处罚只能由有处罚权的机关以自己的名义作出，内设科室、大队、中队单独落款的，处罚不能成立。法律授权可以单独署名的派出所、税务所、"
           "乡镇政府和街道办事处等不报；看不出是哪类单位的，不作判断。"),
    basis=[
        cite("行政处罚法", 17, since="2021-07-15"), cite("行政处罚法", 19, since="2021-07-15"), cite("行政处罚法", 24, since="2021-07-15"),
        cite("行政处罚法", 38, 1, since="2021-07-15"), cite("行政处罚法", 15, until="2021-07-15"), cite("行政处罚法", 17, until="2021-07-15"),
        cite("市场监督管理行政处罚程序规定", 9, 1, department="market_supervision"),
        cite("农业行政处罚程序规定", 8, 2, since="2022-02-01", department="agriculture"),
        cite("治安管理处罚法", 109, since="2026-01-01", department="public_security"),
        cite("治安管理处罚法", 91, until="2026-01-01", department="public_security"),
    ],
    suggestion=N_("请以具有行政处罚权的机关名义作出决定；受委托组织应当以委托机关名义落款。"),
    violates=[
        _decision("望海区城市管理局执法大队东街中队"),
        _decision("某某街道综合治理办公室"),
        _decision("石桥区市场监督管理局东街市场监督管理所", law="《无证无照经营查处办法》第十三条", penalty="罚款500元"),
        _decision("云岭县农业综合行政执法大队", law="《农药管理条例》第五十八条", fact="未建立农药采购台账"),
        _decision("临江县水利局水政监察大队", law="《中华人民共和国水法》第六十五条", fact="在河道内倾倒弃土"),
        _decision("望海县公安局城关派出所", law="《中华人民共和国治安管理处罚法》第二十六条", penalty="罚款800元", fact="结伙殴打他人"),
        _decision("青禾区卫生健康局卫生监督所\n（受青禾区卫生健康局委托）", law="《公共场所卫生管理条例》第十四条", fact="未公示卫生许可证"),
        "当场行政处罚决定书\n当事人：赵某\n2024年5月9日随地丢弃烟头，罚款50元。\n执法人员：高远、付蓉\n处罚机关：石桥镇综合执法队\n2024年5月9日",
        _decision("望海县生态环境保护督察整改工作领导小组", law="《中华人民共和国大气污染防治法》第一百一十九条", fact="露天焚烧秸秆"),
    ],
    complies=[
        _decision("望海区城市管理局"),
        _decision("望海区人民政府东街街道办事处"),
        _decision("望海县公安局城关派出所", law="《中华人民共和国治安管理处罚法》第二十六条", penalty="罚款500元", fact="结伙殴打他人"),
        _decision("望海县公安局城关派出所", law="《中华人民共和国治安管理处罚法》第三十条", penalty="罚款1000元", fact="结伙殴打他人", day="2026年3月9日"),
        _decision("望海县公安局交通警察大队", law="《中华人民共和国道路交通安全法》第九十条", penalty="罚款150元", fact="违反禁止标线指示"),
        _decision("临江市消防救援大队", law="《中华人民共和国消防法》第六十条", fact="占用消防车通道"),
        _decision("望海区城市管理局\n东街执法中队承办"),
        _decision("望海市交通运输综合行政执法大队", law="《某省道路运输条例》第六条的授权，本大队以自己的名义依照该条例第五十条"),
        _decision("国家税务总局望海区税务局第一税务所", law="《中华人民共和国税收征收管理法》第六十二条", fact="未按期办理纳税申报"),
        _decision("临江县农业农村局", law="《农药管理条例》第五十八条", fact="未建立农药采购台账"),
    ],
    unclear=[
        _decision("漳海县■■■■■■"),
        _decision("临江市生态环境局望海分局", law="《中华人民共和国大气污染防治法》第一百一十七条", fact="物料未覆盖"),
        _decision("望海市文化市场综合执法大队", law="《营业性演出管理条例》第四十三条", fact="擅自举办演出"),
        _decision(""),
    ],
)
def signed_by_a_body_without_standing(paper: Paper, case: Case) -> Verdict:
    """A penalty by a body that holds no power to punish is void: a squadron, a section, a bureau's office acts for its agency, and its agency signs.

    Silent where a statute empowers the body (traffic police, fire rescue, tax, a police station up to its fine), where the agency stands beside
    it at the foot, where the decision names the law that empowers it, and where the office's setting may_sign_alone has it. Of 综合行政执法大队
    and 分局, whose standing differs from place to place, nothing is said.
    """
    unit = signing_bodies.signing(paper) or (paper.agency.at if paper.agency else None)
    if unit is None or is_blank(paper):
        return undetermined(N_("没有读出落款的机关"), at=paper.whole)
    name = "".join(unit.text.split())
    if "■" in name:
        return undetermined(N_("落款机关“{name}”辨认不清"), name=name, at=unit)
    if any(allowed in name for allowed in case.setting("may_sign_alone", paper.date or case.day)):
        return passed(N_("{name}可以自己的名义处罚（本地设置）"), name=name)
    body = signing_bodies.body_of(name)
    if body is Body.OWN:
        return passed()
    if body is Body.STATION:
        return _of_a_station(paper, case, name)
    if parent := signing_bodies.beside(paper, unit):
        return passed(N_("落款同时写明{parent}"), parent=parent)
    empowered = signing_bodies.authorisation(paper)
    if empowered and not signing_bodies.entrusted(paper):
        return passed(N_("决定书写明了授权依据：{words}"), words=empowered.quote[:40])
    if body is Body.UNKNOWN and not signing_bodies.says_entrusted(paper):
        return undetermined(N_("看不出“{name}”能否以自己的名义处罚，请核对授权依据"), name=name, at=unit)
    if signing_bodies.entrusted(paper):
        return failed(N_("受委托的{name}以自己的名义落款，应当以委托机关的名义作出"), name=name, at=unit)
    return failed(N_("落款“{name}”是内设或者派出机构，没有写明所属机关或者授权的法律、法规"), name=name, at=unit)


def _of_a_station(paper: Paper, case: Case, name: str) -> Verdict:
    """A police station may warn, and fine up to an amount of the day (治安管理处罚法)."""
    penalties = paper.penalties
    beyond = next((at for kind, at in penalties.kinds.items() if kind not in OF_A_STATION and not kind.startswith("confiscate")), None)
    if beyond:
        return failed(N_("{name}只能决定警告和小额罚款，本决定超出其权限"), name=name, at=beyond)
    if penalties.fine is None:
        return passed() if "fine" not in penalties.kinds else undetermined(N_("罚款数额辨认不清"), at=penalties.kinds["fine"])
    if paper.date is None:
        return undetermined(N_("决定书日期缺失或者辨认不清"), at=paper.whole)
    limit = case.setting("police_station_fine", paper.date)
    if penalties.fine > limit:
        return failed(N_("{name}可以决定{limit}元以下罚款，本决定罚款{fine}元"), name=name, limit=limit, fine=f"{penalties.fine:f}", at=penalties.fine_at)
    return passed(N_("派出所可以决定{limit}元以下罚款"), limit=limit)


@rule(
    "CF-110", N_("违法行为地不在本机关辖区"), severity=HINT, each=["penalty_decision", "summary_decision", "investigation_report"],
    why=N_("处罚一般由违法行为发生地的机关管辖，行为地在辖区外的，应当说明由谁指定、移送或者依据什么管辖。本项只作提示；行为地没有写到县区的，不作判断。"),
    basis=[
        cite("行政处罚法", 22, since="2021-07-15"), cite("行政处罚法", 25, since="2021-07-15"), cite("行政处罚法", 20, until="2021-07-15"),
        cite("行政处罚法", 21, until="2021-07-15"),
    ],
    suggestion=N_("请补充指定管辖或者移送的依据。"),
    violates=[
        _decision("泉州市鲤城区城市管理局", fact="于2024年6月2日在晋江市池店镇擅自堆放砂石"),
        _decision("福州市台江区市场监督管理局", fact="位于福州市仓山区盖山镇的门店经营过期食品", law="《中华人民共和国食品安全法》第一百二十四条"),
        "行政处罚决定书\n望农罚〔2024〕9号\n当事人：吉某\n违法行为发生地：漳州市龙海区角美镇\n经查，当事人销售劣种子。罚款2000元。\n漳州市长泰区农业农村局\n2024年6月25日",
        _decision("惠安县交通运输局", fact="驾驶重型货车行驶至安溪县官桥镇路段时超限运输", law="《公路安全保护条例》第六十四条"),
        _decision("厦门市生态环境局", fact="2024年6月2日在泉州市丰泽区北峰街道倾倒废液", law="《中华人民共和国水污染防治法》第八十五条"),
    ],
    complies=[
        _decision("泉州市鲤城区城市管理局", fact="2024年6月2日在鲤城区中山路占道经营"),
        _decision("泉州市洛江区文化体育和旅游局", fact="在泉州市丰泽区津淮街的门店未作提示。泉州市文化广电和旅游局指定本机关管辖", law="有关规定"),
        _decision("泉州市生态环境局", fact="2024年6月2日在晋江市池店镇倾倒废液", law="《中华人民共和国水污染防治法》第八十五条"),
        _decision("惠安县市场监督管理局", fact="在某网络交易平台开设网店，从厦门市湖里区发货，销售未经认证的产品", law="《中华人民共和国产品质量法》第四十九条"),
        _decision("安溪县林业局", fact="占用安溪县官桥镇林地，将砂石运至晋江市磁灶镇", law="《中华人民共和国森林法》第七十三条"),
        "行政处罚决定书\n（南）应急罚〔2024〕38号\n当事人：某食品公司\n住所：南安市仑苍镇美宇路212号\n经查，当事人车间三处防护罩缺失。罚款13000元。\n南安市应急管理局\n2024年8月7日",
        _decision("泉州市鲤城生态环境局", fact="2024年6月2日在泉州市鲤城区涂门街渗坑排放废水", law="《中华人民共和国水污染防治法》第八十三条"),
        _decision("晋江市城市管理局", fact="2024年6月2日在石狮市灵秀镇设置广告牌。石狮市城市管理局已将本案移送本局", law="《中华人民共和国广告法》第五十八条"),
    ],
    unclear=[
        _decision("莆田市荔城区城市管理局", fact="2024年11月4日在学园路公交站旁张贴广告"),
        _decision("鲤城区城市管理局", fact="于2024年6月2日在■■区池店镇擅自堆放砂石"),
        _decision("泉州经济技术开发区管理委员会", fact="在鲤城区江南街道擅自堆放砂石"),
    ],
)
def act_outside_the_district(paper: Paper, case: Case) -> Verdict:
    """The agency of the place of the act punishes; another needs a reason that the file should show: 指定管辖, 移送, an act on the net.

    The place is what a field for it or the facts of the decision tell, else the report's, else where the inspection was and where the party has its
    seat, which can only speak for the agency. One place within the district is enough.
    """
    if is_blank(paper):
        return not_applicable(N_("空白文书格式，没有填写案情"))
    if paper.kind == "investigation_report" and case.decision:
        return not_applicable(N_("以处罚决定书为准"))
    seat = places.seat(paper.agency.name) if paper.agency else None
    if seat is None:
        return undetermined(N_("落款机关的名称看不出是哪个县区"), at=paper.whole)
    told = list(places.violated_at(paper)) or [p for report in case.all("investigation_report") for p in places.violated_at(report)]
    outside = [p.outside(seat) for p in told]
    if False in outside or places.facts_name(paper, seat):
        return passed()
    reason = ground_for(case)
    if reason:
        return passed(N_("卷内写明了管辖依据：{words}"), words=reason.quote[:40])
    if True in outside and None not in outside:
        far = told[0]
        return failed(
            N_("违法行为地“{place}”不在{agency}辖区，卷内没有指定管辖、移送等依据"), place=far.at.quote if far.at else "",
            agency=paper.agency.name if paper.agency else "", at=[p.at for p in told if p.at])
    if not told and any(p.outside(seat) is False for p in _around(paper, case)):
        return passed(N_("检查地点或者当事人住所在本辖区"))
    return undetermined(N_("没有写明违法行为发生在哪个县区"), at=[p.at for p in told if p.at] or paper.whole)


def _around(paper: Paper, case: Case) -> list[Place]:
    """Where the party has its seat, and where inspections were."""
    address = of_party(paper)
    found = [_in_the_field(paper, address.at.start, address.at.end)] if address and address.given else []
    for record in case.all("inspection_record"):
        found += [places.place_at(record, f.start) for f in record.document.fields if f.label.endswith(("地点", "地址", "场所", "现场"))]
    return [p for p in found if p]


def _in_the_field(paper: Paper, start: int, end: int) -> Place | None:
    """The first place named in a field's value, whatever of its label stands before it."""
    text = paper.text
    begins = [i for i in range(start, min(end, start + 16)) if i == start or not text[i - 1].isalpha() or text[i - 1] in "址所在住于"]
    return next((p for i in begins if (p := places.place_at(paper, i))), None)
