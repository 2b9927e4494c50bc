"""What a User-Agent says of who sends it.

A reader's browser looks like one: it names an engine or is one of the old names below. Nothing in
it is a word that only programs say of themselves, and the list of declared crawlers does not know
it. Measured on labelled agents by `tests/visits/test_agents.py`.
"""

import re
from functools import lru_cache

from visits.crawler_list import named
from visits.models import UncountedOpenings

Reason = UncountedOpenings.Reason

# Devices, makers and ways of people in which a program's word stands.
INNOCENT = re.compile(
    r"cubot|botech|magenta|user-agent|masking-agent|http://bsalsa\.com|\(via [a-z]+\.google\.com"
)
# Where the list is mistaken in a browser: phones, their builds, apps with a browser inside.
MISTAKEN = {r"AP3A\.240617\.008", "Butterfly", "Expanse", "Fever", "Sogou", "Sonic", "Viber"}
# What readers' browsers are made of. Whoever is called Mozilla without is none.
ENGINES = re.compile(
    r"webkit|gecko|trident|presto|khtml|goanna|servo|msie|netfront|hbbtv|konqueror|navigator"
    r"|firefox/|chrome/|opera|android |dalvik|nintendo|playstation|blackberry|symbian|nokia|webtv"
    r"|(?:windows nt|linux|rv:)[^()]*\)$"
)
# Browsers that are not called Mozilla: how they begin, and what phones and televisions hold.
OTHERS = re.compile(
    r"""^["'=]?(?:opera|opr/|dalvik/|ucweb|safari|nokia|blackberry|samsung|hbbtv|docomo|smarttv"""
    r"|iphone|e?links|lynx|w3m|dillo|netsurf)"
    r"|opera/|midp|maui/|browser/|linux/|darwin/|mosaic|cronet/|linux; u;|webkit/"
)
# Programs that call themselves compatible with browsers, or write into a browser's own words.
PRETENDING = re.compile(
    r"\(compatible(?!;? *(?:msie|konqueror|ibrowse|netsurf|opera|windows|mozilla|;))"
    r"|like gecko[;,](?! ?safari|gzip| googleweblight| version/)| at "
)
# What programs say of themselves, and browsers never do.
WORDS = tuple(
    "bot crawl spider slurp scrap fetch :// .com monitor check preview scan feed headless thumb"
    " screenshot archiv validat python google- neustar ptst wkhtml contact agent"
    " observatory".split()
)
# Mere HTTP libraries, as their makers call them; some hold a word of the above.
TOOLS = re.compile(
    r"(?:curl|wget|python|java|dart|node|undici|got|axios|httpie|go-http-client|okhttp|perl|php"
    r"|ruby|libwww-perl|lwp|aiohttp|postmanruntime|insomnia|apache-httpclient)\b"
)


@lru_cache(4096)
def uncounted_agent(user_agent: str) -> Reason | None:
    """Why this User-Agent is no person; None where it is one. About 25 µs at first, then cached.

    A program that neither names itself a crawler nor is known as one is a tool.
    """
    text = user_agent.lower()
    names = named(user_agent)
    if looks_like_a_browser(text):
        known = any(name.pattern not in MISTAKEN for name in names)
        return Reason.CRAWLER if known or says_so(text) else None
    if any(not name.is_library for name in names):
        return Reason.CRAWLER
    return Reason.CRAWLER if says_so(text) and not TOOLS.match(text) else Reason.TOOL


def looks_like_a_browser(text: str) -> bool:
    """Whether a User-Agent in small letters has the shape of a browser's name."""
    if "mozilla/" not in text:
        return OTHERS.search(text) is not None
    return ENGINES.search(text) is not None and PRETENDING.search(text) is None


def says_so(text: str) -> bool:
    """Whether a User-Agent in small letters holds a word that only programs say of themselves."""
    if not any([word in text for word in WORDS]):  # a list: quicker than to stop at the first
        return False
    text = INNOCENT.sub("", text)
    return any(word in text for word in WORDS)
