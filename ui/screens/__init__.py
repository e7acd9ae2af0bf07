"""The pages of the window in the order of the sidebar; a new page adds a line here."""

from ui.page import Page
from ui.screen import Group

__all__ = ["SCREENS"]

AGREED = frozenset({"book", "clause", "closed_day", "party", "reading"})

SCREENS: tuple[Page, ...] = (
    Page("today", "Today", "sun", Group.TODAY, "ui.screens.today.TodayScreen"),
    Page(
        "buildings", "Buildings", "building-2", Group.FIELD, "ui.screens.buildings.BuildingsScreen",
        frozenset({"building", "customer_list"}),
    ),
    Page("notices", "Notices", "megaphone", Group.FIELD, "ui.screens.notices.NoticesScreen", frozenset({"notice"})),
    Page("links", "Links", "radio-tower", Group.FIELD, "ui.screens.links.LinksScreen", frozenset({"link"})),
    Page(
        "letters",
        "Letters",
        "mail-check",
        Group.FIELD,
        "ui.screens.letters.LettersScreen",
        frozenset({"letter", "test_plan"}),
    ),
    Page("inventory", "Inventory", "boxes", Group.STOCK, "ui.screens.inventory.InventoryScreen", frozenset({"pair"})),
    Page("orders", "Orders", "file-text", Group.STOCK, "ui.screens.orders.OrdersScreen", frozenset({"order"})),
    Page(
        "shipments", "Shipments", "truck", Group.STOCK, "ui.screens.shipments.ShipmentsScreen",
        frozenset({"memorandum", "shipment"}),
    ),
    Page(
        "payments", "Payments", "banknote", Group.STOCK, "ui.screens.payments.PaymentsScreen",
        frozenset(
            {"due", "invoice", "payment", "price", "cost_statement", "services_quarter", "plan", "instalment", "charge",
             "acceleration", "schedule"}
        ),
    ),
    Page(
        "service", "Service", "activity", Group.SERVICE, "ui.screens.service.ServiceScreen",
        frozenset({"outage", "window", "move", "suspension", "disturbance", "credit", "quarter", "work_order"}),
    ),
    Page(
        "collocation", "Collocation", "server", Group.SERVICE, "ui.screens.collocation.CollocationScreen",
        frozenset(
            {"facility", "permit", "certificate", "approval", "warranty", "lien", "interference", "in_building",
             "switch_site"}
        ),
    ),
    Page(
        "cases", "Cases", "scale", Group.SERVICE, "ui.screens.cases.CasesScreen",
        frozenset({"claim", "default", "dispute", "instrument", "log", "security", "upgrade"}),
    ),
    Page(
        "documents", "Documents", "folder", Group.RECORDS, "ui.screens.documents.DocumentsScreen",
        frozenset({"document"}),
    ),
    Page(
        "journal", "Journal", "notebook-text", Group.RECORDS, "ui.screens.journal.JournalScreen",
        frozenset({"entry"}),
    ),
    Page("guide", "Guide", "book-open", Group.FOOT, "ui.screens.guide.GuideScreen", frozenset({"guide"})),
    Page("agreement", "Agreement", "scroll-text", Group.FOOT, "ui.screens.agreement.AgreementScreen", AGREED),
    Page("settings", "Settings", "settings", Group.FOOT, "ui.screens.settings_page.SettingsScreen"),
)  # fmt: skip
