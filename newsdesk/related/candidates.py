"""What may join the list: what the machine suggests, with its reasons, and what was searched."""

from typing import NamedTuple

from articles.models import Article
from suggesting.reading import suggestions_of
from suggesting.reasons import in_words

KEYS = 9  # suggestions that a key of their own adds
ADDED_AT_ONCE = 3
SHOWN = 12


class Candidate(NamedTuple):
    """`number`: its place among the suggestions, None where it was searched for; `words`: why it
    is suggested; `state`: why it cannot be added, "" where it can; `is_excluded`: everywhere."""

    target: Article
    number: int | None = None
    words: tuple[str, ...] = ()
    state: str = ""
    is_excluded: bool = False

    @property
    def may_be_added(self):
        return not self.state

    @property
    def keys(self):
        """What adds it while its row has the focus, and from anywhere if it is one of the first."""
        if not self.number or self.number > KEYS:
            return {"add": "Enter"}
        return {"add": f"{self.number} Enter", "top": f"Shift+{self.number}"}

    @property
    def focus(self):
        """The names by which the page finds its parts again after a deed."""
        kind = "suggestion" if self.number else "found"
        row = f"{kind}-{self.target.pk}"
        return {
            "row": row,
            **{name: f"{row}-{name}" for name in ("add", "top", "more", "exclude")},
        }


def suggested(article) -> list[Candidate]:
    """The best first. The queries of `suggestions_of`."""
    return [
        Candidate(suggestion.target, number, tuple(in_words(suggestion)))
        for number, suggestion in enumerate(suggestions_of(article, SHOWN), 1)
    ]
