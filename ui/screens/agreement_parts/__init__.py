"""The parts of the Agreement page."""
