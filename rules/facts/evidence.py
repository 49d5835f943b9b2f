"""Evidence that a decision names: items (笔录, 照片, 检测报告 …), in a list, a table or a sentence.

证据确凿 and 相关证据 name none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts.running import running

if TYPE_CHECKING:
    from rules.facts.paper import Paper


@dataclass(frozen=True, slots=True)
class Evidence:
    """`item`: the first item named. `claimed`: where evidence is spoken of without an item. `illegible`: where items cannot be read.
    `annexed`: where a list outside the paper is referred to.
    """

    item: Span | None = None
    claimed: Span | None = None
    illegible: Span | None = None
    annexed: Span | None = None


RECORD = re.compile(
    r"(?<!听证)(?<!申辩)(?<!告知)(?<!陈述)(?<!听证会)笔录|(?:检查|勘[验察查]|巡查|抽样|采样|现场|询问|称重|测量|过磅|调查|执法|复查|监测|通话|聊天|交易|转账|销售"
    r"|进货|行驶|轨迹)记录(?!仪)"
    r"|照片|相片|拍照|影像|视频|录像|录音|摄像|监控(?:画面|抓拍|截图|数据|资料|设备记录)|电子监控|截图|截屏|(?:检测|检验|监测|鉴定|检定|评估|勘验|测绘|化验"
    r"|测量)(?:结果|结论)?(?:报告|意见|书|单|结论|数据)"
    r"|抽样(?:单|凭证|记录)|证人证言|证言|(?:当事人|被处罚人|本人|行为人|嫌疑人|你|其|驾驶人|法定代表人|负责人|经营者)(?:本人)?的?(?:自述|供述|自认|陈述(?!、|和|与"
    r"|申辩|权|及))"
    r"|物证|书证|电子数据|视听资料|称重单|过磅单"
)
"""Items that are evidence wherever a decision names them."""
PAPER = re.compile(
    r"执照|身份证|许可证|合格证|登记证|行驶证|驾驶证|运输证|合同|协议|发票|票据|单据|收据|台账|账册|账簿|账本|凭证|清单|订单|运单|送货单|进货单|销售单|报表|复印件"
    r"|复制件|说明|证明(?!上述|以上|该|其|当事人|违法|了)"
    r"|资料|材料|通知书|决定书|回证|文书|函件?|图纸|示意图|登记表|信息|实物|样品|样本|价目表|标签|包装|产品|报告|记录|承诺书|数据|(?<![你我本名])单(?!位|独|纯)"
)
"""What is evidence where it is said to prove something."""
PROVES = re.compile(r"(?:为证|证实|佐证|印证|为凭|为据|(?<!合格)(?<!健康)(?<!身份)证明(?=上述|以上|该|其|当事人|违法|你|[,。;])|在卷|在案|(?:证据"
                    r"|足以)(?:予以)?(?:证明|证实|认定)|等证据|可证)")
LIST = re.compile(
    r"(?:(?:主要|相关|认定|证明|有关)?(?:违法)?(?:事实)?(?:的|及|和)?(?:主要)?证据(?:有|材料|清单|如下|包括|名称|情况)*[:;]"
    r"|(?:下列|以下|如下)(?:[^。;:]{0,8})?证据[^。;]{0,16}?[:;,]|证据(?:\d|[一二三四五六七八九十])[:、.])")
CLAIM = re.compile(r"(?:证据|事实)[^。;,]{0,10}?(?:确凿|充分|确实|属实|清楚|为证|证实|证明|佐证)|证据")
ANNEXED = re.compile(r"证据[^。;]{0,16}?(?:附后|见附|详见|另附|附卷|目录)|(?:详见|见)[^。;]{0,10}证据")
HEADING = re.compile(r"违法事实[及和、]?(?:主要)?证据[:。]")
MISSING = re.compile(
    r"(?:未|不能|没有|缺少|无法|拒不|伪造|虚假|篡改|删除)(?:按[^,。;]{0,10})?"
    r"(?:保存|留存|提供|出示|安装|设置|制作|建立|取得|存留|调取|配备|出具)?[^,。;、]{0,12}$")
"""What the party failed to keep is the offence, not evidence: 未保存监控录像."""
PARTING = re.compile(r"[、,。;:]|有|由|经|以及|和")
BY = re.compile(r"有|由|经|以|据|与|通过|结合|[。;,:]")
VAGUE = re.compile(r"说明|证明|资料|材料|文书|函件?|信息|产品|报告|记录|数据|单")
GENERIC = re.compile(r"[,、和及等有的以上下列如述相关证据材料充分确凿实大量合法效足够系列一定本案各种]")


def named(paper: Paper) -> Evidence:
    """What `paper` names as evidence of the act."""
    run = running(paper.document)
    text = run.text
    record = next((m for m in RECORD.finditer(text) if not MISSING.search(text, max(0, text.rfind("。", 0, m.start()), m.start() - 30), m.start())), None)
    if record:
        return Evidence(item=run.span(*record.span()))
    item = _in_a_list(text) or _in_a_sentence(text)
    if item:
        return Evidence(item=run.span(*item))
    claims = [m for m in CLAIM.finditer(text) if not HEADING.match(text, max(0, m.start() - 5))]
    claim = claims[0] if claims else None
    annexed = ANNEXED.search(text)
    worn = next((m for m in re.finditer(r"■{3,}", text) if PROVES.search(text, m.end(), m.end() + 30) or LIST.search(text, max(0, m.start() - 40), m.start())), None)
    return Evidence(
        claimed=run.span(*claim.span()) if claim else None, illegible=run.span(*worn.span()) if worn else None,
        annexed=run.span(*annexed.span()) if annexed else None)


def _in_a_list(text: str) -> tuple[int, int] | None:
    for head in LIST.finditer(text):
        if HEADING.match(text, max(0, head.start() - 7)) or HEADING.match(text, max(0, head.start() - 5)):
            continue
        item = PAPER.search(text, head.end(), head.end() + 160)
        if item and "违反" not in text[head.end():item.start()]:
            return item.span()
    return None


def _in_a_sentence(text: str) -> tuple[int, int] | None:
    """An item before words that say it proves: 有进货单、送货单为证. A word that fits anything (材料) must be qualified."""
    for proof in PROVES.finditer(text):
        start = max(text.rfind("。", 0, proof.start()) + 1, proof.start() - 200)
        for item in PAPER.finditer(text, start, proof.start()):
            begin = max([start, *(m.end() for m in PARTING.finditer(text, start, item.start()))])
            if MISSING.search(text, start, item.start()) or not BY.search(text, max(0, start - 1), item.start()):
                continue
            if GENERIC.sub("", text[begin:item.start()]) or not VAGUE.fullmatch(item[0]):
                return item.span()
    return None
