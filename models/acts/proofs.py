"""Acts on the files that prove how a paper went (MA-13.2)."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Mapping

from sqlalchemy import select

from models.act import Doing, act
from models.acts import records
from models.errors import Refusal
from models.tables import Answer, Letter, Proof
from models.tables.cases import Claim, Default, SecurityCase, Upgrade
from models.tables.notices import Notice

__all__ = ["LARGEST", "attach_proof", "lines_of"]

LARGEST = 5_000_000
"""The bytes a proof may have; it lies in the book and in its journal."""
LINE = 1_500
PAPERS = (Letter, Answer, Notice, Default, Claim, SecurityCase, Upgrade)
"""The records whose papers have a delivery."""


def lines_of(content: bytes) -> tuple[str, ...]:
    """A file as the lines of text an act takes."""
    text = base64.b64encode(content).decode("ascii")
    return tuple(text[start : start + LINE] for start in range(0, len(text), LINE))


@act(says="Attached {name} to {paper} as {proof}", undoable=False)
def attach_proof(doing: Doing, *, paper: str, name: str, content: tuple[str, ...]) -> Mapping[str, object]:
    """Attaches a file to the delivery of a paper as its proof: a fax report, an airbill, a return receipt (MA-13.2).

    The content is the file in base64, in lines of at most 1,500 characters. A proof stays in the book for good.
    """
    if not any(doing.session.scalar(select(kind.id).where(kind.number == paper)) for kind in PAPERS):
        raise Refusal(f"There is no paper {paper} in this book.", "MA-13.2")
    if not name.strip():
        raise Refusal("Name the file.", "MA-13.2")
    try:
        data = base64.b64decode("".join(content), validate=True)
    except (binascii.Error, ValueError):
        raise Refusal(f"{name.strip()} is not whole: its content is not base64.", "MA-13.2") from None
    if not 0 < len(data) <= LARGEST:
        size = f"{len(data):,} bytes" if data else "nothing"
        raise Refusal(f"{name.strip()} holds {size}; a proof holds up to {LARGEST:,} bytes.", "MA-13.2")
    row = Proof(
        number=records.next_number(doing.session, Proof.number, "PRF"),
        subject=paper,
        name=name.strip(),
        attached_on=doing.on,
        content=data,
        sha256=hashlib.sha256(data).hexdigest(),
    )
    doing.session.add(row)
    return {"proof": row.number, "name": row.name, "sha256": row.sha256}
