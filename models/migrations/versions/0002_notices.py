"""Radio Pair Notices and their lines."""

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Makes the tables."""
