"""A gzip body with a line put in is the gzip of the whole, for everybody who reads gzip."""

import gzip
import shutil
import subprocess
import threading
import zlib
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editions.splice import LONGEST, Gzipped
from tests.conftest import unavailable

BEFORE = ("<!doctype html><title>Città</title>" + "<p>Perché no?</p>" * 500).encode()
AFTER = b"<footer>The end, " * 90 + b"</footer>"
LINES = [f"<p>Visite totali: {'1234567890123'[:digits]}</p>".encode() for digits in range(1, 13)]


@pytest.fixture(scope="module")
def page():
    return Gzipped(BEFORE, AFTER)


def spliced(page, line):
    body = b"".join(page.chunks(line))
    assert len(body) == page.length + len(line)
    return body


def found(program):
    return shutil.which(program) or unavailable(program, f"{program} is not here to read gzip")


@pytest.mark.parametrize("line", [b"", *LINES, b"x" * LONGEST])
def test_python_reads_it(page, line):
    body = spliced(page, line)
    assert gzip.decompress(body) == BEFORE + line + AFTER
    assert zlib.decompress(body, wbits=31) == BEFORE + line + AFTER


@given(before=st.binary(max_size=300), line=st.binary(max_size=50), after=st.binary(max_size=300))
def test_whatever_stands_in_it(before, line, after):
    body = spliced(Gzipped(before, after), line)
    assert gzip.decompress(body) == before + line + after


def test_gzip_reads_it(page, tmp_path):
    program = found("gzip")
    for number, line in enumerate(LINES):
        path = tmp_path / f"{number}.gz"
        path.write_bytes(spliced(page, line))
        subprocess.run([program, "-t", path], check=True)
        text = subprocess.run([program, "-dc", path], check=True, capture_output=True).stdout
        assert text == BEFORE + line + AFTER


def test_node_reads_it(page):
    script = (
        "const z=require('zlib'),c=[];process.stdin.on('data',d=>c.push(d)).on('end',()=>"
        "process.stdout.write(z.gunzipSync(Buffer.concat(c))))"
    )
    for line in LINES[::5]:
        run = subprocess.run(
            [found("node"), "-e", script],
            input=spliced(page, line),
            capture_output=True,
            check=True,
        )
        assert run.stdout == BEFORE + line + AFTER


class OneAnswer(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(self.server.body)))
        self.end_headers()
        self.wfile.write(self.server.body)

    def log_message(self, *arguments):
        pass


def test_curl_reads_it(page):
    program = found("curl")
    with HTTPServer(("127.0.0.1", 0), OneAnswer) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            address = "http://{}:{}/".format(*server.server_address)
            for line in LINES:
                server.body = spliced(page, line)
                command = [program, "--silent", "--fail", "--noproxy", "*", "--compressed", address]
                run = subprocess.run(command, check=True, capture_output=True)
                assert run.stdout == BEFORE + line + AFTER
        finally:
            server.shutdown()
            thread.join()


def test_it_is_hardly_longer_than_in_one_piece(page):
    whole = gzip.compress(BEFORE + LINES[3] + AFTER)
    assert len(spliced(page, LINES[3])) < len(whole) + 100
