"""A server's door that can be slammed: it passes bytes on to the server and cuts a connection where it is told."""

from __future__ import annotations

import select
import socket
import threading
from contextlib import suppress
from enum import Enum, auto
from types import TracebackType
from typing import Self
from urllib.parse import parse_qs, urlsplit

__all__ = ["Cut", "Door"]


class Cut(Enum):
    """Where a connection is cut."""

    NEVER = auto()
    BEFORE_COMMIT = auto()  # the server does not hear of it
    AFTER_COMMIT = auto()  # the server has done it, its answer is not heard
    SOMEWHERE = auto()  # so many bytes on, in the middle of whatever is said


class Door:
    """A loopback port in front of a server that listens on a socket in a folder."""

    def __init__(self, server: str) -> None:
        self.socket = f"{parse_qs(urlsplit(server).query)['host'][0]}/.s.PGSQL.5432"
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.cut = Cut.NEVER
        self.after = 0  # bytes from the client, for SOMEWHERE
        self.cuts = 0
        self.locked = False
        self.clients: list[socket.socket] = []

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.listener.close()
        self.slam()

    def to(self, place: str) -> str:
        """The URL of a database of the server, by way of this door."""
        port = self.listener.getsockname()[1]
        return f"postgresql://postgres@127.0.0.1:{port}{urlsplit(place).path}?sslmode=disable&gssencmode=disable"

    def slam(self) -> None:
        """Cuts every connection there is."""
        for client in self.clients:
            _shut(client)
        self.clients.clear()

    def _accept(self) -> None:
        """Lets clients in, each with a thread of its own, unless the door is locked."""
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            if self.locked:
                _shut(client)
                continue
            self.clients.append(client)
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        """Passes what is said both ways until somebody hangs up or the connection is cut."""
        server = socket.socket(socket.AF_UNIX)
        server.connect(self.socket)
        ways = {client: server, server: client}
        try:
            while True:
                for side in select.select(list(ways), [], [])[0]:
                    data = side.recv(65536)
                    if not data or (side is client and self._cut_at(data, server)):
                        return
                    ways[side].sendall(data)
        except (OSError, ValueError):
            return
        finally:
            _shut(client)
            _shut(server)

    def _cut_at(self, data: bytes, server: socket.socket) -> bool:
        """Whether the connection is cut at what the client says now."""
        commits = b"COMMIT\0" in data
        if self.cut is Cut.AFTER_COMMIT and commits:
            server.sendall(data)
            server.recv(65536)
        elif self.cut is Cut.SOMEWHERE and len(data) > self.after:
            server.sendall(data[: self.after])
        elif not (self.cut is Cut.BEFORE_COMMIT and commits):
            self.after -= len(data)
            return False
        self.cut = Cut.NEVER
        self.cuts += 1
        return True


def _shut(one: socket.socket) -> None:
    """Hangs up so that both ends notice."""
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()
