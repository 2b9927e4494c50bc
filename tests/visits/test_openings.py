"""Who is counted: persons, and nobody else."""

import pytest
from django.conf import settings
from django.http import HttpResponse, parse_cookie

from articles.models import Article
from tests import factories
from tests.pages import reader
from visits.agents import uncounted_agent
from visits.beat import beat
from visits.middleware import VisitCounterMiddleware
from visits.models import DailyVisits, UncountedOpenings
from visits.openings import uncounted

MOZILLA = "Mozilla/5.0 (compatible;"
WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko"
WINDOWS = f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {WEBKIT})"
ANDROID = f"Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) {WEBKIT}) Version/4.0"
MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
IPHONE = MAC.replace(
    "Macintosh; Intel Mac OS X 10_15_7", "iPhone; CPU iPhone OS 18_1 like Mac OS X"
)
CHROME = "Chrome/140.0.0.0 Safari/537.36"
MOBILE = "Chrome/140.0.0.0 Mobile Safari/537.36"

CRAWLERS = [
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "meta-externalagent/1.1 (+https://developers.facebook.com/docs/sharing/webmasters/crawler)",
    "WhatsApp/2.24.20.89 A",
    "TelegramBot (like TwitterBot)",
    "Twitterbot/1.0",
    "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)",
    f"{MOZILLA} Googlebot/2.1; +http://www.google.com/bot.html)",
    f"Mozilla/5.0 {WEBKIT}; compatible; Googlebot/2.1; +http://www.google.com/bot.html) {CHROME}",
    f"{MOZILLA} bingbot/2.0; +http://www.bing.com/bingbot.htm)",
    f"Mozilla/5.0 {WEBKIT}; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
    f"Mozilla/5.0 {WEBKIT}; compatible; ClaudeBot/1.0; +claudebot@anthropic.com)",
    "CCBot/2.0 (https://commoncrawl.org/faq/)",
    f"Mozilla/5.0 {WEBKIT}; compatible; PerplexityBot/1.0; +https://perplexity.ai/perplexitybot)",
    "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
    f"{MOZILLA} Discordbot/2.0; +https://discordapp.com)",
    "Mastodon/4.3.1 (http.rb/5.2.0; +https://mastodon.social/) Bot",
    "http.rb/5.1.1 (Mastodon/4.2.1; +https://mastodon.uno/)",
    f"{MOZILLA} Bytespider; spider-feedback@bytedance.com) {WEBKIT})",
    f"{MOZILLA} AhrefsBot/7.0; +http://ahrefs.com/robot/)",
    "Feedly/1.0 (+http://www.feedly.com/fetcher.html; like FeedFetcher-Google)",
    f"Mozilla/5.0 (X11; Linux x86_64) {WEBKIT}) HeadlessChrome/140.0.0.0 Safari/537.36",
]
TOOLS = [
    "curl/8.10.1",
    "Wget/1.24.5",
    "python-requests/2.32.3",
    "Python-urllib/3.11",
    "python-httpx/0.28",
    "aiohttp/3.10 Python/3.11",
    "Go-http-client/2.0",
    "Java/17.0.2",
    "Dart/3.5 (dart:io)",
    "PostmanRuntime/7.42.0",
    "insomnia/10.1.0",
    "axios/1.7.7",
    "okhttp/4.12.0",
    "Apache-HttpClient/4.5.14 (Java/17)",
    "libwww-perl/6.77",
    "node",
    "",
    "   ",
]
PERSONS = [
    factories.READER,
    f"{WINDOWS} {CHROME}",
    f"{WINDOWS} {CHROME} Edg/140.0.0.0",
    f"Mozilla/5.0 (Linux; Android 10; K) {WEBKIT}) {MOBILE}",
    f"Mozilla/5.0 (Linux; Android 13; CUBOT KINGKONG 9) {WEBKIT}) {MOBILE}",
    f"Mozilla/5.0 (Linux; Android 14; SM-S921B) {WEBKIT}) SamsungBrowser/26.0 {MOBILE}",
    f"{MAC} Version/18.1 Safari/605.1.15",
    f"{IPHONE} Version/18.1 Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0",
    "Mozilla/5.0 (Android 14; Mobile; rv:144.0) Gecko/144.0 Firefox/144.0",
    f"{IPHONE} Mobile/22B83 [FBAN/FBIOS;FBAV/489.0.0.38.103;FBDV/iPhone15,2;FBLC/it_IT]",
    f"{IPHONE} Mobile/22B83 Instagram 357.0.0.26.103 (iPhone15,2; iOS 18_1; it_IT)",
    f"{ANDROID} {MOBILE} [FB_IAB/FB4A;FBAV/489.0.0.60.80;]",
    f"{ANDROID} {MOBILE} Instagram 357.0.0.0 Android (34/14; 420dpi; it_IT)",
    f"{IPHONE} GSA/340.3.696 Mobile/15E148 Safari/604.1",
    "Lynx/2.9.2 libwww-FM/2.14 SSL-MM/1.4.1",
    "Opera/9.80 (Android; Opera Mini/80.0; U; it) Presto/2.12.423 Version/12.16",
]


@pytest.mark.parametrize("agent", CRAWLERS)
def test_declared_crawlers_and_link_previews_are_no_persons(agent):
    assert uncounted_agent(agent) == "crawler"


@pytest.mark.parametrize("agent", TOOLS)
def test_programs_without_a_browser_are_no_persons(agent):
    assert uncounted_agent(agent) == "tool"


@pytest.mark.parametrize("agent", PERSONS)
def test_persons_are_persons_whatever_they_hold(agent):
    assert uncounted_agent(agent) is None


@pytest.fixture
def path(db):
    return factories.published().get_absolute_url()


def tallies():
    beat()
    visits = sum(DailyVisits.objects.values_list("count", flat=True))
    return visits, dict(UncountedOpenings.objects.values_list("reason", "count"))


def test_each_kind_is_tallied_under_its_reason(path):
    for agent in [*CRAWLERS[:3], *TOOLS[:2], *PERSONS[:4]]:
        reader(**{"User-Agent": agent}).get(path)
    assert tallies() == (4, {"crawler": 3, "tool": 2})


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Purpose": "prefetch"},
        {"Sec-Purpose": "prefetch;prerender"},
        {"Sec-Purpose": "prefetch;anonymous-client-ip"},
        {"Sec-Purpose": "prerender"},
        {"Purpose": "prefetch"},
        {"Purpose": "Prefetch"},
        {"X-Purpose": "preview"},
        {"X-Moz": "prefetch"},
    ],
)
def test_what_a_browser_fetches_ahead_is_no_visit(path, headers):
    assert reader(**headers).get(path).status_code == 200
    assert tallies() == (0, {"prefetch": 1})


def test_a_client_that_says_nothing_at_all_is_a_tool(path, client):
    client.get(path)
    assert tallies() == (0, {"tool": 1})


def test_staff_are_told_by_their_cookie_without_a_look_at_the_session(path):
    editor = reader()
    editor.force_login(factories.staff("Editor"))
    response = editor.get(path)
    assert tallies() == (0, {"staff": 1})
    assert "Cookie" not in response.headers.get("Vary", "")
    assert editor.cookies.keys() == {settings.SESSION_COOKIE_NAME}


def test_a_foreign_cookie_does_not_make_staff_of_a_reader(path):
    reader(Cookie="sessionid=x; _ga=GA1.2").get(path)
    assert tallies() == (1, {})


def test_a_look_at_the_headers_alone_is_no_visit_whoever_looks(path):
    reader().head(path)
    reader(**{"User-Agent": "curl/8"}).head(path)
    assert tallies() == (0, {"head": 2})


def test_a_part_of_the_page_is_no_visit(path):
    assert reader(Range="bytes=0-99").get(path).status_code == 200
    assert tallies() == (0, {"part": 1})


def test_a_program_that_signs_its_requests_as_one_is_no_person(path):
    reader(**{"Signature-Agent": '"https://assistant.example"'}).get(path)
    assert tallies() == (0, {"crawler": 1})


def test_tools_count_where_the_site_wants_it_and_crawlers_never(path, settings):
    settings.COUNT_TOOLS = True
    for agent in [TOOLS[0], CRAWLERS[0]]:
        reader(**{"User-Agent": agent}).get(path)
    reader(**{"Sec-Fetch-Dest": "image"}).get(path)  # a picture on another site is no tool's visit
    assert tallies() == (1, {"crawler": 1, "tool": 1})


@pytest.mark.parametrize("destination", ["empty", "image", "iframe", "script", "\xff"])
def test_what_is_not_opened_as_a_page_is_no_visit(destination):
    assert uncounted(FROM_A_READER | {"HTTP_SEC_FETCH_DEST": destination}) == "tool"


def test_the_beacon_may_be_sent_by_a_script():
    beacon = {"REQUEST_METHOD": "POST", "HTTP_SEC_FETCH_DEST": "empty"}
    assert uncounted(FROM_A_READER | beacon) is None


FROM_A_READER = {"REQUEST_METHOD": "GET", "HTTP_USER_AGENT": factories.READER}
COOKIES = [
    ("session=x", True),
    ("a=b; session=x", True),
    ("a=b;session=x;c", True),
    (" session = x", True),
    ('_ga="a;session=x', True),  # where a quote is left open, Django too reads a cookie
    ("session=", True),
    ("session", False),
    ("sessionid=x", False),
    ("my-session=x", False),
    ("a=session=x", False),
    ("Session=x", False),
    ("a=session; b=x", False),
    (";;;=;", False),
    ("\0session=x", False),
    ("\xe8=1; session=x", True),
    (";" * 10_000 + "session", False),
]


@pytest.mark.parametrize(("cookies", "is_staff"), COOKIES, ids=range(len(COOKIES)))
def test_only_a_cookie_of_just_that_name_is_the_newsroom_s(cookies, is_staff):
    environ = FROM_A_READER | {"HTTP_COOKIE": cookies}
    assert uncounted(environ) == ("staff" if is_staff else None)
    assert (settings.SESSION_COOKIE_NAME in parse_cookie(cookies)) is is_staff


@pytest.mark.parametrize("header", ["SEC_PURPOSE", "PURPOSE", "X_PURPOSE", "X_MOZ"])
@pytest.mark.parametrize("value", ["", "\0", "\xff", "none", "x" * 10_000])
def test_other_purposes_change_nothing(header, value):
    assert uncounted(FROM_A_READER | {f"HTTP_{header}": value}) is None


def test_an_environ_that_says_nothing_is_a_tool_s():
    assert uncounted({}) == "tool"


@pytest.mark.parametrize("method", ["post", "put", "delete", "options", "trace"])
def test_other_methods_count_nothing(path, method):
    getattr(reader(), method)(path)
    assert tallies() == (0, {})


def test_redirects_and_articles_that_are_gone_are_tallied_and_no_visits(path):
    moved = path.replace("tecnologia", "sport")
    for address, status in [(moved, 301), (factories.withdrawn().get_absolute_url(), 410)]:
        assert reader().get(address).status_code == status
        reader(**{"User-Agent": "curl/8"}).get(address)
        reader().head(address)
    assert tallies() == (0, {"refused": 2})


def test_what_shows_no_article_counts_nothing(path):
    hidden = [factories.draft(), factories.scheduled()]
    for address in [
        "/",
        "/tecnologia/",
        "/feed/",
        "/no/no/",
        *(a.get_absolute_url() for a in hidden),
    ]:
        assert reader().get(address).status_code in (200, 404)
    assert tallies() == (0, {})


@pytest.mark.parametrize(
    "agent", ["x" * 100_000, "Mozilla/5.0 (" * 5_000, "\xff\xfe", "a" * 999 + "bot"]
)
def test_a_monstrous_user_agent_harms_nothing(path, agent):
    assert reader(**{"User-Agent": agent}).get(path).status_code == 200


@pytest.mark.parametrize("status", [304, 404, 410, 500])
def test_an_answer_that_is_no_page_is_no_visit_whatever_it_names(rf, path, status):
    answer = HttpResponse(status=status)
    answer.article_id = Article.objects.get().pk
    request = rf.get(path, headers={"User-Agent": factories.READER})
    VisitCounterMiddleware(lambda request: answer)(request)
    assert tallies() == (0, {"refused": 1})
