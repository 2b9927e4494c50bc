import io
from concurrent.futures import ThreadPoolExecutor

import pytest
from PIL import Image

from newsportal.demo import accounts, loading


@pytest.fixture
def quick_drawings(monkeypatch, tmp_path):
    """Small plain pictures instead of drawings, made in this process."""

    def plain(scene):
        file = io.BytesIO()
        Image.new("RGB", (90, 60), "teal").save(file, "JPEG")
        return file.getvalue()

    monkeypatch.setattr(loading, "drawn_jpeg", plain)
    monkeypatch.setattr(loading, "ProcessPoolExecutor", ThreadPoolExecutor)
    monkeypatch.setattr(accounts, "PATH", tmp_path / "demo-accounts.json")
    return accounts.PATH
