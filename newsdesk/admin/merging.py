"""Two people at one article: a save that comes late is merged, never lost."""


class MergingMixin:
    """For the admin of articles: saves are revisions, and late ones are merged."""
