"""Sites for measuring: a small newspaper of ours in a folder of its own, and the peers'."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

from servers import Server

HERE = Path(__file__).parent
CODE = Path(os.environ.get("BENCH_CODE", HERE.parent))  # the tree that is measured
KEPT = HERE.parent / "var" / "bench"  # the peers' environment and databases
APPLICATION = "newsportal.wsgi:application"


class Newspaper:
    """Our site with so many articles in `folder`; `paths` leads from their addresses to keys.

    `database` is the address of an empty database, SQLite in the folder if not given; `twin` is
    another machine's folder on a filled one.
    """

    def __init__(self, folder, articles=40, words=300, database=None, settings=None, twin=None):
        self.folder = Path(folder)
        self.database = database or f"sqlite:///{self.folder}/newsportal.sqlite3"
        self.environment = {
            "DATABASE_URL": self.database,
            "VAR_DIR": str(self.folder),
            "SITE_URL": "http://127.0.0.1",
            "SECRET_KEY": "x" * 60 if twin is None else twin.environment["SECRET_KEY"],
            "DEBUG": "off",
            "DJANGO_SETTINGS_MODULE": settings or "newsportal.settings",
            "PYTHONPATH": os.pathsep.join([str(CODE), str(HERE)]),
        }
        self.log = open(self.folder / "log", "a")  # noqa: SIM115, as long as the site
        self.paths = twin.paths if twin else json.loads(self._fill(articles, words))
        self.manage("collectstatic", "--no-input", "--verbosity", "0")

    def _fill(self, articles, words):
        script = [sys.executable, str(HERE / "newspaper.py"), str(articles), str(words)]
        return self.run(script).stdout

    def run(self, command, **options):
        """A program in the site's environment, ended; what it printed is kept."""
        return subprocess.run(
            command,
            cwd=CODE,
            env=os.environ | self.environment,
            text=True,
            check=options.pop("check", True),
            stdout=subprocess.PIPE,
            **options,
        )

    def manage(self, *arguments, check=True):
        return self.run([sys.executable, "manage.py", *arguments], check=check)

    def start(self, workers=1, **options) -> Server:
        """The real server; it may not answer yet."""
        options.setdefault("application", APPLICATION)
        return Server(
            folder=CODE, environment=self.environment, workers=workers, log=self.log, **options
        )

    def ask(self, statement: str) -> list[tuple]:
        """The rows of a query, past the site."""
        if self.database.startswith("sqlite"):
            connection = sqlite3.connect(self.database.removeprefix("sqlite:///"), timeout=60)
            try:
                return connection.execute(statement).fetchall()
            finally:
                connection.close()
        import psycopg

        with psycopg.connect(self.database) as connection:
            return connection.execute(statement).fetchall()

    def counted(self) -> dict[int, int]:
        """What is posted, by article."""
        days = "SELECT article_id, SUM(count) FROM visits_dailyvisits GROUP BY article_id"
        return {article: int(count) for article, count in self.ask(days)}

    def tallied(self) -> dict[str, int]:
        """What is posted of openings that are no visits, by reason."""
        reasons = "SELECT reason, SUM(count) FROM visits_uncountedopenings GROUP BY reason"
        return {reason: int(count) for reason, count in self.ask(reasons)}

    def journals(self) -> list[Path]:
        return sorted((self.folder / "journal").glob("*.journal"))


class Peer:
    """Another site, `name`_site in `peers`, in the environment that all peers share."""

    def __init__(self, name: str, folder):
        self.package = f"{name}_site"
        database = KEPT / f"{name}.sqlite3"
        if not database.exists():
            environment = self._environment(database)
            command = [python_of_peers(), "-m", f"{self.package}.fill"]
            subprocess.run(command, cwd=HERE / "peers", env=environment, check=True)
        self.database = Path(folder, database.name)
        shutil.copy(database, self.database)

    def _environment(self, database) -> dict:
        settings = f"{self.package}.settings"
        return os.environ | {"BENCH_DB": str(database), "DJANGO_SETTINGS_MODULE": settings}

    def start(self, **options) -> Server:
        more = options.pop("environment", {})
        return Server(
            f"{self.package}.wsgi:application",
            HERE / "peers",
            self._environment(self.database) | more,
            python=python_of_peers(),
            **options,
        )


def python_of_peers() -> str:
    """Python of the peers' environment, made when it is first asked for; from PyPI, a minute."""
    place = KEPT / "peers"
    python = place / "bin" / "python"
    if not (place / "made").exists():
        KEPT.mkdir(parents=True, exist_ok=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(place)], check=True)
        install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        wanted = HERE / "peers" / "requirements.txt"
        subprocess.run([*install, "-r", str(wanted)], check=True)
        (place / "made").touch()
    return str(python)


def on(address: str, name: str) -> str:
    """The address of an empty database of that name on the PostgreSQL at `address`."""
    import psycopg

    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
    return urlsplit(address)._replace(path=f"/{name}").geturl()
