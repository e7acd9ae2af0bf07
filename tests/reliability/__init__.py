"""Whether the core loses nothing: kills, cuts, full disks, tampering, hostile facts.

PAIRBOOK_LONG=20 tries everything twenty times as often; PAIRBOOK_SEED=7 lets chance fall otherwise.
"""
