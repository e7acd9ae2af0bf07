"""Gathers a packing memorandum: what a shipment holds, pair by pair, and which package holds the memorandum."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from sqlalchemy import select

from models.errors import Refusal
from models.queries.ends import ends_of
from models.rules.clause import day_words
from models.rules.words import Side, counted, listed
from models.sheets.gathering.source import Source
from models.sheets.packing_memorandum import Package, PackedLine, PackingMemorandumSheet
from models.sheets.sheet import Party
from models.tables import Order, Pair, Shipment

__all__ = ["about", "gather", "why_not_issue"]

Ends = Mapping[str, tuple[str, str]]


class _Packed(NamedTuple):
    """A pair of the shipment and its package."""

    tag: str
    radio: str
    package: int | None


def gather(source: Source, subject: str) -> PackingMemorandumSheet:
    """The memorandum of one shipment, dated the day it was shipped."""
    shipment, order = _shipment(source, subject)
    name, *address = shipment.ship_to.splitlines() or [""]
    packages = tuple(Package(one.position, one.contents, one.holds_memorandum) for one in shipment.packages)
    holding = next((one.number for one in packages if one.holds_memorandum), None)
    where = f", in package {holding}" if holding and len(packages) > 1 else ""
    lines = tuple(_lines(source, shipment))
    return PackingMemorandumSheet(
        head=source.head(shipment.memorandum, shipment.shipped_on, Side.WINSTAR, f"With the shipment{where}"),
        order=order.number,
        shipment=subject,
        ship_to=Party(name, tuple(address), order.attention, order.telephone),
        packages=packages,
        lines=lines,
        shipped_on=shipment.shipped_on,
        carrier=shipment.carrier,
        routing=shipment.routing,
        remarks=_remarks(lines),
    )


def _shipment(source: Source, subject: str) -> tuple[Shipment, Order]:
    """The shipment and its order; a Refusal says that there is none by the day."""
    query = (
        select(Shipment, Order)
        .join(Order, Order.id == Shipment.order_id)
        .where(Shipment.number == subject, Shipment.shipped_on <= source.as_of)
    )
    found = source.session.execute(query).first()
    if found is None:
        raise Refusal(f"There is no shipment {subject} in this book on {day_words(source.as_of)}.")
    return found[0], found[1]


def _lines(source: Source, shipment: Shipment) -> Iterator[PackedLine]:
    """A line for every pair with its serials; pairs next to one another without any make one line.

    The package is named where the pairs are not all in the same one.
    """
    query = select(Pair.tag, Pair.radio, Pair.package).where(Pair.shipment_id == shipment.id).order_by(Pair.id)
    rows = [_Packed(*row) for row in source.session.execute(query)]
    known = ends_of(source.session, [row.tag for row in rows])
    ends = {tag: {side.value: end for side, end in both.items()} for tag, both in known.items()}
    apart = len({row.package for row in rows}) > 1

    def kept_together(row: _Packed) -> tuple[object, ...]:
        return (row.tag,) if row.tag in ends else (row.radio, row.package)

    for _, run in groupby(rows, kept_together):
        alike = list(run)
        first = alike[0]
        box = f", package {first.package}" if first.package is not None and apart else ""
        yield _line(alike, ends.get(first.tag, {}), box)


def _line(alike: Sequence[_Packed], ends: Ends, box: str) -> PackedLine:
    """One line: a pair with its bands and serials, or a run of pairs that have none."""
    first, last = alike[0], alike[-1]
    if len(alike) > 1:
        return PackedLine(f"{first.radio} radio pairs {first.tag} to {last.tag}{box}", 2 * len(alike))
    both = [ends[side] for side in ("near", "far") if side in ends]
    bands = [band for _, band in both if band]
    worded = f", band{'s' * (len(bands) > 1)} {listed(bands)}" if bands else ""
    return PackedLine(
        f"{first.radio} radio pair {first.tag}{worded}{box}", 2, tuple(serial for serial, _ in both if serial)
    )


def _remarks(lines: Sequence[PackedLine]) -> tuple[str, ...]:
    """How many ends are not listed by their serial."""
    missing = sum(line.quantity - len(line.serials) for line in lines)
    is_not = "is not" if missing == 1 else "are not"
    return (f"{counted(missing, 'end')} {is_not} listed by serial.",) if missing else ()


def about(sheet: PackingMemorandumSheet) -> str:
    """What the memorandum lists, in a few words."""
    return f"{counted(sheet.units // 2, 'radio pair')} in {counted(len(sheet.packages), 'package')}"


def why_not_issue(source: Source, subject: str) -> tuple[str, str] | None:
    """Why the memorandum cannot be issued, with the clause, or None."""
    _shipment(source, subject)
    return None
