from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from articles.models import Article
from articles.share_images import keeping

A_DAY = "public, max-age=86400"  # not longer: a withdrawn headline should not live on in a proxy


@require_safe
def share_image(request, guid, version):
    """The drawn share image of a public article, else 404; former names lead to the present one."""
    article = get_object_or_404(Article.objects.published().only("guid", "headline"), guid=guid)
    if version != keeping.version(article):
        return redirect(keeping.address(article))
    return HttpResponse(
        keeping.kept(article),
        content_type="image/jpeg",
        headers={"Cache-Control": A_DAY, "Cross-Origin-Resource-Policy": "cross-origin"},
    )
