"""The parts of the Collocation page."""
