"""What people without an account see by a secret link."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from newsdesk.models import PreviewLink
from newsdesk.previewing import page_as_saved, unseen


@require_safe
def preview_page(request, secret):
    """The article as it is saved; its public page once there is one.

    One and the same 404 for all else: a link that ended, was revoked or never was, an article that
    was withdrawn. At most 7 queries, one where there is nothing to show.
    """
    links = PreviewLink.objects.working().select_related(
        "article__section", "article__photo", "article__series"
    )
    link = links.filter(secret=secret).first()  # found by the index: no clock tells how near one is
    return unseen(_answer(request, link and link.article))


def _answer(request, article):
    if not article or article.withdrawn_at:
        return render(request, "404.html", status=404)
    if article.is_published():
        return redirect(article)
    return page_as_saved(request, article)
