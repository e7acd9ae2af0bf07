"""How papers word days, deliveries and addresses; the rules' own sentences write days as the screen does."""

from __future__ import annotations

import re
from datetime import date

from models.rules.delivery import Channel, Delivery
from models.rules.words import capital

__all__ = ["delivered", "on_paper", "ordinal", "paper_day", "place_line", "received_how"]

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
SHORT = {name[:3]: number for number, name in enumerate(MONTHS, 1)}
SCREEN_DAY = re.compile(rf"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (\d{{1,2}}) ({'|'.join(SHORT)}) (\d{{4}})\b")
ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")


def paper_day(day: date) -> str:
    """A day as papers write it: November 28, 2000."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def on_paper(sentence: str) -> str:
    """A sentence of the rules with its days as papers write them."""
    return SCREEN_DAY.sub(lambda found: f"{MONTHS[SHORT[found[2]] - 1]} {found[1]}, {found[3]}", sentence)


def ordinal(number: int) -> str:
    """Which of several: First, Second; from the eleventh on in figures."""
    return ORDINALS[number - 1] if 1 <= number <= len(ORDINALS) else f"No. {number}"


def delivered(delivery: Delivery) -> str:
    """The way a paper went, as its head names it; empty while it is not recorded."""
    if delivery.channel is None:
        return ""
    copied = delivery.channel is Channel.FAX and delivery.copy_channel is not None
    copy = f", with a copy {delivery.copy_channel.words}" if copied and delivery.copy_channel else ""
    return f"{capital(delivery.channel.words)}{copy}"


def received_how(delivery: Delivery) -> str:
    """The way a paper came, with who took it and its proof."""
    by = f"accepted by {delivery.accepted_by}" if delivery.accepted_by else ""
    return ", ".join(filter(None, (delivered(delivery), by, delivery.proof)))


def place_line(street: str, city: str, state: str, zip_code: str) -> str:
    """An address on one line."""
    return ", ".join(filter(None, (street, city, f"{state} {zip_code}".strip())))
