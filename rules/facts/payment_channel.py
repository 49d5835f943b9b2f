"""How money is to be paid: the channel that a decision names (a bank, an account, a code to scan, an office that collects)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts.running import running

if TYPE_CHECKING:
    from rules.facts.paper import Paper

CHANNEL = re.compile(
    r"银行|农商行|农信社|信用社|邮储|工行|农行|建行|中行|支行|分行|账户|帐户|账号|帐号|专户|国库|财政[^,。;]{0,4}专|缴款(?:码|书|通知|单|凭证|二维码|识别码)"
    r"|缴费(?:码|单|通知)|收款码"
    r"|二维码|扫码|扫描|微信|支付宝|云闪付|电子支付|网上(?:支付|缴|银行)|在线(?:支付|缴)|线上|网银|手机银行|公众号|小程序|闽政通|政务(?:服务)?(?:大厅|中心|网|窗口)"
    r"|POS|刷卡|转账|汇款"
    r"|代收(?:机构|点|单位|银行|网点)|代理(?:机构|网点)|收费(?:窗口|大厅|处)|收缴(?:机构|单位|窗口)|非税|一般缴款书|(?:当场|现场)(?:缴|收缴|交)|指定(?:的)?(?:地点"
    r"|窗口|网点|机构|单位|渠道|方式)"
    r"|(?:缴|交|汇|存|划|打|转)(?:纳|付|款|清)?(?:至|到|入|往)(?!_)|(?<![收接签送知])(?:到|至|向|往|前往)(?!期)[^,。;]{2,30}?(?:缴|交)(?:纳|清|款|付)"
)
"""Channels, and 缴至 or 到…缴纳 with any place behind it."""
LATE = re.compile(r"(?:逾期|到期|不缴|未缴|拒不)[^。;]{0,60}$")
TERM = re.compile(r"(?:履行|缴款|缴纳|缴费|交款)(?:的)?(?:期限|时限|时间)(?:为|是|:)?[^。;]{0,30}?(?:\d{1,3}|[一二三四五六七八九十]{1,3})个?(?:工作)?[日天月]")
"""A term in a field of its own: 履行期限：自送达之日起15日."""
BLANK = re.compile(r"(?:缴|交)(?:纳|付|款)?(?:至|到|入)[\s_]{2,}|_{2,}[^。;,]{0,4}(?:银行|账户|支行)|■{2,}[^。;,]{0,6}(?:银行|账户|支行|缴)|(?:缴|交)(?:纳|付"
                   r"|款)?(?:至|到|入)■")


def named(paper: Paper) -> Span | None:
    """Where `paper` names a channel for payment; what it says of late payment does not count."""
    run = running(paper.document)
    for m in CHANNEL.finditer(run.text):
        if not LATE.search(run.text, max(0, m.start() - 70), m.start()):
            return run.span(*m.span())
    return None


def term(paper: Paper) -> Span | None:
    """Where a field of its own gives the term for payment or performance."""
    run = running(paper.document)
    m = TERM.search(run.text)
    return run.span(*m.span()) if m else None


def unclear(paper: Paper) -> Span | None:
    """Where the name of a channel is left blank or cannot be read."""
    m = BLANK.search(running(paper.document).text)
    return running(paper.document).span(*m.span()) if m else None
