"""The way from the front page to an article, as names and addresses."""

from articles.models import Article


def trail_to(article: Article) -> list[tuple[str, str]]:
    """Its section, and its series if it has one. Costs no query if both are loaded."""
    steps = [article.section, article.series]
    return [(step.name, step.get_absolute_url()) for step in steps if step]
