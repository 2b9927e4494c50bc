"""Crawlers that read for AI, by what they read for, and what robots.txt tells them.

As their makers name them, November 2026. A rule for one of these names covers no other.
"""

from collections.abc import Iterable

# Google-Extended and Applebot-Extended are words in robots.txt only: nothing crawls under these
# names, and no rank in a search depends on them.
TRAINING = (
    "GPTBot",
    "ClaudeBot",
    "CCBot",
    "Google-Extended",
    "Applebot-Extended",
    "meta-externalagent",
    "Bytespider",
)
SEARCH = ("OAI-SearchBot", "Claude-SearchBot", "PerplexityBot")
# At a person's request, and therefore not always bound by robots.txt.
FETCH = ("ChatGPT-User", "Claude-User", "Perplexity-User")


def refused(training: bool, search: bool, fetch: bool) -> list[str]:
    """The crawlers of the purposes that are not allowed."""
    purposes = ((TRAINING, training), (SEARCH, search), (FETCH, fetch))
    return [name for names, allowed in purposes if not allowed for name in names]


def robots_txt(closed: Iterable[str], refused: Iterable[str], sitemaps: Iterable[str]) -> str:
    """`closed` paths are for no crawler, nothing is for the `refused` ones."""
    groups = [["User-agent: *", *(f"Disallow: {path}" for path in closed)]]
    if names := [f"User-agent: {name}" for name in refused]:
        groups.append([*names, "Disallow: /"])
    groups.append([f"Sitemap: {address}" for address in sitemaps])
    return "\n\n".join("\n".join(group) for group in groups) + "\n"
