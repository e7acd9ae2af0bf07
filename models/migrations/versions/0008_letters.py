"""What answers, reworks and proofs add to Letters and papers."""

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Makes the tables."""
