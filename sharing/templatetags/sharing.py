from functools import cache

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import get_language

from sharing import links
from sharing.networks import Network

register = template.Library()


@register.inclusion_tag("sharing/_links.html")
def share_links(title, url, id="share", icons=True, inert=False):
    """Links to pass a page on: `{% share_links title url %}`.

    Which ones, the site's settings say. A second block on the same page takes a name of its own
    and the icons of the first: `{% share_links title url id="share-below" icons=False %}`.
    One that is `inert` shows what readers will see, and leads nowhere.
    """
    title, url = str(title), str(url)
    return {
        "id": id,
        "icons": icons,
        "inert": inert,
        "keys": settings.SHARE_NETWORKS,
        "links": links.share_links(title, url, settings.SHARE_NETWORKS, settings.SHARE_CAMPAIGN),
        "title": title,
        "url": url,
    }


@register.simple_tag
def network_name(network):
    """What a link to this network shows, which is the same on every page."""
    return _name(network, get_language())


@cache
def _name(network: Network, language: str):
    return render_to_string("sharing/_network.html", {"network": network})
