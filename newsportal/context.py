from django.conf import settings


def site(request):
    """What every page says of the site: its name and face, its language, its terms."""
    return {
        "SITE_NAME": settings.SITE_NAME,
        "SITE_LANGUAGE": settings.SITE_LANGUAGE,
        "LOGOS": settings.LOGOS,
        "COLOURS": settings.COLOURS,
        "CONTACT_EMAIL": settings.CONTACT_EMAIL,
        "IMPRINT": settings.IMPRINT,
        "TEXT_MINING_RESERVED": not settings.AI_TRAINING,
    }
