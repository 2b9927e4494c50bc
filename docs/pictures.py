"""Draws the pictures of docs/newsdesk.md from the demo newspaper: `make pictures`.

A site of its own comes up in a folder that goes again; two people of the demo's newsroom write at
one article, so that the pages have something to show, and the moderator goes through the desks.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from io import BytesIO
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from tests.chromium import find  # noqa: E402

SITE = "http://127.0.0.1:8179"
VIEW = {"width": 1280, "height": 860}
QUALITY = 35  # of WebP: 30 to 75 KB a picture, and every letter can be read


class Person:
    """Somebody of the newsroom at a browser of his own."""

    def __init__(self, browser, account):
        context = browser.new_context(locale="it-IT", viewport=VIEW, reduced_motion="reduce")
        self.page = context.new_page()
        self.open("/admin/")
        self.page.fill("[name=login]", account["username"])
        self.page.fill("[name=password]", account["password"])
        self.page.click("#login-form button")

    def open(self, path):
        self.page.goto(SITE + path)
        self.page.wait_for_load_state("networkidle")

    def picture(self, name):
        drawn = Image.open(BytesIO(self.page.screenshot()))
        drawn.save(HERE / "pictures" / f"{name}.webp", quality=QUALITY, method=6)

    def follow(self, selector):
        """Press what leads to another page."""
        with self.page.expect_navigation():
            self.page.click(selector)
        self.page.wait_for_load_state("networkidle")

    def save(self):
        self.follow(".submit-row [name=_continue]")


def draw(browser, accounts):
    writer = Person(browser, accounts["Journalist"])
    writer.open("/admin/articles/article/add/")
    writer.page.fill("[name=headline]", "Il ponte sul Tresino riapre lunedì")
    writer.page.fill("[name=standfirst]", "Dopo otto mesi di lavori tornano a passare anche i bus.")
    writer.page.click(".tiptap")
    writer.page.keyboard.type("Otto mesi dopo la piena il ponte riapre al traffico. ", delay=0)
    writer.page.keyboard.type("I lavori sono costati tre milioni di euro, dice il Comune.", delay=0)
    writer.save()
    address = writer.page.url.removeprefix(SITE)
    writer.picture("form")

    editor = Person(browser, accounts["Editor"])
    editor.picture("today")
    editor.open(address)
    editor.page.fill("[name=headline]", "Lunedì riapre il ponte sul Tresino")
    writer.page.fill("[name=headline]", "Ponte sul Tresino, si riapre lunedì")
    editor.save()
    writer.save()
    writer.picture("conflict")
    editor.open(address.replace("/change/", "/history/"))
    editor.picture("history")
    editor.open("/admin/articles/article/")
    editor.picture("list")
    editor.open("/admin/photos/photo/")
    editor.picture("library")
    draw_desks(Person(browser, accounts["Moderator"]))


def draw_desks(moderator):
    """What a moderator works with, on the demo's own related links and sources."""
    moderator.open("/admin/articles/linkedarticle/")
    moderator.follow("[data-pane=queue] a:has-text('ponte delle Gualchiere')")
    moderator.picture("related")
    moderator.open("/admin/articles/linkedarticle/bulk/add/")
    moderator.page.click("#bulk_form .select2-selection")
    moderator.page.keyboard.type("tariffa puntuale")
    moderator.page.click(".select2-results__option:has-text('tariffa puntuale')")
    moderator.follow("#bulk_form .default")
    moderator.picture("bulk")
    moderator.open("/admin/articles/linkedarticle/measures/")
    moderator.picture("measures")
    moderator.open("/admin/sources/sourcecheck/?kind=retitled")
    moderator.follow(".source-row__name")
    moderator.picture("source")


def main():
    (HERE / "pictures").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="newsportal-") as folder:
        settings = {"VAR_DIR": folder, "SITE_URL": SITE, "SITE_NAME": "L’Eco di Montefalda"}
        environment = os.environ | settings | {"DEBUG": "on"}
        manage = [sys.executable, str(HERE.parent / "manage.py")]
        for command in (["migrate", "--verbosity", "0"], ["demo_news"]):
            subprocess.run([*manage, *command], env=environment, check=True)  # noqa: S603
        accounts = json.loads(Path(folder, "demo-accounts.json").read_text())
        site = subprocess.Popen(  # noqa: S603
            [*manage, "runserver", "--noreload", SITE.removeprefix("http://")], env=environment
        )
        try:
            wait()
            with sync_playwright() as play:
                browser = play.chromium.launch(executable_path=find(), args=["--no-sandbox"])
                draw(browser, {account["group"]: account for account in accounts})
                browser.close()
        finally:
            site.terminate()
            site.wait()


def wait():
    """Until the site answers, a minute at most."""
    for _ in range(120):
        try:
            urlopen(f"{SITE}/healthz", timeout=5)  # noqa: S310, ours
        except URLError:
            time.sleep(0.5)
        else:
            return
    raise SystemExit("The site does not come up.")


if __name__ == "__main__":
    main()
