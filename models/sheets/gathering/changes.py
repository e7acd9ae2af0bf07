"""What differs between a paper as it was frozen and the same paper gathered again."""

from __future__ import annotations

from collections.abc import Iterator

__all__ = ["AGAIN", "EDITION", "changes"]

EDITION = frozenset({"revision", "made_on", "dated"})
"""What sets one revision apart from another and is no change of what the paper says."""

AGAIN = frozenset({"delivery"})
"""What comes to be known of any paper after it was issued."""


def changes(frozen: object, now: object, left_out: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The names of the fields that differ, in words and each once; both are sheets as plain JSON.

    What the frozen sheet does not have at all is passed over: a later program may print more.
    """
    found = _differing("", frozen, now, left_out)
    return tuple(dict.fromkeys(name.replace("_", " ") for name in found))


def _differing(name: str, frozen: object, now: object, left_out: frozenset[str]) -> Iterator[str]:
    if isinstance(frozen, dict) and isinstance(now, dict):
        for key in dict.fromkeys([*now, *frozen]):
            if key in frozen and key not in left_out:
                yield from _differing(key, frozen[key], now.get(key), left_out)
    elif isinstance(frozen, list) and isinstance(now, list) and len(frozen) == len(now):
        for before, after in zip(frozen, now, strict=True):
            yield from _differing(name, before, after, left_out)
    elif frozen != now:
        yield name
