"""The form made of an act's facts: what it asks for, what bars it, and what it hands to the act."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from models.act import Doing, act
from models.acts.prices import enter_price
from models.queries.prices import prices
from models.store import Store
from tests.ui.dialogs.alone import Alone
from ui.dialogs.act_form import ActForm, Ask
from ui.dialogs.fact_editors import RowsEditor
from ui.widgets.date_field import DateField
from ui.widgets.fields import Choice, LongText
from ui.widgets.number_field import MoneyField


class Party(StrEnum):
    CUSTOMER = "customer"
    WINSTAR = "winstar"


@dataclass(frozen=True, slots=True)
class Voucher:
    what: str
    cost: Decimal
    seen_on: date | None = None


@act(says="Kept")
def keep(
    doing: Doing,
    *,
    title: str,
    party: Party,
    held_on: date,
    vouchers: tuple[Voucher, ...],
    tags: tuple[str, ...] = (),
    note: str = "",
    until: date | None = None,
    cost: Decimal | None = None,
) -> Mapping[str, object]:
    """Keeps something."""
    return {}


Opened = Callable[..., ActForm]


@pytest.fixture
def form(qtbot: QtBot, store: Store) -> Iterator[Opened]:
    alone = Alone(qtbot)
    yield lambda of, **how: alone.open(
        store, date(2000, 11, 28), lambda desk, parent: ActForm(desk, of, "A form", parent=parent, **how)
    )
    alone.close()


def field(asked: ActForm, name: str) -> Any:
    return asked.editors[name].widget


def test_every_fact_has_a_field_by_its_type(form: Opened) -> None:
    asked = form(keep).editors
    kinds = {name: type(editor.widget) for name, editor in asked.items()}
    assert kinds["held_on"] is kinds["until"] is DateField
    assert (kinds["party"], kinds["cost"], kinds["vouchers"], kinds["tags"]) == (
        Choice,
        MoneyField,
        RowsEditor,
        LongText,
    )


def test_a_fact_the_page_knows_is_not_asked_for(form: Opened) -> None:
    asked = form(keep, given={"title": "Spare"})
    assert "title" not in asked.editors
    assert asked.facts["title"] == "Spare"


def test_the_button_is_barred_until_what_the_act_needs_is_there(form: Opened) -> None:
    asked = form(keep)
    assert asked.primary.toolTip() == "Title is missing."
    field(asked, "title").setText("Spare")
    field(asked, "party").choose("winstar")
    field(asked, "held_on").setText("someday")
    assert asked.primary.toolTip() == "Held on: is no day."
    field(asked, "held_on").set_day(date(2000, 11, 28))
    assert asked.primary.toolTip() == "Vouchers is missing."
    row = field(asked, "vouchers").lines[0]
    row["what"].widget.setText("Crane")
    assert asked.primary.toolTip() == "Vouchers: row 1 lacks cost."
    row["cost"].widget.set_value(Decimal("12.50"))
    assert asked.primary.toolTip() == ""


def test_rows_and_lists_come_as_the_act_takes_them(form: Opened) -> None:
    asked = form(keep, asks=(Ask("vouchers", value=(Voucher("Crane", Decimal("12.50")),)),))
    vouchers = field(asked, "vouchers")
    vouchers.more.click()
    vouchers.lines[1]["what"].widget.setText("Rope")
    vouchers.lines[1]["cost"].widget.set_value(Decimal("3.00"))
    field(asked, "tags").setPlainText("P-0001, P-0002\nP-0003")
    assert asked.facts["vouchers"] == (Voucher("Crane", Decimal("12.50")), Voucher("Rope", Decimal("3.00")))
    assert asked.facts["tags"] == ("P-0001", "P-0002", "P-0003")


def test_what_the_facts_would_do_is_said_before_the_act(form: Opened) -> None:
    asked = form(
        enter_price, given={"holds_from": date(2000, 6, 30)}, effect=lambda facts: f"It holds {facts['amount']}."
    )
    assert asked.effect.isHidden()
    field(asked, "price").setText("om_per_link_month")
    field(asked, "amount").set_value(Decimal("150.00"))
    assert asked.effect.text() == "It holds 150.00."


def test_the_form_does_the_act(form: Opened, store: Store) -> None:
    asked = form(enter_price, given={"price": "om_per_link_month", "holds_from": date(2000, 6, 30)})
    field(asked, "amount").set_value(Decimal("150.00"))
    asked.confirm()
    assert asked.outcome is not None
    with store.reading() as session:
        assert [one.amount for one in prices(session)] == [Decimal("150.00")]


def test_a_refusal_is_said_and_the_form_stays(form: Opened) -> None:
    asked = form(enter_price, given={"price": "tea", "holds_from": date(2000, 6, 30)})
    field(asked, "amount").set_value(Decimal("1.00"))
    asked.confirm()
    assert asked.outcome is None
    assert asked.isVisible()
    assert "no figure named tea" in asked._why_not.text()
