"""Work in progress, one JSON file each: whoever saves one must have seen the revision that stands.

A lock that falls with its process keeps two writers from reading the same revision.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, asdict, dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from types import UnionType
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from outcomes.store.atomic import write_whole
from outcomes.store.engine import StoreError
from outcomes.store.transaction import only_writer

ID = re.compile(r"[0-9a-f]{12}")


class Revised(Protocol):
    """A dataclass that a shelf keeps; `id` is twelve hexadecimal digits, `revision` 0 before it is first saved."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    @property
    def id(self) -> str:
        """Give what its file is named by."""

    @property
    def created_at(self) -> str:
        """Give when it was made, in UTC, ISO 8601."""

    @property
    def revision(self) -> int:
        """Give how often it was saved."""


D = TypeVar("D", bound=Revised)


@dataclass(frozen=True, slots=True)
class Listing(Generic[D]):
    """The drafts that are kept, newest first, and the files that are none."""

    drafts: tuple[D, ...]
    unreadable: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Shelf(Generic[D]):
    """A folder of drafts of one kind.

    Attributes:
        folder: Gives the folder.
        kind: What the codes of refusals start with, 'draft' for 'draft_moved'.
        spelled: Gives the draft that a JSON object spells; raises ValueError when it spells none.
        named: Gives what people know a draft by.
    """

    folder: Callable[[], Path]
    kind: str
    spelled: Callable[[dict[str, Any]], D]
    named: Callable[[D], str]

    def save(self, draft: D) -> D:
        """Keep a draft and give it with its new revision, as it will be found.

        Raises:
            StoreError: '…_moved' when somebody else saved it in between, '…_missing' when it was discarded or its id is
                none, '…_unreadable', 'load_busy', 'folder_not_writable'.
        """
        place = self.place(draft.id)
        self._make_folder()
        with only_writer(self.folder()):
            standing = self.find(draft.id).revision if place.exists() or draft.revision else 0
            self.refuse_unless(standing == draft.revision, f"{self.kind}_moved", draft)
            saved = asdict(replace(draft, revision=draft.revision + 1))
            content = json.dumps(saved, ensure_ascii=False, indent=1).encode(errors="surrogatepass")
            write_whole(place, content)
        return self.spelled(json.loads(content))

    def find(self, draft_id: str) -> D:
        """Give a draft.

        Raises:
            StoreError: '…_missing' when there is none of this id, '…_unreadable' when its file is damaged.
        """
        place = self.place(draft_id)
        try:
            raw = json.loads(place.read_bytes())
            if not isinstance(raw, dict):
                raise ValueError("no object")
            draft = self.spelled(raw)
        except FileNotFoundError as error:
            raise StoreError(f"{self.kind}_missing", place, draft_id) from error
        except (OSError, ValueError) as error:
            raise StoreError(f"{self.kind}_unreadable", place, str(error)) from error
        if draft.id != draft_id:
            raise StoreError(f"{self.kind}_unreadable", place, draft.id)
        return draft

    def listed(self) -> Listing[D]:
        """Give every draft, newest first; files that cannot be read are named, and hide none of the others."""
        drafts, unreadable = [], []
        for file in sorted(self.folder().glob("*.json")):
            try:
                drafts.append(self.find(file.stem))
            except StoreError as error:
                if file.exists():  # else it was discarded in between
                    unreadable.append(Path(error.path) if error.code == f"{self.kind}_unreadable" else file)
        return Listing(tuple(sorted(drafts, key=lambda d: (d.created_at, d.id), reverse=True)), tuple(unreadable))

    def discard(self, draft: D, may_go: Callable[[D], None] = lambda _: None) -> None:
        """Delete a draft.

        Args:
            draft: As the caller last saw it.
            may_go: Refuses the draft that stands, when it must stay.

        Raises:
            StoreError: '…_moved', '…_missing', '…_unreadable', 'load_busy', 'folder_not_writable', or what `may_go`
                raises.
        """
        self.find(draft.id)
        with only_writer(self.folder()):
            standing = self.find(draft.id)
            may_go(standing)
            self.refuse_unless(standing.revision == draft.revision, f"{self.kind}_moved", standing)
            try:
                self.place(draft.id).unlink()
            except OSError as error:
                raise StoreError("folder_not_writable", self.folder(), str(error)) from error

    def refuse_unless(self, right: bool, code: str, draft: D) -> None:
        """Refuse what is not right of a draft.

        Raises:
            StoreError: with this code.
        """
        if not right:
            raise StoreError(code, self.place(draft.id), self.named(draft))

    def place(self, draft_id: str) -> Path:
        """Give a draft's file; only an id can name one, so that no text leads out of the folder.

        Raises:
            StoreError: '…_missing' when this is no id.
        """
        if not ID.fullmatch(draft_id):
            raise StoreError(f"{self.kind}_missing", self.folder(), draft_id)
        return self.folder() / f"{draft_id}.json"

    def _make_folder(self) -> None:
        try:
            self.folder().mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError("folder_not_writable", self.folder(), str(error)) from error


def cells_of(raw: Mapping[str, Any], record: type[Revised], kinds: Mapping[str, type | UnionType]) -> dict[str, Any]:
    """Give the fields of a record that a JSON object has, each of the right kind; what else it has is left out.

    Args:
        raw: The object.
        record: The dataclass; a field without a default must be there.
        kinds: Field → what JSON has for it, where that is not text.

    Raises:
        ValueError: names the fields that are of another kind, or that lack.
    """
    ours = fields(record)
    wrong = {f.name for f in ours if f.name in raw and not isinstance(raw[f.name], kinds.get(f.name, str))}
    required = {f.name for f in ours if f.default is MISSING and f.default_factory is MISSING}
    if wrong or required - set(raw):
        raise ValueError(", ".join(sorted(wrong | required - set(raw))))
    return {f.name: raw[f.name] for f in ours if f.name in raw}


def new_id() -> str:
    """Give an id that nobody has."""
    return secrets.token_hex(6)


def now() -> str:
    """Give the time in UTC, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="microseconds")
