"""Counts as CSV: from other programs and other sites of ours, and to them."""
