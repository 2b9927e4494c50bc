from django import template

from sharing import links

register = template.Library()


@register.inclusion_tag("sharing/_links.html")
def share_links(title, url, id="share", icons=True):
    """Links to pass a page on: `{% share_links title url %}`.

    A second block on the same page takes a name of its own and the icons of the first:
    `{% share_links title url id="share-below" icons=False %}`.
    """
    title, url = str(title), str(url)
    return {
        "id": id,
        "icons": icons,
        "links": links.share_links(title, url),
        "title": title,
        "url": url,
    }
