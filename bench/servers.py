"""A web server of our own for a while: granian on a free loopback port, its CPU and its end."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

CORES = sorted(os.sched_getaffinity(0))
SERVER_CORE, LOAD_CORE = CORES[0], CORES[-1]
TICK = os.sysconf("SC_CLK_TCK")
READER = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Chrome/140.0.0.0 Safari/537.36"
)


class Server:
    """`application` served by so many workers; started at once, ended by `stop` or `kill`.

    `folder` is where it starts, `environment` what it gets beside this process's own, `core` the
    one core it may use (any if None), `python` the environment that granian is taken from, `log`
    an open file for what it says.
    """

    def __init__(
        self,
        application,
        folder,
        environment,
        *,
        workers=1,
        core=None,
        python=sys.executable,
        port=0,
        log=None,
    ):
        self.port = port or free_port()
        self.workers = workers
        options = (
            f"--interface wsgi --host 127.0.0.1 --port {self.port} --backlog 2048"
            f" --workers {workers} --blocking-threads 4 --workers-kill-timeout 2"
            " --respawn-failed-workers --respawn-interval 0.5 --no-access-log --log-level error"
        )
        self.process = subprocess.Popen(
            [python, "-m", "granian", *options.split(), application],
            cwd=folder,
            env=os.environ | environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
            preexec_fn=None if core is None else lambda: os.sched_setaffinity(0, {core}),
        )

    def tree(self) -> list[int]:
        """The server's processes that live now."""
        return descendants(self.process.pid)

    def worker_pids(self) -> list[int]:
        """Those that answer requests; the first process starts and watches them."""
        return self.tree()[1:]

    def cpu(self) -> float:
        """Seconds of CPU, user and system, that its living processes have used."""
        return sum(map(cpu_of, self.tree()))

    def wait(self, path="/healthz", seconds=60.0) -> float:
        """Seconds until it answers `path` with 200; the end of everything if it does not."""
        began = time.monotonic()
        while time.monotonic() < began + seconds:
            if self.process.poll() is not None:
                break
            if (answer := get(self.port, path)) and answer[0] == 200:
                return time.monotonic() - began
            time.sleep(0.02)
        raise SystemExit(f"The server does not answer {path}.")

    def stop(self) -> None:
        """Ends it as an operator would; after some seconds with force."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                pass
        self.kill()

    def kill(self) -> None:
        """`kill -9` of all its processes at once."""
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.wait()


@contextmanager
def serving(*arguments, ready="/healthz", **options):
    """A server that answers, for as long as the block."""
    server = Server(*arguments, **options)
    try:
        server.wait(ready)
        yield server
    finally:
        server.stop()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as some:
        return some.getsockname()[1]


def get(port: int, path: str, **headers) -> tuple[int, dict, bytes] | None:
    """Status, headers and body as they come over the wire; None if there is no whole answer."""
    from http.client import HTTPConnection, HTTPException

    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("GET", path, headers={"User-Agent": READER} | headers)
        answer = connection.getresponse()
        return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()
    except (OSError, HTTPException):
        return None
    finally:
        connection.close()


def descendants(pid: int) -> list[int]:
    """The process and all that it has started and that still live."""
    found, waiting = [], [pid]
    while waiting:
        some = waiting.pop(0)
        found.append(some)
        for task in Path(f"/proc/{some}/task").glob("*/children"):
            try:
                waiting += map(int, task.read_text().split())
            except OSError:
                pass
    return found


def cpu_of(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICK


def age_of(pid: int) -> float:
    """Seconds since the process was started; 0 if it is gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return float(Path("/proc/uptime").read_text().split()[0]) - int(fields[19]) / TICK


def memory_of(pid: int) -> int:
    """Bytes that are in memory for this process alone, and its share of what it shares."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0
