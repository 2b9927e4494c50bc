"""The article as readers will see it, before they do."""


class PreviewMixin:
    """For the admin of articles: beside the form, and by a secret link."""
