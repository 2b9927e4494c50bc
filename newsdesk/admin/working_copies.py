"""What is typed and not saved yet, and who else types."""


class WorkingCopyMixin:
    """For the admin of articles: the form is kept while it is written."""
