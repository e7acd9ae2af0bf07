"""Timing two ways of one job in turns, so that both meet the same machine, and their ratio."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

__all__ = ["Ratio", "compare", "without_collector"]


@dataclass(frozen=True, slots=True)
class Ratio:
    """A job against its floor: the best time of each, in seconds, and what was aimed at."""

    name: str
    ours: float
    floor: float
    aim: float

    @property
    def ratio(self) -> float:
        """How many times the floor the job takes."""
        return self.ours / self.floor

    @property
    def line(self) -> str:
        """The figure as it is printed."""
        verdict = "met" if self.ratio <= self.aim else "missed"
        return (
            f"{self.name:<58} {self.ours * 1000:9.1f} ms  floor {self.floor * 1000:9.1f} ms  "
            f"ratio {self.ratio:5.2f}  aim {self.aim:g}  {verdict}"
        )


@contextmanager
def without_collector() -> Iterator[None]:
    """Holds Python's collector back."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def compare(name: str, aim: float, ours: Callable[[], object], floor: Callable[[], object], rounds: int = 5) -> Ratio:
    """The best of several rounds of each, taken in turns after one round to warm up."""
    ours()
    floor()
    best = [float("inf"), float("inf")]
    for _ in range(rounds):
        for place, job in enumerate((ours, floor)):
            gc.collect()
            started = time.perf_counter()
            job()
            best[place] = min(best[place], time.perf_counter() - started)
    return Ratio(name, best[0], best[1], aim)
