"""What a notice tells the party: what it did, the law that punishes that, and the penalty proposed, with its amount."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts.citation_roles import GENERAL, Role, used
from rules.facts.running import Running, running

if TYPE_CHECKING:
    from rules.facts.paper import Paper

GIVEN, MISSING, RANGE_ONLY, UNREAD = "given", "missing", "range_only", "unread"


@dataclass(frozen=True, slots=True)
class NoticeParts:
    """`facts`: whether an act is described. `ground`: whether a law that punishes it is named; `duty`: whether the one that it broke is.
    `penalty`: whether a penalty (or that there will be none) is proposed. `amount` of a fine: "given" (also where none is proposed or a
    factor gives it), "missing", "range_only" (what the law allows) or "unread"; `fine` where it stands.
    """

    facts: bool
    ground: bool
    duty: bool
    penalty: bool
    amount: str
    fine: Span | None = None


TOLD_RIGHTS = re.compile(r"[^。]{0,120}(?:有权|可以?|享有|如(?:需|要|有|对)|请)[^。]{0,60}(?:陈述|申辩|听证)")
HEAD = re.compile(r"^。*(?:[^。:]{0,40}?[〔\[(][^。:]{1,8}[〕\])][^。:]{0,16}?号)?。*(?:(?!违法|事实|案由)[^:。]{2,60}:)?。*")
"""The number and the addressee, or the first label."""
PARTICULARS = re.compile(
    r"(?:当事人|被告知人|被处罚人|姓名|名称|性别|年龄|住所地?|住址|地址|经营场所|法定代表人|负责人|经营者|投资人|统一社会信用代码|公民身份号码|身份证(?:件)?号码?|联系电话|电话|邮编)"
    r"(?:\([^()]{1,8}\))?:[^。]{0,60}"
)
STANDARD = re.compile(
    r"《[^》]{1,60}》|第[一二三四五六七八九十百零〇\d、和及至]{1,14}[条款项]|\([一二三四五六七八九十\d]{1,3}\)"
    r"|你\(?(?:单位|个人|公司|店|厂|户)?\)?|当事人|被告知人|被处罚人|经查|查明|现查|经调查|调查终结|现已|我局|本局|我机关|本机关|本(?:办|委|队|单位|行政机关)|执法人员"
    r"|(?:的)?(?:上述|以上|该)?(?:违法)?(?:行为|事实)|违反了?|触犯|规定|依据|根据|依照|按照|参照|之规定|的规定|条例|办法|法律|法规|规章|有关|相关|应当|应予|予以|给予|作出|做出|如下|以下|下列|行政|处罚|罚款|拟|将|决定"
    r"|违法(?=一案|已|[,。])|(?<=[,。])现|已(?=经?(?:调查|查|审|,))|(?:^|(?<=[,。]))已|该(?:法|条例|办法)|依法|涉嫌|存在|构成|一案|立案|调查|有下列|证据|证实|证明|为证|现场|检查|勘验|询问|笔录|照片|陈述|等|人民币|大写|小写|[零〇一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟元圆整角分\d,.¥]+"
    r"|没收违法所得|警告|吊销|责令(?:改正|停产停业|限期改正)?|属于|情节|轻微|一般|严重|从轻|减轻|从重|裁量|基准|事先|告知|特此|理由|内容|和|及|对|的|了|于|在|与|其|之|并|处|为|是|有|年|月|日|款|项|条"
)
"""What every notice says, whatever was done."""
PROPOSAL = re.compile(r"拟(?:(?:对|给予)(?:你|当事人|其)[^。,;]{0,8})?(?:处|给予|作出|做出|责令|没收|吊销|警告|罚)[^。]*")
"""What is proposed is no description of what was done: 拟对你处毁坏林木价值二倍罚款."""
FEWEST = 4
"""Characters beside the standard words from which something is described."""
ANY_LAW = re.compile(
    r"(?:依据|根据|依照|按照|按|适用|处罚(?:依据|条款)|罚则|比照)[:|了]?[^。;]{0,60}?"
    r"(?:《(?P<law>[^》]{2,60})》|(?:法|条例|办法|规定|细则)第|该(?:法|条例|办法|规定|细则|条|款|项)|上述(?:条款|规定|法律|法规)|同条|前款|第[一二三四五六七八九十百\d■]{1,8}条)"
)
BROKEN = re.compile(r"违反|触犯|不符合|定性|违法条款")
OTHER_PENALTY = re.compile(
    r"(?:拟|将|建议|如下|以下|处罚(?:内容|种类|意见)|决定)[^。]{0,60}?(?:责令|拆除|撤销|收回|取消|暂停|停止|拘留|没收|警告|通报|记分|退还|不予(?:行政)?处罚|免予|不再处罚|关闭|吊销|暂扣|降低|限制|禁止)")
SPARED = re.compile(r"拟[^。;]{0,40}?(?:不予|免予|免于)(?:行政)?处罚")
"""That nothing will be imposed: the article that spares (行政处罚法 第三十三条) is its ground."""
FACTOR = re.compile(r"倍|百分之|[%％]|每[^。;]{1,8}元")
BOUND = re.compile(r"元?以[上下]")


def read(paper: Paper) -> NoticeParts:
    """What `paper` tells."""
    run = running(paper.document)
    body = _body(run)
    cited = used(paper)
    ground = any(u.role in (Role.GROUND, Role.DISCRETION) and not GENERAL.search(u.citation.register_title or u.citation.law) for u in cited)
    spared = bool(cited) and SPARED.search(body) is not None
    amount, fine = _amount(paper, run)
    return NoticeParts(
        facts=len(re.findall("[一-龥]", STANDARD.sub("", PROPOSAL.sub("", PARTICULARS.sub("", HEAD.sub("", body)))))) >= FEWEST,
        ground=ground or spared or any(not m["law"] or not GENERAL.search(m["law"]) for m in ANY_LAW.finditer(body)),
        duty=bool(BROKEN.search(body)),
        penalty=bool(paper.penalties.kinds) or bool(OTHER_PENALTY.search(run.text)),
        amount=amount, fine=fine,
    )


def _body(run: Running) -> str:
    """The text from behind the number to the rights."""
    rights = TOLD_RIGHTS.search(run.text)
    return run.text[:rights.start()] if rights and rights.start() else OWN_LAW.split(run.text)[0]


OWN_LAW = re.compile(r"根据《(?:中华人民共和国)?行政处罚法》第四十[四五]条")


def _amount(paper: Paper, run: Running) -> tuple[str, Span | None]:
    fine = paper.penalties.kinds.get("fine")
    if fine is None or paper.penalties.fine is not None:
        return GIVEN, fine
    near = [run.text[max(0, m.start() - 50):m.end() + 40] for m in re.finditer("罚款", run.text)]
    near = [re.split("[。;]", words[:52])[-1] + words[52:].split("。")[0] for words in near]
    if any("■" in words for words in near):
        return UNREAD, fine
    if any(FACTOR.search(words) for words in near):
        return GIVEN, fine
    if any(BOUND.search(words) for words in near):
        return RANGE_ONLY, fine
    return (UNREAD if any(re.search(r"\d[\d,.]*元|[壹贰叁肆伍陆柒捌玖拾佰仟]元", words) for words in near) else MISSING), fine
