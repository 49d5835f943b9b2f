"""Leaving (留置送达): who witnessed that a refused paper was left, and whether pictures or a film record it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts.receipts import ADDRESSEE, OTHER, WITNESS, Receipt

if TYPE_CHECKING:
    from rules.facts.case import Case

QUALIFIED, PRIVATE, UNKNOWN, NONE = "qualified", "private", "unknown", "none"

MEDIA = re.compile(
    r"拍照|拍摄|照片|摄影|摄像|录像|录音录像|录音、录像|影像|执法记录仪|视频|全程(?:音像)?记录|音像记录|(?:进行|全程|同步)(?:录|摄)|录音"
)
NOT_TAKEN = re.compile(
    r"(?:未|没有|没|无|未能|未予|忘记|缺少|不具备)[^。;,、\n]{0,10}(?:拍照|拍摄|照片|摄影|摄像|录像|录音|影像|记录仪|视频|音像|记录|见证)(?:[、,和或及与]?(?:、"
    r"|录|拍|摄|照|像|影)[^。;\n]{0,8})?"
    r"|(?:执法记录仪|设备|相机)[^。;,\n]{0,6}(?:没电|故障|损坏|未开|没有开)"
)
BODY = re.compile(
    r"居委|居民委员会|村委|村民委员会|社区(?!诊所|超市)|村(?:支书|主任|书记|干部|民小组长|会计)|镇政府|乡政府|街道办|街道(?:工作|干部|网格|综治)|派出所|民警"
    r"|警察|网格员|网格长|基层组织"
    r"|综治|司法所|妇联|工会|(?:所在|受送达人|其|该|工作)单位(?:的)?(?:代表|负责人|领导|同事|人事|工作人员|办公室|保卫)|单位代表|同事|人力资源|公证"
)
NEIGHBOUR = re.compile(r"邻居|邻铺|隔壁|店主|老板|商户|路人|群众|过路|租客|租户|房东|摊主|顾客|村民(?!委)|居民(?!委)|住户|亲戚|朋友|业主|保洁")
WITNESSED = re.compile(r"(?:由|经|请|邀请|邀约|通知|会同|有)(?P<who>[^。;\n]{2,40}?)(?:到场|现场|在场|当场|全程)?(?:进行|予以|作)?(?:见证|证明)"
                       r"|(?P<after>[^。;,\n]{2,24}?)(?:到场|在场|现场)见证")
NO_WITNESS = re.compile(r"(?:无|没有|未|未能|未找到|找不到|缺)[^。;,\n]{0,12}见证")
ILLEGIBLE = re.compile("[■▇█�]")


@dataclass(frozen=True, slots=True)
class Proof:
    """What proves that a refused paper was left. `witness`: "qualified" (of a committee, a basic-level body or the workplace), "private" (a neighbour,
    a shopkeeper), "unknown" (nothing says who he is) or "none". `media`: pictures or a film are recorded. `worn`: what cannot be read where either may stand.
    """

    witness: str
    media: bool
    at: Span | None = None
    worn: Span | None = None


def proof(receipt: Receipt, case: Case) -> Proof:
    """What `receipt` and the file say."""
    paper = receipt.paper
    text = paper.text[paper.document.title_end:]
    media = bool(MEDIA.search(NOT_TAKEN.sub("", text))) or _pictured(case, receipt)
    places = [p for p in receipt.all(WITNESS) if p.written]
    remarks = NO_WITNESS.sub(" ", "\n".join(p.value for p in receipt.places if p.role not in (OTHER, ADDRESSEE)))
    told = WITNESSED.search(remarks)
    worn = next((p.at for p in receipt.places if p.worn and p.role in (WITNESS, "remarks", "reason", "other")), None)
    words = " ".join([*(p.value for p in places), told[0] if told else ""])
    if not words.strip():
        return Proof(NONE, media, worn=worn)
    at = places[0].at if places else None
    if BODY.search(words) or (BODY.search(remarks) and not NEIGHBOUR.search(words)):
        return Proof(QUALIFIED, media, at, worn)
    if NEIGHBOUR.search(words):
        return Proof(PRIVATE, media, at, worn)
    if all(ILLEGIBLE.search(p.value) for p in places) and not told:
        return Proof(UNKNOWN, media, at, worn or at)
    if any(NOTHING.fullmatch(p.written) for p in places) and not told:
        return Proof(NONE, media, at, worn)
    return Proof(UNKNOWN, media, at, worn)


NOTHING = re.compile(r"无|没有|无见证人|空|不适用|未邀请|无人")
OF_LEAVING = re.compile(r"留置(?:送达)?")


def _pictured(case: Case, receipt: Receipt) -> bool:
    """Whether another paper of the file is a picture or a record of the leaving."""
    return any(
        p is not receipt.paper and p.kind in ("photo_evidence", "unknown", "evidence_copy", "inspection_record")
        and OF_LEAVING.search(p.document.squeezed) and MEDIA.search(p.document.squeezed) for p in case.papers)
