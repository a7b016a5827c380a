"""The record is a proof: with the published text it gives back the seed, byte for byte."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts import record
from scripts.article import edition, interpret, record_edition
from scripts.seed import Seed
from scripts.settings import Script, Settings
from scripts.variants import TABLE
from tests.conftest import SEED, SLUG, Project

TEXTS = st.text(
    alphabet=st.one_of(
        st.sampled_from("重慶数數(shù),;:?!“”‘’ \u3000\t\n\r終于后沖云发a1+%"), st.characters(codec="utf-8")
    ),
    min_size=1,
    max_size=200,
)


def publish(text: str, script: Script, variants: tuple[str, ...]) -> tuple[Seed, str, dict[str, Any]]:
    seed = Seed("seeds/x.txt", text.encode(), text, Settings(script=script, title="題", slug="x"))
    article, _ = interpret(seed)
    recorded = record_edition([edition(article, TABLE[lang]) for lang in variants])
    return seed, recorded.text, record.make(article, recorded)


@given(
    TEXTS,
    st.sampled_from(["damaged", "traditional", "simplified"]),
    st.sampled_from(["zh-Hans", "zh-Hant-HK"]),
)
def test_any_text_comes_back(text: str, script: Script, other: str) -> None:
    text = text.replace("\r", "\r\n").replace("\x00", "") + "字"
    _, published, made = publish(text, script, ("zh-Hant", other))
    assert record.give_back(published, made["changes"]) == text


@given(TEXTS)
def test_what_the_source_says_is_not_lost(text: str) -> None:
    """Joined with the unchanged parts, what was and what is are the two texts, and nothing else."""
    text = text.replace("\r", "") + "字"
    _, published, made = publish(text, "traditional", ("zh-Hant",))
    removed = "".join(c["was"] for c in made["changes"])
    added = "".join(c["now"] for c in made["changes"])
    assert len(published) - len(added) == len(text) - len(removed)
    at = moved = 0
    for change in made["changes"]:
        unchanged = text[at : change["at"]]
        assert published[at + moved : change["at"] + moved] == unchanged
        at = change["at"] + len(change["was"])
        moved += len(change["now"]) - len(change["was"])
    assert published[at + moved :] == text[at:]


def test_an_entry_names_its_place_and_rule() -> None:
    _, _, made = publish("甲\n終于,好\n", "damaged", ("zh-Hant",))
    assert made["changes"][1:] == [
        {"at": 3, "line": 2, "column": 2, "was": "于", "now": "於", "rules": ["script"]},
        {"at": 4, "line": 2, "column": 3, "was": ",", "now": "，", "rules": ["punctuation"]},
    ]
    assert made["changes"][0] == {
        "at": 0,
        "line": 1,
        "column": 1,
        "was": "",
        "now": "題\n",
        "rules": ["title"],
    }


def test_the_built_site_proves_itself(article_project: Project, site: Path) -> None:
    done = article_project.run("scripts.record", "site")
    assert (done.returncode, done.stdout) == (0, "1 of 1 articles give back their seed, byte for byte\n")
    received = (site / "articles" / SLUG / "received.txt").read_bytes()
    assert received == (article_project.root / "seeds" / f"{SEED}.txt").read_bytes()


@pytest.mark.parametrize("what", ["text", "seed", "record", "greedy"])
def test_a_planted_fault_is_found(tmp_path: Path, what: str) -> None:
    _, published, made = publish("終于,好", "damaged", ("zh-Hant",))
    folder = tmp_path / "articles" / "x"
    folder.mkdir(parents=True)
    text, seed = published, "終于,好"
    if what == "text":
        text = text.replace("好", "壞")
    if what == "seed":
        seed = seed.replace("好", "壞")
    if what == "record":
        made["changes"][1]["was"] = "干"
    if what == "greedy":
        made["changes"][1] |= {"at": 0, "was": "終于", "now": "終於"}
    (folder / record.RECORD).write_text(json.dumps(made), encoding="utf-8")
    (folder / record.RECEIVED).write_text(seed, encoding="utf-8")
    (folder / record.text_name("x", "zh-Hant")).write_text(text, encoding="utf-8")
    (finding,) = record.prove(tmp_path)
    assert finding.file == "articles/x/record.json"


def test_a_record_without_its_files_is_an_error_and_not_a_crash(tmp_path: Path) -> None:
    (tmp_path / "record.json").write_text("{", encoding="utf-8")
    assert len(record.prove(tmp_path)) == 1
    (tmp_path / "record.json").write_text('{"seed": {"file": "gone.txt"}}', encoding="utf-8")
    assert len(record.prove(tmp_path)) == 1
