from django.conf import settings


def site(request):
    """What every page says of the site: its name, its address, its language."""
    return {
        "SITE_NAME": settings.SITE_NAME,
        "SITE_URL": settings.SITE_URL,
        "SITE_LANGUAGE": settings.SITE_LANGUAGE,
    }
