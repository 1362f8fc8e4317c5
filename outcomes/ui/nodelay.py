"""Sends short answers at once: without TCP_NODELAY each waits about 40 ms for the browser's acknowledgment.

Streamlit 1.67 binds its socket without naming the protocol, so that asyncio does not recognize it as TCP and leaves
Nagle's algorithm on. Sockets accepted later inherit the option from the listening one.
"""

from __future__ import annotations

import gc
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any


@asynccontextmanager
async def prompt_answers(_app: object) -> AsyncIterator[dict[str, Any] | None]:
    """Set the option on the process's listening sockets while the server starts; the app's lifespan."""
    for thing in gc.get_objects():
        if isinstance(thing, socket.socket):
            with suppress(OSError):  # a closed socket, or one that is not TCP: nothing to hurry
                if thing.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
                    thing.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    yield None
