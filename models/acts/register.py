"""Every act by its name, for scripts, replay and help; a page loads only the modules of its own acts."""

from __future__ import annotations

from models.act import Act
from models.acts import (
    amendments,
    answers,
    book,
    buildings,
    cases,
    charges,
    collocation,
    customer_list,
    documents,
    letters,
    link_tests,
    links,
    maintenance,
    notice_lines,
    notices,
    order_lines,
    orders,
    outages,
    pairs,
    payments,
    permits,
    places,
    plans,
    prices,
    relocations,
    security,
    service,
    shipments,
    suspensions,
    upgrades,
)

__all__ = ["ACTS", "MODULES"]

MODULES = (
    book,
    customer_list,
    buildings,
    orders,
    order_lines,
    shipments,
    places,
    pairs,
    links,
    letters,
    link_tests,
    answers,
    notices,
    notice_lines,
    prices,
    plans,
    charges,
    payments,
    outages,
    maintenance,
    relocations,
    suspensions,
    service,
    collocation,
    permits,
    security,
    upgrades,
    cases,
    amendments,
    documents,
)
"""Where acts stand, in the order help shows them; a new module of acts is added here."""

ACTS: dict[str, Act] = {act.name: act for module in MODULES for act in vars(module).values() if isinstance(act, Act)}
