"""Ways of service: leaving, announcement, electronic service, each with what it takes to be service."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts import announcements, confirmations, leaving, presence, receipts
from rules.facts.announcements import Announcement
from rules.facts.case import Case
from rules.facts.confirmations import AGREED, REFUSED, SILENT, UNSIGNED, WORN
from rules.facts.leaving import NONE, PRIVATE, QUALIFIED
from rules.facts.paper import Paper
from rules.facts.receipts import REASON, RECEIVED, REMARKS, SERVED, SERVER, SIGNS, WITNESS, Receipt
from rules.judging import MAJOR, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite
from rules.law.settings_by_department import PENALTY_LAW_2021
from rules.packs import example_papers as example


def _form(way: str, rest: str, party: str = "罗金生") -> str:
    """An example: the receipt of a decision served in this way, and what else stands on it."""
    return f"送达回证\n受送达人：{party}\n送达文书：行政处罚决定书（明综罚决〔2024〕88号）\n送达方式：{way}\n{rest}"


@rule(
    "CF-705", N_("留置送达手续不全"), severity=MAJOR, points=3, each=["delivery_receipt"],
    why=N_("当事人拒收时把文书留下，要有见证人或者拍照、录像，并记明理由和日期，才能证明确实送达。见证人应当是居委会、村委会或者所在单位的代表。"),
    basis=[cite("民事诉讼法", 89, since="2022-01-01"), cite("行政处罚法", 61, 1, since="2021-07-15"), cite("行政处罚法", 40, until="2021-07-15")],
    suggestion=N_("留置送达应当有见证人或者拍照录像。"),
    violates=[
        _form("留置送达", "送达时间：2024年10月23日11时10分\n受送达人拒收理由：认为处罚过重，拒绝签字\n见证人：\n送达人：池海、黄珍　2024年10月23日\n"
              "备注：文书已放在受送达人家中。"),
        _form("留置送达", "收件人签名：\n送达人：林英、陈强 2024年7月29日\n备注：当事人拒绝签收，文书留置于其住所。"),
        _form("直接送达", "受送达人签名：\n备注：当事人拒收，执法人员将决定书放在柜台后离开，未拍照、未录像。\n送达人：戴明、薛燕 2024年7月16日"),
        _form("留置送达", "拒收事由：不认可处罚。2024年3月6日\n见证人：陈阿婆（隔壁邻居） 2024年3月6日\n送达人：陈挺、郑颖 2024年3月6日"),
        _form("留置送达", "拒收事由和日期：\n见证人：林萍（温泉街道金汤社区居委会委员）\n送达人：陈挺、郑颖"),
    ],
    complies=[
        _form("留置送达", "拒收事由：受送达人表示不看、不签，拒不接收。2025年3月6日\n见证人：林萍（金汤社区居委会委员）　2025年3月6日\n"
              "送达人：陈挺、郑颖　2025年3月6日"),
        _form("留置送达", "收件人签名：\n送达人：王珍、苏杰 2024年7月29日\n"
              "备注：受送达人拒绝签收，于2024年7月29日将文书留置于其住所，由社区工作人员曾源见证，并全程录像。\n见证人签名：曾源"),
        _form("留置", "送达时间：2024年8月7日\n受送达人拒绝签名，执法记录仪全程记录，文书留在其经营场所。\n送达人：张彬、杨凯"),
        _form("留置送达", "拒收理由：称老板不在，拒绝签收\n见证人：丘平（受送达人所在单位人事科） 2024年8月7日\n送达人：张彬、杨凯"),
        _form("留置送达", "拒收事由：拒绝接收。2024年8月7日\n见证人：无\n送达人：张彬、杨凯\n备注：现场拍照四张附后。"),
    ],
    unclear=[
        _form("留置送达", "拒收事由及日期：拒绝签名，2024年12月3日\n见证人：■■■（■■■■■■）\n备注：■■■■■■■■■■■■\n送达人：连城、叶英"),
        _form("留置送达", "拒收事由及日期：拒绝签名，2024年12月3日\n见证人：孙志强\n送达人：连城、叶英"),
        _form("留置送达", "拒收事由及日期：拒绝签名，2024年12月3日\n见证人：\n备注：■■■■■■■■\n送达人：连城、叶英"),
    ],
    not_for=[
        _form("直接送达", "受送达人签名：罗金生 2024年10月23日\n拒收事由：\n见证人：\n送达人：池海、黄珍"),
        _form("邮寄送达", "备注：邮件因拒收退回。\n送达人：池海、黄珍"),
    ],
)
def left_without_proof(paper: Paper, case: Case) -> Verdict:
    """A paper that was refused may be left before a witness of the residents' or villagers' committee or the workplace, or on film.

    Without either nobody can tell whether it was. A neighbour or a shopkeeper is no such witness. The reason and the day of the refusal are noted.
    """
    receipt = receipts.read(paper)
    if receipt.manner != "left":
        return not_applicable(N_("不是留置送达"))
    proof = leaving.proof(receipt, case)
    at = receipt.refused or _way(receipt)
    if not (proof.media or proof.witness == QUALIFIED):
        if proof.worn or paper.document.unread:
            return undetermined(N_("见证人或者备注栏辨认不清"), at=proof.worn or paper.whole)
        if proof.witness == PRIVATE:
            return failed(N_("见证人不是基层组织或者所在单位的代表，也没有拍照、录像"), at=proof.at or at)
        if proof.witness == NONE:
            if paper.pictured and not receipt.names(SERVER):
                return undetermined(N_("扫描的送达回证上没有读出见证人和备注，请核对原件"), at=at)
            return failed(N_("留置送达没有见证人，也没有拍照、录像"), at=at)
        return undetermined(N_("没有写明见证人的身份，不知道是否基层组织或者所在单位的代表"), at=proof.at or at)
    return _reason_and_day(receipt)


def _way(receipt: Receipt) -> Span:
    return next((p.at for p in receipt.all(REASON, REMARKS, SIGNS) if p.written), receipt.paper.whole)


def _reason_and_day(receipt: Receipt) -> Verdict:
    """Of a paper left with proof: whether the refusal and its day are on the receipt."""
    dated = [p.mention for p in receipt.all(REASON, REMARKS, SIGNS, WITNESS, SERVED, RECEIVED, SERVER) if p.mention]
    told = receipt.refused is not None or any(len(p.written) > 1 for p in receipt.all(REASON))
    if told and dated:
        return passed(N_("留置送达有见证或者拍照录像，记明了拒收情况和日期"))
    if any(p.worn for p in receipt.places):
        return undetermined(N_("拒收事由或者日期辨认不清"), at=next(p.at for p in receipt.places if p.worn))
    if not told and not dated:
        return failed(N_("留置送达没有记明拒收的事由和日期"), at=_way(receipt), absent=True)
    if not told and receipt.all(REASON):
        return failed(N_("留置送达没有记明拒收的事由"), at=receipt.all(REASON)[0].at)
    return undetermined(N_("留置送达的拒收事由或者日期没有读出"), at=_way(receipt))


def _announced(body: str, agency: str = "某区应急管理局", day: str = "2024年7月8日") -> str:
    """An example: an announcement of this day."""
    return f"送达公告\n肖福全：\n本局对你一案已作出某罚决〔2024〕19号行政处罚决定。{body}\n{agency}\n{day}"


@rule(
    "CF-706", N_("公告送达不合规"), severity=MAJOR, points=3,
    why=N_("公告送达是最后的办法，要先试过其他方式，在案卷中记明原因和经过，并满三十日；2022年以前为六十日。规章仍写六十日的系统，三十日至六十日之间的不作判断。"),
    basis=[
        cite("民事诉讼法", 95, since="2022-01-01"), cite("行政处罚法", 61, 1, since="2021-07-15"), cite("行政处罚法", 40, until="2021-07-15"),
        cite("市场监督管理行政处罚程序规定", 82, 1, 5, department="market_supervision"), cite("农业行政处罚程序规定", 72, 3, department="agriculture"),
        cite("交通运输行政执法程序规定", 18, 1, 5, department="transport"), cite("卫生行政处罚程序", 50, 2, department="health", until="2025-06-01"),
    ],
    suggestion=N_("公告送达应当满三十日并在案卷中记明原因和经过。"),
    violates=[
        _announced("因你去向不明，上门直接送达、邮寄送达均未能送达，现公告送达。自公告之日起满十五日即视为送达。"),
        _announced("因邮件退回，现公告送达，请自公告之日起七日内来我局领取，逾期视为送达。", "某市市场监督管理局"),
        _announced("因其他方式无法送达，现公告送达，自公告之日起经过三十日即视为送达。", "某县林业局", "2020年7月8日"),
        _form("公告送达", "公告日期：2024年3月1日\n视为送达日期：2024年3月18日\n送达人：张彬、杨凯\n备注：邮寄被退回。"),
        _form("公告送达", "公告日期：2024年3月1日\n视为送达日期：2024年4月1日\n备注：未上门、未邮寄，直接公告。\n送达人：张彬、杨凯"),
        example.whole(example.FILING, example.REPORT, example.DECISION, "送达公告\n某建材店：本局已作出某城管罚〔2024〕31号行政处罚决定，现公告送达。"
            "满三十日即视为送达。\n"
                      "某区城市管理局\n2024年6月10日"),
    ],
    complies=[
        _announced("你登记的地址已由他人使用，邮寄因查无此单位退回。依据民事诉讼法第九十五条公告送达。自发出公告之日起，经过三十日，即视为送达。"),
        _announced("因你下落不明，现公告送达，自公告之日起满六十日视为送达。", "某县林业局", "2020年7月8日"),
        _announced("采用直接送达、邮寄送达均无法送达，现公告送达，请自本公告之日起30日内到本机关领取，逾期视为送达。", "某区城市管理局"),
        _form("公告送达", "公告发布日期：2024年3月1日\n视为送达日期：2024年4月1日\n送达人：张彬、杨凯\n备注：上门两次无人，邮寄被退回，故公告。"),
        _announced("因你下落不明，现公告送达，自公告之日起满六十日视为送达。", "某县农业农村局"),
    ],
    unclear=[
        _form("公告送达（直接送达、邮寄送达均未果）", "公告发布日期：2024年■月■日\n视为送达日期：2024年4月12日\n承办人：佟飞、姜波"),
        _announced("因你下落不明，现公告送达，自公告之日起满三十日视为送达。", "某县农业农村局"),
        _announced("因你下落不明，现公告送达，自公告之日起满三十日视为送达。", "某市交通运输局"),
        _announced("现公告送达，自公告之日起满三十日视为送达。"),
        _announced("因你下落不明，现公告送达，自公告之日起满■■日视为送达。"),
    ],
    not_for=[
        "公告\n本局定于2024年7月8日公开举行听证，欢迎旁听。\n某区应急管理局\n2024年7月1日",
        _form("直接送达", "受送达人签名：罗金生 2024年10月23日\n送达人：池海、黄珍"),
    ],
)
def announced_too_briefly(case: Case) -> Iterator[Verdict]:
    """Announcement is a fiction of service: it takes its time, and is allowed only where the party cannot be found or nothing else reached it.

    Thirty days since 2022-01-01, sixty before; agriculture and transport (health until June 2025) still write sixty, so that thirty to fifty-nine stay open there.
    """
    found = announcements.of(case)
    if not found:
        yield not_applicable(N_("没有公告送达"))
        return
    judged = [v for a in found for v in _long_enough(a, case)]
    judged.append(_why_announced(found, case))
    yield from judged


def _long_enough(announcement: Announcement, case: Case) -> Iterator[Verdict]:
    """Whether enough days were announced, and whether they had passed."""
    department = announcement.paper.agency.department if announcement.paper.agency else case.department
    told, day = announcement.days, announcement.announced
    if told is not None and announcement.days_at is not None:
        yield _enough(case, told, day, department or case.department, announcement, deemed=None)
    elif announcement.unclear is not None:
        yield undetermined(N_("公告期限或者日期辨认不清"), at=announcement.unclear)
    if announcement.deemed and day:
        yield _enough(case, (announcement.deemed - day).days, day, department or case.department, announcement, announcement.deemed)
    elif announcement.deemed and told is None:
        yield undetermined(N_("公告日期缺失或者辨认不清，无法核对公告期限"), at=announcement.at)


def _enough(case: Case, days: int, day: date | None, department: str | None, announcement: Announcement, deemed: date | None) -> Verdict:
    at = announcement.deemed_at if deemed and announcement.deemed_at else announcement.days_at or announcement.at
    law, own = announcements.least(case, day, department)
    if days < law or (day is None and days < announcements.SHORTEST):
        if deemed:
            return failed(N_("{announced}公告，{deemed}即视为送达，不满{least}日"), announced=day, deemed=deemed, least=law, at=at)
        return failed(N_("公告满{days}日即视为送达，应当满{least}日"), days=days, least=law, at=at)
    if day is None and days < announcements.LONGEST:
        return undetermined(N_("公告日期缺失或者辨认不清，不知道应当满多少日"), at=at)
    if days < own:
        return undetermined(N_("民事诉讼法规定三十日，本部门程序规定是{own}日，请核对适用哪一规定"), own=own, at=at)
    return passed(N_("公告满规定的期限"))


def _why_announced(found: list[Announcement], case: Case) -> Verdict:
    """Whether the file says why there was no other way."""
    untried = next((a.untried for a in found if a.untried), None)
    if untried:
        return failed(N_("没有尝试其他送达方式就公告送达"), at=untried)
    if any(a.reason for a in found) or announcements.course_told(case):
        return passed(N_("记明了公告送达的原因和经过"))
    if case.scope != "whole" or case.unread_pages or any(p.illegible for p in case.papers):
        return undetermined(N_("所附文书没有写明公告送达的原因和经过，请核对案卷"), at=found[0].at)
    return failed(N_("案卷没有记明公告送达的原因和经过"), at=found[0].at)


UNCONFIRMED = re.compile(
    r"(?:未|没有|没|无|尚未|未能|来不及)(?:与[^。;,\n]{0,8})?(?:签订|签署|签|填写|办理|取得|提供|附)?(?:了)?[^。;,\n]{0,10}(?:电子送达)?(?:确认书|同意书|书面同意)"
    r"|(?:确认书|同意书)[^。;,\n]{0,6}(?:没有|没|未|尚未|无)(?:签|填|办|附|让|能)|(?:仅|只)?(?:电话|口头|微信)(?:中|里"
    r"|上)?(?:口头)?(?:表示)?同意[^。;\n]{0,24}(?:未|没)")
CONFIRMED = re.compile(
    r"(?<!未)(?<!没有)(?<!没)(?:已|经)[^。;\n]{0,16}(?:签订|签署|签|书面同意|确认)[^。;\n]{0,14}(?:确认书|同意书|电子送达)|(?:确认书|同意书)[^。;\n]{0,6}(?:见"
    r"|附|在卷|已签)|(?:依据|根据|按照)[^。;\n]{0,16}确认书")


@rule(
    "CF-708", N_("电子送达无确认书"), severity=MAJOR, points=3, each=["delivery_receipt"],
    why=N_("用传真、电子邮件、短信或者应用程序送达，要当事人签过确认书同意。送达地址确认书里同意电子送达的也算；只有几份文书时，只在文书本身显示没有同意时才报。"),
    basis=[
        cite("行政处罚法", 61, 2, since="2021-07-15"), cite("行政处罚法", 40, until="2021-07-15", checked="none"),
        cite("民事诉讼法", 87, until="2022-01-01", checked="none"),
        cite("市场监督管理行政处罚程序规定", 82, 1, 3, department="market_supervision"),
        cite("住房和城乡建设行政处罚程序规定", 37, department="housing_and_city_management"), cite("农业行政处罚程序规定", 69, 2, department="agriculture"),
        cite("生态环境行政处罚办法", 60, department="ecology"), cite("交通运输行政执法程序规定", 18, 1, 3, department="transport"),
    ],
    suggestion=N_("电子送达应当经当事人同意并签订确认书。"),
    violates=[
        _form("手机短信送达", "送达时间：2024年9月5日16时\n受送达人签名：\n送达人：魏强、高宇\n备注：当事人电话中口头同意收短信，电子送达确认书没有签。"),
        "送达地址确认书\n当事人：罗金生\n是否同意电子送达：□同意 ☑不同意\n当事人确认：罗金生 2024.3.14\n\f\n"
        + _form("电子邮件", "送达时间：2024年5月29日\n送达人：黄榕、檀晓"),
        "电子送达确认书\n当事人：罗金生\n接收方式：微信\n签名：　　　　　日期：\n\f\n" + _form("微信送达", "送达时间：2024年5月29日\n送达人：黄榕、檀晓"),
        example.whole(example.FILING, example.NOTICE, example.DECISION,
                      "送达回证\n送达文书：行政处罚决定书（某城管罚〔2024〕31号）\n送达方式：电子送达\n送达地点：受送达人电子邮箱\n送达时间：2024年5月10日\n"
                      "送达人：甲某、乙某"),
        _form("传真送达", "送达时间：2022年9月5日\n送达人：魏强、高宇\n备注：未与当事人签订电子送达确认书。"),
    ],
    complies=[
        "电子送达确认书\n本单位同意行政机关通过电子邮件送达执法文书，邮箱：fzrt@mail.cn。\n确认人：瑞泰检测公司（盖章）　经办：江海洋\n2024年2月20日\n\f\n"
        + _form("电子送达（发至确认邮箱）", "到达时间：2024年4月12日15:31\n送达人：俞辉、陈静", "瑞泰检测公司"),
        "送达地址确认书\n当事人：罗金生\n送达地址：某路8号\n是否同意电子送达：☑同意 □不同意\n电子送达方式：手机短信139****0011\n"
        "当事人签名：罗金生 2024年3月14日\n\f\n"
        + _form("短信", "送达时间：2024年5月29日\n送达人：黄榕、檀晓"),
        "送达地址及送达方式确认书\n受送达人：罗金生\n是否接受电子送达：是\n微信号：luo123\n受送达人（签名）：罗金生　2024年3月14日\n\f\n"
        + _form("微信送达", "送达时间：2024年5月29日\n送达人：黄榕、檀晓"),
    ],
    unclear=[
        "电子送达确认书\n当事人：罗金生\n接收方式：■电子邮件 ■短信　接收账号：■■■■■\n是否同意：■■■\n签名：■■■　　日期：■■■■\n\f\n"
        + _form("电子邮件", "送达时间：2024年5月29日\n送达人：黄榕、檀晓"),
        _form("电子送达", "送达时间：2024年5月29日\n送达人：黄榕、檀晓"),
        "送达地址确认书\n当事人：罗金生\n送达地址：某路8号\n当事人签名：罗金生 2024年3月14日\n\f\n" + _form("电子邮件", "送达时间：2024年5月29日\n"
        "送达人：黄榕、檀晓"),
    ],
    not_for=[
        _form("直接送达", "受送达人签名：罗金生 2024年10月23日\n送达人：池海、黄珍"),
        _form("电子送达", "送达时间：2021年7月14日\n送达人：池海、黄珍"),
        _form("邮寄送达", "备注：EMS单号1023456789012，短信提醒。\n送达人：池海、黄珍 2024年10月23日"),
    ],
)
def electronic_service_not_confirmed(paper: Paper, case: Case) -> Verdict:
    """Fax, mail or messages count as service only where the party agreed and signed a confirmation; agreeing on the telephone is not enough.

    Of papers without their file the missing confirmation is told only where a paper shows it.
    """
    receipt = receipts.read(paper)
    if receipt.manner != "electronic":
        return not_applicable(N_("不是电子送达"))
    served = next((d.day for d in case.deliveries if d.paper is paper and d.day), None) or case.day
    if served and served < PENALTY_LAW_2021:
        return not_applicable(N_("{day}的送达，当时的行政处罚法没有规定电子送达确认书"), day=served)
    found = confirmations.of(case)
    agreed = next((c for c in found if c.state == AGREED), None)
    if agreed:
        return passed(N_("当事人签署了电子送达确认书"))
    text = paper.document.squeezed
    told = UNCONFIRMED.search(text)
    if told:
        return failed(N_("采用电子送达，送达回证写明没有签订确认书"), at=paper.document.unsqueeze(told.start(), told.end()))
    worn = next((c for c in found if c.state == WORN), None)
    if worn:
        return undetermined(N_("电子送达确认书的签名或者同意栏辨认不清"), at=worn.at)
    way = re.search(r"(?:送达)?方式[:|]?.{0,24}?(?:电子(?:送达|邮件|邮箱)?|短信|传真|微信|邮箱)", text)
    at = paper.document.unsqueeze(way.start(), way.end()) if way else paper.whole
    refused = next((c for c in found if c.state == REFUSED), None)
    if refused:
        return failed(N_("当事人在确认书中不同意电子送达，却采用了电子送达"), at=[at, refused.at])
    unsigned = next((c for c in found if c.state == UNSIGNED), None)
    if unsigned:
        return failed(N_("电子送达的确认书没有当事人签名或者盖章"), at=[at, unsigned.at])
    silent = next((c for c in found if c.state == SILENT), None)
    if case.scope != "whole" or CONFIRMED.search(text) or (silent and paper.illegible):
        return undetermined(N_("采用电子送达，所附文书中没有当事人同意的确认书，请核对"), at=at)
    doubt = presence.worn(case)
    if doubt or case.unread_pages or presence.of(case, (), re.compile("电子送达|送达.{0,6}确认书")).listed:
        return undetermined(N_("有页面或者目录条目辨认不清或者没有找到，不能断定没有电子送达确认书"), at=doubt or at)
    return failed(N_("采用电子送达，卷内没有当事人同意电子送达的确认书"), at=at)
