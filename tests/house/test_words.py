"""The words on the screens: complete in both languages, all used, none missing."""

from __future__ import annotations

import ast
import csv
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from string import Formatter

import pytest

from tests import ROOT
from tests.house.tree import Source, under

PLACE = "data/catalog/words.csv"
KEY = re.compile(r"^[A-Za-z0-9_/-]+(\.[A-Za-z0-9_/-]+)+$")
HOLE = r"[A-Za-z0-9_./-]+"
FILE = re.compile(r"\.(py|csv|ya?ml|toml|md|json|geojson|parquet|xlsx|html|css|js|sqlite|ducklake)$")
SPEAKERS = {"say", "words", "word"}

SAME_IN_KOREAN = {"CSV", "XLSX", "JSON", "PDF", "ICT", "English"}  # Korean cells that need no Hangul
SAME_IN_ENGLISH = {"한국어"}  # English cells that need Hangul

HANGUL = re.compile("[가-힣]")
PARTICLE = re.compile(r"\}[”’\"'»)]?(은|는|이|가|을|를|과|와|으로|로|\([은는이가을를으]\)\w?)(?=[\s.,…)”]|$)")
LOUD = re.compile("[!！\U0001f300-\U0001faff\u2600-\u27bf]")


@lru_cache(maxsize=1)
def rows() -> tuple[dict[str, str], ...]:
    assert (ROOT / PLACE).is_file(), f"{PLACE} is missing"
    with (ROOT / PLACE).open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        found = tuple(reader)
    assert reader.fieldnames == ["key", "ko", "en"], f"{PLACE} has the columns {reader.fieldnames}"
    assert len(found) > 20, f"{PLACE} has {len(found)} rows"
    return found


def keys() -> set[str]:
    return {row["key"] for row in rows()}


def product() -> list[Source]:
    return under("app.py", "pages", "outcomes", "etl")


def holes(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def test_no_cell_is_empty_or_has_space_around_it() -> None:
    wrong = [row for row in rows() if None in row or any(not cell or cell != cell.strip() for cell in row.values())]
    assert wrong == []


def test_keys_are_well_formed_unique_and_in_order() -> None:
    listed = [row["key"] for row in rows()]
    assert [key for key in listed if not KEY.match(key)] == []
    assert [key for key in sorted(set(listed)) if listed.count(key) > 1] == []
    assert listed == sorted(listed)


def test_each_language_has_its_own_letters() -> None:
    for row in rows():
        korean, english = (re.sub(r"\{[^}]*\}", "", row[language]) for language in ("ko", "en"))
        letters = re.search("[A-Za-z]", korean) and korean not in SAME_IN_KOREAN
        assert HANGUL.search(korean) or not letters, f"{row['key']} has no Korean: {row['ko']}"
        assert not HANGUL.search(english) or english in SAME_IN_ENGLISH, f"{row['key']} has Korean: {row['en']}"


def test_both_languages_fill_in_the_same_values() -> None:
    assert [row for row in rows() if holes(row["ko"]) != holes(row["en"])] == []
    unnamed = [row["key"] for row in rows() if any(not hole.isidentifier() for hole in holes(row["ko"]))]
    assert unnamed == []


def test_no_korean_particle_depends_on_a_value() -> None:
    assert [row["ko"] for row in rows() if PARTICLE.search(row["ko"])] == []


def test_nothing_is_exclaimed_and_nothing_is_an_emoji() -> None:
    assert [row for row in rows() if LOUD.search(row["ko"] + row["en"])] == []


def test_every_key_that_the_code_says_exists() -> None:
    families = {key.split(".")[0] for key in keys()}
    said = {key: where for source in product() for key, where in spoken(source, families)}
    assert len(said) > 20
    assert {key: where for key, where in said.items() if key not in keys()} == {}


def test_every_family_that_the_code_says_has_members() -> None:
    patterns = {pattern for source in product() for pattern in families_in(source, speakers_only=True)}
    assert [pattern for pattern in sorted(patterns) if not any(re.fullmatch(pattern, key) for key in keys())] == []


def test_every_key_is_said_somewhere() -> None:
    literal = {text.value for source in product() for text in source.strings()}
    patterns = {pattern for source in product() for pattern in families_in(source)}
    unused = [key for key in keys() - literal if not any(re.fullmatch(pattern, key) for pattern in patterns)]
    assert sorted(unused) == []


def test_no_key_is_made_up_entirely_while_running() -> None:
    """`say(f"{page}.title")` would hide which words are used: a family starts with its name."""
    for source in product():
        calls = [(node, node.args[0]) for node in source.nodes if isinstance(node, ast.Call) and speaks(node)]
        bare = [node.lineno for node, key in calls if isinstance(key, ast.JoinedStr) and not pattern_of(key)]
        assert bare == [], f"{source.path}: say(f'{{…}}') in lines {bare}"


def speaks(call: ast.Call) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    return name in SPEAKERS and bool(call.args)


def spoken(source: Source, families: set[str]) -> Iterator[tuple[str, str]]:
    """Give each key in the code with its place: what is said, and any text that looks like a key of a known family."""
    first = {id(node.args[0]) for node in source.nodes if isinstance(node, ast.Call) and speaks(node)}
    joined = {id(part) for node in source.nodes if isinstance(node, ast.JoinedStr) for part in node.values}
    for text in source.strings():
        if id(text) in joined or not KEY.match(text.value) or FILE.search(text.value):
            continue
        if id(text) in first or text.value.split(".")[0] in families:
            yield text.value, f"{source.path}:{text.lineno}"


def families_in(source: Source, *, speakers_only: bool = False) -> Iterator[str]:
    """Give the families of keys in a file, `f"status.{code}"`, each as a pattern of the keys that belong to it."""
    first = {id(node.args[0]) for node in source.nodes if isinstance(node, ast.Call) and speaks(node)}
    for node in source.nodes:
        if isinstance(node, ast.JoinedStr) and (id(node) in first or not speakers_only) and (found := pattern_of(node)):
            yield found


def pattern_of(text: ast.JoinedStr) -> str:
    """Return the pattern of an f-string that starts with the name of a family and a dot, else nothing."""
    start = text.values[0]
    if not (isinstance(start, ast.Constant) and re.match(r"[A-Za-z0-9_/-]+\.", str(start.value))):
        return ""
    return "".join(re.escape(str(part.value)) if isinstance(part, ast.Constant) else HOLE for part in text.values)


@pytest.mark.parametrize(
    ("code", "keys_said", "families_said"),
    [
        ("house.say('overview.title', year=1)", ["overview.title"], []),
        ("label = 'overview.title'", ["overview.title"], []),
        ("open('overview.csv'); '3.14'; 'plain'", [], []),
        ("say('nowhere.title')", ["nowhere.title"], []),
        ("say(f'overview.{code}.why')", [], [r"overview\." + HOLE + r"\.why"]),
        ("say(f'{page}.title')", [], []),
        ("def f():\n    'overview.title'", [], []),
    ],
)
def test_keys_and_families_are_found_in_code(
    code: str, keys_said: list[str], families_said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    source = Source(Path("pages/made_up.py"))
    monkeypatch.setitem(source.__dict__, "text", code)
    assert [key for key, _ in spoken(source, {"overview"})] == keys_said
    assert list(families_in(source, speakers_only=True)) == families_said


def test_a_particle_after_a_value_is_told_from_a_word_after_one() -> None:
    texts = [
        "{region}은 없습니다",
        "“{value}”을 지우세요",
        "{name}(으)로",
        "{year}년을",
        "{region}의 목표",
        "지역: {region}",
    ]
    assert [bool(PARTICLE.search(text)) for text in texts] == [True, True, True, False, False, False]
