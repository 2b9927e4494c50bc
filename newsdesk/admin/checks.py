"""What is looked at before an article is published."""


class ChecksMixin:
    """For the admin of articles: errors keep it back, warnings ask once."""
