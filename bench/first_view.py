"""The first view of a page on a slow phone, against a blank page: `make view ADDRESS=http://…`.

Chromium, nothing cached, CPU four times slower, 1.6 Mbit/s, 150 ms; the site runs already, as
`make run` starts it. Both pages in turn, the median of all turns; the ratios hold on any machine.
"""

import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent.parent))

from playwright.sync_api import Browser, sync_playwright

from tests import chromium

TURNS = 9
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750}
BLANK = b"<!doctype html><html lang=it><title>Blank</title><p>Blank"
READ = """() => new Promise(resolve => {
  const facts = { shift: 0, blocked: 0, largest: 0 }
  const watch = (type, take) => {
    const observer = new PerformanceObserver(list => list.getEntries().forEach(take))
    observer.observe({ type, buffered: true })
  }
  watch("largest-contentful-paint", entry => { facts.largest = entry.startTime })
  watch("layout-shift", entry => { facts.shift += entry.hadRecentInput ? 0 : entry.value })
  watch("longtask", entry => { facts.blocked += Math.max(0, entry.duration - 50) })
  setTimeout(() => {
    facts.first = performance.getEntriesByName("first-contentful-paint")[0].startTime
    resolve(facts)
  }, 1500)
})"""


class Blank(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(BLANK)))
        self.end_headers()
        self.wfile.write(BLANK)

    def log_message(self, *args):
        pass


def view(browser: Browser, address: str) -> dict:
    """What one cold view took: milliseconds, requests and bytes on the wire."""
    context = browser.new_context(
        viewport={"width": 360, "height": 640},
        device_scale_factor=2,
        is_mobile=True,
        user_agent="Mozilla/5.0 (Linux; Android 13; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko)"
        " Chrome/148.0.0.0 Mobile Safari/537.36",
    )
    page = context.new_page()
    session = context.new_cdp_session(page)
    kinds, sizes = {}, {}
    session.on(
        "Network.responseReceived",
        lambda event: kinds.update({event["requestId"]: event["type"]}),
    )
    session.on(
        "Network.loadingFinished",
        lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}),
    )
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(address, wait_until="load")
    needed = sum(kind != "Image" for kind in kinds.values())  # the icon is asked for after this
    facts = page.evaluate(READ)
    pictures = [sizes.get(number, 0) for number, kind in kinds.items() if kind == "Image"]
    context.close()
    return facts | {
        "requests": len(kinds),
        "needed beside pictures": needed,
        "bytes": sum(sizes.values()),
        "bytes without the largest picture": sum(sizes.values()) - max(pictures, default=0),
    }


def main(address: str) -> None:
    blank = ThreadingHTTPServer(("127.0.0.1", 0), Blank)
    threading.Thread(target=blank.serve_forever, daemon=True).start()
    nothing = f"http://127.0.0.1:{blank.server_port}/"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find(),
            args=["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
        )
        turns = [(view(browser, nothing), view(browser, address)) for _ in range(TURNS)]
        browser.close()
    blank.shutdown()
    report(turns)


def report(turns: list[tuple[dict, dict]]) -> None:
    say = sys.stdout.write
    for name, words in (("first", "first contentful paint"), ("largest", "largest paint")):
        ratio = median(page[name] / blank[name] for blank, page in turns)
        ours = median(page[name] for _, page in turns)
        say(f"{words:<36} {ours:8.0f} ms {ratio:6.2f} times a blank page's\n")
    for name in turns[0][1].keys() - {"first", "largest"}:
        say(f"{name:<36} {median(page[name] for _, page in turns):11.3f}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
