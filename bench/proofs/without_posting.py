"""The site's settings with a beat so slow that nothing is posted meanwhile."""

from newsportal.settings import *  # noqa: F403

BEAT_SECONDS = 3600
