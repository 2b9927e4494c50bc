"""What an article once was: its revisions, compared and brought back."""


class HistoryMixin:
    """For the admin of articles: the history of each, and what was deleted."""
