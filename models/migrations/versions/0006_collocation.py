"""Facilities, permits, insurance and liens."""

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Makes the tables."""
