"""The catalog as the lake mirrors it, so that a version can be read without the files it was made from."""

from __future__ import annotations

import pandas as pd

from outcomes.catalog.model import Catalog
from outcomes.store.tables import TABLES

Rows = list[tuple[object, ...]]


def mirrored(catalog: Catalog) -> dict[str, pd.DataFrame]:
    """Give the catalog's own tables: name → frame in the lake's columns; open dates are null."""
    tables: dict[str, Rows] = {
        "indicator": _indicators(catalog),
        "regime": _regimes(catalog),
        "source": [(s.id, s.title, s.publisher, s.date, s.url, s.document) for s in catalog.sources.values()],
        "organization": [(o.id, o.kind, o.name.ko, o.name.en, o.province) for o in catalog.organizations.values()],
        "program": [(p.id, p.name.ko, p.name.en, p.region) for p in catalog.programs.values()],
        "region": _regions(catalog),
        "region_change": [(c.id, c.effective_date, c.kind, c.before, c.after) for c in catalog.changes],
    }
    return {name: pd.DataFrame(rows, columns=list(TABLES[name])) for name, rows in tables.items()}


def _indicators(catalog: Catalog) -> Rows:
    return [
        (i.id, i.kind, i.unit, i.direction, i.roll_up, i.base, i.stage, i.measure_scope, i.headline, position,
         i.formula, i.years_apart)
        for position, i in enumerate(catalog.indicators.values())
    ]  # fmt: skip


def _regimes(catalog: Catalog) -> Rows:
    return [
        (r.id, r.name.ko, r.name.en, r.set_by.ko, r.set_by.en, r.set_on, r.valid_from, r.valid_to, r.base_year,
         r.document, r.definition.ko, r.definition.en)
        for r in catalog.regimes.values()
    ]  # fmt: skip


def _regions(catalog: Catalog) -> Rows:
    """Give nation, provinces and municipalities with their parents."""
    rows: Rows = [
        (r.id, r.level, "" if r.level == "nation" else "KR", r.valid_from, r.valid_to) for r in catalog.regions.values()
    ]
    rows += [(t.id, "municipality", t.province, t.valid_from, t.valid_to) for t in catalog.municipalities.values()]
    return rows
