"""Acts on radio pairs: received by their serials, moved from place to place, their serials corrected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select

from models.act import Doing, act
from models.acts import records
from models.acts.days import refuse_day
from models.errors import Refusal
from models.pair_review import (
    EndSide,
    FilledEnd,
    Mark,
    Review,
    ReviewedSerial,
    ScannedPair,
    clean_serial,
    review,
    serial_key,
)
from models.queries.ends import serials_elsewhere
from models.queries.movements import Move, moves
from models.queries.receipts import listed_pairs
from models.rules.clause import day_words
from models.rules.inventory import PlaceKind
from models.rules.words import counted, listed
from models.tables import End, Movement, Pair, Place, Receipt, ReceiptMark

__all__ = ["correct_serial", "move", "move_pairs", "receive_pairs", "swap_end", "turn_pair", "why_not_move"]

WAYS: Mapping[PlaceKind, frozenset[PlaceKind]] = {
    PlaceKind.TRANSIT: frozenset({PlaceKind.LOST}),
    PlaceKind.STORE: frozenset({PlaceKind.STORE, PlaceKind.REPAIR, PlaceKind.SOLD_BACK, PlaceKind.LOST}),
    PlaceKind.REPAIR: frozenset({PlaceKind.STORE, PlaceKind.REPAIR, PlaceKind.SOLD_BACK, PlaceKind.LOST}),
    PlaceKind.LOST: frozenset({PlaceKind.STORE}),
}
"""Where a pair may be moved from where; into a store from transit it is received, to a building it is installed."""

WHY_STAYS = {
    PlaceKind.TRANSIT: "{tag} is in transit. Receive it into a store first (A-3).",
    PlaceKind.BUILDING: "{tag} is installed. Remove its Link first (1.1(o)).",
    PlaceKind.SOLD_BACK: "{tag} was sold back and is no longer Customer's (A-5).",
    PlaceKind.REPOSSESSED: "{tag} was repossessed. It comes back by redemption (M-6.2(3)).",
    PlaceKind.SOLD_UNDER_SECURITY: "{tag} was sold under the security interest (M-6.2(3)).",
}


@act(says="Received {count} of {shipment} at {place}{rest}")
def receive_pairs(
    doing: Doing,
    *,
    shipment: str,
    received_on: date,
    place: str,
    scanned: tuple[ScannedPair, ...] = (),
    unscanned: tuple[str, ...] = (),
) -> Mapping[str, object]:
    """Receives pairs of a shipment into a store: every serial is held against the packing memorandum (EXA-4).

    A pair is received when both its ends were read, now or before; `unscanned` names pairs that came and were not read.
    What is missing stays in transit; what is extra is recorded and becomes no pair.
    """
    refuse_day(doing, received_on, "Pairs cannot be received")
    row, store = records.shipment(doing.session, shipment), records.place(doing.session, place)
    if store.kind != PlaceKind.STORE:
        raise Refusal(f"{place} is not a store; pairs are received into a store.", "EXA-3")
    if received_on < row.shipped_on:
        raise Refusal(f"{shipment} was shipped on {day_words(row.shipped_on)}; it cannot come before.", "EXA-3")
    found = _reviewed(doing, shipment, scanned, unscanned)
    _fill(doing, found.filled)
    ways = moves(doing.session, tags=found.received)
    for tag in found.received:
        move(doing, ways[tag], store, received_on, shipment)
    receipt = Receipt(shipment_id=row.id, place_id=store.id, received_on=received_on)
    doing.session.add(receipt)
    doing.session.flush()
    _write_marks(doing, receipt, found.marks)
    marks = {mark.value: found.count(mark) for mark in Mark}
    return {"tags": found.received, "count": counted(len(found.received), "pair"), "rest": _rest(marks), **marks}


def _reviewed(doing: Doing, shipment: str, scanned: Sequence[ScannedPair], unscanned: Sequence[str]) -> Review:
    """The review of what came; a Refusal when nothing was read or named, or a pair named is not awaited."""
    on_list = listed_pairs(doing.session, shipment)
    awaited = {pair.tag for pair in on_list if pair.awaited}
    odd = next((tag for tag in unscanned if tag not in awaited), None)
    if odd is not None:
        raise Refusal(f"{odd} is not among the pairs of {shipment} that are in transit.", "EXA-3")
    serials = [serial for one in scanned for serial in (one.near, one.far) if clean_serial(serial)]
    if not serials and not unscanned:
        raise Refusal("Scan, type or import at least one serial.", "EXA-4")
    elsewhere = serials_elsewhere(doing.session, serials, shipment)
    return review(on_list, scanned, elsewhere, frozenset(unscanned))


def _rest(marks: Mapping[str, int]) -> str:
    """What else a receipt found, at the end of its sentence."""
    odd = [f"{marks[mark]} {mark}" for mark in (Mark.MISSING, Mark.EXTRA, Mark.REPEATED) if marks[mark]]
    return f"; {listed(odd)} by serial" if odd else ""


def _fill(doing: Doing, filled: Sequence[FilledEnd]) -> None:
    """Gives pairs the serials their packing memorandum did not list."""
    tags = {one.tag for one in filled}
    pairs = {row.tag: row for row in doing.session.scalars(select(Pair).where(Pair.tag.in_(tags)))}
    for one in filled:
        pair, key = pairs[one.tag], serial_key(one.serial)
        banded = next((end for end in pair.ends if end.side == one.side), None)
        if banded is None:
            pair.ends.append(End(side=one.side.value, serial=one.serial, serial_key=key, band=""))
        else:
            banded.serial, banded.serial_key = one.serial, key


def _write_marks(doing: Doing, receipt: Receipt, marks: Sequence[ReviewedSerial]) -> None:
    """Keeps the mark of every serial."""
    for position, one in enumerate(marks, 1):
        doing.session.add(
            ReceiptMark(receipt_id=receipt.id, position=position, serial=one.serial, mark=one.mark.value, tag=one.tag)
        )


def move(doing: Doing, way: Sequence[Move], to: Place, on: date, note: str) -> None:
    """Moves a pair on from where its way has led; a Refusal when it came there only after that day."""
    last = way[-1]
    if on < last.on:
        since = f"{last.tag} is at {last.to_place} since {day_words(last.on)}"
        raise Refusal(f"{since}; it cannot leave on {day_words(on)}.", "EXA-3")
    doing.session.add(
        Movement(
            tag=last.tag,
            from_place_id=last.to_place_id,
            to_place_id=to.id,
            moved_on=on,
            note=note,
            reverses_id=None,
        )
    )


def why_not_move(tag: str, place: str, kind: PlaceKind, to: Place) -> str | None:
    """Why a pair cannot be moved from where it is to a place, or None."""
    if place == to.name:
        return f"{tag} is at {place} already."
    if PlaceKind(to.kind) in WAYS.get(kind, frozenset()):
        return None
    if to.kind == PlaceKind.BUILDING:
        return f"{tag} goes to a building by its installation, with hub and far end (1.1(o))."
    return WHY_STAYS.get(kind, "{tag} cannot go from {place} to {to}.").format(tag=tag, place=place, to=to.name)


@act(says="Moved {what} to {to}")
def move_pairs(doing: Doing, *, tags: tuple[str, ...], to: str, moved_on: date, note: str = "") -> Mapping[str, object]:
    """Moves pairs between stores, into repair and back, or records them as lost, found or sold back."""
    refuse_day(doing, moved_on, "Pairs cannot be moved")
    if not tags:
        raise Refusal("Name at least one pair to move.")
    goal = records.place(doing.session, to)
    if goal.kind in (PlaceKind.LOST, PlaceKind.SOLD_BACK) and not note.strip():
        raise Refusal("Say how it came to that; the pairs leave the inventory.", "EXB-2b")
    ways = moves(doing.session, tags=tags)
    for tag in dict.fromkeys(tags):
        records.pair(doing.session, tag)
        last = ways[tag][-1]
        if reason := why_not_move(tag, last.to_place, last.to_kind, goal):
            raise Refusal(reason, "EXA-3")
        move(doing, ways[tag], goal, moved_on, note.strip())
    return {"what": tags[0] if len(tags) == 1 else counted(len(dict.fromkeys(tags)), "pair")}


def _write_serial(doing: Doing, tag: str, side: EndSide, serial: str) -> str:
    """Gives an end a serial; gives the one it had, or empty. A Refusal when it is in use (K9)."""
    pair = records.pair(doing.session, tag)
    text, key = clean_serial(serial), serial_key(serial)
    if not key:
        raise Refusal("Type or scan the serial.", "EXA-4")
    used = serials_elsewhere(doing.session, [text]).get(key)
    end = next((one for one in pair.ends if one.side == side), None)
    if used is not None and (end is None or end.serial_key != key):
        raise Refusal(f"The serial {text} is in the book as an end of {used}.", "EXA-3")
    if end is not None and end.serial == text:
        raise Refusal(f"The {side.words} of {tag} is {text} already.")
    if end is None:
        pair.ends.append(End(side=side.value, serial=text, serial_key=key, band=""))
        return ""
    before = end.serial
    end.serial, end.serial_key = text, key
    return before


@act(says="{words}")
def correct_serial(doing: Doing, *, tag: str, side: EndSide, serial: str, why: str = "") -> Mapping[str, object]:
    """Corrects a serial that was read or typed wrong, or types one that was not known yet (EXA-4)."""
    before = _write_serial(doing, tag, side, serial)
    if before and not why.strip():
        raise Refusal("Say why, so that the next reader knows.")
    now = clean_serial(serial)
    words = f"Corrected the {side.words} of {tag}: {now} instead of {before}" if before else ""
    return {"before": before, "words": words or f"Typed the {side.words} of {tag}: {now}"}


@act(says="Swapped the {end} of {tag}: {serial} instead of {before}")
def swap_end(doing: Doing, *, tag: str, side: EndSide, serial: str, swapped_on: date, why: str) -> Mapping[str, object]:
    """Records that another radio took the place of one end of a pair, with the reason; the pair stays the same."""
    refuse_day(doing, swapped_on, "An end cannot be swapped")
    if not why.strip():
        raise Refusal("Say why the end was swapped, for example dead on arrival.")
    way = moves(doing.session, tags=[records.pair(doing.session, tag).tag])[tag]
    if swapped_on < way[0].on:
        raise Refusal(f"{tag} was shipped on {day_words(way[0].on)}; no end was swapped before.", "EXA-3")
    before = _write_serial(doing, tag, side, serial)
    if not before:
        raise Refusal(f"The serial of the {side.words} of {tag} is not known; type it first.", "EXA-4")
    return {"before": before, "end": side.words}


@act(says="Turned {tag} round: near and far end exchanged")
def turn_pair(doing: Doing, *, tag: str, why: str) -> Mapping[str, object]:
    """Exchanges the ends of a pair whose serials were listed or read the wrong way round, with the reason."""
    pair = records.pair(doing.session, tag)
    if not why.strip():
        raise Refusal("Say why, so that the next reader knows.")
    if not any(end.serial for end in pair.ends):
        raise Refusal(f"No serial of {tag} is known.", "EXA-4")
    for end in pair.ends:
        end.side = EndSide(end.side).other.value
    return {}
