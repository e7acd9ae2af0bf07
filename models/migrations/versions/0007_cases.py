"""Defaults, disputes, claims, the security interest and upgrades; places for pairs taken under the security."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

BEFORE = "'sold_back', 'lost')"
AFTER = "'sold_back', 'lost', 'repossessed', 'sold_under_security')"
KINDS = "kind IN ('supplier', 'transit', 'store', 'building', 'repair', " + AFTER


def upgrade() -> None:
    """Makes the tables and lets places be of two more kinds."""
    _widen_places()
    _tables()


def _widen_places() -> None:
    """Lets pairs be repossessed and sold; SQLite keeps a check in the text of its table, which is changed in place."""
    if op.get_bind().dialect.name == "postgresql":
        op.drop_constraint("ck_places_kind", "places", type_="check")
        op.create_check_constraint(op.f("ck_places_kind"), "places", KINDS)
        return
    book = op.get_bind()
    version = book.exec_driver_sql("PRAGMA schema_version").scalar_one()
    book.exec_driver_sql("PRAGMA writable_schema = ON")
    changed = "UPDATE sqlite_master SET sql = replace(sql, :before, :after) WHERE type = 'table' AND name = 'places'"
    book.execute(sa.text(changed), {"before": BEFORE, "after": AFTER})
    book.exec_driver_sql(f"PRAGMA schema_version = {version + 1}")
    book.exec_driver_sql("PRAGMA writable_schema = OFF")


def _tables() -> None:
    """Makes the tables."""
    op.create_table(
        "disputes",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("asked_by", sa.String(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("record_kind", sa.String(), nullable=False),
        sa.Column("record", sa.String(), nullable=False),
        sa.Column("customer_executive", sa.String(), nullable=False),
        sa.Column("customer_appointed_on", sa.Date(), nullable=True),
        sa.Column("winstar_executive", sa.String(), nullable=False),
        sa.Column("winstar_appointed_on", sa.Date(), nullable=True),
        sa.Column("formal_on", sa.Date(), nullable=True),
        sa.Column("ground", sa.String(), nullable=False),
        sa.Column("customer_arbitrator", sa.String(), nullable=False),
        sa.Column("customer_arbitrator_on", sa.Date(), nullable=True),
        sa.Column("winstar_arbitrator", sa.String(), nullable=False),
        sa.Column("winstar_arbitrator_on", sa.Date(), nullable=True),
        sa.Column("chair", sa.String(), nullable=False),
        sa.Column("chair_on", sa.Date(), nullable=True),
        sa.Column("award_on", sa.Date(), nullable=True),
        sa.Column("award", sa.Text(), nullable=False),
        sa.Column("resolved_on", sa.Date(), nullable=True),
        sa.Column("resolution", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "ground IN ('', 'talks_failed', 'injunction', 'limitation', 'creditors')", name=op.f("ck_disputes_ground")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disputes")),
        sa.UniqueConstraint("number", name=op.f("uq_disputes_number")),
    )
    op.create_table(
        "instruments",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("side", sa.String(), nullable=False),
        sa.Column("office", sa.String(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("given_on", sa.Date(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("renews_id", sa.Integer(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('resale', 'exemption', 'financing', 'security_agreement')", name=op.f("ck_instruments_kind")
        ),
        sa.ForeignKeyConstraint(["renews_id"], ["instruments.id"], name=op.f("fk_instruments_renews_id_instruments")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_instruments")),
        sa.UniqueConstraint("number", name=op.f("uq_instruments_number")),
        sa.UniqueConstraint("renews_id", name=op.f("uq_instruments_renews_id")),
    )
    op.create_table(
        "log_entries",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("side", sa.String(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("other", sa.String(), nullable=False),
        sa.Column("ground", sa.String(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("record_kind", sa.String(), nullable=False),
        sa.Column("record", sa.String(), nullable=False),
        sa.CheckConstraint(
            "ground IN ('', 'consent', 'assets', 'affiliate', 'merger', 'spin_off')", name=op.f("ck_log_entries_ground")
        ),
        sa.CheckConstraint("kind IN ('position', 'assignment', 'waiver')", name=op.f("ck_log_entries_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_log_entries")),
        sa.UniqueConstraint("number", name=op.f("uq_log_entries_number")),
    )
    op.create_table(
        "claims",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("side", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("clause", sa.String(), nullable=False),
        sa.Column("record_kind", sa.String(), nullable=False),
        sa.Column("record", sa.String(), nullable=False),
        sa.Column("known_on", sa.Date(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("noticed_on", sa.Date(), nullable=True),
        sa.Column("delivery_id", sa.Integer(), nullable=True),
        sa.Column("controller", sa.String(), nullable=False),
        sa.Column("controls_on", sa.Date(), nullable=True),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.Column("settlement", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('failure', 'tax', 'indemnity')", name=op.f("ck_claims_kind")),
        sa.ForeignKeyConstraint(["delivery_id"], ["deliveries.id"], name=op.f("fk_claims_delivery_id_deliveries")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claims")),
        sa.UniqueConstraint("delivery_id", name=op.f("uq_claims_delivery_id")),
        sa.UniqueConstraint("number", name=op.f("uq_claims_number")),
    )
    op.create_table(
        "defaults",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("giver", sa.String(), nullable=False),
        sa.Column("clause", sa.String(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("curable", sa.Boolean(), nullable=False),
        sa.Column("record_kind", sa.String(), nullable=False),
        sa.Column("record", sa.String(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("noticed_on", sa.Date(), nullable=True),
        sa.Column("delivery_id", sa.Integer(), nullable=True),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column("plan_on", sa.Date(), nullable=True),
        sa.Column("cured_on", sa.Date(), nullable=True),
        sa.Column("waived_on", sa.Date(), nullable=True),
        sa.Column("waiver", sa.String(), nullable=False),
        sa.Column("termination_noticed_on", sa.Date(), nullable=True),
        sa.Column("terminated_on", sa.Date(), nullable=True),
        sa.CheckConstraint("kind IN ('breach', 'payment', 'representation')", name=op.f("ck_defaults_kind")),
        sa.ForeignKeyConstraint(["delivery_id"], ["deliveries.id"], name=op.f("fk_defaults_delivery_id_deliveries")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_defaults")),
        sa.UniqueConstraint("delivery_id", name=op.f("uq_defaults_delivery_id")),
        sa.UniqueConstraint("number", name=op.f("uq_defaults_number")),
    )
    op.create_table(
        "upgrades",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("noticed_on", sa.Date(), nullable=False),
        sa.Column("delivery_id", sa.Integer(), nullable=True),
        sa.Column("radio", sa.String(), nullable=False),
        sa.Column("prices_on", sa.Date(), nullable=True),
        sa.Column("repurchase", sa.BigInteger(), nullable=True),
        sa.Column("purchase", sa.BigInteger(), nullable=True),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("fair_value", sa.BigInteger(), nullable=True),
        sa.Column("order_id", sa.Integer(), nullable=True),
        sa.Column("sold_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["delivery_id"], ["deliveries.id"], name=op.f("fk_upgrades_delivery_id_deliveries")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_upgrades_order_id_orders")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_upgrades")),
        sa.UniqueConstraint("delivery_id", name=op.f("uq_upgrades_delivery_id")),
        sa.UniqueConstraint("number", name=op.f("uq_upgrades_number")),
        sa.UniqueConstraint("order_id", name=op.f("uq_upgrades_order_id")),
    )
    op.create_table(
        "security_cases",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("default_id", sa.Integer(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("noticed_on", sa.Date(), nullable=True),
        sa.Column("delivery_id", sa.Integer(), nullable=True),
        sa.Column("sale", sa.String(), nullable=False),
        sa.Column("sale_on", sa.Date(), nullable=True),
        sa.Column("sale_at", sa.String(), nullable=False),
        sa.Column("sale_place", sa.String(), nullable=False),
        sa.Column("retained_on", sa.Date(), nullable=True),
        sa.Column("retained_value", sa.BigInteger(), nullable=True),
        sa.Column("applied_on", sa.Date(), nullable=True),
        sa.Column("obligations", sa.BigInteger(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("closing", sa.String(), nullable=False),
        sa.CheckConstraint("sale IN ('', 'public', 'private')", name=op.f("ck_security_cases_sale")),
        sa.ForeignKeyConstraint(["default_id"], ["defaults.id"], name=op.f("fk_security_cases_default_id_defaults")),
        sa.ForeignKeyConstraint(
            ["delivery_id"], ["deliveries.id"], name=op.f("fk_security_cases_delivery_id_deliveries")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_security_cases")),
        sa.UniqueConstraint("delivery_id", name=op.f("uq_security_cases_delivery_id")),
        sa.UniqueConstraint("number", name=op.f("uq_security_cases_number")),
    )
    op.create_table(
        "upgrade_pairs",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("upgrade_id", sa.Integer(), nullable=False),
        sa.Column("tag", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["upgrade_id"], ["upgrades.id"], name=op.f("fk_upgrade_pairs_upgrade_id_upgrades")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_upgrade_pairs")),
        sa.UniqueConstraint("upgrade_id", "tag", name=op.f("uq_upgrade_pairs_upgrade_id_tag")),
    )
    op.create_index(op.f("ix_upgrade_pairs_tag"), "upgrade_pairs", ["tag"], unique=False)
    op.create_index(op.f("ix_upgrade_pairs_upgrade_id"), "upgrade_pairs", ["upgrade_id"], unique=False)
    op.create_table(
        "sale_adjournments",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("announced_on", sa.Date(), nullable=False),
        sa.Column("sale_on", sa.Date(), nullable=False),
        sa.Column("sale_at", sa.String(), nullable=False),
        sa.Column("sale_place", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["security_cases.id"], name=op.f("fk_sale_adjournments_case_id_security_cases")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sale_adjournments")),
    )
    op.create_index(op.f("ix_sale_adjournments_case_id"), "sale_adjournments", ["case_id"], unique=False)
    op.create_table(
        "security_costs",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("spent_on", sa.Date(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("amount >= 0", name=op.f("ck_security_costs_amount")),
        sa.ForeignKeyConstraint(
            ["case_id"], ["security_cases.id"], name=op.f("fk_security_costs_case_id_security_cases")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_security_costs")),
    )
    op.create_index(op.f("ix_security_costs_case_id"), "security_costs", ["case_id"], unique=False)
    op.create_table(
        "security_sales",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("lot", sa.Integer(), nullable=False),
        sa.Column("sold_on", sa.Date(), nullable=False),
        sa.Column("buyer", sa.String(), nullable=False),
        sa.Column("by_winstar", sa.Boolean(), nullable=False),
        sa.Column("price", sa.BigInteger(), nullable=False),
        sa.Column("fair_value", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("price >= 0", name=op.f("ck_security_sales_price")),
        sa.ForeignKeyConstraint(
            ["case_id"], ["security_cases.id"], name=op.f("fk_security_sales_case_id_security_cases")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_security_sales")),
        sa.UniqueConstraint("case_id", "lot", name=op.f("uq_security_sales_case_id_lot")),
    )
    op.create_index(op.f("ix_security_sales_case_id"), "security_sales", ["case_id"], unique=False)
    op.create_table(
        "security_pairs",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("tag", sa.String(), nullable=False),
        sa.Column("taken_on", sa.Date(), nullable=False),
        sa.Column("from_place_id", sa.Integer(), nullable=False),
        sa.Column("redeemed_on", sa.Date(), nullable=True),
        sa.Column("sale_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["security_cases.id"], name=op.f("fk_security_pairs_case_id_security_cases")
        ),
        sa.ForeignKeyConstraint(["from_place_id"], ["places.id"], name=op.f("fk_security_pairs_from_place_id_places")),
        sa.ForeignKeyConstraint(
            ["sale_id"], ["security_sales.id"], name=op.f("fk_security_pairs_sale_id_security_sales")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_security_pairs")),
    )
    op.create_index(op.f("ix_security_pairs_case_id"), "security_pairs", ["case_id"], unique=False)
    op.create_index(op.f("ix_security_pairs_tag"), "security_pairs", ["tag"], unique=False)
