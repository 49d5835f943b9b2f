"""`python -m rules law`: a law, a citation, two versions, a text file."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from rules.cli import Complaint, commands

TEXT = "某某市样例条例\n（2015年1月1日通过，自2015年3月1日起施行）\n第一条　为了样例，制定本条例。\n第二条　有下列情形之一的，处罚款：\n（一）甲；\n（二）乙。\n"
LATER = TEXT.replace("2015", "2020").replace("通过", "修订").replace("（二）乙。", "（二）乙；\n（三）丙。\n第三条　本条例由市政府解释。")


def run(*arguments: object) -> str:
    result = CliRunner().invoke(commands, ["law", *map(str, arguments)], standalone_mode=False)
    if result.exception:
        raise result.exception
    return result.output


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "2015.txt", tmp_path / "2020.txt"
    old.write_text(TEXT, encoding="utf-8")
    new.write_text(LATER, encoding="utf-8")
    return old, new


@pytest.mark.parametrize("cited", ["《行政处罚法》第五十八条第一款第（四）项", "行政处罚法第58条第1款第4项", "《中华人民共和国行政处罚法》第五十八条第一款第四项"])
def test_a_citation_is_looked_up_on_a_day(cited: str) -> None:
    told = json.loads(run(cited, "--at", "2024-05-01", "--format", "json"))["article"]
    assert (told["number"], told["paragraph"], told["item"], told["exists"]) == (58, 1, 4, True)


def test_a_citation_that_leads_nowhere_is_told_with_what_there_is() -> None:
    lines = run("《行政处罚法》第五十七条第三款", "--at", "2024-05-01").splitlines()
    assert lines[-2] == "没有第五十七条第三款"
    assert lines[-1].startswith("第五十七条 共2款")


def test_an_article_of_an_imported_text_is_printed(files: tuple[Path, Path]) -> None:
    out = run("某某市样例条例", "--article", 2, "--import", files[0])
    assert "有下列情形之一的，处罚款：" in out
    assert "第二项　乙。" in out


def test_versions_are_compared_by_their_imported_words(files: tuple[Path, Path]) -> None:
    told = json.loads(run("某某市样例条例", "--compare", "2016-01-01", "2021-01-01", "--import", files[0], "--import", files[1], "--format", "json"))
    assert told["by"] == "text"
    assert [(a["fate"], a.get("old"), a.get("new")) for a in told["articles"]] == [
        ("same", "第一条", "第一条"), ("changed", "第二条", "第二条"), ("new", None, "第三条")]
    assert "第三条  新增" in run("某某市样例条例", "--compare", "2016-01-01", "2021-01-01", "--import", files[0], "--import", files[1])


def test_versions_of_the_register_are_compared_by_structure_and_known_renumbering() -> None:
    out = run("行政处罚法", "--compare", "2021-07-14", "2021-07-15")
    assert "按款项结构比较" in out
    assert any(line.startswith("第三十一条 → 第四十四条") and line.endswith("告知") for line in out.splitlines())


def test_an_import_alone_shows_what_was_read(files: tuple[Path, Path]) -> None:
    out = run("--import", files[0])
    assert "第二条  共1款，有2项" in out
    assert json.loads(run("--import", files[0], "--format", "json"))["structure"] == {"1": [0], "2": [2]}


def test_a_law_of_the_settings_is_found(tmp_path: Path) -> None:
    settings = tmp_path / "office.toml"
    settings.write_text('[[laws]]\ntitle = "某某市停车办法"\nversion = 2020-01-10\neffective_from = 2020-03-01\narticles = 40\n', encoding="utf-8")
    assert "共40条" in run("某某市停车办法", "--settings", settings)


@pytest.mark.parametrize(("arguments", "words"), [
    ([], "请写明法律名称"), (["没有这部法"], "登记的法律中没有《没有这部法》"), (["《没有的办法》第三条"], "登记的法律中没有《没有的办法》"),
    (["行政处罚法", "--compare", "1990-01-01", "2024-01-01"], "不能确定"), (["行政处罚法", "--at", "明天"], "2024-05-01 的样子"),
    (["--import", "/nowhere/law.txt"], "没有这个文件"),
])
def test_wrong_use_is_told(arguments: list[str], words: str) -> None:
    with pytest.raises(Complaint) as refused:
        run(*arguments)
    assert words in refused.value.message


def test_a_text_with_faults_is_refused_with_a_line_for_each(tmp_path: Path) -> None:
    path = tmp_path / "bad.txt"
    path.write_text(TEXT.replace("第二条", "第四条").replace("（二）", "（五）"), encoding="utf-8")
    with pytest.raises(Complaint) as refused:
        run("--import", path)
    lines = refused.value.message.splitlines()
    assert [line.split(":")[1] for line in lines] == ["4", "6"]
