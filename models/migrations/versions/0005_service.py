"""Outages, maintenance, relocations, suspensions and credits."""

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Makes the tables."""
