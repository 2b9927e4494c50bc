"""What colleagues tell each other about an article."""


class NotesMixin:
    """For the admin of articles: notes, open and resolved."""
