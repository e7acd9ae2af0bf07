"""The pages of the window in the order of the sidebar; a new page adds a line here."""

from ui.screen import Screen
from ui.screens.agreement import AgreementScreen
from ui.screens.buildings import BuildingsScreen
from ui.screens.documents import DocumentsScreen
from ui.screens.guide import GuideScreen
from ui.screens.inventory import InventoryScreen
from ui.screens.journal import JournalScreen
from ui.screens.letters import LettersScreen
from ui.screens.links import LinksScreen
from ui.screens.orders import OrdersScreen
from ui.screens.settings_page import SettingsScreen
from ui.screens.shipments import ShipmentsScreen
from ui.screens.today import TodayScreen

__all__ = ["SCREENS"]

SCREENS: tuple[type[Screen], ...] = (
    TodayScreen,
    BuildingsScreen,
    LinksScreen,
    LettersScreen,
    InventoryScreen,
    OrdersScreen,
    ShipmentsScreen,
    DocumentsScreen,
    JournalScreen,
    GuideScreen,
    AgreementScreen,
    SettingsScreen,
)
