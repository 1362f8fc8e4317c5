"""A file that may name single firms is withheld; one of figures alone is handed out again."""

from __future__ import annotations

from etl.withheld import withheld
from outcomes.catalog.model import Catalog
from tests import ROOT

CASES = ROOT / "tests" / "sheets" / "cases"


def test_files_with_a_list_of_projects_are_withheld_also_without_a_project(catalog: Catalog) -> None:
    names = ["technopark.xlsx", "ministry.xlsx", "empty.xlsx"]
    assert [withheld((CASES / name).read_bytes(), name, catalog) for name in names] == [True, True, True]


def test_files_of_figures_are_not_withheld_and_what_cannot_be_read_is(catalog: Catalog) -> None:
    assert not withheld("시도,2020\n전국,19799\n".encode(), "실적.csv", catalog)
    assert withheld(b"%PDF-1.7", "실적.pdf", catalog)
