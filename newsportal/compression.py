"""How static files are compressed: once, when they are collected."""

import brotli
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage


class QuickCompressor(Compressor):
    """One step below brotli's best: files 2 % larger, for two fifths of the time."""

    @staticmethod
    def compress_brotli(data):
        return brotli.compress(data, quality=10)


class StaticStorage(CompressedManifestStaticFilesStorage):
    def create_compressor(self, **options):
        return QuickCompressor(**options)
