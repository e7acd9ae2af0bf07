"""What answers, reworks and proofs add to Letters and papers."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Makes the tables."""
    _deliveries()
    _answers()
    _tests()
    _ends()


def _deliveries() -> None:
    """Where a notice went, the files that prove it, and who chose a reading."""
    op.add_column("deliveries", sa.Column("sent_to", sa.String(), server_default="", nullable=False))
    op.add_column("reading_choices", sa.Column("chosen_by", sa.String(), server_default="", nullable=False))
    op.create_table(
        "proofs",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("attached_on", sa.Date(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proofs")),
        sa.UniqueConstraint("number", name=op.f("uq_proofs_number")),
    )
    op.create_index(op.f("ix_proofs_subject"), "proofs", ["subject"], unique=False)


def _answers() -> None:
    """Answers about some links of a letter, repairs after an objection, and what late entries did to a letter."""
    op.create_table(
        "answer_links",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("answer_id", sa.Integer(), nullable=False),
        sa.Column("link_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["answer_id"], ["answers.id"], name=op.f("fk_answer_links_answer_id_answers")),
        sa.ForeignKeyConstraint(["link_id"], ["links.id"], name=op.f("fk_answer_links_link_id_links")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer_links")),
        sa.UniqueConstraint("answer_id", "link_id", name=op.f("uq_answer_links_answer_id_link_id")),
    )
    op.create_index(op.f("ix_answer_links_answer_id"), "answer_links", ["answer_id"], unique=False)
    op.create_table(
        "letter_reworks",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("link_id", sa.Integer(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["letter_id"], ["letters.id"], name=op.f("fk_letter_reworks_letter_id_letters")),
        sa.ForeignKeyConstraint(["link_id"], ["links.id"], name=op.f("fk_letter_reworks_link_id_links")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_reworks")),
    )
    op.create_index(op.f("ix_letter_reworks_letter_id"), "letter_reworks", ["letter_id"], unique=False)
    op.create_table(
        "letter_marks",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("link_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("marked_on", sa.Date(), nullable=False),
        sa.Column("deemed_on", sa.Date(), nullable=False),
        sa.Column("cause", sa.String(), nullable=False),
        sa.Column("seen_on", sa.Date(), nullable=True),
        sa.CheckConstraint("kind IN ('overturned', 'late')", name=op.f("ck_letter_marks_kind")),
        sa.ForeignKeyConstraint(["letter_id"], ["letters.id"], name=op.f("fk_letter_marks_letter_id_letters")),
        sa.ForeignKeyConstraint(["link_id"], ["links.id"], name=op.f("fk_letter_marks_link_id_links")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_marks")),
    )
    op.create_index(op.f("ix_letter_marks_letter_id"), "letter_marks", ["letter_id"], unique=False)


def _tests() -> None:
    """A test may be made again and for one link of several; earlier results are those of a letter's first link."""
    with op.batch_alter_table("test_results") as results:
        results.add_column(sa.Column("link_id", sa.Integer(), nullable=True))
        results.add_column(sa.Column("attempt", sa.Integer(), server_default="1", nullable=False))
        results.drop_constraint("uq_test_results_letter_id_item_id", type_="unique")
        results.create_foreign_key(op.f("fk_test_results_link_id_links"), "links", ["link_id"], ["id"])
        results.create_unique_constraint(
            op.f("uq_test_results_letter_id_link_id_item_id_tested_on_attempt"),
            ["letter_id", "link_id", "item_id", "tested_on", "attempt"],
        )
    op.execute(
        "UPDATE test_results SET link_id = (SELECT letter_links.link_id FROM letter_links WHERE letter_links.id = "
        "(SELECT MIN(first.id) FROM letter_links AS first WHERE first.letter_id = test_results.letter_id))"
    )


def _ends() -> None:
    """The band of an end may be known before its serial."""
    with op.batch_alter_table("ends") as ends:
        ends.alter_column("serial_key", existing_type=sa.String(), nullable=True)
