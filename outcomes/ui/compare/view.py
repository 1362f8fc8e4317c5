"""The comparison's contents, made ready once per selection and choice; the page lays them out."""

from __future__ import annotations

from dataclasses import dataclass

from outcomes.ui.chart_frame import Chart
from outcomes.ui.compare.choice import Choice, span
from outcomes.ui.compare.compared import Compared, compared, named, off_the_map, printed
from outcomes.ui.compare.multiples import multiples_chart
from outcomes.ui.compare.peers import peers_chart, why_none
from outcomes.ui.compare.ranks import ranked_years, ranks_chart, ranks_finding
from outcomes.ui.compare.scatter import fuller_year, pair, scatter_chart, scatter_finding
from outcomes.ui.compare.shares import behind_for_size, concentration_chart, quotient_chart, why_no_shares
from outcomes.ui.compare.slope import slope_chart, slope_finding, why_no_slope
from outcomes.ui.compare.table import table_chart
from outcomes.ui.house import House

Piece = Chart | str
"""A chart, or the words that stand where none can be drawn."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the page shows: its first sentence and the next, the chosen view, then shares, concentration and peers."""

    sentence: str
    lead: str
    pieces: tuple[Piece, ...]
    quotient: Piece
    concentration: Chart | None
    peers: Piece

    @property
    def charts(self) -> tuple[Chart, ...]:
        """Give the charts in reading order."""
        found = (*self.pieces, self.quotient, self.concentration, self.peers)
        return tuple(piece for piece in found if isinstance(piece, Chart))


def comparison(house: House, choice: Choice) -> Comparison:
    """Give the page's contents."""
    sentence, pieces = _view(house, choice)
    first = compared(
        house, choice.indicators[0], "value" if choice.show == "scatter" else choice.measure, choice.regions
    )
    return Comparison(
        sentence=sentence,
        lead=" ".join(said for said in (_lead(house, first), behind_for_size(house)) if said),
        pieces=pieces,
        quotient=quotient_chart(house) or why_no_shares(house),
        concentration=concentration_chart(house),
        peers=peers_chart(house) or why_none(house),
    )


def _view(house: House, choice: Choice) -> tuple[str, tuple[Piece, ...]]:
    """Give the first sentence and the pieces of the chosen view."""
    if choice.show == "scatter":
        return _scatter(house, choice)
    made = [compared(house, id, choice.measure, choice.regions) for id in choice.indicators]
    views = {"multiples": _multiples, "slope": _slope, "ranks": _ranks, "table": _table}
    view = views[choice.show]
    (first, piece), *others = [view(house, choice, found) for found in made]
    beside = [f"{why} {piece}" if isinstance(piece, str) else piece for why, piece in others]
    return first, (piece, *beside)


def _multiples(house: House, _choice: Choice, found: Compared) -> tuple[str, Piece]:
    if not found.known_by_year():
        words = house.say("compare.multiples.none", names=named(house, found.regions))
        return extremes(house, found), words
    return extremes(house, found), multiples_chart(house, found)


def _slope(house: House, choice: Choice, found: Compared) -> tuple[str, Piece]:
    years = span(choice, found.known_by_year())
    if years is None:
        return why_no_slope(house, found, None), house.say("compare.slope.why")
    chart = slope_chart(house, found, years)
    return slope_finding(house, found, years), chart or house.say("compare.slope.why")


def _ranks(house: House, choice: Choice, found: Compared) -> tuple[str, Piece]:
    fixed = choice.first is not None or choice.last is not None
    years = ranked_years(found, span(choice, found.known_by_year()) if fixed else None)
    return ranks_finding(house, found, years), ranks_chart(house, found, years) or house.say("compare.ranks.why")


def _table(house: House, choice: Choice, found: Compared) -> tuple[str, Piece]:
    years = span(choice, found.known_by_year())
    return extremes(house, found), table_chart(house, found, years, choice.order)


def _scatter(house: House, choice: Choice) -> tuple[str, tuple[Piece, ...]]:
    axes = pair(house, choice)
    if axes is None:
        indicator = house.indicator.name.say(house.lang)
        said = house.say("compare.scatter.no_partner", year=house.selection.year, indicator=indicator)
        return said, (house.say("compare.scatter.why"),)
    chart = scatter_chart(house, *axes)
    words = " ".join(part for part in (house.say("compare.scatter.why"), fuller_year(house, *axes)) if part)
    return scatter_finding(house, *axes), (chart or words,)


def extremes(house: House, found: Compared) -> str:
    """Give the sentence on the greatest and the least known value of the chosen year."""
    year, here = house.selection.year, found.at(house.selection.year)
    said = {"year": year, "indicator": found.indicator.name.say(house.lang)}
    if not here:
        return house.say("compare.none", **said)
    first, last = max(here, key=lambda region: here[region]), min(here, key=lambda region: here[region])
    value = printed(house, found, here[first])
    if len(here) == 1:
        return house.say("compare.one", place=house.place(first), value=value, **said)
    if here[first] == here[last]:
        return house.say("compare.equal", known=len(here), value=value, **said)
    return house.say(
        "compare.extremes", known=len(here), first=house.place(first), first_value=value, last=house.place(last),
        last_value=printed(house, found, here[last]), **said,
    )  # fmt: skip


def _lead(house: House, found: Compared) -> str:
    """Say how many of the compared regions are known, who is not, and in which year more are."""
    year = house.selection.year
    missing = found.unknown(year)
    if not missing:
        return house.say("compare.lead_all", count=len(found.regions), year=year)
    lines = [house.say("compare.lead", count=len(found.regions), known=len(found.regions) - len(missing), year=year)]
    moved = off_the_map(house, missing, found.indicator.id, year)
    lacking = tuple(region for region in missing if region not in moved)
    if lacking and len(missing) < len(found.regions):
        lines.append(house.say("compare.lead_missing", names=named(house, lacking)))
    if moved:
        lines.append(house.say("compare.lead_moved", names=named(house, moved), map=house.map_year))
    known = {year: len(regions) for year, regions in found.known_by_year().items()}
    best = max(known, key=lambda each: (known[each], each), default=year)
    if known.get(best, 0) > known.get(year, 0):
        lines.append(house.say("compare.fuller", year=best, count=known[best]))
    return " ".join(lines)
