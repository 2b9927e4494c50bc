from django.urls import reverse

from articles.addresses import absolute
from articles.models import Article, Author, Section, Tag

SUBJECTS = (Section, Tag, Author)  # None stands for the site
SUFFIXES = {"RSS": "", "Atom": "-atom", "JSON": "-json"}


def feeds_of(subject=None) -> dict[str, str]:
    """The whole address of each form of the subject's feed; of the site's without a subject."""
    kind = f"{subject._meta.model_name}-" if subject else ""
    arguments = [subject.slug] if subject else []
    return {
        form: absolute(reverse(f"articles:{kind}feed{suffix}", args=arguments))
        for form, suffix in SUFFIXES.items()
    }


def feeds_with(article: Article) -> list[str]:
    """The addresses of all feeds in which the article stands while it is new. Two queries."""
    authors = Author.objects.filter(bylines__article=article)
    subjects = [None, article.section, *article.tags.all(), *authors]
    return [address for subject in subjects for address in feeds_of(subject).values()]
