"""One window to a book file: a lock beside it, and a way for a second start to raise the first window."""

from __future__ import annotations

import hashlib
import socket
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QStorageInfo, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from models.engine import is_server

__all__ = ["BookLock", "Taken", "share_words"]

NETWORK = {
    "nfs",
    "nfs4",
    "cifs",
    "smb",
    "smb2",
    "smb3",
    "smbfs",
    "afpfs",
    "webdav",
    "davfs",
    "fuse.sshfs",
    "fuse.davfs2",
}
SYNCED = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "nextcloud", "box sync", "syncthing")
WAIT = 500


class Taken(Exception):
    """The book is open elsewhere; `raised` when its window was brought to the front."""

    def __init__(self, sentence: str, raised: bool) -> None:
        super().__init__(sentence)
        self.sentence, self.raised = sentence, raised


def share_words(place: str) -> str:
    """What is wrong with where a book lies: "on a network share", "in a synced folder", or nothing."""
    if is_server(place):
        return ""
    folder = Path(place).resolve().parent
    kind = bytes(QStorageInfo(str(folder)).fileSystemType().data()).decode("ascii", "replace").lower()
    if kind in NETWORK or str(place).startswith(("\\\\", "//")):
        return "on a network share"
    if any(part.lower().startswith(SYNCED) for part in folder.parts):
        return "in a synced folder"
    return ""


class BookLock(QObject):
    """The lock of one book file, held as long as its window is open.

    Signals: raise_asked() when somebody starts the program on the same book again.
    """

    raise_asked = Signal()

    def __init__(self, place: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        path = Path(place).resolve()
        self._name = path.name
        self._file: QLockFile | None = None
        self._server: QLocalServer | None = None
        if not is_server(place):
            self._file = QLockFile(str(path.with_name(f".{path.name}.lock")))
            self._file.setStaleLockTime(0)  # a lock stands until its program ends, however long that takes
        self._socket_name = f"pairbook-{hashlib.sha256(str(path).encode()).hexdigest()[:24]}"

    def take(self) -> None:
        """Takes the lock; raises Taken. A folder that cannot be written needs no lock: nothing will be written."""
        if self._file is None or self._file.tryLock(0):
            if self._file is not None:
                self._listen()
            return
        if self._file.error() != QLockFile.LockError.LockFailedError:
            return
        _known, host, _program = self._holder()
        if host == socket.gethostname() and self._raise_first():
            raise Taken(f"{self._name} is open already; its window was brought to the front.", raised=True)
        where = "on this computer" if host == socket.gethostname() else f"on {host}" if host else "elsewhere"
        raise Taken(f"{self._name} is open {where}. Close it there first; nothing was changed.", raised=False)

    def _holder(self) -> tuple[int, str, str]:
        """Process, computer and program that hold the lock."""
        held = self._file.getLockInfo() if self._file is not None else None
        pid, host, program = held if isinstance(held, tuple) and len(held) == 3 else (0, "", "")
        return int(pid), str(host), str(program)

    def _listen(self) -> None:
        """Waits to be asked to come to the front."""
        QLocalServer.removeServer(self._socket_name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._asked)
        self._server.listen(self._socket_name)

    def _asked(self) -> None:
        if self._server is not None:
            while (caller := self._server.nextPendingConnection()) is not None:
                caller.disconnectFromServer()
                caller.deleteLater()
        self.raise_asked.emit()

    def _raise_first(self) -> bool:
        """Asks the window that has the book to come to the front."""
        caller = QLocalSocket()
        caller.connectToServer(self._socket_name)
        heard = caller.waitForConnected(WAIT)
        caller.abort()
        return heard

    def release(self) -> None:
        """Lets the book go."""
        if self._server is not None:
            self._server.close()
            self._server = None
        if self._file is not None:
            self._file.unlock()
