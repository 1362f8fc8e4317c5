"""The sentences on deployments: where a region stands, what the year added, and what the target asked for."""

from __future__ import annotations

from typing import Literal

from outcomes.catalog.printing import enough, is_known
from outcomes.metrics.questions import assessment
from outcomes.ui.house import House
from outcomes.ui.narrative.rest import off_the_map
from outcomes.ui.narrative.telling import Sentence, Teller, printed
from outcomes.ui.results.rows import Row, each
from outcomes.ui.results.standing import LEVEL, YEARLY, judgment, other_bounds, standing
from outcomes.ui.results.standing import added as difference
from outcomes.ui.targets.calculation import METHODS


def level(teller: Teller) -> list[Sentence]:
    """Give the cumulative count, share of the nation and rank; or that it is not known, and when it last was."""
    row = teller.found.at(LEVEL, teller.year)
    named = {"place": teller.place, "year": teller.year, "indicator": teller.name(LEVEL)}
    if row is not None:
        value = teller.figure(row, LEVEL)
        told = teller.tell("level", teller.house.say("narrative.level", **named, value=value))
        return [told, *(_provinces(teller) if teller.found.region == "KR" else _compared(teller, row))]
    if off_the_map(teller, LEVEL):
        told = teller.tell("level", teller.house.say("narrative.level.unplaced", **named, map=teller.house.map_year))
    else:
        told = teller.tell("level", teller.house.say("narrative.level.unknown", **named))
    latest = teller.found.latest(LEVEL)
    if latest is None:
        return [told, teller.tell("latest", teller.house.say("narrative.level.never"))]
    value = teller.figure(latest, LEVEL)
    return [told, teller.tell("latest", teller.house.say("narrative.level.latest", when=int(latest.year), value=value))]


def known_provinces(house: House, year: int) -> dict[str, Row]:
    """Give the provinces whose cumulative count is known in a year."""
    found = {province.id: standing(house, province.id).at(LEVEL, year) for province in house.provinces()}
    return {id: row for id, row in found.items() if row is not None}


def _provinces(teller: Teller) -> list[Sentence]:
    """Say of how many provinces the nation's year is known."""
    known = known_provinces(teller.house, teller.year)
    if not known:
        return [teller.tell("provinces", teller.house.say("narrative.provinces.none"))]
    count = teller.number(str(len(known)), (row.position for row in known.values()), "", "count")
    return [teller.tell("provinces", teller.house.say("narrative.provinces", known=count))]


def _compared(teller: Teller, row: Row) -> list[Sentence]:
    """Give the share of the nation and the place among the known provinces, as far as either can be told."""
    house, nation = teller.house, standing(teller.house, "KR").at(LEVEL, teller.year)
    known = known_provinces(house, teller.year)
    said = {}
    if nation is not None and nation.value:
        share = teller.number(house.printer.share(row.value / nation.value), [row.position, nation.position], LEVEL,
                              "share")  # fmt: skip
        apart = house.say("narrative.apart")
        said = {
            "nation": teller.figure(nation, LEVEL),
            "share": share if house.synthetic else teller.remark(share, apart),
        }
    if teller.found.region in known and len(known) > 1:
        cells = [other.position for other in known.values()]
        place = 1 + sum(other.value > row.value for other in known.values())
        said["rank"] = teller.number(str(place), cells, "", "rank")
        said["known"] = teller.number(str(len(known)), cells, "", "count")
    if not said:
        return []
    key = "_".join(word for word in ("share", "rank") if word in said)
    return [teller.tell("compared", house.say(f"narrative.compared.{key}", **said))]


def added(teller: Teller) -> list[Sentence]:
    """Give the year's additions against the year before; nothing where they are not known."""
    house, row = teller.house, teller.found.at(YEARLY, teller.year)
    before = teller.found.at(YEARLY, teller.year - 1)
    if row is None:
        return _difference(teller)
    value = teller.figure(row, YEARLY)
    if before is None:
        return [teller.tell("added", house.say("narrative.added.alone", year=teller.year, value=value))]
    if printed(house, row, YEARLY) == printed(house, before, YEARLY):
        way = "same"
    else:
        way = "more" if row.value > before.value else "fewer"
    said = house.say(f"narrative.added.{way}", year=teller.year, value=value, before=teller.figure(before, YEARLY))
    return [teller.tell("added", said)]


def _difference(teller: Teller) -> list[Sentence]:
    """Give the year's additions as the difference of two levels; nothing where one is not known."""
    house, made = teller.house, difference(teller.house, teller.found, teller.year)
    if made is None:
        return []
    number = teller.number(house.figure(made.value, YEARLY), made.origins, YEARLY, "difference")
    value = teller.remark(number, teller.inside(house.scope("status", made.status)))
    return [teller.tell("added", house.say("narrative.added.difference", year=teller.year, value=value))]


def required(teller: Teller) -> list[Sentence]:
    """Give what the target asked for a year when the year began, and whether the year's additions met it."""
    house, before = teller.house, judgment(teller.house, teller.found.region, LEVEL, teller.year - 1)
    row = teller.found.at(YEARLY, teller.year)
    if row is None or before is None or before.kind != "target" or not is_known(before.required_annual):
        return []
    if before.required_annual <= 0 or before.final_year < teller.year:
        return []
    goal = teller.number(house.figure(before.final_target, LEVEL), [before.final_position], LEVEL, "value")
    cells = [before.actual_position, before.final_position]
    each_year = enough(before.required_annual, house.catalog.indicators[YEARLY])
    needed = teller.number(house.figure(each_year, YEARLY), cells, YEARLY, "required")
    said = house.say(
        f"narrative.required.{'met' if row.value >= before.required_annual else 'short'}",
        start=teller.year - 1, due=int(before.final_year), target=goal, required=needed, year=teller.year,
    )  # fmt: skip
    return [teller.tell("required", said)]


def target(teller: Teller) -> list[Sentence]:
    """Give target, attainment and verdict of the main count; of another count where the main one has no target."""
    house, row = teller.house, teller.found.judged
    if row is None or not is_known(row.final_target):
        own = own_count(teller)
        key = "other_bounds" if row is None and other_bounds(house, teller.found.region) else "none"
        return own or [teller.tell("target", house.say(f"narrative.target.{key}", year=teller.year))]
    if row.kind == "plan":
        goal = teller.number(house.figure(row.final_target, LEVEL), [row.final_position], LEVEL, "value")
        return [teller.tell("target", house.say("narrative.target.plan", due=int(row.final_year), target=goal))]
    exact = is_known(row.target)
    value, cell = (row.target, row.target_position) if exact else (row.final_target, row.final_position)
    goal = teller.number(house.figure(value, LEVEL), [cell], LEVEL, "value")
    due = teller.year if exact else int(row.final_year)
    share = row.attainment if exact else row.attainment_final
    if not is_known(share):
        reason = house.say(f"reason.{row.attainment_reason if exact else row.attainment_final_reason}")
        told = teller.tell("target", house.say("narrative.target.open", due=due, target=goal, reason=reason))
        return [told, *own_count(teller)]
    reached = teller.number(house.printer.share(share), [row.actual_position, cell], LEVEL, "attainment")
    said = house.say("narrative.target", due=due, target=goal, share=reached, verdict=verdict_clause(teller, row))
    return [teller.tell("target", said)]


def verdict_clause(teller: Teller, row: Row) -> str:
    """Give what the methods say together as the end of a sentence; the verdict itself is that of the tables."""
    house = teller.house
    if row.verdict == "not_assessable":
        return house.say("narrative.verdict.not_assessable", reason=house.say(f"reason.{row.verdict_reason}"))
    told = {m: getattr(row, f"{m}_status") for m in METHODS if not getattr(row, f"{m}_reason")}
    if row.verdict == "methods_disagree":
        return house.say("narrative.verdict.disagree", methods=teller.listed(_said(teller, told)))
    if len(told) == 1 and row.verdict not in ("reached", "missed"):
        return house.say("narrative.verdict.single", method=_said(teller, told)[0])
    return house.say(f"narrative.verdict.{row.verdict}")


def _said(teller: Teller, told: dict[str, str]) -> list[str]:
    """Give each method with its word."""
    house = teller.house
    return [
        house.say("narrative.verdict.method", method=teller.inside(house.say(f"method.{m}")),
                  status=teller.inside(house.say(f"status.{status}")))
        for m, status in told.items()
    ]  # fmt: skip


def own_count(teller: Teller) -> list[Sentence]:
    """Give the region's count from another start that has a target of its own, at most one."""
    house = teller.house
    counts = house.each_version(_own_counts, house.selection.regime)
    row = counts.get((teller.found.region, teller.year))
    if row is None:
        return []
    cells = [row.actual_position, row.final_position]
    said = house.say(
        "narrative.own_count",
        base=house.scope("base", row.base),
        value=teller.number(house.figure(row.actual, LEVEL), cells[:1], LEVEL, "value"),
        due=int(row.final_year),
        target=teller.number(house.figure(row.final_target, LEVEL), cells[1:], LEVEL, "value"),
        share=teller.number(house.printer.share(row.attainment_final), cells, LEVEL, "attainment"),
    )
    return [teller.tell("own_count", said)]


def _own_counts(house: House, regime: Literal["then", "latest"]) -> dict[tuple[str, int], Row]:
    """Give the regions' counts from another start with a target, by region and year."""
    rows = house.fetch(assessment, regime)
    mine = rows[
        (rows.indicator == LEVEL) & (rows.organization == "") & (rows.kind == "target")
        & (rows.base != house.catalog.indicators[LEVEL].base) & rows.attainment_final.notna()
    ]  # fmt: skip
    return {(row.region, int(row.year)): row for row in each(mine[::-1])}
