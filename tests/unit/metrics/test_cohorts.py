from __future__ import annotations

import pandas as pd

from outcomes.metrics.cohorts import Cohort, cohorts
from outcomes.metrics.published_cells import TABLES, Pattern, pattern

COLUMNS = ["support_year", "completion_year", "thousandth", "cases"]


def rows(*cells: tuple[str, int, float | None, int]) -> pd.DataFrame:
    return pd.DataFrame(cells, columns=COLUMNS)


def test_a_cell_is_shown_hidden_or_empty_and_the_last_two_years_are_immature() -> None:
    hidden = Pattern({}, frozenset({(("support_year", "2022"), ("completion_year", "2024"))}))
    found = cohorts(
        rows(
            ("2022", 2022, 100.0, 3), ("2022", 2022, 200.0, 2), ("2022", 2022, None, 4), ("2022", 2024, 300.0, 2),
            ("2023", 2023, 50.0, 6), ("2024", 2024, None, 7), ("", 2024, 90.0, 9),
        ),
        hidden, (), last_year=2024,
    )  # fmt: skip
    assert found == (
        Cohort(2022, 2022, "shown", 5, None, False, 0.14),
        Cohort(2022, 2024, "hidden", None, None, False),
        Cohort(2023, 2023, "shown", 6, None, True, 0.05),
        Cohort(2024, 2024, "empty", 0, None, True),
    )
    assert [cell.years for cell in found] == [0, 2, 0, 0]


def test_without_completed_projects_there_is_no_triangle() -> None:
    assert cohorts(rows(), Pattern({}, frozenset()), (), last_year=0) == ()


def finest(*cases: dict[str, str]) -> dict[tuple[str, ...], pd.DataFrame]:
    frame = pd.DataFrame(cases).assign(answered=1)
    return {table: frame.groupby(list(table)).answered.sum().reset_index() for table in TABLES}


def case(region: str, level: str, year: str = "2020") -> dict[str, str]:
    plain = {"industry": "industry.food", "size": "size.small", "program": "win-win", "completion_year": year}
    return plain | {"region": region, "level": level, "support_year": year}


def test_a_small_cell_is_hidden_in_every_view_together_with_a_second_one() -> None:
    cases = [case("KR-11", "level.basic")] * 20 + [case("KR-11", "level.mid1")] * 8 + [case("KR-11", "level.mid2")] * 3
    found = pattern(finest(*cases))
    hidden = {cell[0][1] for cell in found.hidden if len(cell) == 1 and cell[0][0] == "level"}
    assert hidden == {"level.mid1", "level.mid2"}
    assert found.hides((("region", "KR-11"), ("level", "level.mid2")))
    assert found.hides((("region", "KR-11"), ("level", "level.mid2"), ("size", "size.small")))
    assert not found.hides((("region", "KR-11"), ("level", "level.basic")))
    assert (found.answered[()], found.hides(())) == (31, False)
    assert found.values("level") == ("level.basic", "level.mid1", "level.mid2")


def test_one_case_is_hidden_even_as_a_total() -> None:
    found = pattern(finest(case("KR-11", "level.basic")))
    assert found.hidden == frozenset(found.answered)
    assert found.hides(())


def test_the_map_before_a_merger_and_the_one_after_it_tell_no_more_together_than_each() -> None:
    cases = [case("KR-29", "level.basic")] * 20 + [case("KR-29", "level.mid1")] * 3 + [case("KR-29", "level.mid2")] * 9
    cases += (
        [case("KR-46", "level.basic")] * 30 + [case("KR-46", "level.mid1")] * 40 + [case("KR-11", "level.mid1")] * 7
    )
    found = pattern(finest(*cases), (("KR-29", "KR-M12"), ("KR-46", "KR-M12")))
    assert found.answered[(("region", "KR-M12"),)] == 102
    assert found.answered[(("region", "KR-M12"), ("level", "level.mid1"))] == 43
    assert found.answered[()] == 109  # the merged province is not added to the two it came from
    for level, places in (("level.mid1", ("KR-29", "KR-46", "KR-M12")), ("level.mid2", ("KR-29", "KR-M12"))):
        hidden = [found.hides((("region", place), ("level", level))) for place in places]
        assert (level, hidden[0], sum(hidden) >= 2) == (level, True, True)
