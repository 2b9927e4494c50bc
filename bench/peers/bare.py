"""The limit: a WSGI application that has nothing to do but answer the bytes of a file.

BENCH_HEADERS names another with the headers that it sends as well, in JSON.
"""

import json
import os
from pathlib import Path

PAGE = Path(os.environ["BENCH_PAGE"]).read_bytes()
PACKED = Path(os.environ["BENCH_PAGE"] + ".gz").read_bytes()
OWN = {"content-type", "content-length", "content-encoding", "server", "date"}
MORE = [
    item
    for item in json.loads(
        Path(os.environ.get("BENCH_HEADERS") or os.devnull).read_text() or "{}"
    ).items()
    if item[0] not in OWN
]


def answer(body, *more):
    headers = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(body)))]
    return [*headers, *more, *MORE], [body]


plain = answer(PAGE)
packed = answer(PACKED, ("Content-Encoding", "gzip"))


def application(environ, start_response):
    headers, body = packed if "gzip" in environ.get("HTTP_ACCEPT_ENCODING", "") else plain
    start_response("200 OK", headers)
    return body
