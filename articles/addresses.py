from django.conf import settings


def absolute(path: str) -> str:
    """The whole address of a path of this site; from the settings, never from a request."""
    return path if path.startswith(("http://", "https://")) else settings.SITE_URL + path
