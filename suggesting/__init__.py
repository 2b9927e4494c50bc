"""Which articles could be read after which: candidates for related lists, with their reasons."""
