from django import template
from django.conf import settings

from sharing import links

register = template.Library()


@register.inclusion_tag("sharing/_links.html")
def share_links(title, url, id="share", icons=True):
    """Links to pass a page on: `{% share_links title url %}`.

    Which ones, the site's settings say. A second block on the same page takes a name of its own
    and the icons of the first: `{% share_links title url id="share-below" icons=False %}`.
    """
    title, url = str(title), str(url)
    return {
        "id": id,
        "icons": icons,
        "keys": settings.SHARE_NETWORKS,
        "links": links.share_links(title, url, settings.SHARE_NETWORKS, settings.SHARE_CAMPAIGN),
        "title": title,
        "url": url,
    }
