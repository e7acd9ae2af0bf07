"""What is typed of payment plans, and what was demanded and called in."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "plan_amounts",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("holds_from", sa.Date(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.CheckConstraint("amount IS NULL OR amount >= 0", name=op.f("ck_plan_amounts_amount")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_plan_amounts_order_id_orders")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_amounts")),
    )
    op.create_index(op.f("ix_plan_amounts_order_id"), "plan_amounts", ["order_id"], unique=False)
    op.create_table(
        "plan_prices",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("per", sa.String(), nullable=False),
        sa.Column("holds_from", sa.Date(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.CheckConstraint("amount >= 0", name=op.f("ck_plan_prices_amount")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_plan_prices_order_id_orders")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_prices")),
    )
    op.create_index(op.f("ix_plan_prices_order_id"), "plan_prices", ["order_id"], unique=False)
    op.create_table(
        "plan_days",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("holds_from", sa.Date(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.CheckConstraint("day BETWEEN 1 AND 28", name=op.f("ck_plan_days_day")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_plan_days_order_id_orders")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_days")),
    )
    op.create_index(op.f("ix_plan_days_order_id"), "plan_days", ["order_id"], unique=False)
    op.create_table(
        "late_charges",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("due", sa.String(), nullable=False),
        sa.Column("demanded_on", sa.Date(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("waived_on", sa.Date(), nullable=True),
        sa.Column("why", sa.String(), nullable=False),
        sa.CheckConstraint("amount >= 0", name=op.f("ck_late_charges_amount")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_late_charges")),
        sa.UniqueConstraint("number", name=op.f("uq_late_charges_number")),
    )
    op.create_index(op.f("ix_late_charges_due"), "late_charges", ["due"], unique=False)
    op.create_table(
        "accelerations",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("due", sa.String(), nullable=False),
        sa.Column("elected_on", sa.Date(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("why", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accelerations")),
        sa.UniqueConstraint("number", name=op.f("uq_accelerations_number")),
    )
