"""Numbers that moved in a revision: what the sentence says decides which article is meant."""

from datetime import date

import pytest

from rules.law.register import Version, register
from rules.law.renumbered import PENALTY_LAW, REVISIONS, Meant, meant


def now(title: str, day: date) -> Version:
    law = register().find(title)
    assert law is not None
    held = law.at(day)
    assert isinstance(held, Version)
    return held


@pytest.mark.parametrize(("article", "paragraph", "item", "before", "after", "which"), [
    (42, None, None, "根据", "的规定,你有权要求举行听证", Meant.OLD),
    (42, None, None, "有要求听证的权利,见", "", Meant.OLD),
    (42, None, None, "根据", ",由两名执法人员进行检查", Meant.NEW),
    (42, None, None, "按照", "办理", Meant.UNCLEAR),
    (31, None, None, "根据", "的规定,现将处罚的事实、理由及依据告知你", Meant.OLD),
    (31, None, None, "依据", ",精神病人在不能辨认自己行为时有违法行为的", Meant.NEW),
    (32, None, None, "根据", ",你有陈述和申辩的权利", Meant.OLD),
    (32, None, 1, "当事人主动消除危害后果,依据", ",从轻处罚", Meant.NEW),
    (32, None, None, "依据", ",结合当事人的陈述、申辩,减轻处罚", Meant.UNCLEAR),
    (27, 1, 1, "依据", ",从轻处罚", Meant.OLD),
    (27, None, None, "依据", ",移送公安机关", Meant.NEW),
    (51, None, 1, "逾期不缴纳的,依据", ",每日按罚款数额的3%加处罚款", Meant.OLD),
    (51, None, None, "依据", "的规定,决定给予警告,逾期不履行的强制执行", Meant.NEW),
    (38, 1, 1, "根据", ",决定给予以下行政处罚", Meant.OLD),
    (38, None, None, "没有依据的处罚,依", "无效", Meant.NEW),
    (40, None, None, "依照", "送达", Meant.OLD),
    (40, None, None, "依照", ",事实清楚,证据确凿", Meant.NEW),
])
def test_the_sentence_decides_which_article_is_meant(article: int, paragraph: int | None, item: int | None, before: str, after: str,
                                                     which: Meant) -> None:
    moved = PENALTY_LAW.by_old_number(article)
    assert moved is not None
    assert meant(moved, paragraph, item, before, after, now(PENALTY_LAW.law, date(2024, 1, 1))) is which


def test_old_and_new_numbers_exist_in_their_versions() -> None:
    for revision in REVISIONS.values():
        version = now(revision.law, revision.since)
        for moved in revision.moved:
            assert all(version.has(n) for n in moved.new), moved.matter
            assert moved.old not in moved.new
