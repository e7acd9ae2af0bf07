"""The headless commands of main.py: the same acts and queries as the window, for scripts and scheduled jobs."""
