"""The articles that these tests meet more than once."""

import re
import tomllib
from datetime import UTC, datetime, timedelta

from django.conf import settings

from articles.models import (
    Article,
    ArticleTag,
    Byline,
    Correction,
    RelatedLink,
    SourceLink,
    Suggestion,
    Tag,
)
from tests import factories

MORNING = datetime(2026, 11, 22, 8, 5, tzinfo=UTC)  # 9:05 in Rome
HOSTILE = [
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "]]></title></item><x>&amp;&nbsp;&bogus;<!--",
    "'\" {{ 7*7 }} {% endif %} %s %(x)s \\u003c",
    "<!--visits--> ñ \N{RIGHT-TO-LEFT OVERRIDE}\u2028\u2029 “È” 😀 100% & 1 < 2",
]


def story(words=800):
    """A body of at least so many words that nobody wrote twice, out of the demo newspaper."""
    source = settings.BASE_DIR / "newsportal" / "demo" / "cronaca.toml"
    bodies = (article["body"] for article in tomllib.loads(source.read_text())["articles"])
    body, count = "", 0
    for paragraph in re.findall(r"<p>.*?</p>", "".join(bodies)):
        if count < words:
            body += paragraph
            count += len(paragraph.split())
    return body


def sign(article, *names):
    for position, name in enumerate(names):
        author = factories.author(name)
        Byline.objects.create(article=article, author=author, position=position)


def curate(article, *targets, **facts):
    """Links to them, in this order."""
    for position, target in enumerate(targets):
        RelatedLink.objects.create(article=article, target=target, position=position, **facts)


def suggest(article, *targets):
    """What the machine found, the best first."""
    Suggestion.objects.bulk_create(
        Suggestion(article=article, target=target, score=1 / number)
        for number, target in enumerate(targets, 1)
    )


def many(count, tags=(), author=None, **facts):
    """So many public articles, written at once; in the order of their making."""
    section = facts.pop("section", None) or factories.section()
    facts = {"published_at": MORNING - timedelta(days=1), "body": "<p>Testo.</p>"} | facts
    articles = Article.objects.bulk_create(
        Article(headline=f"N{n}", slug=f"n-{n}", excerpt="Testo.", section=section, **facts)
        for n in range(count)
    )
    for tag in (Tag.objects.get_or_create(name=name, defaults={"slug": name})[0] for name in tags):
        ArticleTag.objects.bulk_create(
            ArticleTag(content_object=a, tag=tag, listed_at=a.listed_at) for a in articles
        )
    if author:
        Byline.objects.bulk_create(
            Byline(article=a, author=author, listed_at=a.listed_at) for a in articles
        )
    return articles


def feature(headline="Riapre il ponte vecchio", **facts):
    """A public article with everything an article may have, of 22 November 2026, 9:05."""
    article = factories.published(
        headline,
        **{
            "kicker": "Viabilità",
            "standfirst": "Due corsie e un marciapiede più largo.",
            "place": "Montefalda",
            "photo": factories.photo(),
            "tags": ["ponti", "fiume Falda"],
            "published_at": MORNING,
            "updated_at": MORNING + timedelta(hours=2),
            "body": story(),
            **facts,
        },
    )
    sign(article, "Anna Neri", "Bruno Sala", "Carla Monti")
    sources = article.source_links
    sources.create(
        source=factories.outlet(), url="https://prova.it/1", label="Il ponte", author="A. Po"
    )
    SourceLink.objects.create(article=article, url="https://www.comune.it/delibera", position=1)
    corrections = {"Il ponte è lungo 80 metri.": True, "Il sindaco è in carica dal 2021.": False}
    for text, on_top in corrections.items():
        Correction.objects.create(article=article, text=text, on_top=on_top, made_at=MORNING)
    return article
