"""What the watch says of permits, insurance and warranties (R20), of approvals, and of in-building work (E-2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date

from models.rules.clause import Known, Unknown, clause, day_words
from models.rules.facilities import licensed
from models.rules.findings import Finding, Urgency
from models.rules.in_building import counts_as_lit, open_steps
from models.rules.insurance import covered_until, lapsed_on
from models.rules.permit_facts import Cover
from models.rules.permits import (
    PermitState,
    answer_awaited,
    contractor_untold,
    expires_soon,
    permit_standing,
)
from models.rules.state import State
from models.rules.words import Side, counted, listed

__all__ = [
    "WATCHERS",
    "approvals_unanswered",
    "contractors_untold",
    "in_building_open",
    "insurance_ending",
    "not_lit",
    "permits_due",
    "warranties_ending",
]


@clause("EXE-6")
def insurance_ending(state: State) -> Iterator[Finding]:
    """R20: every insurance of a Space that runs out within 60 days with no renewal entered, or has run out."""
    ending: dict[tuple[Cover, date], list[str]] = defaultdict(list)
    book, whys = state.collocation, {}
    for facility in book.facilities:
        if not facility.items and not licensed(facility, state.terms, state.as_of, state.readings):
            continue
        for cover in Cover:
            until = covered_until(cover, book.certificates, facility.number, state.terms, state.as_of)
            if isinstance(until, Unknown) and not facility.items:  # of an occupied Space K24 says it
                until = lapsed_on(cover, book.certificates, facility.number, state.terms, state.as_of) or until
            if isinstance(until, Known) and expires_soon(until.value, state.as_of):
                ending[cover, until.value].append(facility.number)
                whys[cover, until.value] = until.why
    for (cover, day), facilities in ending.items():
        insurance = f"{cover.words[0].lower()}{cover.words[1:]} insurance"
        found = Finding(
            "R20",
            "EXE-6",
            f"Renew the {insurance}",
            f"The {insurance} covers {listed(facilities)} until {day_words(day)}. {state.customer} keeps it for as "
            f"long as it has a Space, and {state.winstar} gets the certificate.",
            Side.CUSTOMER,
            ("facility", facilities[0]),
            detail=listed(facilities),
            act="enter_certificate",
            button="Enter certificate",
            why=whys[cover, day],
        )
        yield state.due(day, found)


@clause("MA-5.3", "EXB-7", "EXE-7")
def permits_due(state: State) -> Iterator[Finding]:
    """R20: every permit that is not obtained, has run out, or runs out within 60 days."""
    mounted = {one.building for one in state.links if one.number in state.link_standings and one.removed_on is None}
    names = {Side.CUSTOMER: state.customer, Side.WINSTAR: state.winstar}
    for permit in state.collocation.permits:
        now = permit_standing(permit, state.as_of)
        soon = now.state is PermitState.HELD and expires_soon(now.expires_on, state.as_of)
        if not now.state.is_open and not soon:
            continue
        already = " A Link stands there already." if permit.building in mounted else ""
        missing = now.state is PermitState.MISSING
        said = "has it before work begins" if missing else "renews it"
        until = "" if now.expires_on is None else f" It holds until {day_words(now.expires_on)}."
        found = Finding(
            "R20",
            "MA-5.3",
            f"{'Obtain' if missing else 'Renew'} {permit.what} for {permit.site}",
            f"{names[permit.owner]} {said} ({permit.number}).{until}{already}",
            permit.owner,
            ("permit", permit.number),
            detail=permit.number,
            act="obtain_permit",
            button="Open permit",
            chip="Not obtained" if missing else "",
            why=now.why,
        )
        yield found if now.expires_on is None else state.due(now.expires_on, found)


@clause("EXD-1.2")
def warranties_ending(state: State) -> Iterator[Finding]:
    """R20: every warranty that ends within 60 days; a claim has to be made by then."""
    for warranty in state.collocation.warranties:
        if warranty.ends_on < state.as_of or not expires_soon(warranty.ends_on, state.as_of):
            continue
        who = state.customer if warranty.passed_through else state.winstar
        found = Finding(
            "R20",
            "EXD-1.2",
            f"Warranty {warranty.number} ends: {warranty.component}",
            f"{who} can claim under the warranty of {warranty.maker} until {day_words(warranty.ends_on)}.",
            Side.CUSTOMER if warranty.passed_through else Side.WINSTAR,
            ("warranty", warranty.number),
            detail=warranty.pair,
            act="claim_warranty",
            button="Open warranty",
        )
        yield state.due(warranty.ends_on, found)


@clause("MA-13.6", "EXE-5a", "EXE-5b")
def approvals_unanswered(state: State) -> Iterator[Finding]:
    """MA-13.6: every request for approval that has waited 10 days; no answer may be delayed without reason."""
    for approval in state.collocation.approvals:
        spoken = answer_awaited(approval)
        if spoken is None or spoken.value > state.as_of:
            continue
        asked = Side.WINSTAR if approval.asked_by is Side.CUSTOMER else Side.CUSTOMER
        name = state.winstar if asked is Side.WINSTAR else state.customer
        days = counted((state.as_of - approval.asked_on).days, "day")
        yield Finding(
            "MA-13.6",
            "MA-13.6",
            f"Answer {approval.number}: {approval.subject}",
            f"{name} was asked on {day_words(approval.asked_on)} to approve it and has not answered for {days}.",
            asked,
            ("approval", approval.number),
            chip=f"{days} unanswered",
            detail=approval.kind.words,
            act="answer_approval",
            button="Open approval",
            why=spoken.why,
        )


@clause("EXE-1k")
def contractors_untold(state: State) -> Iterator[Finding]:
    """EXE-1k: every approved contractor not told in writing to look only to Customer for payment."""
    for approval in state.collocation.approvals:
        if contractor_untold(approval):
            yield Finding(
                "EXE-1k",
                "EXE-1k",
                f"Tell {approval.subject} in writing who pays",
                f"{state.customer} tells everyone who works for it in a Space, in writing, to look only to it for "
                "payment.",
                Side.CUSTOMER,
                ("approval", approval.number),
                chip="Not told",
                detail=approval.number,
                act="tell_contractor",
                button="Open approval",
            )


@clause("E-2")
def not_lit(state: State) -> Iterator[Finding]:
    """E-2: every building done by an option that does not make it a lit building."""
    for plan in state.collocation.in_building:
        lit = counts_as_lit(plan, state.terms)
        if isinstance(lit, Known) and not lit.value:
            yield Finding(
                "E-2",
                "E-2",
                f"{plan.building} is no lit building",
                f"{plan.name} is done by Option {plan.option}, over {state.winstar}'s own infrastructure; it does not "
                f"satisfy the lit building requirements of {state.customer}.",
                Side.CUSTOMER,
                ("in_building", plan.building),
                chip="Not lit",
                detail=plan.name,
                act="choose_in_building_option",
                button="Open building",
                urgency=Urgency.STANDING,
                why=lit.why,
            )


@clause("E-2")
def in_building_open(state: State) -> Iterator[Finding]:
    """E-2: every building with an accepted Link whose in-building steps are not all done."""
    names = {one.number: one.building for one in state.links}
    accepted = {names[number] for number, now in state.link_standings.items() if now.accepted_on and number in names}
    for plan in state.collocation.in_building:
        left = open_steps(plan, state.terms)
        if not left or plan.building not in accepted:
            continue
        parties = {step.by for step in left}
        yield Finding(
            "E-2",
            "E-2",
            f"Finish the in-building work at {plan.building}",
            f"{counted(len(left), 'step')} of Option {plan.option} {'is' if len(left) == 1 else 'are'} not done at "
            f"{plan.name}, where a Link is accepted: {left[0].words}{' and others' if len(left) > 1 else ''}.",
            parties.pop() if len(parties) == 1 else None,
            ("in_building", plan.building),
            chip=f"{counted(len(left), 'step')} left",
            detail=plan.name,
            act="record_in_building_step",
            button="Open building",
        )


WATCHERS: tuple[Callable[[State], Iterator[Finding]], ...] = (
    insurance_ending,
    permits_due,
    warranties_ending,
    approvals_unanswered,
    contractors_untold,
    not_lit,
    in_building_open,
)
"""Every check and reminder here, for the watch."""
