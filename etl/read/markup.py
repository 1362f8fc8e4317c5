"""XML read as a stream, with bounded memory: no document types, no entities, no bottomless nesting."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from xml.parsers import expat

from etl.read.book import UnreadableError
from etl.read.limits import DEEPEST, LONGEST_TAG_BYTES, MOST_ELEMENTS

CHUNK_BYTES = 64 * 1024

Attributes = dict[str, str]
Opened = Mapping[str, Callable[[Attributes], None]]
Closed = Mapping[str, Callable[[str], None]]


class Walker:
    """Walks through XML and calls back by an element's name, prefixes left out.

    Args:
        opened: What to call where an element begins, with its attributes.
        closed: What to call where it ends; gets the element's text if its name is in `texts`, else ''.
        texts: Elements whose text is kept, that of elements inside them included.
    """

    def __init__(self, opened: Opened, closed: Closed, texts: frozenset[str] = frozenset()) -> None:
        """Prepare the parser; one walker walks once."""
        self._pieces: list[str] = []
        self._parser = expat.ParserCreate("utf-8")  # whatever the file declares: spreadsheets are UTF-8
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = _refuse_doctype
        self._listen(opened, closed, texts)

    def walk(self, chunks: Iterable[bytes]) -> None:
        """Go through a whole document.

        Raises:
            UnreadableError: it is no well-formed XML, or is built to exhaust memory.
        """
        fed = 0
        try:
            for chunk in chunks:
                self._parser.Parse(chunk, False)
                fed += len(chunk)
                if fed - self._parser.CurrentByteIndex > LONGEST_TAG_BYTES + len(chunk):
                    raise UnreadableError("oversized")
            self._parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise UnreadableError("damaged") from error

    def add(self, text: str) -> None:
        """Add to the text that is being kept, for elements that stand for characters."""
        if self._parser.CharacterDataHandler is not None:
            self._pieces.append(text)

    def _listen(self, opened: Opened, closed: Closed, texts: frozenset[str]) -> None:
        """Hang in the callbacks: plain functions over local names, since a sheet calls them a million times."""
        parser, pieces = self._parser, self._pieces
        keep, opener, closer = pieces.append, opened.get, closed.get
        depth = text_depth = total = 0

        def start(name: str, attributes: Attributes) -> None:
            nonlocal depth, text_depth, total
            depth += 1
            total += 1
            if depth > DEEPEST or total > MOST_ELEMENTS:
                raise UnreadableError("oversized")
            name = name[name.find(":") + 1 :]
            if name in texts and not text_depth:
                text_depth = depth
                parser.CharacterDataHandler = keep
            handler = opener(name)
            if handler is not None:
                handler(attributes)

        def end(name: str) -> None:
            nonlocal depth, text_depth
            text = ""
            if depth == text_depth:
                text = "".join(pieces)
                pieces.clear()
                text_depth = 0
                parser.CharacterDataHandler = None
            depth -= 1
            handler = closer(name[name.find(":") + 1 :])
            if handler is not None:
                handler(text)

        parser.StartElementHandler, parser.EndElementHandler = start, end


def pieces(content: bytes) -> Iterable[bytes]:
    """Cut a document in memory into what a walker takes at a time."""
    return (content[start : start + CHUNK_BYTES] for start in range(0, len(content), CHUNK_BYTES))


def attribute(attributes: Attributes, name: str) -> str:
    """Give an attribute by its name without prefix (`id` for `r:id`), '' where there is none."""
    for key, value in attributes.items():
        if key == name or key.endswith(f":{name}"):
            return value
    return ""


def _refuse_doctype(*_: object) -> None:
    """Refuse a document type: spreadsheets have none, and entities are how XML is made to explode."""
    raise UnreadableError("damaged")
