"""Payment plans and their rows."""

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Makes the tables."""
