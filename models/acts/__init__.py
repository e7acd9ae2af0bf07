"""Writing: one function per user's act; `models.acts.register` names them all."""
