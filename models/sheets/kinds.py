"""The kinds of papers the program prints."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["PaperKind"]


class PaperKind(StrEnum):
    """A kind of paper; each is about one record, the status report about the whole book."""

    PURCHASE_ORDER = "purchase_order"
    BILL_OF_SALE = "bill_of_sale"
    PACKING_MEMORANDUM = "packing_memorandum"
    AVAILABILITY_LETTER = "availability_letter"
    OBJECTION = "objection"
    DEEMED_CERTIFICATE = "deemed_certificate"
    RADIO_PAIR_NOTICE = "radio_pair_notice"
    PAYMENT_SCHEDULE = "payment_schedule"
    STATUS_REPORT = "status_report"

    @property
    def words(self) -> str:
        """How the kind is named in a sentence."""
        names = {
            PaperKind.AVAILABILITY_LETTER: "Link Availability Letter",
            PaperKind.DEEMED_CERTIFICATE: "certificate of deemed installation",
            PaperKind.RADIO_PAIR_NOTICE: "Radio Pair Notice",
        }
        return names.get(self, self.replace("_", " "))

    @property
    def plural(self) -> str:
        """How several of the kind are named."""
        names = {
            PaperKind.BILL_OF_SALE: "bills of sale",
            PaperKind.PACKING_MEMORANDUM: "packing memoranda",
            PaperKind.DEEMED_CERTIFICATE: "certificates of deemed installation",
        }
        return names.get(self, f"{self.words}s")
