"""What is done to several articles at once, told before it is done."""


class BulkMixin:
    """For the admin of articles: actions on those chosen in the list."""
