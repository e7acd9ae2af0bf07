"""Facilities, permits, approvals, insurance, warranties and liens."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "switch_sites",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("street", sa.String(), nullable=False),
        sa.Column("city", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("zip", sa.String(), nullable=False),
        sa.Column("cage", sa.String(), nullable=False),
        sa.Column("added_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_switch_sites")),
        sa.UniqueConstraint("code", name=op.f("uq_switch_sites_code")),
    )
    op.create_table(
        "facilities",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("street", sa.String(), nullable=False),
        sa.Column("city", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("zip", sa.String(), nullable=False),
        sa.Column("affiliate", sa.String(), nullable=False),
        sa.Column("hub_id", sa.Integer(), nullable=True),
        sa.Column("building_id", sa.Integer(), nullable=True),
        sa.Column("added_on", sa.Date(), nullable=False),
        sa.CheckConstraint("kind IN ('central_office', 'hub', 'b_site')", name=op.f("ck_facilities_kind")),
        sa.ForeignKeyConstraint(["building_id"], ["buildings.id"], name=op.f("fk_facilities_building_id_buildings")),
        sa.ForeignKeyConstraint(["hub_id"], ["hubs.id"], name=op.f("fk_facilities_hub_id_hubs")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_facilities")),
        sa.UniqueConstraint("number", name=op.f("uq_facilities_number")),
    )
    op.create_table(
        "hub_routes",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("hub_id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("holds_from", sa.Date(), nullable=False),
        sa.Column("pop", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["hub_id"], ["hubs.id"], name=op.f("fk_hub_routes_hub_id_hubs")),
        sa.ForeignKeyConstraint(["site_id"], ["switch_sites.id"], name=op.f("fk_hub_routes_site_id_switch_sites")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hub_routes")),
        sa.UniqueConstraint("hub_id", "holds_from", name=op.f("uq_hub_routes_hub_id_holds_from")),
    )
    op.create_index(op.f("ix_hub_routes_hub_id"), "hub_routes", ["hub_id"], unique=False)
    op.create_table(
        "in_building_plans",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("building_id", sa.Integer(), nullable=False),
        sa.Column("option", sa.String(), nullable=False),
        sa.Column("dslam", sa.String(), nullable=False),
        sa.Column("chosen_on", sa.Date(), nullable=False),
        sa.Column("remarks", sa.String(), nullable=False),
        sa.CheckConstraint("dslam IN ('', 'rack', 'port', 'none')", name=op.f("ck_in_building_plans_dslam")),
        sa.ForeignKeyConstraint(
            ["building_id"], ["buildings.id"], name=op.f("fk_in_building_plans_building_id_buildings")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_in_building_plans")),
    )
    op.create_index(op.f("ix_in_building_plans_building_id"), "in_building_plans", ["building_id"], unique=False)
    op.create_table(
        "in_building_steps",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("building_id", sa.Integer(), nullable=False),
        sa.Column("option", sa.String(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["building_id"], ["buildings.id"], name=op.f("fk_in_building_steps_building_id_buildings")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_in_building_steps")),
    )
    op.create_index(op.f("ix_in_building_steps_building_id"), "in_building_steps", ["building_id"], unique=False)
    op.create_table(
        "approvals",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("asked_by", sa.String(), nullable=False),
        sa.Column("building_id", sa.Integer(), nullable=True),
        sa.Column("facility_id", sa.Integer(), nullable=True),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("granted", sa.Boolean(), nullable=True),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["building_id"], ["buildings.id"], name=op.f("fk_approvals_building_id_buildings")),
        sa.ForeignKeyConstraint(["facility_id"], ["facilities.id"], name=op.f("fk_approvals_facility_id_facilities")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approvals")),
        sa.UniqueConstraint("number", name=op.f("uq_approvals_number")),
    )
    op.create_table(
        "cabinets",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("facility_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("square_feet", sa.String(), nullable=True),
        sa.Column("added_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["facility_id"], ["facilities.id"], name=op.f("fk_cabinets_facility_id_facilities")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cabinets")),
        sa.UniqueConstraint("facility_id", "name", name=op.f("uq_cabinets_facility_id_name")),
    )
    op.create_table(
        "collocation_schedules",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("facility_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("dated_on", sa.Date(), nullable=False),
        sa.Column("racks", sa.Integer(), nullable=True),
        sa.Column("cabinets", sa.Integer(), nullable=True),
        sa.Column("shelves", sa.Integer(), nullable=True),
        sa.Column("requested_on", sa.Date(), nullable=True),
        sa.Column("escort", sa.Boolean(), nullable=False),
        sa.Column("customer_signed_on", sa.Date(), nullable=True),
        sa.Column("winstar_signed_on", sa.Date(), nullable=True),
        sa.Column("drawings", sa.String(), nullable=False),
        sa.Column("drawings_on", sa.Date(), nullable=True),
        sa.Column("work_tasks", sa.String(), nullable=False),
        sa.Column("work_tasks_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["facility_id"], ["facilities.id"], name=op.f("fk_collocation_schedules_facility_id_facilities")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_collocation_schedules")),
        sa.UniqueConstraint("facility_id", "version", name=op.f("uq_collocation_schedules_facility_id_version")),
    )
    op.create_index(
        op.f("ix_collocation_schedules_facility_id"), "collocation_schedules", ["facility_id"], unique=False
    )
    op.create_table(
        "facility_days",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("facility_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("known_on", sa.Date(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["facility_id"], ["facilities.id"], name=op.f("fk_facility_days_facility_id_facilities")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_facility_days")),
    )
    op.create_index(op.f("ix_facility_days_facility_id"), "facility_days", ["facility_id"], unique=False)
    op.create_table(
        "facility_leases",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("facility_id", sa.Integer(), nullable=False),
        sa.Column("learned_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["facility_id"], ["facilities.id"], name=op.f("fk_facility_leases_facility_id_facilities")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_facility_leases")),
    )
    op.create_index(op.f("ix_facility_leases_facility_id"), "facility_leases", ["facility_id"], unique=False)
    op.create_table(
        "insurance_certificates",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("facility_id", sa.Integer(), nullable=True),
        sa.Column("cover", sa.String(), nullable=False),
        sa.Column("insurer", sa.String(), nullable=False),
        sa.Column("policy", sa.String(), nullable=False),
        sa.Column("per_occurrence", sa.BigInteger(), nullable=True),
        sa.Column("statutory", sa.Boolean(), nullable=False),
        sa.Column("additional_insured", sa.Boolean(), nullable=False),
        sa.Column("known_on", sa.Date(), nullable=False),
        sa.Column("holds_from", sa.Date(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("furnished_on", sa.Date(), nullable=True),
        sa.Column("cancelled_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["facility_id"], ["facilities.id"], name=op.f("fk_insurance_certificates_facility_id_facilities")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_insurance_certificates")),
        sa.UniqueConstraint("number", name=op.f("uq_insurance_certificates_number")),
    )
    op.create_table(
        "interferences",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("facility_id", sa.Integer(), nullable=True),
        sa.Column("building_id", sa.Integer(), nullable=True),
        sa.Column("caused_by", sa.String(), nullable=False),
        sa.Column("noticed_on", sa.Date(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("suspended_on", sa.Date(), nullable=True),
        sa.Column("cured_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["building_id"], ["buildings.id"], name=op.f("fk_interferences_building_id_buildings")),
        sa.ForeignKeyConstraint(
            ["facility_id"], ["facilities.id"], name=op.f("fk_interferences_facility_id_facilities")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interferences")),
        sa.UniqueConstraint("number", name=op.f("uq_interferences_number")),
    )
    op.create_table(
        "liens",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("facility_id", sa.Integer(), nullable=True),
        sa.Column("against", sa.String(), nullable=False),
        sa.Column("claimant", sa.String(), nullable=False),
        sa.Column("filed_on", sa.Date(), nullable=True),
        sa.Column("learned_on", sa.Date(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.Column("settled_how", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["facility_id"], ["facilities.id"], name=op.f("fk_liens_facility_id_facilities")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_liens")),
        sa.UniqueConstraint("number", name=op.f("uq_liens_number")),
    )
    op.create_table(
        "permits",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("building_id", sa.Integer(), nullable=True),
        sa.Column("facility_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("dropped_on", sa.Date(), nullable=True),
        sa.Column("why_dropped", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["building_id"], ["buildings.id"], name=op.f("fk_permits_building_id_buildings")),
        sa.ForeignKeyConstraint(["facility_id"], ["facilities.id"], name=op.f("fk_permits_facility_id_facilities")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_permits")),
        sa.UniqueConstraint("number", name=op.f("uq_permits_number")),
    )
    op.create_index(op.f("ix_permits_building_id"), "permits", ["building_id"], unique=False)
    op.create_index(op.f("ix_permits_facility_id"), "permits", ["facility_id"], unique=False)
    op.create_table(
        "site_accesses",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("building_id", sa.Integer(), nullable=True),
        sa.Column("facility_id", sa.Integer(), nullable=True),
        sa.Column("contact", sa.String(), nullable=False),
        sa.Column("telephone", sa.String(), nullable=False),
        sa.Column("instructions", sa.String(), nullable=False),
        sa.Column("holds_from", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["building_id"], ["buildings.id"], name=op.f("fk_site_accesses_building_id_buildings")),
        sa.ForeignKeyConstraint(
            ["facility_id"], ["facilities.id"], name=op.f("fk_site_accesses_facility_id_facilities")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_accesses")),
    )
    op.create_index(op.f("ix_site_accesses_building_id"), "site_accesses", ["building_id"], unique=False)
    op.create_index(op.f("ix_site_accesses_facility_id"), "site_accesses", ["facility_id"], unique=False)
    op.create_table(
        "space_charges",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("facility_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("rendered_on", sa.Date(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["facility_id"], ["facilities.id"], name=op.f("fk_space_charges_facility_id_facilities")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_space_charges")),
        sa.UniqueConstraint("number", name=op.f("uq_space_charges_number")),
    )
    op.create_index(op.f("ix_space_charges_facility_id"), "space_charges", ["facility_id"], unique=False)
    op.create_table(
        "space_moves",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("facility_id", sa.Integer(), nullable=False),
        sa.Column("noticed_on", sa.Date(), nullable=False),
        sa.Column("moves_on", sa.Date(), nullable=False),
        sa.Column("emergency", sa.Boolean(), nullable=False),
        sa.Column("to_place", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("moved_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["facility_id"], ["facilities.id"], name=op.f("fk_space_moves_facility_id_facilities")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_space_moves")),
        sa.UniqueConstraint("number", name=op.f("uq_space_moves_number")),
    )
    op.create_index(op.f("ix_space_moves_facility_id"), "space_moves", ["facility_id"], unique=False)
    op.create_table(
        "space_works",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("facility_id", sa.Integer(), nullable=False),
        sa.Column("work", sa.String(), nullable=False),
        sa.Column("known_on", sa.Date(), nullable=False),
        sa.Column("begins_on", sa.Date(), nullable=False),
        sa.Column("notified_on", sa.Date(), nullable=True),
        sa.Column("notified_by", sa.String(), nullable=False),
        sa.Column("cost", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["facility_id"], ["facilities.id"], name=op.f("fk_space_works_facility_id_facilities")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_space_works")),
        sa.UniqueConstraint("number", name=op.f("uq_space_works_number")),
    )
    op.create_index(op.f("ix_space_works_facility_id"), "space_works", ["facility_id"], unique=False)
    op.create_table(
        "visits",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("facility_id", sa.Integer(), nullable=False),
        sa.Column("visitor", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("contractor", sa.String(), nullable=False),
        sa.Column("in_on", sa.Date(), nullable=False),
        sa.Column("in_at", sa.String(), nullable=False),
        sa.Column("out_on", sa.Date(), nullable=True),
        sa.Column("out_at", sa.String(), nullable=False),
        sa.Column("escorted", sa.Boolean(), nullable=False),
        sa.Column("despite", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["facility_id"], ["facilities.id"], name=op.f("fk_visits_facility_id_facilities")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visits")),
        sa.UniqueConstraint("number", name=op.f("uq_visits_number")),
    )
    op.create_index(op.f("ix_visits_facility_id"), "visits", ["facility_id"], unique=False)
    op.create_table(
        "collocated_items",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("cabinet_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("serial", sa.String(), nullable=False),
        sa.Column("watts", sa.Integer(), nullable=True),
        sa.Column("pounds", sa.Integer(), nullable=True),
        sa.Column("switches", sa.Boolean(), nullable=False),
        sa.Column("placed_on", sa.Date(), nullable=False),
        sa.Column("removed_on", sa.Date(), nullable=True),
        sa.Column("despite", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["cabinet_id"], ["cabinets.id"], name=op.f("fk_collocated_items_cabinet_id_cabinets")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_collocated_items")),
        sa.UniqueConstraint("number", name=op.f("uq_collocated_items_number")),
    )
    op.create_index(op.f("ix_collocated_items_cabinet_id"), "collocated_items", ["cabinet_id"], unique=False)
    op.create_table(
        "permit_grants",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("permit_id", sa.Integer(), nullable=False),
        sa.Column("obtained_on", sa.Date(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("reference", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["permit_id"], ["permits.id"], name=op.f("fk_permit_grants_permit_id_permits")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_permit_grants")),
    )
    op.create_index(op.f("ix_permit_grants_permit_id"), "permit_grants", ["permit_id"], unique=False)
    op.create_table(
        "warranties",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("pair_id", sa.Integer(), nullable=True),
        sa.Column("component", sa.String(), nullable=False),
        sa.Column("maker", sa.String(), nullable=False),
        sa.Column("passed_through", sa.Boolean(), nullable=False),
        sa.Column("known_on", sa.Date(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["pair_id"], ["pairs.id"], name=op.f("fk_warranties_pair_id_pairs")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_warranties")),
        sa.UniqueConstraint("number", name=op.f("uq_warranties_number")),
    )
    op.create_table(
        "warranty_claims",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("warranty_id", sa.Integer(), nullable=False),
        sa.Column("claimed_on", sa.Date(), nullable=False),
        sa.Column("defect", sa.String(), nullable=False),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["warranty_id"], ["warranties.id"], name=op.f("fk_warranty_claims_warranty_id_warranties")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_warranty_claims")),
    )
    op.create_index(op.f("ix_warranty_claims_warranty_id"), "warranty_claims", ["warranty_id"], unique=False)
