from django.conf import settings

from newsportal import face


def site(request):
    """What every page says of the site: its name and face, its address, its language, its terms."""
    return {
        "SITE_NAME": settings.SITE_NAME,
        "SITE_URL": settings.SITE_URL,
        "SITE_LANGUAGE": settings.SITE_LANGUAGE,
        "LOGOS": face.logos(),
        "COLOURS": settings.COLOURS,
        "CONTACT_EMAIL": settings.CONTACT_EMAIL,
        "IMPRINT": settings.IMPRINT,
        "TEXT_MINING_RESERVED": not settings.AI_TRAINING,
    }
