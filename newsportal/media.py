import errno

from django.conf import settings
from django.http import Http404
from django.views.decorators.http import require_safe
from django.views.static import serve

A_YEAR = "public, max-age=31536000, immutable"


@require_safe
def media(request, path):
    """An uploaded file, as nothing but a file; 404 for what is no file below MEDIA_ROOT.

    Names never come back with other contents, so browsers keep them for a year. A proxy may
    serve the folder instead; docs/operations.md lists the headers it then has to send.
    """
    try:
        response = serve(request, path, document_root=settings.MEDIA_ROOT)
    except OSError as error:
        if error.errno != errno.ENAMETOOLONG:
            raise
        raise Http404 from error
    response.headers["Cache-Control"] = A_YEAR
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
