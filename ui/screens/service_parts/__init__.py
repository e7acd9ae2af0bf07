"""The parts of the Service page."""
