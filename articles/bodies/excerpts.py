"""The few words of an article that stand on a card."""

from articles.bodies.html import paragraphs

WORDS = 25
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


def excerpt(standfirst: str, body: str, words: int = WORDS) -> str:
    """The standfirst, else the body's paragraphs (never a caption), cut after `words` words.

    A cut text ends with ` …`, joined by a no-break space so that the sign never stands alone.
    """
    text = (standfirst or " ".join(paragraphs(body))).split()
    if len(text) <= words:
        return " ".join(text)
    return " ".join(text[:words]).rstrip(",;:.–—-") + NO_BREAK_SPACE + "…"
