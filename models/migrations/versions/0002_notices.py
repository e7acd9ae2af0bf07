"""Radio Pair Notices and their lines, what a selection is made from, and what was said of the Customer List."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "event_confirmations",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("event_on", sa.Date(), nullable=False),
        sa.Column("confirmed_on", sa.Date(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_confirmations")),
    )
    op.create_table(
        "list_agreements",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("changed_on", sa.Date(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_list_agreements")),
        sa.UniqueConstraint("changed_on", name=op.f("uq_list_agreements_changed_on")),
    )
    op.create_table(
        "notices",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("drafted_on", sa.Date(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_why", sa.String(), nullable=False),
        sa.Column("shortfall", sa.String(), nullable=False),
        sa.Column("delivery_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("kind IN ('initial', 'additional')", name=op.f("ck_notices_kind")),
        sa.ForeignKeyConstraint(["delivery_id"], ["deliveries.id"], name=op.f("fk_notices_delivery_id_deliveries")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notices")),
        sa.UniqueConstraint("delivery_id", name=op.f("uq_notices_delivery_id")),
        sa.UniqueConstraint("number", name=op.f("uq_notices_number")),
    )
    op.create_table(
        "proposal_decisions",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("apart", sa.String(), nullable=False),
        sa.Column("same", sa.Boolean(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposals.id"], name=op.f("fk_proposal_decisions_proposal_id_proposals")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal_decisions")),
        sa.UniqueConstraint("proposal_id", "key", "apart", name=op.f("uq_proposal_decisions_proposal_id_key_apart")),
    )
    op.create_index(op.f("ix_proposal_decisions_proposal_id"), "proposal_decisions", ["proposal_id"], unique=False)
    op.create_table(
        "notice_lines",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("notice_id", sa.Integer(), nullable=False),
        sa.Column("building_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["building_id"], ["buildings.id"], name=op.f("fk_notice_lines_building_id_buildings")),
        sa.ForeignKeyConstraint(["notice_id"], ["notices.id"], name=op.f("fk_notice_lines_notice_id_notices")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice_lines")),
        sa.UniqueConstraint("notice_id", "building_id", name=op.f("uq_notice_lines_notice_id_building_id")),
    )
    op.create_index(op.f("ix_notice_lines_building_id"), "notice_lines", ["building_id"], unique=False)
    op.create_index(op.f("ix_notice_lines_notice_id"), "notice_lines", ["notice_id"], unique=False)
    op.create_table(
        "notice_skips",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("notice_id", sa.Integer(), nullable=False),
        sa.Column("building_id", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["building_id"], ["buildings.id"], name=op.f("fk_notice_skips_building_id_buildings")),
        sa.ForeignKeyConstraint(["notice_id"], ["notices.id"], name=op.f("fk_notice_skips_notice_id_notices")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice_skips")),
        sa.UniqueConstraint("notice_id", "building_id", name=op.f("uq_notice_skips_notice_id_building_id")),
    )
    op.create_index(op.f("ix_notice_skips_notice_id"), "notice_skips", ["notice_id"], unique=False)
    op.create_table(
        "declines",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("line_id", sa.Integer(), nullable=False),
        sa.Column("declined_on", sa.Date(), nullable=False),
        sa.Column("own_choice", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["line_id"], ["notice_lines.id"], name=op.f("fk_declines_line_id_notice_lines")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_declines")),
        sa.UniqueConstraint("line_id", name=op.f("uq_declines_line_id")),
    )
    op.create_table(
        "line_days",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("line_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("recorded_on", sa.Date(), nullable=False),
        sa.CheckConstraint("kind IN ('scheduled', 'forecast')", name=op.f("ck_line_days_kind")),
        sa.ForeignKeyConstraint(["line_id"], ["notice_lines.id"], name=op.f("fk_line_days_line_id_notice_lines")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_line_days")),
    )
    op.create_index(op.f("ix_line_days_line_id"), "line_days", ["line_id"], unique=False)
    op.execute(
        "ALTER TABLE selections ADD COLUMN line_id INTEGER "
        "CONSTRAINT fk_selections_line_id_notice_lines REFERENCES notice_lines (id)"
    )
    op.add_column("selections", sa.Column("direction", sa.String(), nullable=False, server_default=""))
