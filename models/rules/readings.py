"""The reading in force for every ambiguity of the text that a rule here depends on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

__all__ = ["RECOMMENDED", "Readings", "readings_from"]


@dataclass(frozen=True, slots=True)
class Readings:
    """One value for each reading, named as in the terms file; the defaults are the recommended readings."""

    lal_count: str = "exclude_receipt_day"  # AMB-01
    receipt_basis: str = "recorded_or_deemed"  # AMB-03
    after_hours_cutoff: str = ""  # AMB-03
    installed: str = "accepted"  # AMB-04
    on_hand: str = "owned_not_installed"  # AMB-08
    pair_count: str = "distinct_ever"  # AMB-15
    installation_clock: str = "accepted_letter"  # AMB-17
    roll: str = "show_next_business_day"  # AMB-21
    deemed_counts_as_accepted: str = "yes"  # AMB-24


RECOMMENDED = Readings()


def readings_from(choices: Mapping[str, str]) -> Readings:
    """The readings in force, out of the choices made in a book; others than these are passed over."""
    known = {one.name for one in fields(Readings)}
    return Readings(**{key: value for key, value in choices.items() if key in known})
