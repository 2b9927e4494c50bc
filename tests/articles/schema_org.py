"""The words of schema.org that our pages use, and where the vocabulary allows them.

Written down in November 2026 from the vocabulary as schema-dts 2.1.0 (npm, by Google) has it: each
type with the one it specialises, and the properties that it brings, of those that we use.
"""

TYPES = {
    "Thing": ("", "name description url image mainEntityOfPage potentialAction"),
    "CreativeWork": (
        "Thing",
        "headline author publisher copyrightHolder license isPartOf isBasedOn isAccessibleForFree"
        " datePublished dateModified inLanguage keywords correction creditText mainEntity text",
    ),
    "Article": ("CreativeWork", "articleSection wordCount"),
    "NewsArticle": ("Article", ""),
    "WebPage": ("CreativeWork", ""),
    "CollectionPage": ("WebPage", ""),
    "ProfilePage": ("WebPage", ""),
    "WebSite": ("CreativeWork", ""),
    "CreativeWorkSeries": ("CreativeWork", ""),
    "Comment": ("CreativeWork", ""),
    "CorrectionComment": ("Comment", ""),
    "MediaObject": ("CreativeWork", "width height"),
    "ImageObject": ("MediaObject", "caption"),
    "ItemList": ("Thing", "itemListElement"),
    "BreadcrumbList": ("ItemList", ""),
    "ListItem": ("Thing", "item position"),
    "Action": ("Thing", "target"),
    "SearchAction": ("Action", "query"),
    "EntryPoint": ("Thing", "urlTemplate"),
    "Organization": ("Thing", "logo"),
    "NewsMediaOrganization": ("Organization", ""),
    "Person": ("Thing", "worksFor"),
}


def allowed(kind):
    """The properties of a type and of all that it specialises; KeyError for an unknown type."""
    parent, own = TYPES[kind]
    return set(own.split()) | (allowed(parent) if parent else set())


def faults(thing, where="@graph"):
    """What the vocabulary does not know in a piece of JSON-LD, as sentences; [] if it knows all."""
    if isinstance(thing, list):
        return [fault for one in thing for fault in faults(one, where)]
    if not isinstance(thing, dict) or thing.keys() == {"@id"}:
        return []
    kind = thing.get("@type")
    if kind not in TYPES:
        return [f"{where}: no type {kind}"]
    found = []
    for name, value in thing.items():
        # An action says what it wants to be told by the name of its property and "-input".
        if not name.startswith("@") and name.removesuffix("-input") not in allowed(kind):
            found.append(f"{where}: {kind} has no {name}")
        found += faults(value, f"{where} {name}")
    return found
