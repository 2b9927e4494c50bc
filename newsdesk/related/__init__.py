"""The related desk: what a reader is led to next, chosen by people."""
