"""Several new Letters may follow one old Letter, each for a Link of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

COLUMNS = "id, number, issued_on, withdrawn_on, replaces_id, delivery_id, plan_id"


def upgrade() -> None:
    """Lets more than one Letter name the same one as that which it follows."""
    if op.get_bind().dialect.name == "postgresql":
        op.drop_constraint(op.f("uq_letters_replaces_id"), "letters", type_="unique")
    else:
        _made_anew()
    op.create_index(op.f("ix_letters_replaces_id"), "letters", ["replaces_id"], unique=False)


def _made_anew() -> None:
    """Makes the table of Letters anew, which SQLite asks for; what refers to them is judged when all stand again."""
    op.execute("PRAGMA defer_foreign_keys = ON")
    op.execute("CREATE TEMPORARY TABLE kept_letters AS SELECT * FROM letters")
    op.drop_table("letters")
    op.create_table(
        "letters",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("replaces_id", sa.Integer(), nullable=True),
        sa.Column("delivery_id", sa.Integer(), nullable=True),
        sa.Column("plan_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["delivery_id"], ["deliveries.id"], name=op.f("fk_letters_delivery_id_deliveries")),
        sa.ForeignKeyConstraint(["plan_id"], ["test_plans.id"], name=op.f("fk_letters_plan_id_test_plans")),
        sa.ForeignKeyConstraint(["replaces_id"], ["letters.id"], name=op.f("fk_letters_replaces_id_letters")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letters")),
        sa.UniqueConstraint("delivery_id", name=op.f("uq_letters_delivery_id")),
        sa.UniqueConstraint("number", name=op.f("uq_letters_number")),
    )
    op.execute(f"INSERT INTO letters ({COLUMNS}) SELECT {COLUMNS} FROM kept_letters ORDER BY id")  # noqa: S608
    op.execute("DROP TABLE kept_letters")
