"""The newsdesk's pages about visits. Only readers change the counts, and the ledger."""

from visits.admin.adjustment import AdjustmentAdmin
from visits.admin.article import VisitTotalAdmin
from visits.admin.counts import DailyVisitsAdmin, UncountedOpeningsAdmin
from visits.admin.journals import JournalPositionAdmin

__all__ = [
    "AdjustmentAdmin",
    "DailyVisitsAdmin",
    "JournalPositionAdmin",
    "UncountedOpeningsAdmin",
    "VisitTotalAdmin",
]
