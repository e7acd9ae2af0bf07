"""What can be done with permits, certificates, approvals, warranties, liens and disturbances."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from models.acts import collocation, permits
from models.queries.permits import PaperKind, PaperRow
from models.rules.collocation_facts import InterferenceFacts, LienFacts
from models.rules.permit_facts import ApprovalFacts, CertificateFacts, PermitFacts, WarrantyFacts
from models.rules.words import Side
from ui.dialogs.act_form import Ask
from ui.screen import ScreenAction

if TYPE_CHECKING:
    from ui.screens.collocation_parts.papers import PapersPart

__all__ = ["PaperActs"]

BUILDING = Ask("building", placeholder="B-0001")


class PaperActs:
    """The acts on the row under the cursor, and those that make a new one."""

    def __init__(self, part: PapersPart) -> None:
        self.part = part

    @property
    def all(self) -> list[ScreenAction]:
        """Every act of the part; the first is its primary button."""
        return [*self.new, *self.settling]

    @property
    def new(self) -> list[ScreenAction]:
        """Acts that put a row on the list."""
        return [
            ScreenAction("New permit...", "N", "plus", self.require),
            ScreenAction("Enter a certificate...", "C", "shield-check", self.certificate),
            ScreenAction("Ask for an approval...", "Q", "message-circle-question-mark", self.ask),
            ScreenAction("Enter a warranty...", "Y", "badge-check", self.warranty),
            ScreenAction("Record a lien...", "L", "gavel", self.lien),
            ScreenAction("Record a disturbance...", "D", "radio", self.disturbance),
        ]

    @property
    def settling(self) -> list[ScreenAction]:
        """Acts on the row under the cursor, each for the kind of row it fits."""
        return [self.of(kind, words) for kind, words in ORDER]

    def of(self, kind: PaperKind, name: str) -> ScreenAction:
        """One act on the row under the cursor."""
        words, key, icon, run, why_not = TABLE[kind, name]
        return ScreenAction(
            words,
            key,
            icon,
            lambda: None if self.part.row is None else run(self, self.part.row),
            lambda: self.part.not_one() or self._other(kind) or why_not(self.part.row),
        )

    def _other(self, kind: PaperKind) -> str:
        """That the row is of another kind."""
        return "" if self.part.row.kind is kind else f"Choose a {kind.words.lower()} in the list first."

    def next(self, row: PaperRow) -> list[ScreenAction]:
        """What can be done with a row now."""
        fitting = [self.of(kind, name) for kind, name in ORDER if kind is row.kind]
        return [action for action in fitting if not action.gate()]

    # -- new rows --------------------------------------------------------------------------------------------

    def _facilities(self, none: str) -> list[tuple[str, str]]:
        """The facilities to choose from."""
        page = self.part.host.read
        rows = page.overview.rows if page else ()
        return [("", none), *((row.number, f"{row.number}, {row.facts.name}") for row in rows)]

    def _site(self, none: str = "A building") -> tuple[Ask, Ask]:
        """The building or the facility it is for."""
        return BUILDING, Ask("facility", choices=self._facilities(none), value="")

    def require(self) -> None:
        """A permit a site needs."""
        asks = (
            Ask("what", "Permit", placeholder="Roof permit, city of Philadelphia"),
            Ask("kind"),
            Ask("owner", "Obtained by", choices=self._parties(), value=Side.CUSTOMER.value),
            *self._site(),
        )
        self.part.ask(permits.require_permit, "New permit", asks, primary="Add the permit")

    def _parties(self) -> list[tuple[str, str]]:
        """The parties to choose from."""
        return [(side.value, self.part.desk.party(side)) for side in Side]

    def certificate(self) -> None:
        """A certificate of insurance."""
        asks = (
            Ask("cover"),
            Ask("facility", choices=self._facilities("Every Space"), value=""),
            Ask("insurer"),
            Ask("policy"),
            Ask("per_occurrence", "Limit per occurrence"),
            Ask("statutory", "Workers' compensation", placeholder="In the statutory amount"),
            self.part.on("holds_from"),
            Ask("expires_on"),
            Ask("additional_insured", placeholder="Names Winstar as an additional insured"),
            Ask("furnished_on", "Given to Winstar"),
        )
        self.part.ask(permits.enter_certificate, "Enter a certificate of insurance", asks, primary="Enter")

    def ask(self) -> None:
        """A consent asked for."""
        asks = (
            Ask("kind"),
            Ask("subject", "Who or what", placeholder="Allied Electric"),
            self.part.on("asked_on"),
            Ask("asked_by", choices=self._parties(), value=Side.CUSTOMER.value),
            *self._site("Every facility"),
        )
        self.part.ask(permits.ask_approval, "Ask for an approval", asks)

    def warranty(self) -> None:
        """A manufacturer's warranty."""
        asks = (
            Ask("component", placeholder="Outdoor unit"),
            Ask("maker"),
            self.part.on("starts_on"),
            Ask("ends_on"),
            Ask("pair", placeholder="P-0001"),
            Ask("passed_through", value=True, placeholder="Passed through to Customer"),
        )
        self.part.ask(permits.enter_warranty, "Enter a warranty", asks, primary="Enter")

    def lien(self) -> None:
        """A lien."""
        asks = (
            Ask("claimant"),
            Ask("against"),
            self.part.on("learned_on", "Learned of it on"),
            Ask("filed_on"),
            Ask("amount"),
            Ask("facility", choices=self._facilities("None"), value=""),
        )
        self.part.ask(collocation.record_lien, "Record a lien", asks)

    def disturbance(self) -> None:
        """A disturbance."""
        asks = (
            Ask("caused_by", choices=self._parties(), value=Side.CUSTOMER.value),
            self.part.on("noticed_on"),
            Ask("words", "What is disturbed, and by what", lines=2),
            *self._site("None"),
        )
        self.part.ask(collocation.record_interference, "Record a disturbance", asks)

    # -- the row under the cursor ----------------------------------------------------------------------------

    def obtain(self, row: PaperRow) -> None:
        """The permit was obtained or renewed."""
        asks = (self.part.on("obtained_on"), Ask("expires_on", hint="Empty where it has no expiry."), Ask("reference"))
        self.part.ask(permits.obtain_permit, f"Obtained {row.what}", asks, {"permit": row.number})

    def drop(self, row: PaperRow) -> None:
        """The permit is not needed."""
        self.part.ask(
            permits.drop_permit, f"{row.number} is not needed", (Ask("why", lines=2),), {"permit": row.number}
        )

    def furnish(self, row: PaperRow) -> None:
        """The certificate was given to Winstar."""
        asks = (self.part.on("furnished_on", "Given on"),)
        self.part.ask(permits.furnish_certificate, f"Give {row.number} to Winstar", asks, {"certificate": row.number})

    def cancel(self, row: PaperRow) -> None:
        """The insurance was cancelled."""
        asks = (self.part.on("cancelled_on"),)
        self.part.ask(permits.cancel_insurance, f"Cancelled: {row.what}", asks, {"certificate": row.number})

    def answer(self, row: PaperRow) -> None:
        """The answer to a request."""
        asks = (
            Ask("granted", "Answer", value=True, placeholder="Granted"),
            self.part.on("answered_on"),
            Ask("words", "Conditions, or why it was refused", lines=2),
        )
        self.part.ask(permits.answer_approval, f"Answer {row.number}", asks, {"approval": row.number})

    def tell(self, row: PaperRow) -> None:
        """The contractor was told who pays."""
        asks = (self.part.on("told_on"),)
        self.part.ask(permits.tell_contractor, f"Tell {row.what} who pays", asks, {"approval": row.number})

    def claim(self, row: PaperRow) -> None:
        """A claim under a warranty."""
        asks = (self.part.on("claimed_on"), Ask("defect", lines=2))
        self.part.ask(permits.claim_warranty, f"Claim under {row.number}", asks, {"warranty": row.number})

    def settle_claim(self, row: PaperRow) -> None:
        """What came of a claim."""
        asks = (self.part.on("settled_on"), Ask("outcome", lines=2))
        self.part.ask(permits.settle_warranty_claim, f"Claim under {row.number}", asks, {"warranty": row.number})

    def settle(self, row: PaperRow) -> None:
        """A lien discharged or bonded off."""
        asks = (Ask("how"), self.part.on("settled_on"))
        self.part.ask(collocation.settle_lien, f"Clear the lien of {row.what}", asks, {"lien": row.number})

    def suspend(self, row: PaperRow) -> None:
        """Performance suspended for a disturbance."""
        asks = (self.part.on("suspended_on"),)
        given = {"interference": row.number}
        self.part.ask(collocation.suspend_for_interference, f"Suspended for {row.number}", asks, given)

    def cure(self, row: PaperRow) -> None:
        """The disturbance is cured."""
        asks = (self.part.on("cured_on"),)
        self.part.ask(collocation.cure_interference, f"{row.number} is cured", asks, {"interference": row.number})


def _dropped(row: PaperRow) -> str:
    return "It is not needed." if isinstance(row.facts, PermitFacts) and row.facts.dropped_on else ""


def _given(row: PaperRow) -> str:
    return "It was given to Winstar." if isinstance(row.facts, CertificateFacts) and row.facts.furnished_on else ""


def _cancelled(row: PaperRow) -> str:
    return "It was cancelled." if isinstance(row.facts, CertificateFacts) and row.facts.cancelled_on else ""


def _answered(row: PaperRow) -> str:
    return "It is answered." if isinstance(row.facts, ApprovalFacts) and row.facts.answered_on else ""


def _untold(row: PaperRow) -> str:
    fits = isinstance(row.facts, ApprovalFacts) and row.facts.kind.works and row.facts.told_on is None
    return "" if fits else "Nobody has to be told."


def _claimed(row: PaperRow) -> bool:
    return isinstance(row.facts, WarrantyFacts) and any(one.settled_on is None for one in row.facts.claims)


def _no_claim(row: PaperRow) -> str:
    return "" if _claimed(row) else "No claim is open."


def _claim_open(row: PaperRow) -> str:
    return "A claim is open." if _claimed(row) else ""


def _settled(row: PaperRow) -> str:
    return "It is settled." if isinstance(row.facts, LienFacts) and row.facts.settled_on else ""


def _cured(row: PaperRow) -> str:
    return "It is cured." if isinstance(row.facts, InterferenceFacts) and row.facts.cured_on else ""


def _no_suspension(row: PaperRow) -> str:
    facts = row.facts
    fits = isinstance(facts, InterferenceFacts) and facts.caused_by is Side.CUSTOMER and not facts.suspended_on
    return _cured(row) or ("" if fits else "Performance cannot be suspended for it.")


Run = Callable[[PaperActs, PaperRow], None]
TABLE: dict[tuple[PaperKind, str], tuple[str, str, str, Run, Callable[[PaperRow], str]]] = {
    (PaperKind.PERMIT, "obtain"): ("Obtained or renewed...", "O", "check", PaperActs.obtain, _dropped),
    (PaperKind.PERMIT, "drop"): ("Not needed...", "X", "circle-x", PaperActs.drop, _dropped),
    (PaperKind.CERTIFICATE, "furnish"): ("Given to Winstar...", "G", "send", PaperActs.furnish, _given),
    (PaperKind.CERTIFICATE, "cancel"): ("Cancelled...", "Z", "circle-x", PaperActs.cancel, _cancelled),
    (PaperKind.APPROVAL, "answer"): ("Record the answer...", "A", "reply", PaperActs.answer, _answered),
    (PaperKind.APPROVAL, "tell"): ("Told who pays...", "T", "mail", PaperActs.tell, _untold),
    (PaperKind.WARRANTY, "claim"): ("Claim under it...", "U", "flag", PaperActs.claim, _claim_open),
    (PaperKind.WARRANTY, "settle"): ("Settle the claim...", "V", "check", PaperActs.settle_claim, _no_claim),
    (PaperKind.LIEN, "settle"): ("Discharged or bonded...", "S", "check", PaperActs.settle, _settled),
    (PaperKind.DISTURBANCE, "cure"): ("Cured...", "R", "check", PaperActs.cure, _cured),
    (PaperKind.DISTURBANCE, "suspend"): ("Performance suspended...", "P", "pause", PaperActs.suspend, _no_suspension),
}
"""The acts on a row by its kind: words, key, icon, what it opens, why it cannot be done."""
ORDER = tuple(TABLE)
"""Those acts in the order they are offered."""
