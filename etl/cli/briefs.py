"""The command about briefings: brief."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from pathlib import Path

from etl.cli.said import built, lang_of, tell, write_json
from outcomes.catalog.briefings import briefing_templates
from outcomes.catalog.places import lake_folder
from outcomes.export.deck.paper import PaperError
from outcomes.export.pack import Pack, Recipe
from outcomes.store.atomic import write_whole
from outcomes.store.lake import Lake
from outcomes.ui.briefing.documents import KINDS
from outcomes.ui.briefing.freeze import freeze
from outcomes.ui.briefing.house import at, house_for
from outcomes.ui.briefing.plan import from_template, usual_name
from outcomes.ui.house import House

WRONG_USAGE, REFUSED = 2, 3
NATION = "KR"
BROWSERS = 2  # that print at the same time, while the next pack is made


def brief(asked: argparse.Namespace) -> int:
    """Write a briefing for one region, or for every province of the year, in each format that was asked for."""
    built(Lake(lake_folder(asked.set)))
    house = house_for(asked.set, lang_of(asked))
    provinces = [region.id for region in house.catalog.provinces(date(asked.year, 12, 31))]
    if not _understood(asked, house, provinces):
        return WRONG_USAGE
    regions = [asked.region] if asked.region else provinces
    with ThreadPoolExecutor(BROWSERS) as browsers:
        made: list[Callable[[], Path]] = []
        for number, region in enumerate(regions, 1):
            tell(asked, "command.briefing", number=number, count=len(regions), region=house.place(region))
            pack, lacking = _pack(asked, house, region)
            sys.stderr.writelines(f"{sentence}\n" for sentence in lacking)
            made += [_begun(browsers, pack, ending, _file(asked, region, ending)) for ending in asked.format]
        return _report(asked, made)


def _understood(asked: argparse.Namespace, house: House, provinces: list[str]) -> bool:
    """Say what of region and year means nothing here, if anything does."""
    if asked.year not in house.offer.years:
        tell(asked, "command.no_year", year=asked.year, years=_listed(house.offer.years))
        return False
    if asked.template and asked.template not in briefing_templates():
        tell(asked, "command.no_template", template=asked.template, templates=_listed(tuple(briefing_templates())))
        return False
    if asked.region and asked.region not in (NATION, *provinces):
        tell(asked, "command.no_region", region=asked.region, year=asked.year, regions=_listed((NATION, *provinces)))
        return False
    return True


def _listed(values: tuple[object, ...]) -> str:
    return ", ".join(map(str, values))


def _pack(asked: argparse.Namespace, house: House, region: str) -> tuple[Pack, tuple[str, ...]]:
    """Give the pack of a region; its date is that of the figures, so that the same figures give the same bytes."""
    template = briefing_templates()[asked.template or ("national" if region == NATION else "region")]
    planned = from_template(house, template, {"year": str(asked.year), "region": region})
    name = usual_name(house, template, region, asked.year)
    author = asked.by or house.say("briefing.by_command")
    made_at = f"{house.version.loaded_at.isoformat(timespec='seconds')}Z"
    where = at(house, planned[0].recipe or Recipe("overview", ""))
    return freeze(where, planned, name=name, author=author, made_at=made_at, template=template.id)


def _file(asked: argparse.Namespace, region: str, ending: str) -> Path:
    return Path(asked.out) / f"{region}-{asked.year}.{ending}"


def _begun(browsers: ThreadPoolExecutor, pack: Pack, ending: str, file: Path) -> Callable[[], Path]:
    """Make a document now, or have a browser begin to; the result is its file, or what went wrong."""
    if KINDS[ending].slow:
        waiting: Future[Path] = browsers.submit(_written, pack, ending, file)
        return waiting.result
    done = _written(pack, ending, file)
    return lambda: done


def _written(pack: Pack, ending: str, file: Path) -> Path:
    write_whole(file, KINDS[ending].make(pack))
    return file


def _report(asked: argparse.Namespace, made: list[Callable[[], Path]]) -> int:
    """Say how many files there are, and why some are not."""
    written: list[str] = []
    failed: list[PaperError] = []
    for result in made:
        try:
            written.append(str(result()))
        except PaperError as error:
            failed.append(error)
    tell(asked, "command.briefed", count=len(written), folder=asked.out)
    if asked.json:
        write_json({"files": written})
    if failed:
        tell(asked, f"problem.paper.{failed[0].code}", detail=failed[0].detail)
    return REFUSED if failed else 0
