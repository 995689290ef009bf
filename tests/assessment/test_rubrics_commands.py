"""`flask rubrics …`: what goes in, what comes out, and what is said about a file that cannot be read."""

import json

import pytest

from app.assessment.cli.commands import rubrics
from tests.engine.scoring.case import anchor, storming
from tests.factories import publish_m2


def _lines(path, rows):
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def _run(app, *args):
    return app.test_cli_runner().invoke(rubrics, args)


def _rated(example):
    rating = {"level": example.level, "levels": example.levels, "gates": [f"crit:{gate}" for gate in example.gates]}
    quote = {name: example.text.split(". ")[0] for name in example.levels}
    return {"id": example.id, "text": example.text, "ratings": [{**rating, "evidence": quote}, rating]}


def test_list_names_what_ships_and_what_is_published(app):
    assert "storming-reply" in _run(app, "list").output
    publish_m2()
    assert "version 1" in _run(app, "list").output


def test_score_writes_one_whole_line_per_answer(app, tmp_path):
    texts = {"a": anchor("A4-2"), "b": "Ünï ☕ " + anchor("A1-2"), "c": "Nope."}
    source = _lines(tmp_path / "in.jsonl", [{"id": name, "text": text} for name, text in texts.items()])
    result = _run(app, "score", "storming-reply", source, str(tmp_path / "out.jsonl"), "--no-ratings")
    assert result.exit_code == 0, result.output
    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["id"] for row in rows] == list(texts)
    criteria = {c.id for c in storming().criteria}
    for row in rows:
        assert set(row["levels"]) == set(row["confidence"]) == criteria
        assert set(row["levels"].values()) <= {1, 2, 3, 4}
        assert row["level_if_scored"] in {1, 2, 3, 4}
        assert (row["level"] is None) is (row["status"] != "suggest")
        assert "A6" not in row["evidence"]
        for quote in row["evidence"].values():
            assert texts[row["id"]][quote["start"] : quote["end"]] == quote["text"]
            assert quote["clause"]
    assert "crit:guarantee" in rows[1]["gates"]
    assert rows[2]["status"] == "unscorable"


def test_a_published_version_comes_before_the_files(app, tmp_path):
    source, target = _lines(tmp_path / "in.jsonl", [{"id": 1, "text": anchor("A3-1")}]), tmp_path / "out.jsonl"
    _run(app, "score", "storming-reply", source, str(target))
    assert json.loads(target.read_text())["rubric_version"].startswith("storming-reply#")
    publish_m2()
    _run(app, "score", "storming-reply", source, str(target))
    assert json.loads(target.read_text())["rubric_version"] == "storming-reply@1"
    _run(app, "score", "storming-reply", source, str(target), "--from-disk")
    assert json.loads(target.read_text())["rubric_version"].startswith("storming-reply#")


def test_evaluate_tells_every_figure(app, tmp_path):
    source = _lines(tmp_path / "rated.jsonl", [_rated(example) for example in storming().anchors])
    target = tmp_path / "figures.json"
    result = _run(app, "evaluate", "storming-reply", source, "--json", str(target), "--resamples", "50")
    assert result.exit_code == 0, result.output
    assert "mean criterion" in result.output
    figures = json.loads(target.read_text(encoding="utf-8"))
    assert figures["answers"] == 12
    assert figures["ratings"] == 24
    assert figures["overall"]["qwk"] > 0.8
    assert set(figures["criteria"]) == {c.id for c in storming().criteria}
    assert figures["gates"]["critical"]["true"] == 5
    assert figures["fairness"]["variants"]["spelling"]["n"] == 12
    assert figures["between_raters"]["overall_qwk"] == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [('{"id": 1}', '"text"'), ("[1]", "one object"), ("{", "not JSON")],
)
def test_a_broken_line_is_named(app, tmp_path, content, said):
    (tmp_path / "in.jsonl").write_text(content)
    result = _run(app, "score", "storming-reply", str(tmp_path / "in.jsonl"), str(tmp_path / "out.jsonl"))
    assert result.exit_code == 1
    assert said in result.output
    assert "in.jsonl:1" in result.output


def test_an_unknown_rubric_is_answered_with_those_that_exist(app, tmp_path):
    (tmp_path / "in.jsonl").write_text("")
    result = _run(app, "score", "nope", str(tmp_path / "in.jsonl"), str(tmp_path / "out.jsonl"))
    assert result.exit_code == 1
    assert "storming-reply" in result.output
