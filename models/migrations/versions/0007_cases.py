"""Defaults, disputes, claims, the security interest and upgrades."""

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Makes the tables."""
