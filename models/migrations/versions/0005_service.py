"""Outages, maintenance, relocations, suspensions and credits."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "availability_reports",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_availability_reports")),
        sa.UniqueConstraint("first", "last", name=op.f("uq_availability_reports_first_last")),
    )
    op.create_table(
        "credit_notes",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("earned_on", sa.Date(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("units", sa.Integer(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("kind IN ('availability', 'target')", name=op.f("ck_credit_notes_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_credit_notes")),
        sa.UniqueConstraint("number", name=op.f("uq_credit_notes_number")),
    )
    op.create_table(
        "disturbance_notices",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("notice_on", sa.Date(), nullable=True),
        sa.Column("words", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disturbance_notices")),
        sa.UniqueConstraint("number", name=op.f("uq_disturbance_notices_number")),
    )
    op.create_table(
        "force_majeures",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("party", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("duty", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("started_at", sa.String(), nullable=False),
        sa.Column("ended_at", sa.String(), nullable=True),
        sa.Column("claimed_on", sa.Date(), nullable=False),
        sa.Column("unpreventable", sa.Boolean(), nullable=False),
        sa.Column("no_workaround", sa.Boolean(), nullable=False),
        sa.Column("efforts", sa.String(), nullable=False),
        sa.CheckConstraint("party IN ('customer', 'winstar')", name=op.f("ck_force_majeures_party")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_force_majeures")),
        sa.UniqueConstraint("number", name=op.f("uq_force_majeures_number")),
    )
    op.create_table(
        "maintenance_windows",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("starts_at", sa.String(), nullable=False),
        sa.Column("ends_at", sa.String(), nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=False),
        sa.Column("interrupts", sa.Boolean(), nullable=False),
        sa.Column("notified_on", sa.Date(), nullable=True),
        sa.Column("despite", sa.String(), nullable=False),
        sa.Column("cancelled_on", sa.Date(), nullable=True),
        sa.Column("words", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_maintenance_windows")),
        sa.UniqueConstraint("number", name=op.f("uq_maintenance_windows_number")),
    )
    op.create_table(
        "suspensions",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("cause", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("notice_on", sa.Date(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("started_at", sa.String(), nullable=True),
        sa.Column("ended_at", sa.String(), nullable=True),
        sa.Column("cured_on", sa.Date(), nullable=True),
        sa.CheckConstraint("cause IN ('interference', 'arrears')", name=op.f("ck_suspensions_cause")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suspensions")),
        sa.UniqueConstraint("number", name=op.f("uq_suspensions_number")),
    )
    op.create_table(
        "connected_places",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("building_id", sa.Integer(), nullable=True),
        sa.Column("hub_id", sa.Integer(), nullable=True),
        sa.Column("connected_on", sa.Date(), nullable=False),
        sa.Column("marked_on", sa.Date(), nullable=False),
        sa.Column("proof", sa.String(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("ended_because", sa.String(), nullable=False),
        sa.CheckConstraint("(building_id IS NULL) <> (hub_id IS NULL)", name=op.f("ck_connected_places_one_place")),
        sa.ForeignKeyConstraint(
            ["building_id"], ["buildings.id"], name=op.f("fk_connected_places_building_id_buildings")
        ),
        sa.ForeignKeyConstraint(["hub_id"], ["hubs.id"], name=op.f("fk_connected_places_hub_id_hubs")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_connected_places")),
    )
    op.create_index(op.f("ix_connected_places_building_id"), "connected_places", ["building_id"], unique=False)
    op.create_index(op.f("ix_connected_places_hub_id"), "connected_places", ["hub_id"], unique=False)
    op.create_table(
        "outages",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("reported_at", sa.String(), nullable=True),
        sa.Column("known_at", sa.String(), nullable=True),
        sa.Column("access_needed", sa.Boolean(), nullable=False),
        sa.Column("access_at", sa.String(), nullable=True),
        sa.Column("responded_at", sa.String(), nullable=True),
        sa.Column("restored_at", sa.String(), nullable=True),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("contractor", sa.String(), nullable=False),
        sa.Column("cause", sa.String(), nullable=True),
        sa.Column("customer_share", sa.Integer(), nullable=True),
        sa.Column("judged_on", sa.Date(), nullable=True),
        sa.Column("found", sa.String(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("window_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("customer_share BETWEEN 0 AND 100", name=op.f("ck_outages_share")),
        sa.CheckConstraint("reported_at IS NOT NULL OR known_at IS NOT NULL", name=op.f("ck_outages_noticed")),
        sa.ForeignKeyConstraint(["event_id"], ["force_majeures.id"], name=op.f("fk_outages_event_id_force_majeures")),
        sa.ForeignKeyConstraint(
            ["window_id"], ["maintenance_windows.id"], name=op.f("fk_outages_window_id_maintenance_windows")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outages")),
        sa.UniqueConstraint("number", name=op.f("uq_outages_number")),
    )
    op.create_index(op.f("ix_outages_event_id"), "outages", ["event_id"], unique=False)
    op.create_index(op.f("ix_outages_window_id"), "outages", ["window_id"], unique=False)
    op.create_table(
        "sites",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("building_id", sa.Integer(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("contact", sa.String(), nullable=False),
        sa.Column("telephone", sa.String(), nullable=False),
        sa.Column("access", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["building_id"], ["buildings.id"], name=op.f("fk_sites_building_id_buildings")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sites")),
        sa.UniqueConstraint("building_id", name=op.f("uq_sites_building_id")),
    )
    op.create_table(
        "credit_note_links",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("note_id", sa.Integer(), nullable=False),
        sa.Column("link_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["link_id"], ["links.id"], name=op.f("fk_credit_note_links_link_id_links")),
        sa.ForeignKeyConstraint(
            ["note_id"], ["credit_notes.id"], name=op.f("fk_credit_note_links_note_id_credit_notes")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_credit_note_links")),
        sa.UniqueConstraint("note_id", "link_id", name=op.f("uq_credit_note_links_note_id_link_id")),
    )
    op.create_index(op.f("ix_credit_note_links_link_id"), "credit_note_links", ["link_id"], unique=False)
    op.create_index(op.f("ix_credit_note_links_note_id"), "credit_note_links", ["note_id"], unique=False)
    op.create_table(
        "disturbance_links",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("notice_id", sa.Integer(), nullable=False),
        sa.Column("link_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["link_id"], ["links.id"], name=op.f("fk_disturbance_links_link_id_links")),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["disturbance_notices.id"], name=op.f("fk_disturbance_links_notice_id_disturbance_notices")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disturbance_links")),
        sa.UniqueConstraint("notice_id", "link_id", name=op.f("uq_disturbance_links_notice_id_link_id")),
    )
    op.create_index(op.f("ix_disturbance_links_link_id"), "disturbance_links", ["link_id"], unique=False)
    op.create_index(op.f("ix_disturbance_links_notice_id"), "disturbance_links", ["notice_id"], unique=False)
    op.create_table(
        "maintenance_links",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("window_id", sa.Integer(), nullable=False),
        sa.Column("link_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["link_id"], ["links.id"], name=op.f("fk_maintenance_links_link_id_links")),
        sa.ForeignKeyConstraint(
            ["window_id"], ["maintenance_windows.id"], name=op.f("fk_maintenance_links_window_id_maintenance_windows")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_maintenance_links")),
        sa.UniqueConstraint("window_id", "link_id", name=op.f("uq_maintenance_links_window_id_link_id")),
    )
    op.create_index(op.f("ix_maintenance_links_link_id"), "maintenance_links", ["link_id"], unique=False)
    op.create_index(op.f("ix_maintenance_links_window_id"), "maintenance_links", ["window_id"], unique=False)
    op.create_table(
        "moves",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("link_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("notice_on", sa.Date(), nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=True),
        sa.Column("building_id", sa.Integer(), nullable=True),
        sa.Column("store_id", sa.Integer(), nullable=True),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("despite", sa.String(), nullable=False),
        sa.Column("consent_on", sa.Date(), nullable=True),
        sa.Column("removed_on", sa.Date(), nullable=True),
        sa.Column("installed_on", sa.Date(), nullable=True),
        sa.Column("successor_id", sa.Integer(), nullable=True),
        sa.Column("cancelled_on", sa.Date(), nullable=True),
        sa.Column("contractor", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.CheckConstraint("kind IN ('relocation', 'move')", name=op.f("ck_moves_kind")),
        sa.ForeignKeyConstraint(["building_id"], ["buildings.id"], name=op.f("fk_moves_building_id_buildings")),
        sa.ForeignKeyConstraint(["link_id"], ["links.id"], name=op.f("fk_moves_link_id_links")),
        sa.ForeignKeyConstraint(["store_id"], ["places.id"], name=op.f("fk_moves_store_id_places")),
        sa.ForeignKeyConstraint(["successor_id"], ["links.id"], name=op.f("fk_moves_successor_id_links")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moves")),
        sa.UniqueConstraint("number", name=op.f("uq_moves_number")),
        sa.UniqueConstraint("successor_id", name=op.f("uq_moves_successor_id")),
    )
    op.create_index(op.f("ix_moves_building_id"), "moves", ["building_id"], unique=False)
    op.create_index(op.f("ix_moves_link_id"), "moves", ["link_id"], unique=False)
    op.create_table(
        "outage_links",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("outage_id", sa.Integer(), nullable=False),
        sa.Column("link_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["link_id"], ["links.id"], name=op.f("fk_outage_links_link_id_links")),
        sa.ForeignKeyConstraint(["outage_id"], ["outages.id"], name=op.f("fk_outage_links_outage_id_outages")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outage_links")),
        sa.UniqueConstraint("outage_id", "link_id", name=op.f("uq_outage_links_outage_id_link_id")),
    )
    op.create_index(op.f("ix_outage_links_link_id"), "outage_links", ["link_id"], unique=False)
    op.create_index(op.f("ix_outage_links_outage_id"), "outage_links", ["outage_id"], unique=False)
    op.create_table(
        "suspension_links",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("suspension_id", sa.Integer(), nullable=False),
        sa.Column("link_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["link_id"], ["links.id"], name=op.f("fk_suspension_links_link_id_links")),
        sa.ForeignKeyConstraint(
            ["suspension_id"], ["suspensions.id"], name=op.f("fk_suspension_links_suspension_id_suspensions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suspension_links")),
        sa.UniqueConstraint("suspension_id", "link_id", name=op.f("uq_suspension_links_suspension_id_link_id")),
    )
    op.create_index(op.f("ix_suspension_links_link_id"), "suspension_links", ["link_id"], unique=False)
    op.create_index(op.f("ix_suspension_links_suspension_id"), "suspension_links", ["suspension_id"], unique=False)
    op.create_table(
        "work_orders",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("link_id", sa.Integer(), nullable=False),
        sa.Column("outage_id", sa.Integer(), nullable=True),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("contractor", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["link_id"], ["links.id"], name=op.f("fk_work_orders_link_id_links")),
        sa.ForeignKeyConstraint(["outage_id"], ["outages.id"], name=op.f("fk_work_orders_outage_id_outages")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_orders")),
        sa.UniqueConstraint("number", name=op.f("uq_work_orders_number")),
    )
    op.create_index(op.f("ix_work_orders_link_id"), "work_orders", ["link_id"], unique=False)
    op.create_index(op.f("ix_work_orders_outage_id"), "work_orders", ["outage_id"], unique=False)
