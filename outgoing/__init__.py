"""Requests to other machines at addresses that people wrote: guarded, bounded, polite."""
