"""A gzip body in two pieces, with room between them for a line that changes at every reading.

What is fixed is compressed once. The line goes in as it is, in a stored block; its check sum is
carried over the second piece by a table, so a long piece costs no more than a short one.
"""

import struct
import zlib
from array import array

HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"  # no name, no moment, no system
LONGEST = 0xFFFF  # bytes in a stored block
stored = struct.Struct("<xHH").pack
ending = struct.Struct("<II").pack


class Gzipped:
    """A body for readers who take gzip. `before` and `after` stand round the line."""

    __slots__ = ("_after", "_before", "_carried", "_checked", "_size", "length")

    def __init__(self, before: bytes, after: bytes, level: int = 6):
        first = zlib.compressobj(level, wbits=-15)
        # A full flush ends on a whole byte, and nothing after it refers to what came before.
        self._before = HEADER + first.compress(before) + first.flush(zlib.Z_FULL_FLUSH)
        second = zlib.compressobj(level, wbits=-15)
        self._after = second.compress(after) + second.flush(zlib.Z_FINISH)
        self._checked = zlib.crc32(before)
        self._carried = carried(after)
        self._size = len(before) + len(after)
        # Without the line; 5 bytes go before it, 8 end the whole.
        self.length = len(self._before) + 5 + len(self._after) + 8

    def chunks(self, line: bytes) -> list[bytes]:
        """The whole body with that line, at most LONGEST bytes; about a microsecond."""
        length, table = len(line), self._carried
        check = zlib.crc32(line, self._checked)
        check = (
            table[check & 15]
            ^ table[16 | check >> 4 & 15]
            ^ table[32 | check >> 8 & 15]
            ^ table[48 | check >> 12 & 15]
            ^ table[64 | check >> 16 & 15]
            ^ table[80 | check >> 20 & 15]
            ^ table[96 | check >> 24 & 15]
            ^ table[112 | check >> 28]
        )
        return [
            self._before,
            stored(length, length ^ LONGEST),
            line,
            self._after,
            ending(check, self._size + length & 0xFFFFFFFF),
        ]


def carried(data: bytes) -> "array[int]":
    """`zlib.crc32(data, start)` for every start, in eight parts of sixteen to be joined by xor.

    The sum of a start is that of its bits, each by itself, and once that of zero: CRC-32 is
    affine. So 33 sums tell all of them.
    """
    zero = zlib.crc32(data)
    bits = [zlib.crc32(data, 1 << bit) ^ zero for bit in range(32)]
    table = array("I", [0]) * 128
    table[:16] = array("I", [zero]) * 16
    for place in range(128):
        for bit in range(4):
            if place >> bit & 1:
                table[place] ^= bits[place >> 4 << 2 | bit]
    return table
