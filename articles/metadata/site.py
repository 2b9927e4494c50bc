"""The newspaper itself in schema.org's vocabulary, and what every page's graph is made of."""

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse

from articles.addresses import absolute

Facts = dict[str, object]

NEWSPAPER = "/#newspaper"
WEBSITE = "/#website"
ICON, ICON_SIZE = "icons/icon-512.png", 512


def graph(*things: Facts) -> Facts:
    """Things that may point to each other by `@id`, for `json.dumps`."""
    return {"@context": "https://schema.org", "@graph": [with_values(thing) for thing in things]}


def with_values(facts: Facts) -> Facts:
    """The facts without those that nobody stated."""
    return {name: value for name, value in facts.items() if value not in (None, "", [])}


def reference(path: str) -> Facts:
    """What stands where a thing of the same graph is meant."""
    return {"@id": absolute(path)}


def newspaper() -> Facts:
    return {
        "@type": "NewsMediaOrganization",
        "@id": absolute(NEWSPAPER),
        "name": settings.SITE_NAME,
        "url": front(),
        "logo": _logo(),
    }


def _logo() -> Facts:
    """That of light pages; the site's icon where the newspaper has none."""
    names = [(logo.name, logo.width, logo.height) for logo in settings.LOGOS[:1]]
    name, width, height = names[0] if names else (ICON, ICON_SIZE, ICON_SIZE)
    address = absolute(static(name))
    return {"@type": "ImageObject", "url": address, "width": width, "height": height}


def website() -> Facts:
    """The site, with the address at which it is searched."""
    return {
        "@type": "WebSite",
        "@id": absolute(WEBSITE),
        "name": settings.SITE_NAME,
        "url": front(),
        "inLanguage": settings.SITE_LANGUAGE,
        "publisher": reference(NEWSPAPER),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": absolute(reverse("articles:search")) + "?q={search_term_string}",
            },
            "query-input": "required name=search_term_string",
        },
    }


def breadcrumbs(*steps: tuple[str, str]) -> Facts:
    """The way from the front page to here; each step is its name and its whole address."""
    way = [(settings.SITE_NAME, front()), *steps]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": address}
            for position, (name, address) in enumerate(way, 1)
        ],
    }


def front() -> str:
    return absolute(reverse("articles:front"))
