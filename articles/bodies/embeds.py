"""Pages of other sites that a body may present as a card: who serves them, and what they are."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VIDEO, POST, SOUND = _("Video on %(service)s"), _("Post on %(service)s"), _("Audio on %(service)s")
MAP, CHART, PHOTO = _("Map on %(service)s"), _("Chart on %(service)s"), _("Photo on %(service)s")


@dataclass(frozen=True)
class Service:
    """A site, what it shows at addresses of this form (a pattern of path and query), and how it
    is announced."""

    name: str
    announcement: Promise
    hosts: tuple[str, ...]
    pages: str

    @property
    def label(self) -> str:
        """In the reader's words, e.g. “Video on YouTube”."""
        return str(self.announcement) % {"service": self.name}


SERVICES = (
    Service("YouTube", VIDEO, ("youtube.com", "youtube-nocookie.com"),
            r"/watch\?|/(shorts|live|embed)/[\w-]|/playlist\?"),
    Service("YouTube", VIDEO, ("youtu.be",), r"/[\w-]"),
    Service("Vimeo", VIDEO, ("vimeo.com", "player.vimeo.com"), r"/(\w+/)*[0-9]"),
    Service("Dailymotion", VIDEO, ("dailymotion.com", "dai.ly"), r"/\w"),
    Service("Twitch", VIDEO, ("twitch.tv", "clips.twitch.tv"), r"/\w"),
    Service("TikTok", VIDEO, ("tiktok.com",), r"/@[\w.-]+/(video|photo)/|/t/\w"),
    Service("TikTok", VIDEO, ("vm.tiktok.com", "vt.tiktok.com"), r"/\w"),
    Service("X", POST, ("x.com", "twitter.com"), r"/\w+(/web)?/status(es)?/[0-9]"),
    Service("Instagram", POST, ("instagram.com",), r"/([\w.]+/)?(p|reel|reels|tv)/[\w-]"),
    Service("Threads", POST, ("threads.net", "threads.com"), r"/@[\w.]+/post/"),
    Service("Bluesky", POST, ("bsky.app",), r"/profile/[\w.:-]+/post/"),
    Service("Telegram", POST, ("t.me",), r"/(s/)?\w+/[0-9]"),
    Service("Reddit", POST, ("reddit.com", "old.reddit.com"), r"/r/\w+/(comments|s)/"),
    Service("LinkedIn", POST, ("linkedin.com",), r"/(posts|feed/update)/"),
    Service("Facebook", VIDEO, ("facebook.com",), r"/watch/?\?|/reel/|/[\w.-]+/videos/"),
    Service("Facebook", VIDEO, ("fb.watch",), r"/\w"),
    Service("Facebook", POST, ("facebook.com",),
            r"/[\w.-]+/posts/|/groups/[\w.-]+/|/(photo|story|permalink)(\.php)?/?\?|/share/"),
    Service("Spotify", SOUND, ("open.spotify.com",),
            r"/(intl-\w+/)?(embed/)?(track|album|playlist|episode|show|artist)/"),
    Service("SoundCloud", SOUND, ("soundcloud.com", "on.soundcloud.com"), r"/[\w-]"),
    Service("Spreaker", SOUND, ("spreaker.com",), r"/(episode|podcast|show|user)/"),
    Service("Apple Podcasts", SOUND, ("podcasts.apple.com",), r"/(\w+/)?podcast/"),
    Service("Google Maps", MAP, ("google.com", "google.it"), r"/maps[/?]"),
    Service("Google Maps", MAP, ("maps.google.com", "maps.google.it"), r"/.*\?|/maps"),
    Service("Google Maps", MAP, ("maps.app.goo.gl",), r"/\w"),
    Service("OpenStreetMap", MAP, ("openstreetmap.org", "osm.org"),
            r"/(node|way|relation|go)/|/\?"),
    Service("uMap", MAP, ("umap.openstreetmap.fr",), r"/(\w+/)?map/"),
    Service("Datawrapper", CHART, ("datawrapper.dwcdn.net", "datawrapper.de"), r"/(_/)?\w{5}"),
    Service("Flourish", CHART, ("public.flourish.studio",), r"/(visualisation|story)/"),
    Service("Flickr", PHOTO, ("flickr.com",), r"/photos/[\w@-]+/[0-9]"),
)  # fmt: skip
DOORS = re.compile(r"^(www|m|mobile|music)\.")  # other doors of the same site
BY_HOST = {
    host: [service for service in SERVICES if host in service.hosts]
    for service in SERVICES
    for host in service.hosts
}


def host_of(address: str) -> str:
    """The site of a web address, without `www.` and the like; "" for what is none."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return ""
    return DOORS.sub("", host) if parts.scheme in ("http", "https") else ""


def service_of(address: str) -> Service | None:
    """Who shows this page, if it is one that we present as a card. Costs microseconds."""
    services = BY_HOST.get(host_of(address), [])
    if not services:
        return None
    parts = urlsplit(address)
    page = parts.path + ("?" + parts.query if parts.query else "")
    return next((service for service in services if re.match(service.pages, page)), None)
