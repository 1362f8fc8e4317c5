"""Uploads that wait for a second person: handed in by one, approved by another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from etl.desk import Examination, accept, examine, newest, refuse_unready
from etl.harmonize.answers import from_json, to_json
from etl.harmonize.meaning import Key, Meaning
from outcomes.catalog.model import Catalog
from outcomes.catalog.places import lake_folder
from outcomes.store.approval import accepted, may_decide
from outcomes.store.approval import hand_in as waits
from outcomes.store.drafts import Draft, find, new_draft, save
from outcomes.store.inbox import bytes_of, keep
from outcomes.store.lake import Lake


def hand_in(
    content: bytes,
    examined: Examination,
    *,
    set_id: str,
    by: str,
    note: str,
    reasons: Mapping[str, str],
    answers: Mapping[Key, Meaning] | None = None,
) -> Draft:
    """Keep an examined file as a draft that waits for somebody else.

    Raises:
        NotAcceptedError: as `accept`; nothing is kept then.
        StoreError: the inbox cannot be written.
    """
    given = refuse_unready(examined, by, note, reasons)
    draft = new_draft(set_id, keep(content), examined.file_name, by, expects=examined.version)
    signed = replace(draft, author=by, note=note, source=examined.source, reasons=given, answers=to_json(answers or {}))
    return waits(save(signed))


def approve(catalog: Catalog, draft_id: str, *, by: str) -> int:
    """Load a draft that waits, in the name of a second person, and give the version's number.

    The file is examined anew against the version that stands now.

    Raises:
        NotAcceptedError: as `accept`: with what was loaded in between the file may have errors or new warnings.
        StoreError: 'draft_missing', 'draft_decided', 'same_person', or as `accept`.
    """
    draft = find(draft_id)
    may_decide(draft, by)
    lake, content = Lake(lake_folder(draft.set_id)), bytes_of(draft.file_hash)
    examined = examine(content, draft.file_name, catalog, newest(lake), from_json(draft.answers), draft.source)
    number = accept(lake, content, examined, by=draft.author, note=draft.note, reasons=draft.reasons, approved_by=by)
    accepted(draft, by, number)
    return number
