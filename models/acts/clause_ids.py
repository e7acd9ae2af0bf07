"""The clauses by their ids, for acts that are told one in words."""

from __future__ import annotations

from difflib import get_close_matches

from models.errors import Refusal
from models.rules.words import listed, tag_of

__all__ = ["CLAUSE_IDS", "clause_id"]

LISTED = """
    MA-0 MA-1.1a MA-1.1b MA-1.1c MA-1.1d MA-1.1e MA-1.1f MA-1.1g MA-1.1h MA-1.1i MA-1.1j MA-1.1k MA-1.1l MA-1.1m
    MA-1.1n MA-1.1o MA-1.1p MA-1.1q MA-1.1r MA-1.1s MA-1.1t MA-1.1u MA-1.1v MA-1.1w MA-1.1x MA-1.1y MA-1.2 MA-2
    MA-3 MA-4.1 MA-4.2 MA-4.3 MA-4.4 MA-4.5 MA-5.1 MA-5.2 MA-5.3 MA-6.1 MA-6.2 MA-6.3 MA-6.4a MA-6.4b MA-6.4c
    MA-6.4d MA-7 MA-8.1 MA-8.2 MA-9.1 MA-9.2 MA-10.1 MA-10.2 MA-10.3 MA-11.1 MA-11.2 MA-12.0 MA-12.1 MA-12.2
    MA-12.3 MA-13.1 MA-13.2 MA-13.3 MA-13.4 MA-13.5 MA-13.6 MA-13.7 MA-13.8 MA-13.9 MA-13.10 MA-13.11 MA-13.12
    MA-13.13 MA-13.14 MA-13.15 MA-SIG M-6.2-1 M-6.2-2 M-6.2-3i M-6.2-3ii M-6.2-3iii M-6.2-4 M-6.3 EXA-0 EXA-1a
    EXA-1b EXA-2a EXA-2b-i EXA-2b-ii EXA-2c-i EXA-2c-ii EXA-2d EXA-3 EXA-4 EXA-5 EXA-SIG A-1 A-2 A-3 A-3-UP BOS
    EXB-0 EXB-1a EXB-1b EXB-1c EXB-2a EXB-2b EXB-2c EXB-2d EXB-2e EXB-2f EXB-2g EXB-2h EXB-3 EXB-4 EXB-5a EXB-5b-1
    EXB-5b-2 EXB-5b-3 EXB-5b-4 EXB-5c EXB-6a EXB-6b EXB-7 EXB-SIG B-6 EXC-0 EXC-1 EXC-2 EXC-SIG C-2 EXD-0 EXD-1.1
    EXD-1.2 EXD-1.3 EXD-1.4 EXD-2 EXD-3.1 EXD-3.2 EXD-3.3 EXD-4A EXD-4B EXD-5.1 EXD-5.2 EXD-5.3 EXD-6 EXD-7.1
    EXD-7.2 EXD-SIG D-4 EXE-0 EXE-1a EXE-1b EXE-1c EXE-1d EXE-1e EXE-1f EXE-1g EXE-1h EXE-1i EXE-1j EXE-1k EXE-1l
    EXE-2 EXE-3a EXE-3b EXE-3c EXE-4a EXE-4b EXE-4c EXE-5a EXE-5b EXE-5c EXE-5d EXE-5e EXE-5f EXE-6 EXE-7 EXE-SIG
    E-1 E-1-ATT E-2 E-3 LTR-0 LTR-1 LTR-2 LTR-3 LTR-4 LTR-5 LTR-6 LTR-PO LTR-SCHED
"""
CLAUSE_IDS = tuple(LISTED.split())
"""Every clause of the agreement and of its letter, in their order."""


def clause_id(typed: str, clause: str) -> str:
    """The id of the clause that was typed, as MA-13.13 or as its tag 13.13; a Refusal names those that are nearest."""
    asked = " ".join(typed.split())
    by_name = {tag_of(one).casefold(): one for one in reversed(CLAUSE_IDS)}
    by_name |= {one.casefold(): one for one in CLAUSE_IDS}
    if found := by_name.get(asked.casefold()):
        return found
    near = [by_name[name] for name in get_close_matches(asked.casefold(), by_name, 3, 0.5)]
    hint = f"The nearest are {listed(list(dict.fromkeys(near)))}" if near else "Write it as MA-13.13 or EXB-2b"
    raise Refusal(f"There is no clause {asked:.40} in the agreement. {hint}.", clause)
