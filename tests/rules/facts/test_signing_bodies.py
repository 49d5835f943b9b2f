"""Which bodies sign in their own name."""

import pytest

from rules.facts.signing_bodies import Body, authorisation, beside, body_of, signing
from tests.rules.facts.papers_of_text import paper as paper_of


@pytest.mark.parametrize(("name", "body"), [
    ("鲤城区城市管理局", Body.OWN), ("望海县农业农村局", Body.OWN), ("石桥镇人民政府", Body.OWN), ("柳林区人民政府浮桥街道办事处", Body.OWN),
    ("泉州市公安局丰泽分局", Body.OWN), ("临江县公安局交通警察大队", Body.OWN), ("望海区消防救援大队", Body.OWN), ("国家税务总局望海区税务局第一税务所", Body.OWN),
    ("临江县互联网信息办公室", Body.OWN), ("望海市渔政执法大队", Body.OWN), ("云岭县发展和改革局", Body.OWN), ("临江海事处", Body.OWN), ("望海高新区管委会", Body.OWN),
    ("临江县公安局城关派出所", Body.STATION),
    ("临江市城市管理局执法大队池店中队", Body.UNIT), ("石桥区市场监督管理局东街市场监督管理所", Body.UNIT), ("东街市场监管所", Body.UNIT),
    ("云岭县农业综合行政执法大队", Body.UNIT), ("某某街道综合治理办公室", Body.UNIT), ("石桥镇综合执法队", Body.UNIT), ("望海区城市管理监察大队", Body.UNIT),
    ("临江县水利局水政监察大队", Body.UNIT), ("望海区生态环境局法规科", Body.UNIT), ("石桥区违法建设治理指挥部办公室", Body.UNIT),
    ("临江县卫生健康局卫生监督所", Body.UNIT),
    ("临江县消防救援大队城关中队", Body.UNIT), ("柳林社区居民委员会", Body.UNIT), ("柳林街道社会治安综合治理中心", Body.UNIT),
    ("临江市交通运输综合行政执法支队", Body.UNKNOWN), ("望海市文化市场综合执法大队", Body.UNKNOWN), ("临江市生态环境局望海分局", Body.UNKNOWN),
    ("临江县公路管理站", Body.UNKNOWN), ("望海风景名胜区管理处", Body.UNKNOWN),
])
def test_a_body_by_its_name(name: str, body: Body) -> None:
    assert body_of(name) is body


def test_who_signs_and_who_stands_beside() -> None:
    paper = paper_of("行政处罚决定书\n临城罚〔2024〕1号\n当事人：吉某\n决定罚款200元。\n临江市城市管理局\n池店执法中队\n2024年3月5日")
    at = signing(paper)
    assert at is not None
    assert beside(paper, at) == "临江市城市管理局" or at.text == "临江市城市管理局"


def test_the_parent_s_name_in_the_unit_s_or_in_the_remedies_does_not_stand_beside() -> None:
    paper = paper_of("行政处罚决定书\n当事人：吉某\n决定罚款200元。可向临江市城市管理局申请复议。\n临江市城市管理局池店执法中队\n2024年3月5日")
    at = signing(paper)
    assert at is not None
    assert at.text == "临江市城市管理局池店执法中队"
    assert beside(paper, at) is None


@pytest.mark.parametrize(("sentence", "found"), [
    ("依据《某省城市管理条例》第五条的授权，本大队", True), ("根据某省人民政府赋权目录", True), ("本大队以自己的名义实施处罚", True), ("已列入省政府赋权目录", True),
    ("当事人提交了授权委托书", False), ("被授权人李某", False), ("依据《城市市容和环境卫生管理条例》第十四条", False),
])
def test_what_empowers_a_unit(sentence: str, found: bool) -> None:
    assert bool(authorisation(paper_of(f"行政处罚决定书\n当事人：吉某\n{sentence}。决定罚款200元。"))) is found
