"""The versions of a set: every load with who, when, which file, how much, and what it was about."""

from __future__ import annotations

import json

from etl.explain import say
from outcomes.store.lake import Version
from outcomes.ui.history.records import standing
from outcomes.ui.house import House
from outcomes.ui.markup import noted, text
from outcomes.ui.moment import day, minute

COLUMNS = ("number", "when", "who", "what", "file", "added", "changed", "removed", "rows")
COUNTS = ("added", "changed", "removed", "rows")


def first_sentence(house: House) -> str:
    """Give the page's first sentence: which version stands, who loaded it and when."""
    newest = house.versions[-1]
    return house.say(
        "history.sentence", number=newest.number, date=day(newest.loaded_at), author=newest.author,
        rows=f"{newest.rows:,}", kinds=standing(house, newest),
    )  # fmt: skip


def versions_table(house: House, versions: tuple[Version, ...]) -> str:
    """Give the versions as a table, newest first; the one that is looked at is marked."""
    head = "".join(
        f'<th scope="col"{"" if name in COUNTS else words}>{text(house.say(f"history.{name}"))}</th>'
        for words in (' class="words"',)
        for name in COLUMNS
    )
    body = "".join(_row(house, version) for version in reversed(versions))
    return (
        f'<div class="scroll"><table class="figures versions"><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>{noted(house.say('history.records'))}"
    )


def _row(house: House, version: Version) -> str:
    mine = ' class="mine"' if version.number == house.edition.number else ""
    cells = (
        minute(version.loaded_at),
        who(house, version),
        what(house, version),
        version.source or version.file_name,
    )
    counts = (f"{getattr(version, name):,}" for name in COUNTS)
    return (
        f'<tr{mine}><th scope="row">{text(version_name(house, version.number))}</th>'
        + "".join(f'<td class="words">{text(cell)}</td>' for cell in cells)
        + "".join(f"<td>{text(count)}</td>" for count in counts)
        + "</tr>"
    )


def version_name(house: House, number: int) -> str:
    """Give a version's name: ‘5판’."""
    return house.say("history.version", number=number)


def who(house: House, version: Version) -> str:
    """Give who signed, and who approved where somebody did."""
    if not version.approved_by:
        return version.author
    return house.say("history.approved", author=version.author, second=version.approved_by)


def what(house: House, version: Version) -> str:
    """Give what a load was about: its kind where it is no plain upload, and its note."""
    kind = house.say(f"history.kind.{version.kind}") if version.kind in ("restore", "close", "reopen", "build") else ""
    if version.kind == "restore" and version.restored is not None:
        kind = f"{kind} ({version_name(house, version.restored)})"
    note = version.note if version.note != version.file_name else ""
    return " · ".join(part for part in (kind, note) if part)


def signature(house: House, version: Version) -> str:
    """Give everything that is written on a version, as a list of terms."""
    facts = [
        ("when", minute(version.loaded_at)),
        ("who", who(house, version)),
        ("what", what(house, version)),
        ("source", version.source),
        ("file", version.file_name),
        ("hash", version.file_hash),
    ]
    facts += [("reason", reason) for reason in _reasons(house, version)]
    pairs = "".join(
        f"<dt>{text(house.say(f'history.{name}'))}</dt><dd>{text(value)}</dd>" for name, value in facts if value
    )
    return f'<div class="calc"><dl>{pairs}</dl></div>'


def _reasons(house: House, version: Version) -> list[str]:
    """Give the written reasons for warnings, each with what it was about."""
    given: dict[str, str] = json.loads(version.reasons) if version.reasons else {}
    words, lang = house.catalog.words, house.lang
    return [f"{say(words, f'kind.upload.{code}', lang)}: {reason}" for code, reason in given.items()]
