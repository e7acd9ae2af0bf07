"""The parts of the Payments page."""
