"""The state machines of the records: every act in every state gets the act, or a sentence with its clause."""
