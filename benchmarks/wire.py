"""A reader without a browser: opens a session over Streamlit's websocket and changes a filter as the browser would.

What the browser does, and this does too: it sends every widget's state with each change, the address that the server
last wrote, the page's hash, and the hashes of the messages it still holds, so that the server may send a reference
instead; a message that no run has used for more than two runs is dropped. Bytes are those of the messages before any
compression of the transport, references included. Clicks are not drawn: what a browser adds is in `browser.py`.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Selectbox_pb2 import Selectbox
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import ClientConnection, connect

KEPT_RUNS = 2  # as the browser's: global.maxCachedMessageAge
PATIENCE = 60.0  # seconds without a message


class PageError(Exception):
    """The page showed an exception, ended early, or lacks the widget: there is nothing to time."""


@dataclass(frozen=True, slots=True)
class Run:
    """One answer of the server: from the request's last byte to the message that says the script has ended."""

    seconds: float
    sent_bytes: int
    messages: int
    references: int
    largest: tuple[tuple[str, int], ...]


@dataclass(slots=True)
class Reader:
    """A session on one page.

    Attributes:
        base: The server's address, as in http://127.0.0.1:8501.
        address: Path and query to open, as in '/regions?region=KR-47'.
    """

    base: str
    address: str
    _socket: ClientConnection | None = None
    _query: str = ""
    _page_hash: str = ""
    _boxes: dict[str, Selectbox] = field(default_factory=dict)
    _states: dict[str, WidgetState] = field(default_factory=dict)
    _held: dict[str, int] = field(default_factory=dict)
    _runs: int = 0

    def open(self) -> Run:
        """Connect and run the page for the first time."""
        self._socket = connect(
            self.base.replace("http", "ws", 1) + "/_stcore/stream",
            subprotocols=["streamlit"],
            max_size=None,
            proxy=None,
            origin=self.base,
        )
        self._query = urlsplit(self.address).query
        return self._ask()

    def close(self) -> None:
        """End the session."""
        if self._socket is not None:
            self._socket.close()

    def options(self, key: str) -> list[str]:
        """Give the labels of the select box with this key, as they stand on the screen.

        Raises:
            PageError: No such box was sent.
        """
        return list(self._box(key).options)

    def choose(self, key: str, label: str) -> Run:
        """Choose an option of the select box with this key and wait for the page's answer."""
        box = self._box(key)
        self._states[box.id] = WidgetState(id=box.id, string_value=label)
        return self._ask()

    def again(self) -> Run:
        """Run the page again with nothing changed."""
        return self._ask()

    def _box(self, key: str) -> Selectbox:
        found = [box for id, box in self._boxes.items() if id.endswith(f"-{key}")]
        if not found:
            raise PageError(f"{self.base}{self.address} has no select box with the key {key!r}")
        return found[-1]

    def _ask(self) -> Run:
        """Send the request and read until the script has ended."""
        request = BackMsg()
        state = request.rerun_script
        state.query_string = self._query
        state.page_name = urlsplit(self.address).path.strip("/")
        state.page_script_hash = self._page_hash
        state.widget_states.widgets.extend(self._states.values())
        state.cached_message_hashes.extend(self._held)
        state.context_info.url = self.base + urlsplit(self.address).path
        state.context_info.locale = "ko-KR"
        state.context_info.timezone = "Asia/Seoul"
        state.context_info.color_scheme = "light"
        payload = request.SerializeToString()
        assert self._socket is not None, "open() first"  # noqa: S101
        frames: list[bytes] = []
        began = time.perf_counter()
        self._socket.send(payload)
        while True:
            frame = self._socket.recv(timeout=PATIENCE)
            ended = time.perf_counter()
            frames.append(frame.encode() if isinstance(frame, str) else frame)
            if len(frames[-1]) < 400 and _has_ended(frames[-1]):  # the last message is small: no reading while timing
                break
        return self._read(frames, ended - began)

    def _read(self, frames: list[bytes], seconds: float) -> Run:
        """Take from the messages what the next request needs, and count them."""
        references, sizes = 0, []
        for frame in frames:
            message = ForwardMsg.FromString(frame)
            kind = message.WhichOneof("type")
            sizes.append((_name(message), len(frame)))
            if kind == "ref_hash":
                references += 1
                self._held[message.ref_hash] = self._runs
            elif message.metadata.cacheable:
                self._held[message.hash] = self._runs
            self._learn(message, str(kind))
        self._runs += 1
        self._held = {known: seen for known, seen in self._held.items() if self._runs - seen <= KEPT_RUNS}
        largest = tuple(sorted(sizes, key=lambda size: -size[1])[:8])
        return Run(seconds, sum(map(len, frames)), len(frames), references, largest)

    def _learn(self, message: ForwardMsg, kind: str) -> None:
        if kind == "new_session":
            self._page_hash = message.new_session.page_script_hash
            self._boxes = {}
        elif kind == "navigation":
            self._page_hash = message.navigation.page_script_hash
        elif kind == "page_info_changed":
            self._query = message.page_info_changed.query_string
        elif kind == "page_not_found":
            raise PageError(f"{self.base}{self.address}: there is no such page")
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            element = message.delta.new_element
            if element.WhichOneof("type") == "selectbox":
                self._boxes[element.selectbox.id] = element.selectbox
            elif element.WhichOneof("type") == "exception":
                raise PageError(f"{self.base}{self.address}: {element.exception.type}: {element.exception.message}")


def _has_ended(frame: bytes) -> bool:
    """Say whether this message ends the answer; a run that only makes way for the next one does not."""
    message = ForwardMsg.FromString(frame)
    if message.WhichOneof("type") != "script_finished":
        return False
    return message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN


def _name(message: ForwardMsg) -> str:
    """Give what a message carries: its type, for an element the element's, for a chart or box its key too."""
    kind = str(message.WhichOneof("type"))
    if kind != "delta":
        return kind
    if message.delta.WhichOneof("type") != "new_element":
        return str(message.delta.WhichOneof("type"))
    element = message.delta.new_element
    name = str(element.WhichOneof("type"))
    id = str(getattr(getattr(element, name), "id", ""))
    return f"{name} {id.rsplit('-', 1)[-1]}" if id else name
