"""A newspaper of chance in which groups of articles are planted that belong together."""

from datetime import timedelta
from itertools import accumulate
from random import Random

from django.utils import timezone

from articles.indexing import reindex
from articles.models import Article, ArticleTag, Source, SourceLink, Tag
from tests import factories

GROUPS, OF_A_GROUP, OTHERS = 16, 5, 120
COMMON = (
    "di e che la il un per in è non una sono con del della ha al più dei nel alla come anche"
    " governo sindaco città anni lavoro scuola strada consiglio comune regione euro mesi giorni"
).split()
BEGINNINGS = "ba ce di fo gu la me ni po ru sa te vi zo bra cle dri fro gla pre sti tra".split()
MIDDLES = "ba co di lu ma ne pi ra se to va zi".split()
ENDS = "to ta no na zione mento lità rio ria ale".split()


def word(random):
    return random.choice(BEGINNINGS) + random.choice(MIDDLES) + random.choice(ENDS)


class Press:
    def __init__(self, seed=1):
        self.random = Random(seed)  # noqa: S311, chance writes no secrets
        ranked = [*COMMON, *dict.fromkeys(word(self.random) for _ in range(1_500))]
        self.words = ranked
        self.weights = list(accumulate(1 / rank for rank in range(1, len(ranked) + 1)))
        self.sections = [factories.section(name) for name in ("Cronaca", "Sport", "Cultura")]
        self.tags = [self.tag(f"tema {number}") for number in range(12)]
        self.outlets = [Source.objects.create(name=f"Testata {number}") for number in range(4)]

    def tag(self, name):
        return Tag.objects.create(name=name, slug=name.replace(" ", "-"))

    def noise(self, count):
        return self.random.choices(self.words, cum_weights=self.weights, k=count)

    def article(self, number, rare_words=()):
        """Noise; the rare words stand once in its headline, the others in its text."""
        text = self.noise(150)
        for rare in rare_words:
            text.insert(self.random.randrange(len(text)), rare)
        headline = [*self.noise(7), *self.random.sample(rare_words, min(1, len(rare_words)))]
        self.random.shuffle(headline)
        return Article(
            headline=" ".join(headline).capitalize(),
            slug=f"pezzo-{number}",
            standfirst=" ".join(self.noise(12)).capitalize(),
            body=f"<p>{' '.join(text)}</p>",
            section=self.random.choice(self.sections),
            published_at=timezone.now() - timedelta(hours=self.random.randrange(1, 60 * 24)),
        )


def plant(by_tags, by_words, seed=1):
    """Print the newspaper; the planted groups as lists of keys.

    Articles of a group share a tag that nobody else has (`by_tags`), four words (`by_words`).
    """
    press = Press(seed)
    articles, group_of = [], []
    for group in [*range(GROUPS)] * OF_A_GROUP + [None] * OTHERS:
        rare = [f"zq{name}{group}x" for name in ("alfa", "beta", "gamma", "delta")]
        planted = by_words and group is not None
        articles.append(press.article(len(articles), rare if planted else []))
        group_of.append(group)
    articles = Article.objects.bulk_create(articles)
    rare_tags = [press.tag(f"raro {group}") for group in range(GROUPS)] if by_tags else []
    uses, links, groups = [], [], [[] for _ in range(GROUPS)]
    for article, group in zip(articles, group_of, strict=True):
        tags = press.random.sample(press.tags, 2)
        if group is not None:
            groups[group].append(article.pk)
            tags += rare_tags[group : group + 1]
        uses += [
            ArticleTag(content_object=article, tag=tag, listed_at=article.listed_at) for tag in tags
        ]
        links.append(
            SourceLink(
                article=article,
                source=press.random.choice(press.outlets),
                url=f"https://testata.example/{article.pk}",
            )
        )
    ArticleTag.objects.bulk_create(uses)
    SourceLink.objects.bulk_create(links)
    reindex([article.pk for article in articles])
    return groups
