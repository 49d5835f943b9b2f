"""Receipts: who signed for a paper, who received it for the party, who served it, and which paper it was."""

from __future__ import annotations

from collections.abc import Iterator

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts import receipts, represented
from rules.facts.case import Case
from rules.facts.deliveries import SLIP, Delivery
from rules.facts.ink import Stands
from rules.facts.numbers import DocumentNumber, find_numbers
from rules.facts.paper import Paper
from rules.facts.parties import is_organisation
from rules.facts.receipts import ADDRESSEE, RECEIVED, SERVED, SERVER, SIGNS, SUBSTITUTE, Filled, Name, Receipt
from rules.judging import MAJOR, MINOR, ORDINARY, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite
from rules.packs import example_papers as example

OTHER_WAYS = ("left", "announcement", "electronic", "entrusted")
OTHER_WAY = N_("不是直接送达，由该送达方式的规则判断")
BLANK_FORM = N_("空白的送达回证，没有填写内容")
SIGNED_IN_WORDS = re.compile(r"[一-龥]{2,4}\(?签收\)?\s*(?:于)?(?:19|20)\d\d|\d{1,2}月\d{1,2}日(?:已|由|经)?(?:签收|收到)[一-龥]{2,4}(?!日期|时间)")
DAY_IN_WORDS = re.compile(r"(?:19|20|二[〇零])[\d〇零一二三四五六七八九]{2}[年.\-/][^。;,:]{2,14}?(?:本人|我单位|我公司|已)?(?:收到|签收|收悉|领取)"
                          r"|(?:收到|签收|领取)[^。;,:]{0,6}(?:日期|时间|于)[:为]?(?:19|20|二[〇零])")
"""The day of receipt told in a sentence: 本文书于2024年4月22日14时收到."""
RETURNED = re.compile(r"妥投|已签收|签收[^,。;:\n]{0,8}(?:19|20)\d\d|(?:回执|回单|投递|查询|改退批条|详情单|签收)(?:联|单|记录|结果|证明|截图"
                      r"|情况)?[^。;,\n]{0,6}(?:附|见|存|粘贴|在卷)|退回|退件|改退|查无此"
                      r"|(?:附|见|存有|粘贴)[^。;\n]{0,14}(?:回执|回单|查询|投递|签收记录|详情单|改退)|(?:显示|查询)[^。;\n]{0,14}(?:签收|妥投|投递)")
NO_SLIP = re.compile(r"(?:未|没有|无)(?:见|附|留存|保存|收到|取得|打印|提供)?(?:[^。;,\n]{0,6})(?:回执|回单|投递记录|查询记录|查询结果|邮寄凭证|签收记录"
                     r"|物流(?:信息|记录))|(?:回执|回单)(?:未|没有)(?:退回|寄回|附卷|入卷|留存)"
                     r"|(?:回执|回单|物流(?:信息|记录)|(?:投递|签收|妥投|查询)(?:记录|结果|信息))[^。;,\n]{0,10}?(?:未|没有|没能)(?:能|曾)?(?:取得|查到|找到|打印|提供|归档|附卷|入卷|留存)")
TRACKED = re.compile(r"(?:EMS|邮件|单号|运单|挂号|快递|编号)[^。\n]{0,12}?[A-Z]{0,2}\d{8,14}", re.I)


def _form(party: str, number: str, rest: str) -> str:
    """An example: the receipt of a decision with this number, and what else stands on it."""
    return f"送达回证\n受送达人：{party}\n送达文书：行政处罚决定书（{number}）\n{rest}"


def _filled_in(receipt: Receipt) -> bool:
    """Whether anybody used the form: a server's name or a date."""
    return any(p.written or (p.mention is not None) for p in receipt.all(SERVER, SERVED, RECEIVED, SIGNS, SUBSTITUTE))


@rule(
    "CF-703", N_("送达回证无签收"), severity=MAJOR, points=4, each=["delivery_receipt"],
    why=N_("送达以受送达人签名或者盖章、记明收到日期为证，各种期限从这一天算起。留置、公告、电子送达另有证明方式；邮寄的看退回的回执。"),
    basis=[cite("民事诉讼法", 87, since="2022-01-01"), cite("民事诉讼法", 91, since="2022-01-01"),
           cite("行政处罚法", 61, 1, since="2021-07-15"), cite("行政处罚法", 40, until="2021-07-15")],
    suggestion=N_("请由受送达人记明收到日期并签名或者盖章。"),
    violates=[
        _form("石桥区老周面馆", "石市监罚〔2024〕55号", "送达方式：直接送达\n送达日期：2024年5月22日\n受送达人签名或盖章：\n送达人签名：洪立、蓝芳"),
        _form("程大海", "临城管罚决字〔2023〕8号", "收件人签名（盖章）：　　　　　　　年　月　日\n送达人：丁坤、涂毅　2023年3月6日\n备注："),
        _form("江州远帆电镀有限公司", "江环罚〔2024〕12号", "送达方式：直接送达\n收件人：孟山河\n送达人：谢力、金敏　2024年5月14日"),
        _form("北川县惠农农资店", "北农罚〔2024〕3号", "送达方式：当面送达\n送达人：戴明、薛燕\n送达时间：2024年7月16日\n北川县农业农村局"),
        "文书送达回执\n受送达单位（个人）：青禾区新桥砂场\n送达文书名称及文号：行政处罚决定书 （青）应急罚〔2024〕30号\n送达方式：直接送达\n收件人签收：收件人：\n"
        "送达人：送达人：卢章 孟长 2024年7月9日",
        _form("望海惠民口腔门诊部", "望卫医罚〔2024〕9号", "送达方式：邮寄送达\n邮寄日期：2024年9月23日\n送达人：曾勇、黄艳\n备注：回执未退回，无查询记录。"),
    ],
    complies=[
        _form("黄某", "石交罚〔2024〕77号", "送达方式：直接送达\n受送达人签名：黄某　2024年5月15日\n送达人：王一、陈二"),
        _form("青禾区新桥砂场", "青水罚〔2024〕2号", "送达方式：直接送达\n收件人签名或盖章：（公章）　签收日期：2024年7月16日\n送达人：丘平、蓝娟"),
        _form("宋有田", "云农罚〔2023〕5号", "送达时间：2023年4月6日10时\n送达方式：直接送达\n受送达人签收：宋有田\n送达人：盛涛、楼燕"),
        _form("吕明", "金交罚〔2024〕77号", "送达方式：直接送达\n受送达人签名：\n代收人：徐玉兰（受送达人之妻，同住）　2024年9月19日\n送达人：盛涛、楼燕"),
        _form("望海惠民口腔门诊部", "望卫医罚〔2024〕9号", "送达方式：邮寄送达\n送达人：曾勇、黄艳\n备注：EMS单号1023456789012，2024年9月26日妥投，查询结果附后。"),
    ],
    unclear=[
        _form("石桥区好味快餐店", "石市监罚〔2024〕202号", "送达方式：直接送达\n受送达人签名：■■　收到日期：2024年■月■■日\n送达人：林铭　陈远"),
        "送达回证\n受送达人：\n送达文书：\n送达方式：\n受送达人签名或盖章：\n送达人签名：\n年　月　日",
        _form("石桥区老周面馆", "石市监罚〔2024〕55号", "送达方式：邮寄送达\n邮寄日期：2024年5月22日\n送达人：洪立、蓝芳"),
    ],
    not_for=[
        _form("郭大勇", "泉城管罚决〔2024〕20号", "送达方式：留置送达\n受送达人签名：（拒绝签收）\n见证人：社区居委会洪珠\n送达人：张彬、杨凯　2024年8月7日"),
        _form("吴秀", "临城管罚决字〔2024〕186号", "送达方式：直接送达\n受送达人签名：\n备注：受送达人拒绝签字，已将文书放置其店内并录像。\n"
              "送达人：林宇、洪明　2024年5月6日"),
        _form("肖福", "云城管罚决〔2024〕19号", "送达方式：公告送达\n受送达人签名：\n送达人：张彬、杨凯　2024年8月7日"),
    ],
)
def receipt_not_signed(paper: Paper, case: Case) -> Verdict:
    """Service is proved by the recipient's signature or seal and the day on which he received the paper; from that day every period runs.

    A refused, announced or electronic service is proved otherwise; mail by the slip that came back.
    """
    receipt = receipts.read(paper)
    if receipt.manner in OTHER_WAYS:
        return not_applicable(OTHER_WAY)
    if receipt.manner == "mail":
        return _posted(receipt, case)
    if not _filled_in(receipt):
        return undetermined(BLANK_FORM, at=paper.whole)
    places = receipt.signing
    signed = [p for p in places if p.signed]
    if signed:
        return _day_of_receipt(receipt, signed)
    if not places:
        if SIGNED_IN_WORDS.search(paper.document.squeezed):
            return passed(N_("受送达人已签收"))
        if paper.pictured:
            return undetermined(N_("扫描的送达回证上没有读出签收处，请核对原件"), at=paper.whole)
        return failed(N_("送达回证上没有受送达人的签名或者盖章"), at=paper.whole, absent=True)
    if receipts.signed_in_columns(paper):
        return passed(N_("受送达人已签收并记明日期"))
    if any(p.worn for p in places) or (paper.pictured and not (receipt.names(SERVER) or all(p.bare for p in places))):
        return undetermined(N_("签收处辨认不清，请核对原件"), at=[p.at for p in places])
    return failed(N_("送达回证的签收处空白，受送达人没有签名或者盖章"), at=places[0].at)


def _day_of_receipt(receipt: Receipt, signed: list[Filled]) -> Verdict:
    """Of a receipt that somebody signed: whether the day on which he received the paper is on it."""
    if all(p.worn and not p.stamped and not re.search(r"[一-龥]{2}", p.written) for p in signed):
        return undetermined(N_("签收处辨认不清，请核对原件"), at=[p.at for p in signed])
    dated = [p for p in (*signed, *receipt.all(RECEIVED)) if p.mention]
    if any(p.mention and p.mention.day for p in dated):
        return passed(N_("受送达人已签收并记明日期"))
    if dated:
        return undetermined(N_("签收日期辨认不清，请核对原件"), at=dated[0].at)
    if DAY_IN_WORDS.search(receipt.paper.document.squeezed):
        return passed(N_("受送达人已签收并记明日期"))
    left_blank = [p for p in (*signed, *receipt.all(RECEIVED)) if p.blank_day or (p.role == RECEIVED and not p.worn)]
    unread = not any(p.written for p in signed) and any(p.stands is Stands.SIGNED for p in signed)
    if left_blank and not unread:
        return failed(N_("受送达人签名后没有填写收到日期"), at=left_blank[0].at)
    if any(p.mention for p in receipt.all(SERVED)) or any(p.worn for p in receipt.places):
        return passed(N_("受送达人已签收，送达日期另有记载"))
    if unread:
        return undetermined(N_("签收处有手写的内容，签收日期没有读出，请核对原件"), at=signed[0].at)
    return failed(N_("受送达人签名后没有记明收到日期"), at=signed[0].at)


def _posted(receipt: Receipt, case: Case) -> Verdict:
    """Of mail: whether the slip that came back or the post's record is there."""
    paper = receipt.paper
    text = paper.document.squeezed
    told = NO_SLIP.search(text)
    if told:
        return failed(N_("邮寄送达没有回执或者投递记录"), at=paper.document.unsqueeze(told.start(), told.end()))
    signed = any(p.written and p.mention for p in receipt.signing)
    if signed or RETURNED.search(text) or any(SLIP.search(p.document.squeezed[:60]) for p in case.all("unknown", "evidence_copy")):
        return passed(N_("邮寄送达有回执或者投递记录"))
    if case.scope != "whole" or TRACKED.search(text) or paper.illegible or case.unread_pages:
        return undetermined(N_("邮寄送达的回执或者投递记录不在所附文书中，请核对"), at=paper.whole)
    return failed(N_("邮寄送达，卷内没有回执或者投递记录"), at=paper.whole)


@rule(
    "CF-704", N_("代收人身份未注明"), severity=MINOR, points=1, each=["delivery_receipt"],
    why=N_("不是本人签收的，只有同住的成年家属、法定代表人、负责收件的人或者受委托的人收到才算送达。回证上写明关系、职务或者授权的不报。"),
    basis=[cite("民事诉讼法", 88, since="2022-01-01"), cite("民事诉讼法", 85, until="2022-01-01", checked="none")],
    suggestion=N_("请注明代收人身份及与受送达人的关系。"),
    violates=[
        _form("涂金凤", "长农罚〔2024〕8号", "送达方式：直接送达\n签收人：杨志远　2024年7月16日\n送达人：戴明、薛燕\n备注：无"),
        _form("黄某", "石交罚〔2024〕77号", "受送达人签名：李某　2024年7月16日\n送达人：王一、陈二"),
        _form("江州远帆鞋业有限公司", "江应急罚〔2022〕115号", "送达方式：直接送达\n收件人签名：陈海培 2022年4月27日\n送达人：曾鸿、郑思\n"
              "备注：受送达人不在，由陈海培代收。"),
        _form("宋有田", "云农罚〔2023〕5号", "受送达人签名：\n代收人：何秀英　2023年4月6日\n与受送达人关系：\n送达人：盛涛、楼燕"),
        "行政处罚决定书\n江环罚〔2024〕12号\n当事人：江州远帆电镀有限公司\n法定代表人：孟山河\n罚款三万元。\n江州市生态环境局\n2024年5月10日\n\f\n"
        + _form("江州远帆电镀有限公司", "江环罚〔2024〕12号", "送达方式：直接送达\n收件人：葛长青 2024年5月14日\n送达人：谢力、金敏"),
    ],
    complies=[
        _form("吕明", "金交罚〔2024〕77号", "代收人：徐玉兰　2024年9月19日\n代收人与受送达人关系：妻子，共同生活\n送达人：盛涛、楼燕"),
        _form("黄某", "石交罚〔2024〕77号", "代收人李某（同住成年家属）　签收日期：2024年9月19日\n受送达人签名：李某 2024年9月19日\n送达人：王一、陈二"),
        _form("江州远帆鞋业有限公司", "江应急罚〔2022〕115号", "收件人签名：林玲 2022年4月27日\n送达人：曾鸿、郑思\n备注：收件人林玲系受送达人员工，受委托代收。"),
        _form("石桥区上下街茶铺", "石市监罚〔2024〕402号", "签收：薛敏（经营者） 2024年9月18日\n送达人：阮航、林可"),
        "行政处罚决定书\n江环罚〔2024〕12号\n当事人：江州远帆电镀有限公司\n法定代表人：孟山河\n罚款三万元。\n江州市生态环境局\n2024年5月10日\n\f\n"
        + _form("江州远帆电镀有限公司", "江环罚〔2024〕12号", "送达方式：直接送达\n收件人：孟山河 2024年5月14日\n送达人：谢力、金敏"),
        _form("望海区李小明烧烤店", "望综罚〔2024〕3号", "受送达人签收：李小明 2024年9月18日\n送达人：阮航、林可"),
    ],
    unclear=[
        _form("江州恒泰金属制品有限公司", "江应急罚〔2024〕30号", "收件人签名：林建军（■■■■）　2024年10月15日\n送达人：曾勇　黄艳"),
        _form("江州恒泰金属制品有限公司", "江应急罚〔2024〕30号", "收件人签名：林建军　2024年10月15日\n送达人：曾勇　黄艳"),
        _form("黄某", "石交罚〔2024〕77号", "受送达人签名：■■■　2024年7月16日\n送达人：王一、陈二"),
    ],
    not_for=[
        _form("黄某", "石交罚〔2024〕77号", "送达方式：留置送达\n受送达人拒绝签收。见证人：林萍（居委会）\n送达人：王一、陈二　2024年7月16日"),
        _form("黄某", "石交罚〔2024〕77号", "送达方式：直接送达\n受送达人签名：\n送达人：王一、陈二　2024年7月16日"),
    ],
)
def substitute_not_told(paper: Paper, case: Case) -> Verdict:
    """Another may receive for the party only as a family member of full age who lives with it, its legal representative, its receiving office or by authority.

    Where the receipt does not say which, nobody can tell whether the party was served.
    """
    receipt = receipts.read(paper)
    if receipt.manner in (*OTHER_WAYS, "mail"):
        return not_applicable(OTHER_WAY)
    signers = [n for place in receipt.signing if place.role != ADDRESSEE for n in receipts.names_in(paper, place)]
    if not signers:
        worn = next((p for p in receipt.signing if p.worn), None)
        if worn:
            return undetermined(N_("签收人姓名辨认不清"), at=worn.at)
        return _by_a_report(paper)
    if any(p.stamped for p in receipt.signing) and represented.organisation(receipt):
        return passed(N_("受送达单位已盖章签收"))
    return _recognised(receipt, case, signers)


def _by_a_report(paper: Paper) -> Verdict:
    """Of a report that tells in sentences who took the paper."""
    told = represented.in_a_report(paper.document.squeezed)
    if told is None:
        return not_applicable(N_("没有签收人的姓名"))
    who, itself, tie = told
    if itself or tie:
        return passed(N_("受送达人本人签收") if itself else N_("注明了签收人的身份"))
    return failed(N_("由{name}代收，没有注明与受送达人的关系、职务或者授权"), name=who["name"], at=paper.document.unsqueeze(who.start(), who.end()))


def _recognised(receipt: Receipt, case: Case, signers: list[Name]) -> Verdict:
    """Whether one of those who signed is the party, or the receipt says what he is to it."""
    party = represented.named(receipt)
    if not party:
        return undetermined(N_("送达回证没有写明受送达人或者辨认不清"), at=receipt.paper.whole)
    if any(represented.same(name, signer.name) for name in party for signer in signers):
        return passed(N_("受送达人本人签收"))
    told = represented.relation(receipt, signers)
    if told is None:
        return undetermined(N_("签收人的身份辨认不清"), at=signers[0].at)
    if told:
        return passed(N_("注明了签收人的身份"))
    known = represented.of_party(case, party)
    if any(represented.same(name, signer.name) for name in known.names for signer in signers):
        return passed(N_("签收人是受送达人的代表人、代理人或者在其他文书上代表受送达人签名的人"))
    organisation = represented.organisation(receipt)
    if organisation and not (known.head or represented.HEAD.search(receipt.paper.text)) and not any(not is_organisation(name) for name in party[1:]):
        if receipt.all(SUBSTITUTE) or represented.received_for_another(receipt):
            return failed(N_("由{name}代收，没有注明与受送达人的关系、职务或者授权"), name=signers[0].name, at=signers[0].at)
        return undetermined(N_("看不出签收人{name}是否受送达单位的代表人或者负责收件的人"), name=signers[0].name, at=signers[0].at)
    if receipt.paper.by_ocr(signers[0].at.start) and not any(_named_elsewhere(case, s) for s in signers):
        return undetermined(N_("扫描件上签收人姓名可能识别有误，请核对原件"), at=signers[0].at)
    return failed(N_("由{name}签收，不是受送达人本人或者法定代表人，没有注明身份、关系或者授权"), name=signers[0].name, at=signers[0].at)


def _named_elsewhere(case: Case, signer: Name) -> bool:
    """Whether the same name stands at another place of the file, so that it was hardly read wrong."""
    return sum(p.document.squeezed.count(signer.name) for p in case.papers) > 1


ASSISTANT = re.compile("协管|辅警|辅助|协勤|协助|网格员|临聘|见习|实习|文员")


@rule(
    "CF-707", N_("送达人少于两人"), severity=MINOR, points=2, each=["delivery_receipt"], procedures=[ORDINARY],
    why=N_("两人送达可以互相证明，同一姓名写两次只算一人。设置允许辅助人员送达的，一名执法人员和一名辅助人员也可以；邮寄、公告、电子送达不适用。"),
    basis=[cite("行政处罚法", 42, 1, since="2021-07-15"), cite("行政处罚法", 37, until="2021-07-15")],
    suggestion=N_("直接送达应当由两名执法人员签名。"),
    violates=[
        _form("黄某", "石交罚〔2024〕77号", "送达方式：直接送达\n受送达人签名：黄某　2024年8月29日\n送达人：王建国"),
        _form("程大海", "临城管罚决字〔2023〕8号", "收件人签名：程大海 2023年3月6日\n送达人签名：签名：林宇培 2023年3月6日\n备注：收件人系受送达人本人。"),
        _form("宋有田", "云农罚〔2023〕5号", "送达方式：留置送达\n受送达人拒绝签收，录像。\n送达人：盛涛、盛涛　2023年4月6日"),
        "文书送达回执\n受送达单位（个人）：青禾区新桥砂场\n送达文书名称及文号：行政处罚决定书 （青）应急罚〔2024〕30号\n送达方式：直接送达\n"
        "收件人签收：收件人：葛长青 2024年7月9日\n"
        "送达人：送达人：卢章凤（执法证号350001） 2024年7月9日",
        _form("黄某", "石交罚〔2024〕77号", "送达方式：直接送达\n受送达人签名：黄某　2024年8月29日\n送达人：\n备注："),
    ],
    complies=[
        _form("黄某", "石交罚〔2024〕77号", "送达方式：直接送达\n受送达人签名：黄某　2024年8月29日\n送达人：王建国、陈晓明"),
        _form("伍尚文", "上交罚〔2024〕99号", "送达方式：直接送达\n受送达人签收：伍尚文　2024年12月11日\n送达人：丘建平\n送达人：蓝秀娟"),
        _form("程大海", "临城管罚决字〔2023〕8号", "收件人签名：程大海 2023年3月6日\n送达人：翁彩霞\n彭素梅\n送达时间：2023年3月6日"),
        _form("程大海", "临城管罚决字〔2023〕8号", "收件人签名：程大海 2023年3月6日\n送达人：翁彩霞、彭素梅（协管员）"),
    ],
    unclear=[
        _form("周爱莲", "柘综罚〔2024〕9号", "送达方式：直接送达\n受送达人签名：周爱莲　2024年3月12日\n送达人：吴康平、■■■"),
        _form("周爱莲", "柘综罚〔2024〕9号", "送达方式：直接送达\n受送达人签名：周爱莲　2024年3月12日"),
        "送达回证\n受送达人：\n送达文书：\n送达方式：直接送达\n受送达人签名或盖章：\n送达人签名：\n年　月　日",
    ],
    not_for=[
        _form("黄某", "石交罚〔2024〕77号", "送达方式：邮寄送达\n交寄日期：2024年8月29日\n送达人：王建国"),
        _form("黄某", "石交罚〔2024〕77号", "送达方式：电子送达\n送达时间：2024年8月29日\n送达人：王建国"),
    ],
)
def one_server(paper: Paper, case: Case) -> Verdict:
    """Two act for the agency, so that one can bear witness of what the other did; the department's assistants may be the second where that is allowed.

    The same name twice is one. Mail, announcement and electronic service need no two.
    """
    receipt = receipts.read(paper)
    if receipt.manner not in ("direct", "left", None):
        return not_applicable(N_("不是直接送达或者留置送达"))
    places = receipt.all(SERVER)
    names = receipt.names(SERVER)
    if not case.setting("assistants_may_serve", paper.date or case.day, case.department):
        names = [n for n in names if not ASSISTANT.search(n.aside)]
    if len(names) >= 2:
        return passed(N_("由两名以上人员送达"))
    if not places or not _filled_in(receipt):
        return undetermined(N_("送达回证上没有读出送达人"), at=paper.whole)
    if any(p.worn or p.stamped or len(p.written) > 14 for p in places) or (paper.pictured and not receipt.names(SIGNS, SUBSTITUTE)):
        return undetermined(N_("送达人栏辨认不清，请核对原件"), at=places[0].at)
    if not names:
        if any(p.written for p in places):
            return undetermined(N_("送达人栏没有读出姓名"), at=places[0].at)
        return failed(N_("送达人栏空白，没有送达人签名"), at=places[0].at)
    if paper.pictured and any(_more_written(p.written, [n.name for n in names]) for p in places):
        return undetermined(N_("送达人栏辨认不清，请核对原件"), at=places[0].at)
    return failed(N_("只有{name}一人送达"), name=names[0].name, at=places[0].at)


def _more_written(written: str, names: list[str]) -> bool:
    """Whether more than names, labels, numbers and days stands in a place of signature on a scan: a name that OCR could not read."""
    for name in names:
        written = written.replace(name, "")
    rest = re.sub(r"签名|签字|盖章|送达人员?|执法人员|姓名|执法证件?号?码?|编号|[年月日时分\W\d_A-Za-z]", "", written)
    return len(rest) > 0


SAME_SERIES = (
    frozenset(("prior_notice", "hearing_notice")), frozenset(("penalty_decision", "summary_decision", "no_penalty_decision")),
    frozenset(("seizure_decision", "seizure_extension", "seizure_disposal")), frozenset(("registration_notice", "registration_disposal")),
)
"""Kinds that receipts and papers call by each other's names."""


@rule(
    "CF-709", N_("送达文书名称或文号不符"), severity=MINOR, points=2, same_words_as=["CF-903"],
    why=N_("回证证明的是它写明的那份文书，文号不对，就证明不了这一份送达过。年份括号的写法不同不算，文号有字辨认不清的不作判断。"),
    basis=[cite("行政处罚法", 61, 1, since="2021-07-15"), cite("行政处罚法", 40, until="2021-07-15")],
    suggestion=N_("请核对送达回证所载文书名称和文号。"),
    violates=[
        example.papers(example.DECISION, "送达回证\n送达文书：行政处罚决定书（某城管罚〔2024〕13号）\n签收：张某　2024年5月10日\n送达人：甲某、乙某"),
        example.papers(example.NOTICE, "送达回证\n送达文书名称及文号：《行政处罚事先告知书》某城管罚告〔2023〕31号\n收件人：张某 2024年4月22日"),
        example.papers("行政处罚决定书\n安市监处罚〔2024〕163号\n当事人：某茶行\n罚款5000元。\n安溪县市场监督管理局\n2024年6月5日",
                       "送达回证\n受送达人：某茶行\n送达文书：行政处罚决定书\n文号：安市监处罚〔2024〕136号\n收件人：王香（经营者）　2024年6月7日"),
        example.papers(example.NOTICE, example.DECISION, "文书送达回执\n文书名称、文号：行政处罚决定书 某城管罚告〔2024〕31号\n签收：张某　2024年5月10日"),
    ],
    complies=[
        example.papers(example.NOTICE, example.NOTICE_RECEIPT, example.DECISION, example.DECISION_RECEIPT),
        example.papers("行政处罚决定书\n顺农渔罚〔2024〕11号\n当事人：黎锦\n罚款3000元。\n顺德区农业农村局\n2024年6月20日",
                       "送达回证\n送达文书：行政处罚决定书（顺农渔罚 (2024) 11 号）\n受送达人签名：黎锦　2024年6月24日"),
        example.papers(example.DECISION, "送达回证\n某城管送〔2024〕118号\n送达文书：某城管罚〔2024〕31号行政处罚决定书\n签收：张某　2024年5月10日"),
        example.papers("行政处罚听证告知书\n（青）应急告〔2024〕75号\n某日杂店：拟罚款。\n青禾区应急管理局\n2024年2月8日",
                       "文书送达回执\n送达文书名称及文号：行政处罚（听证）告知书 （青）应急告〔2024〕75号\n收件人签收：潘彬 2024年2月9日"),
    ],
    unclear=[
        example.papers("行政处罚决定书\n丰交罚〔2024〕255号\n当事人：蒋杰\n罚款200元。\n丰泽区交通运输局\n2024年8月1日",
                       "送达回证\n送达文书：行政处罚决定书（丰交罚〔2024〕2■■号）\n签名：蒋杰 2024年8月5日"),
        example.papers("行政处罚决定书\n丰交罚〔2024〕■■■号\n当事人：蒋杰\n罚款200元。\n丰泽区交通运输局\n2024年8月1日",
                       "送达回证\n送达文书：行政处罚决定书（丰交罚〔2024〕255号）\n签名：蒋杰 2024年8月5日"),
    ],
    not_for=[
        example.papers(example.DECISION, "送达回证\n送达文书：行政处罚决定书\n签收：张某　2024年5月10日"),
        example.NOTICE_RECEIPT,
    ],
)
def receipt_names_another_paper(case: Case) -> Iterator[Verdict]:
    """A receipt proves the service of the paper that it names; with another number it proves nothing of this one.

    How the year is bracketed makes no difference. A number of which characters cannot be read is left open.
    """
    compared = 0
    for delivery in case.deliveries:
        told = _number(delivery)
        if told is None or delivery.way == "on_paper" or delivery.of is None:
            continue
        number, at = told
        kinds = next((s for s in SAME_SERIES if delivery.of in s), frozenset((delivery.of,)))
        papers = [(p, p.number) for p in case.papers if p.kind in kinds and p.number is not None]
        if not papers:
            continue
        compared += 1
        agreed = [own.agrees_with(number) for _, own in papers]
        if True in agreed:
            continue
        if None in agreed or number.illegible or (delivery.paper.by_ocr(at.start) and any(_alike(own, number) for _, own in papers)):
            yield undetermined(N_("送达回证或者文书的文号辨认不清"), at=at)
        else:
            nearest, own = next(((p, own) for p, own in papers if p is delivery.served), papers[-1])
            yield failed(N_("送达回证写的是{written}，{title}的文号是{own}"), written=number.value, title=nearest.document.title, own=own.value,
                         at=[at, nearest.span(own.start, own.end)])
    yield passed(N_("送达回证所载文号与文书一致")) if compared else not_applicable(N_("没有可以核对文号的送达回证"))


def _number(delivery: Delivery) -> tuple[DocumentNumber, Span] | None:
    """The number that `delivery` names its paper by, and where it stands."""
    document = delivery.paper.document
    number = next((n for n in find_numbers(document.squeezed) if n.value == delivery.number), None)
    return (number, document.unsqueeze(number.start, number.end)) if number else None


def _alike(own: DocumentNumber, read: DocumentNumber) -> bool:
    """Whether only characters of the prefix differ, as a reader of pictures makes them differ; a notice's and a decision's letters do not count as such."""
    return own.year == read.year and own.serial == read.serial and own.series == read.series
