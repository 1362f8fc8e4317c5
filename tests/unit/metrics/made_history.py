"""Histories of regions that are made up, of which the truth is known on every map."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st


class World:
    """Towns with a true figure for each year, provinces as sets of towns, and the changes that befall them."""

    def __init__(self) -> None:
        self.provinces = {p: {f"{p}{n}" for n in range(3)} for p in "ABCD"}
        self.code = {town: f"{town}.0" for towns in self.provinces.values() for town in towns}
        self.regions: dict[str, dict[str, Any]] = {p: self.region(p, "province", "KR") for p in self.provinces}
        for province, towns in self.provinces.items():
            self.regions |= {self.code[t]: self.region(self.code[t], "municipality", province) for t in towns}
        self.changes: list[dict[str, Any]] = []
        self.maps = {2014: {p: set(towns) for p, towns in self.provinces.items()}}
        self.codes = {2014: dict(self.code)}

    @staticmethod
    def region(id: str, level: str, parent: str, start: str | None = None) -> dict[str, Any]:
        return {"id": id, "level": level, "parent": parent, "valid_from": start, "valid_to": None}

    def change(self, year: int, kind: str, before: str, after: str) -> None:
        self.changes.append({
            "id": f"C{len(self.changes)}", "effective_date": f"{year}-07-01", "kind": kind, "before": before,
            "after": after,
        })  # fmt: skip

    def recode(self, year: int, town: str, province: str, kind: str) -> None:
        """Give a town the next code, in a province."""
        old = self.code[town]
        self.code[town] = f"{town}.{int(old.split('.')[1]) + 1}"
        self.regions[old]["valid_to"] = f"{year}-06-30"
        new = self.code[town]
        self.regions[new] = self.region(new, "municipality", province, f"{year}-07-01")
        self.change(year, kind, old, new)

    def befall(self, year: int, kind: str, draw: Any) -> None:
        """Let one thing happen in a year."""
        names = sorted(self.provinces)
        if kind == "transfer" and len(names) > 1:
            giver, taker = draw(st.permutations(names))[:2]
            if len(self.provinces[giver]) > 1:
                town = draw(st.sampled_from(sorted(self.provinces[giver])))
                self.provinces[giver].remove(town)
                self.provinces[taker].add(town)
                self.recode(year, town, taker, "transfer")
        elif kind == "merger" and len(names) > 1:
            self.replace(year, "merger", draw(st.permutations(names))[:2], [f"M{year}"])
        elif kind == "split":
            whole = draw(st.sampled_from(names))
            if len(self.provinces[whole]) > 1:
                self.replace(year, "split", [whole], [f"S{year}", f"T{year}"])
        elif kind == "rename":
            self.replace(year, "recode", [draw(st.sampled_from(names))], [f"R{year}"])
        self.maps[year] = {p: set(towns) for p, towns in self.provinces.items()}
        self.codes[year] = dict(self.code)

    def replace(self, year: int, kind: str, before: list[str], after: list[str]) -> None:
        """Let provinces end and others begin with their towns."""
        towns = sorted(set.union(*(self.provinces.pop(p) for p in before)))
        for old in before:
            self.regions[old]["valid_to"] = f"{year}-06-30"
        for n, new in enumerate(after):
            self.regions[new] = self.region(new, "province", "KR", f"{year}-07-01")
            self.provinces[new] = set(towns[n :: len(after)])
            for town in self.provinces[new]:
                self.recode(year, town, new, "recode")
        for old in before:
            for new in after:
                self.change(year, kind, old, new)
