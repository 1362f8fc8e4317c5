"""The catalog in the repository can be read, and says what the program rests on."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path

import pytest

from outcomes.catalog.cells import Flaw, as_day, as_number, read_table
from outcomes.catalog.model import Catalog, Words


def test_there_are_17_provinces_until_the_end_of_june_2026_and_16_after(catalog: Catalog) -> None:
    counts = {day: len(catalog.provinces(day)) for day in map(date.fromisoformat, DAYS)}
    assert list(counts.values()) == [16, 17, 17, 17, 16, 16]
    before, after = ({r.id for r in catalog.provinces(date(year, 12, 31))} for year in (2025, 2026))
    assert (before - after, after - before) == ({"KR-29", "KR-46"}, {"KR-M12"})


DAYS = ["2012-06-30", "2012-07-01", "2025-12-31", "2026-06-30", "2026-07-01", "2026-12-31"]


def test_the_nation_is_there_once_and_is_no_province(catalog: Catalog) -> None:
    assert [r.id for r in catalog.regions.values() if r.level == "nation"] == ["KR"]


def test_there_are_19_technoparks_and_none_is_a_region(catalog: Catalog) -> None:
    parks = [o for o in catalog.organizations.values() if o.kind == "technopark"]
    assert len(parks) == 19
    assert sorted(o.id for o in parks if o.province == "KR-41") == ["tp-gyeonggi", "tp-gyeonggi-daejin"]
    assert sorted(o.id for o in parks if o.province == "KR-47") == ["tp-gyeongbuk", "tp-pohang"]
    assert len({o.province for o in parks}) == 17
    assert not {o.id for o in parks} & catalog.regions.keys()


def test_every_indicator_has_its_words_in_both_languages(catalog: Catalog) -> None:
    assert len(catalog.indicators) > 40
    for indicator in catalog.indicators.values():
        for words in (indicator.name, indicator.definition, indicator.owner):
            assert words.ko, indicator.id
            assert words.en, indicator.id


def test_the_first_indicator_is_the_cumulative_count_since_2014(catalog: Catalog) -> None:
    first = next(iter(catalog.indicators.values()))
    assert (first.id, first.base, first.kind, first.headline) == ("deployments_cumulative", "2014", "stock", True)
    assert catalog.indicators["deployments_per_1000_establishments"].formula == (
        "deployments_cumulative / mfg_establishments_10plus * 1000"
    )
    down = {"defect_change_share", "cost_change_share", "lead_time_change_share", "closures_cumulative"}
    assert {id for id in down if catalog.indicators[id].direction == "down"} == down


def test_the_catalog_cannot_be_changed_by_accident(catalog: Catalog) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        catalog.headline_rule = None


def test_a_place_is_named_with_its_province_before_or_behind_it(catalog: Catalog) -> None:
    assert [catalog.place("47110", lang) for lang in ("ko", "en")] == ["경북 포항시", "Pohang-si, Gyeongbuk"]
    assert [catalog.place("KR", lang) for lang in ("ko", "en")] == ["전국", "Korea"]
    assert [catalog.place("99999", lang) for lang in ("ko", "en")] == ["99999", "99999"]
    assert [catalog.province_of(id) for id in ("47110", "KR-47", "KR")] == ["KR-47", "KR-47", "KR"]


def test_a_scope_without_words_stands_for_itself(catalog: Catalog) -> None:
    assert catalog.scope("status", "provisional", "en") == "Provisional"
    assert catalog.scope("status", "nothing", "ko") == "nothing"
    assert catalog.scope("mark", "", "ko") == ""
    assert Words("가", "a").say("ko") == "가"


def test_rows_are_counted_as_a_spreadsheet_shows_them(tmp_path: Path) -> None:
    text = '\ufeffid,name\r\na,"two\nlines"\r\n\r\n b , 나 \r\n,\r\nc,"1,000"\r\nd,1,000\r\n'
    (tmp_path / "t.csv").write_bytes(text.encode())
    rows, flaws = read_table(tmp_path / "t.csv", ("id", "name"))
    assert [(row.number, row["id"], row["name"]) for row in rows] == [
        (2, "a", "two\nlines"),
        (4, "b", "나"),
        (6, "c", "1,000"),
    ]
    assert flaws == [Flaw("cell_count", 7, "3 ≠ 2")]


@pytest.mark.parametrize(
    ("content", "flaw"),
    [
        (b"", Flaw("missing_column", 0, "id")),
        ("id\n서울".encode("cp949"), Flaw("not_utf8", 0, "byte 3")),
        (b'id\n"never closed', Flaw("not_csv", 0, "unexpected end of data")),
    ],
)
def test_a_file_that_is_no_table_gives_no_rows_and_says_why(content: bytes, flaw: Flaw, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes(content)
    assert read_table(tmp_path / "t.csv", ("id",)) == ([], [flaw])


def test_a_number_is_spelled_with_digits_and_a_point_only() -> None:
    right = {"0": 0.0, "-0.2": -0.2, "+5": 5.0, ".5": 0.5, "3.663e11": 3.663e11}
    assert {text: as_number(text) for text in right} == right
    wrong = ["", " ", "1,000", "1_000", "nan", "inf", "1e999", "٣", "5개", "1.", "--1", "0x10", "１"]
    assert [text for text in wrong if as_number(text) is not None] == []


def test_a_day_is_spelled_year_month_day_only() -> None:
    assert as_day("2024-02-29") == date(2024, 2, 29)
    wrong = [
        "",
        "2023-02-29",
        "2024-13-01",
        "20240101",
        "2024-W01-1",
        "2024.1.1",
        "2024-1-1",
        "2024-01-01T00:00",
        "٢٠٢٤-٠١-٠١",
    ]
    assert [text for text in wrong if as_day(text) is not None] == []
