"""Leniency: the ground on which a penalty is not given (行政处罚法 第三十三条), its elements, and the lists that departments keep."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts.running import running

if TYPE_CHECKING:
    from rules.facts.paper import Paper


@dataclass(frozen=True, slots=True)
class Leniency:
    """`ground`: "first" (初次违法…可以不予), "minor" (轻微…不予), "no_fault" (没有主观过错), "list", "lighter" (a list for 从轻、减轻), or
    "other" (age, time limit, other statutes).

    `at`: where it is invoked. The elements: first time, slight harm (or none), corrected in time, slight act, no fault. `statute`: where an
    article of a statute is cited for it. `list_at`: where a list is cited.
    """

    ground: str
    at: Span
    first_time: Span | None
    slight_harm: Span | None
    corrected: Span | None
    slight_act: Span | None
    no_fault: Span | None
    statute: Span | None
    list_at: Span | None


NOT_PUNISHED = re.compile(
    r"(?:不予|免予|免于|不再给予|不给予)(?:行政)?处罚|首违(?:不罚|免罚)|轻微(?:不罚|免罚)|免罚|免予处罚|首次不罚|首违")
NOT_INVOKED = re.compile(r"(?:不(?:符合|属于|适用|具有)|请求|申请|要求|希望|未|没有)[^。;,]{0,16}$")
REFUSED = re.compile(r"(?:的)?(?:请求|要求|申请|意见|理由|主张|辩解)[^。;]{0,12}?(?:不予|不能|不|未|难以)[^。;,]{0,3}(?:采纳|支持|采信|成立|接受)")
"""What the party asked for and did not get: 对免予处罚的请求不予采纳."""
LIST = re.compile(
    r"(?:不予(?:行政)?处罚|免(?:予|于)?(?:行政)?处罚|免罚|首违(?:不罚|免罚)?|首次违法|初次违法|轻微(?:违法)?(?:行为)?|不罚|包容审慎|容错|免责)[^。;,]{0,16}(?:清单"
    r"|目录|事项)"
    r"|[二两三四五]张清单|(?:免罚|不罚|首违|包容)[^。;,]{0,10}(?:规定|办法|名录)")
LIGHTER_LIST = re.compile(r"(?:从轻|减轻)[^。;,不]{0,16}(?:清单|目录)")
LIGHTER_STATUTE = re.compile(r"行政处罚法》?[^。;]{0,40}?第(?:三十二|三十|三十一|三十三|二十七)条")
ARTICLE_33 = re.compile(r"(?:行政处罚法》?[^。;]{0,40}?)?第三十三条(?:第?(?P<paragraph>[一二三])款)?")
OLD = re.compile(r"行政处罚法》?[^。;]{0,30}?第二十七条(?:第二款)?")
OTHER_STATUTE = re.compile(r"行政处罚法》?[^。;]{0,30}?第(?:三十|三十一|三十六|二十九|二十五|二十六|十九)条|不满十四周岁|精神病|智力残疾|追究时效|二年内未被发现"
                           r"|五年内未被发现|两年内未被发现")
QUOTED = re.compile(r"“[^“”]{0,400}”|\"[^\"]{0,300}\"|关于[^。;]{0,60}?的规定|规定为?:[^。;)]{0,200}|《[^《》]{0,60}》|\((?=[^()]{0,120}(?:可以?不予"
                    r"|不予行政处罚))[^()]{0,200}\)")
PARTYS = re.compile(r"(?:当事人|你|其)[^。;]{0,20}?(?:请求|要求|希望|称|辩称|提出|表示|承诺|保证)[^。;]*")
FIRST_TIME = re.compile(
    r"初次|首次(?!不罚|发现|检查)|第一次|初犯|首违(?!不罚|免罚)|(?:此前|以前|以往|之前|过去|近[一二两三五]年|[一二两三五]年内|未曾|从未|开业至今|成立以来"
    r"|历史上)[^。;,]{0,20}?(?:未|没有|无|不曾)[^。;,]{0,16}?(?:违法|处罚|处理|记录|查处|前科)"
    r"|(?:无|没有|未(?:查询到|发现|有))[^。;,]{0,14}?(?:同类)?(?:违法|处罚|前科)(?:行为)?记录|未(?:因|受)[^。;,]{0,24}?(?:处罚|处理|查处)|无前科")
SLIGHT_HARM = re.compile(
    r"(?:危害|后果|社会影响|危害性|危害程度|危害后果|社会危害)(?:程度|后果|性)?[^。;,]{0,10}?(?:轻微|较小|不大|极小|很小|较轻|不明显)"
    r"|(?:未|没有|无|尚未|并未)(?:造成|产生|发生|构成|引发|导致|引起)[^。;,]{0,16}?(?:危害|后果|损害|损失|影响|事故|伤害|投诉|纠纷)"
    r"|(?:无|没有)(?:任何|明显|实际|不良|严重)?(?:危害|后果|损害|损失|不良影响|社会危害)|(?:无人|无消费者|未有人)[^。;,]{0,10}(?:受到|受|遭)|轻微(?:的)?(?:危害"
    r"|后果|影响)")
CORRECTED = re.compile(
    r"(?:已|及时|立即|当即|当场|当日|当天|随即|主动|自行|积极|按(?:期|时|要求)|限期内|期限内|次日|随后|日内|现已|均已|后即|马上|迅速|已经)[^。;,]{0,18}?"
    r"(?:改正|整改|纠正|清理|清除|停止|拆除|消除|恢复|补办|补齐|补正|下架|销毁|退还|退赔|撤除|更换|办理|补登|申领|取得|完成|撤回|移除|搬离|清运|复原|标明|公示|张贴"
    r"|设置|配备|签订|备案|关闭|删除|召回|登记|变更|补(?:交|缴|验|检|报|种|录|贴|做|换)|交验|取来|送来|送检|放生|归还|交还|上交|回填|更正|修复|封堵|停用|移走|搬走)"
    r"|(?:改正|整改)(?:完毕|到位|完成|落实)|(?:改正|整改|纠正|清理|拆除)[^。;,]{0,6}(?:属实|合格|达标)")
SLIGHT_ACT = re.compile(r"(?:违法行为|情节|行为|违法情节|违法程度|违法)[^。;,]{0,10}?(?:轻微|显著轻微|较轻|轻微的)|轻微违法")
NO_FAULT = re.compile(r"(?:没有|无|不存在|不具有|缺乏)[^。;,]{0,8}主观(?:上的)?(?:过错|故意|恶意)|主观(?:上)?(?:没有|无|不存在|不具有)[^。;,]{0,6}(?:过错|故意"
                      r"|恶意)|尽到[^。;,]{0,12}义务|履行了[^。;,]{0,16}义务")
ORDERED = re.compile(r"(?:责令[^。;,期]{1,10}(?<!的)|(?<!在)责令|(?:要求|督促|应当|请|须|未|不|尚)[^。;,]{0,10})$")
NOT_SO = re.compile(r"(?:不属于|并非|非|不是|不符合|不构成|未能|没有|未)[^。;,]{0,3}$")


def of(paper: Paper) -> Leniency | None:
    """The ground invoked in `paper`; None where it invokes none."""
    run = running(paper.document)
    text = PARTYS.sub(lambda m: "\0" * len(m[0]), run.text)
    own = QUOTED.sub(lambda m: "\0" * len(m[0]), text)
    invoked = next((m for m in NOT_PUNISHED.finditer(text) if not NOT_INVOKED.search(text, max(0, m.start() - 20), m.start()) and not REFUSED.match(text, m.end())), None)
    listed = LIST.search(text)
    lighter = LIGHTER_LIST.search(text)
    if invoked is None and listed is None and lighter is not None:
        statute = LIGHTER_STATUTE.search(text)
        at = run.span(*lighter.span())
        return Leniency("lighter", at, None, None, None, None, None, run.span(*statute.span()) if statute else None, at)
    if invoked is None and listed is None:
        return None
    article = ARTICLE_33.search(text)
    other, old = OTHER_STATUTE.search(text), OLD.search(text)
    invoked = invoked or listed
    elements = [_first(own, p, ORDERED if p is CORRECTED else NOT_SO) for p in (FIRST_TIME, SLIGHT_HARM, CORRECTED, SLIGHT_ACT, NO_FAULT)]
    ground = _ground(article, listed, other if article is None else None, elements, text)
    statute = article or old or other
    spans = [run.span(*m.span()) if m else None for m in (*elements, statute, listed)]
    return Leniency(ground, run.span(*invoked.span()), *spans) if invoked else None


def _first(text: str, pattern: re.Pattern[str], against: re.Pattern[str]) -> re.Match[str] | None:
    return next((m for m in pattern.finditer(text) if not against.search(text, max(0, m.start() - 12), m.start())), None)


def _ground(article: re.Match[str] | None, listed: re.Match[str] | None, other: re.Match[str] | None,
            elements: list[re.Match[str] | None], text: str) -> str:
    """Which ground it is: by words where the paragraph holds two (第三十三条第一款)."""
    if other is not None:
        return "other"
    if article is not None and article["paragraph"] == "二":
        return "no_fault"
    first = elements[0] is not None or re.search("首违|初次违法|首次", text) is not None
    if first:
        return "first"
    if article is None and listed is not None:
        return "list"
    if elements[4] is not None and elements[3] is None:
        return "no_fault"
    return "minor"
