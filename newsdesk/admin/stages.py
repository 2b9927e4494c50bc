"""Where a text stands in the newsroom, and who moves it on."""


class StagesMixin:
    """For the admin of articles: buttons that move an article to its next stage."""
