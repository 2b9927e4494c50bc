"""Whether the sources that articles rest on are still there, and still say what they said."""
