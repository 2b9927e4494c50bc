"""What helps while an article is written."""


class WritingMixin:
    """For the admin of articles: lengths, readability, links to our own articles, typography."""
