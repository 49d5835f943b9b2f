"""Names of laws: as they are written in papers, and as keys under which the register finds them."""

import unicodedata
from functools import lru_cache

from rules import patterns as re

ADDED = re.compile(
    r"\((?:\d{4}|二[〇○零O]?[〇○零O一二三四五六七八九]{1,3})?年?(?:第?[一二三四五六七八九十\d]*次)?"
    r"(?:修订|修正|修改|修订版|修正本|修订本|修正案?文本|版|公布|颁布|施行)?\)$"
)
"""What writers add to a title to say which version they mean: (2021修订), (2018年第三次修正), (2023)."""
TRIAL = re.compile(r"\((?:试行|暂行)\)$")
STATE = "中华人民共和国"
LAW_LIKE = re.compile(
    r"(?:法|法典|条例|规定|办法|细则|解释|规则|准则|通则|规程|规范|批复|决定|程序|标准|制度|典|基准|目录|意见|指引|大纲|方案|通知|公告|命令|总则)"
    r"(?:\([^()]{1,12}\))*$"
)
NOT_LAWS = re.compile(
    r"(?:书|合同|协议|笔录|章程|证|证书|表|清单|票据|收据|发票|公约|照片|报告|函|回执|回证|凭证|记录|批准文件|许可证|执照|申请|告示|说明|意见书|审批表"
    r"|处罚决定|告知|复函|委托|名单|台账|图纸?|录像|视频|论文|教材|日报|公司规定|管理制度)(?:\([^()]{1,12}\))*$"
)


@lru_cache(maxsize=1024)
def key(name: str) -> str:
    """`name` as the register's key: half width, without spaces, quotes, 、 and 中华人民共和国 (but for the law that has nothing else)."""
    plain = unicodedata.normalize("NFKC", name)
    plain = re.sub(r"[\s《》〈〉<>“”\"'「」『』、,]", "", plain).replace("〔", "(").replace("〕", ")").replace("[", "(").replace("]", ")")
    return plain.replace(STATE, "") or plain


def without_additions(key_: str) -> str:
    """`key_` without what writers add to say which version they mean."""
    return ADDED.sub("", key_)


def without_trial(key_: str) -> str:
    return TRIAL.sub("", key_)


def may_be_a_law(name: str) -> bool:
    """Whether `name`, as it stands in 《》, can be a law's: 《询问笔录》 and 《租赁合同》 cannot, 《■■管理条例》 can."""
    plain = key(name)
    return bool(LAW_LIKE.search(plain)) and not NOT_LAWS.search(plain)
