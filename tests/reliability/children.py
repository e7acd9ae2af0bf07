"""What runs in a process of its own, so that it can be killed or be the second writer."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from random import Random
from typing import Any

from tests.builders import opened
from tests.reliability.clerk import Clerk

__all__ = ["clerk_at_work", "start"]

METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
CONTEXT = multiprocessing.get_context(METHOD)


def start(work: Callable[..., None], *given: object) -> tuple[BaseProcess, Connection]:
    """A process that does the work with what is given, and the end of the pipe it tells of it through."""
    if METHOD == "forkserver":
        CONTEXT.set_forkserver_preload([__name__])
    here, there = CONTEXT.Pipe(duplex=False)
    process = CONTEXT.Process(target=work, args=(there, *given), daemon=True)
    process.start()
    there.close()
    return process, here


def told(pipe: Connection) -> list[Any]:
    """Everything a process told before it ended or was killed."""
    said = []
    while True:
        try:
            said.append(pipe.recv())
        except (EOFError, OSError):
            return said


def clerk_at_work(pipe: Connection, place: str, name: str, seed: int, acts: int, undoes: bool) -> None:
    """A clerk who does so many acts and tells the id of each once it is saved; then what was refused, in words."""
    store = opened(place)
    clerk = Clerk(name, Random(seed), undoes)
    pipe.send("")
    for _ in range(acts):
        if act_id := clerk.work(store):
            pipe.send(act_id)
    pipe.send(clerk.refused)
    store.close()
