"""What documents have in common: letterhead, parties, facts, signatures and remarks, made of strips."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reportlab.pdfgen.canvas import Canvas

from models.sheets.sheet import Head, Party, Signatory
from reports.blocks import (
    ACCENT,
    BODY,
    INK,
    LABEL,
    NAME,
    NOTE,
    QUIET,
    STRONG,
    WIDTH,
    Art,
    Block,
    Rule,
    Stack,
    blank,
    para,
    section,
    stack,
)
from reports.fonts import MARK, MEDIUM, REGULAR, SEMIBOLD, code_point
from reports.typeset import Style
from reports.wording import Cell, joined, or_unset

__all__ = [
    "Signer",
    "addressed",
    "boxes",
    "columns",
    "facts",
    "fill_in",
    "missing_note",
    "opening",
    "redaction_note",
    "remarks",
    "signatures",
]

TITLE = Style(SEMIBOLD, 19, 23, INK, "right")
NUMBER = Style(MEDIUM, 10.5, 14, ACCENT, "right")
SENDER = Style(SEMIBOLD, 12, 23, INK)
SPACER = Style(REGULAR, 1, 7, INK)
GUTTER = 18.0
SIGNING = 28.0  # the height left for a signature or a word by hand


@dataclass(frozen=True, slots=True)
class Signer:
    """One signature to be given: for whom, in what role, and who signs if that is known."""

    party: str
    role: str
    signatory: Signatory = Signatory()


def letterhead(head: Head, title: str) -> Iterator[Block]:
    """Who sends the document, and what it is."""
    half = WIDTH / 2
    sender = head.sender
    numbers = (("Telephone", sender.telephone), ("Fax", sender.fax))
    contact = joined((f"{words} {value}" for words, value in numbers if value), "\N{NO-BREAK SPACE}\N{NO-BREAK SPACE} ")
    lines = [(line, NOTE) for line in (*sender.address, contact) if line]
    yield Block(
        (
            stack(0, half - GUTTER, (sender.name, SENDER), *lines),
            stack(half, half, (title, TITLE), (head.number, NUMBER)),
        )
    )
    yield Block(above=9, over=Rule(1.1, INK))


def _party_lines(party: Party) -> Iterator[Cell]:
    yield party.name, NAME
    yield from ((line, QUIET) for line in party.address)
    for words, value in (("Attention", party.attention), ("Telephone", party.telephone), ("Fax", party.fax)):
        if value:
            yield f"{words} {value}", QUIET


def addressed(label: str, party: Party) -> tuple[Cell, ...]:
    """A party with its address, under a label such as To."""
    return ((label, LABEL), *_party_lines(party))


def opening(head: Head, title: str, clause: str, *others: Sequence[Cell]) -> Iterator[Block]:
    """Letterhead, addressee, whoever else is named, the agreement and clause, and who gets a copy.

    A single copy stands beside the addressee where there is room.
    """
    yield from letterhead(head, title)
    copies = [addressed("Copy to", party) for party in head.copies]
    beside = copies[:1] if len(copies) == 1 and not others else []
    yield columns(addressed("To", head.recipient), *others, *beside, _under(head, clause))
    for start in range(len(beside), len(copies), 3):
        yield columns(*copies[start : start + 3], across=3)


def _under(head: Head, clause: str) -> tuple[Cell, ...]:
    """The agreement, the clause and the way of delivery."""
    return (
        ("Under", LABEL),
        (head.agreement, QUIET),
        (clause, QUIET),
        (" ", SPACER),
        ("Delivered", LABEL),
        or_unset(head.delivery, QUIET),
    )


def columns(*texts: Sequence[Cell], above: float = 12.0, across: int = 0) -> Block:
    """Columns of equal width, side by side."""
    step = (WIDTH + GUTTER) / (across or len(texts))
    stacks = tuple(stack(place * step, step - GUTTER, *each) for place, each in enumerate(texts))
    return Block(stacks, above=above)


def facts(*pairs: tuple[str, Cell], across: int = 4, above: float = 12.0) -> Iterator[Block]:
    """Facts with their labels, so many to a row; the very last has what is left of its row."""
    step = (WIDTH + GUTTER) / across
    for start in range(0, len(pairs), across):
        row = pairs[start : start + across]
        rooms = [step - GUTTER] * (len(row) - 1) + [step * (across - len(row) + 1) - GUTTER]
        stacks = tuple(
            stack(place * step, room, (label, LABEL), cell)
            for place, (room, (label, cell)) in enumerate(zip(rooms, row, strict=True))
        )
        yield Block(stacks, above=above if start == 0 else 6.0)


def remarks(texts: Iterable[str]) -> Iterator[Block]:
    """The remarks, numbered when there are several."""
    texts = tuple(texts)
    if not texts:
        return
    yield section("Remarks" if len(texts) > 1 else "Remark")
    for number, text in enumerate(texts, start=1):
        yield _numbered(str(number), text) if len(texts) > 1 else para(text, QUIET, above=4)


def _numbered(number: str, text: str) -> Block:
    return Block((stack(0, 14, (number, LABEL)), stack(14, WIDTH - 14, (text, QUIET))), above=4)


def boxes(*choices: str) -> Iterator[Block]:
    """Choices to be ticked with a pen."""
    for choice in choices:
        yield Block((stack(18, WIDTH - 18, (choice, BODY)),), above=6, art=_box, keep=True)


def _box(canvas: Canvas, left: float, top: float, height: float) -> None:
    canvas.setStrokeColorRGB(*INK)
    canvas.setLineWidth(0.6)
    canvas.rect(left + 0.3, top - 10.6, 8, 8)


def signatures(*signers: Signer, above: float = 24.0) -> Iterator[Block]:
    """Lines to sign on, held together on one page: side by side, or across the page for a single signature."""
    step = (WIDTH + 30) / len(signers)
    spans = [(place * step, step - 30) for place in range(len(signers))]
    heads = tuple(
        stack(x, room, (signer.role, LABEL), (signer.party, STRONG))
        for signer, (x, room) in zip(signers, spans, strict=True)
    )
    yield Block(heads, above=above, keep=True)
    names = [joined((signer.signatory.name, signer.signatory.title)) for signer in signers]
    if len(signers) == 1:
        yield _lines_to_fill(
            _in_shares(0, WIDTH, ("Signature", "", 40), ("Name and title", names[0], 40), ("Date", "", 20))
        )
        return
    signed = [_in_shares(x, room, ("Signature", "", 66), ("Date", "", 34)) for x, room in spans]
    yield _lines_to_fill([field for fields in signed for field in fields], keep=True)
    yield _lines_to_fill([(x, room, name, "Name and title") for name, (x, room) in zip(names, spans, strict=True)])


def _in_shares(x: float, room: float, *fields: tuple[str, str, float]) -> list[tuple[float, float, str, str]]:
    """Fields to fill in, side by side in their shares of the room."""
    room -= 10.0 * (len(fields) - 1)
    placed = []
    for label, words, share in fields:
        placed.append((x, room * share / 100, words, label))
        x += room * share / 100 + 10.0
    return placed


def fill_in(*fields: tuple[str, str], above: float = 0.0) -> Block:
    """Lines to write on side by side, each with its label and perhaps filled in already."""
    step = (WIDTH + GUTTER) / len(fields)
    parts = [(place * step, step - GUTTER, words, label) for place, (label, words) in enumerate(fields)]
    return replace(_lines_to_fill(parts), above=above)


def _lines_to_fill(parts: Sequence[tuple[float, float, str, str]], *, keep: bool = False) -> Block:
    """Lines to write on, each with its label under it and perhaps words on it already."""
    stacks, lines = [], []
    for x, room, words, label in parts:
        filled = stack(x, room, (words, BODY)).lines
        space = SIGNING - (BODY.leading + 2 if filled else 0.0)
        depth = space + sum(line.style.leading for line in filled) + (2 if filled else 0.0)
        over = (blank(space), *filled, *((blank(2),) if filled else ()))
        stacks.append(Stack(x, room, (*over, *stack(x, room, (label, LABEL)).lines)))
        lines.append((x, room, depth))
    return Block(tuple(stacks), art=_ruled(lines), keep=keep)


def _ruled(lines: Sequence[tuple[float, float, float]]) -> Art:
    def draw(canvas: Canvas, left: float, top: float, height: float) -> None:
        canvas.setStrokeColorRGB(*INK)
        canvas.setLineWidth(0.5)
        for x, room, depth in lines:
            canvas.line(left + x, top - depth, left + x + room, top - depth)

    return draw


def redaction_note() -> Block:
    """Says what a withheld figure looks like."""
    return para("This copy is redacted: [***] stands for a figure that is withheld as confidential.", NOTE, above=14)


def missing_note(chars: Sequence[str]) -> Iterator[Block]:
    """Says which characters of the texts the page could not show."""
    if not chars:
        return
    named = ", ".join(map(code_point, chars[:12]))
    more = f" and {len(chars) - 12} more" if len(chars) > 12 else ""
    yield para(
        f"{MARK} stands for a character that the letters of this paper do not have: {named}{more}.",
        NOTE,
        above=14,
    )
