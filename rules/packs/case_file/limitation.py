"""The time limit for penalising: an act long over and long undiscovered goes unpunished."""

from __future__ import annotations

from rules.facts import limitation
from rules.facts.case import Case
from rules.facts.dates import find_illegible
from rules.facts.paper import Paper
from rules.judging import VETO, Verdict, failed, hint, not_applicable, passed, rule, undetermined
from rules.language import N_, Phrase
from rules.law.calendar import add_months
from rules.law.cite import cite
from rules.law.phrases import numeral
from rules.law.settings_by_department import PENALTY_LAW_2021

MONTHS, OF_PUBLIC_SECURITY, OF_TAXES, FOR_LIFE_AND_HEALTH = 24, 6, 60, 60
"""行政处罚法 第三十六条 (life, health and financial safety with harm only since 2021-07-15); 治安管理处罚法 (2012) 第二十二条, (2025) 第二十五条;
税收征收管理法 第八十六条."""


def _decision(facts: str, *, law: str = "《营业性演出管理条例》第四十三条第一款", agency: str = "望海县文化体育和旅游局", day: str = "2023年5月16日") -> str:
    """An example: a decision with these facts."""
    return f"行政处罚决定书\n望文旅罚〔2023〕4号\n当事人：某某文化公司\n{facts}\n依据{law}，决定罚款5000元。\n可在六十日内申请行政复议。\n{agency}\n{day}"


@rule(
    "CF-108", N_("超过处罚时效"), severity=VETO,
    basis=[
        cite("行政处罚法", 36, since="2021-07-15"), cite("行政处罚法", 29, until="2021-07-15"),
        cite("治安管理处罚法", 25, since="2026-01-01", department="public_security"), cite("治安管理处罚法", 22, until="2026-01-01", department="public_security"),
    ],
    suggestion=N_("请说明违法行为是否连续或者继续，超过时效的不得处罚。"),
    why=N_("违法行为终了之日起二年内没有被发现的，一般不再处罚；涉及生命健康安全、金融安全且有危害后果的为五年，治安案件为六个月。行为连续或者继续的从终了之日起算。"
           "卷内没有写明何时终了的不作判断，尚未拆除的违法建设只作提示。"),
    violates=[
        _decision("2023年2月14日，本机关收到群众来信，首次发现当事人于2020年10月3日晚在体育馆举办一场营业性演出，未经批准，演出当晚结束，此后未再举办。"),
        _decision("经查，当事人曾安排未取得特种作业操作证的工人从事电焊作业。该行为于2021年11月26日终了，本局于2024年5月16日检查时发现。",
                  law="《中华人民共和国安全生产法》第九十七条", agency="望海县应急管理局", day="2024年6月19日"),
        _decision("违法行为发生于2021年3月，2024年5月才发现，且未涉及生命健康安全。", law="《中华人民共和国广告法》第五十八条",
                  agency="望海县市场监督管理局", day="2024年6月19日"),
        _decision("2024年6月20日，执法人员检查发现当事人于2022年2月21日销售海产干货未标明价格，该批货品已于当日售完。该违法行为不存在连续或者继续状态。",
                  law="《中华人民共和国价格法》第四十二条", agency="望海区市场监督管理局", day="2024年7月25日"),
        _decision("2024年3月5日，当事人的邻居报案，称当事人于2023年6月1日在其门口泼洒油漆，当日即已清除。", law="《中华人民共和国治安管理处罚法》第四十九条",
                  agency="望海县公安局", day="2024年3月20日"),
        _decision("二〇二四年八月六日，我局接到举报，经查，你公司于二〇二一年五月在东街路口发布的户外广告，当月已全部拆除，此后未再发布。",
                  law="《中华人民共和国广告法》第五十八条", agency="望海区城市管理局", day="2024年9月10日"),
    ],
    complies=[
        _decision("经查，当事人自2020年9月起将油烟直接排入居民楼天井，一直持续至2024年4月8日检查当日仍未整改。", law="《中华人民共和国大气污染防治法》第一百一十八条",
                  agency="望海区城市管理局", day="2024年5月20日"),
        _decision("2024年4月7日，本机关执法人员检查时发现，当事人货架上待售的饼干六包已超过保质期。", law="《中华人民共和国食品安全法》第一百二十四条",
                  agency="望海区市场监督管理局", day="2024年6月4日"),
        _decision("2024年3月1日，本局检查发现当事人于2022年5月6日销售一批不合格插座，当日售完，此后未再销售。", law="《中华人民共和国产品质量法》第四十九条",
                  agency="望海区市场监督管理局", day="2024年4月8日"),
        _decision("2024年5月9日，本局接到通报，当事人于2021年6月3日销售的假药已于当日售完，造成两人中毒，涉及公民生命健康安全且有危害后果。",
                  law="《中华人民共和国药品管理法》第一百一十六条", agency="望海市市场监督管理局", day="2024年8月1日"),
        _decision("2023年9月14日，望海县公安局在侦查中发现，当事人于2022年1月5日倾倒废渣，当日结束。2024年6月3日案件移送本局。",
                  law="《中华人民共和国固体废物污染环境防治法》第一百一十九条", agency="望海市生态环境局", day="2024年8月1日"),
        _decision("2024年4月8日检查发现，当事人于2019年4月至2024年3月多次未按规定记录台账。", law="《农药管理条例》第五十八条",
                  agency="望海县农业农村局", day="2024年5月20日"),
    ],
    unclear=[
        _decision("经查，当事人曾销售未附标签的散装种子，2024年5月8日本机关检查其手写收据时发现，收据上年份字迹不清，当事人称“记不得哪年卖的，早就不卖了”。",
                  law="《中华人民共和国种子法》第七十九条", agency="望海县农业农村局", day="2024年6月25日"),
        _decision("2024年6月20日，本局首次发现当事人于2021年■月■日举办一场营业性演出，演出当晚结束。", day="2024年7月25日"),
        _decision("2024年6月20日，本局接到举报，当事人于2021年2月举办营业性演出，未经批准。", day="2024年7月25日"),
    ],
    not_for=["询问笔录\n询问时间：2024年3月12日\n被询问人：范森\n问：是否申请回避？答：不申请。\n范森　2024年3月12日"],
)
def out_of_time(case: Case) -> Verdict:
    """What nobody noticed for two years is left alone, so that evidence does not rot and people can rest.

    Counted from the end of the act, of one that went on from when it stopped, to the first notice that any organ of the state took. Only an end that
    the file tells is held against it.
    """
    deciding = case.decision or case.last("prior_notice", "investigation_report")
    if deciding is None:
        return not_applicable(N_("卷内没有认定违法事实的文书"))
    acts = limitation.acts(case)
    if unknown := limitation.time_unknown(case):
        return undetermined(N_("违法行为的时间没有查清：{words}"), words=unknown.quote[:30], at=unknown)
    if acts.acted is None:
        return _without_a_day(deciding)
    end = acts.ended or acts.acted
    found = limitation.discovered(case, end.day)
    day = found.day if found else deciding.date
    months = _limit(deciding)
    if day is None or day <= add_months(end.day, months):
        return passed(N_("在处罚时效以内"))
    if limitation.continuing(case):
        return passed(N_("卷内写明违法行为连续或者继续"))
    if day >= PENALTY_LAW_2021 and months == MONTHS and limitation.five_years(case) and day <= add_months(end.day, FOR_LIFE_AND_HEALTH):
        return passed(N_("卷内写明涉及生命健康安全或者金融安全，时效为五年"))
    if standing := limitation.still_standing(case):
        return hint(N_("违法行为始于{end}，{day}才发现；尚未拆除的违法建设通常视为继续，请在决定书中写明"), end=end.day, day=day, at=[standing, end.at])
    if acts.ended is None:
        return undetermined(N_("违法行为发生在{end}，没有写明何时终了"), end=end.day, at=end.at)
    if found is None:
        return undetermined(N_("违法行为在{end}终了，没有写明何时发现"), end=end.day, at=end.at)
    return failed(
        N_("违法行为于{end}终了，{day}才发现，超过{limit}的处罚时效，也没有写明连续、继续或者延长时效的理由"), end=end.day, day=day, limit=_told(months),
        at=[end.at, found.at])


def _told(months: int) -> Phrase:
    """The limit as the statutes write it: 二年, 六个月."""
    return Phrase(N_("{n}个月"), {"n": numeral(months)}) if months % 12 else Phrase(N_("{n}年"), {"n": numeral(months // 12)})


def _without_a_day(deciding: Paper) -> Verdict:
    worn = [m for m in find_illegible(deciding.text) if deciding.signed is None or m.start != deciding.signed.start]
    if worn:
        return undetermined(N_("违法行为的日期辨认不清"), at=deciding.span(worn[0].start, worn[0].end))
    if year := limitation.worn_year(deciding):
        return undetermined(N_("违法行为的日期辨认不清"), at=year)
    if past := limitation.past_act(deciding):
        return undetermined(N_("决定书说的是过去的行为，没有写明何时终了：{words}"), words=past.quote[:30], at=past)
    return passed(N_("没有写明早已终了的违法行为"))


def _limit(deciding: Paper) -> int:
    """Months after which the act goes unpunished by the law that the decision applies."""
    laws = {c.register_title or c.law for c in deciding.citations}
    if any("治安管理处罚法" in law for law in laws):
        return OF_PUBLIC_SECURITY
    if any("税收征收管理法" in law for law in laws):
        return OF_TAXES
    return MONTHS


