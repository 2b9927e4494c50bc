"""A small web of the tests' own machine: each path answers, or misbehaves, as it is told."""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer

from outgoing.client import Client
from outgoing.guard import Guard

AGENT = "Newsportal (L’Eco di Montefalda; +https://www.example.org/)"


class Web(ThreadingHTTPServer):
    """`asked` holds each request as (path, headers); `end` is set when the test is over."""

    request_queue_size = 50

    def __init__(self, tls=None):
        super().__init__(("127.0.0.1", 0), Handler)
        self.scheme = "https" if tls else "http"
        if tls:
            self.socket = tls.wrap_socket(self.socket, server_side=True)
        self.deeds, self.asked, self.end = {}, [], threading.Event()

    def server_bind(self):
        TCPServer.server_bind(self)  # HTTPServer would ask for the machine's name
        self.server_name, self.server_port = "127.0.0.1", self.server_address[1]

    def handle_error(self, request, client_address):
        pass  # who asked has hung up

    def address(self, path="/", host="news.example"):
        return f"{self.scheme}://{host}:{self.server_port}{path}"

    def says(self, path, body="", status=200, kind="text/html; charset=utf-8", **headers):
        """Answer so at `path`; underscores in the names of headers become hyphens."""
        content = body.encode() if isinstance(body, str) else body
        fields = {name.replace("_", "-"): value for name, value in headers.items()}
        fields |= {"Content-Length": len(content)} | ({"Content-Type": kind} if kind else {})

        def deed(handler):
            handler.send_response(status)
            for name, value in fields.items():
                handler.send_header(name, value)
            handler.end_headers()
            handler.wfile.write(content)

        self.deeds[path] = deed

    def redirects(self, path, to, status=302):
        self.says(path, status=status, Location=to)

    def does(self, path, *pieces, then=None):
        """Write these bytes and stay; write `then` again and again until the test is over."""

        def deed(handler):
            for piece in pieces:
                handler.wfile.write(piece)
            while not self.end.wait(0.01 if then else None):
                handler.wfile.write(then)

        self.deeds[path] = deed

    def client(self, **options):
        """A client that may ask this web, whatever name it is called by."""
        options.setdefault("guard", Guard(allowed={("127.0.0.1", self.server_port)}))
        options.setdefault("resolver", lambda host, port: ["127.0.0.1"])
        return Client(AGENT, **options)


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append((self.path, self.headers))
        deed = self.server.deeds.get(self.path)
        if deed:
            deed(self)
        else:
            self.send_error(404)

    def log_message(self, *args):
        pass


@contextmanager
def web(tls=None):
    with Web(tls) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.end.set()
            server.shutdown()
            thread.join()
