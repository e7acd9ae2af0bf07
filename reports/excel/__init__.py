"""Workbooks: other people's, read behind a guard, and ours, written so that nothing in them can run."""
