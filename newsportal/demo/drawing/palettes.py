"""The inks of each picture: eight colours that were chosen to stand together."""

from typing import NamedTuple

Colour = tuple[int, int, int]


class Palette(NamedTuple):
    """Roles rather than hues, so that a scene reads the same in any mood."""

    sky: Colour
    glow: Colour
    far: Colour
    middle: Colour
    near: Colour
    dark: Colour
    light: Colour
    accent: Colour


def mix(first: Colour, second: Colour, part: float) -> Colour:
    """The colour that lies `part` of the way from the first to the second."""
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(first, second, strict=True))
    return red, green, blue


def _inks(text: str) -> Palette:
    colours = [bytes.fromhex(word) for word in text.split()]
    return Palette(*((ink[0], ink[1], ink[2]) for ink in colours))


#                sky    glow   far    middle near   dark   light  accent
EMBER = _inks("c9483a f8c76a a8404f 74305a 4c2459 28163a ffe9b5 f2893a")
NOON = _inks("145a63 f0dca0 d98b4a b9542c 7a3a34 33202e fbeccb eab24e")
MARKET = _inks("7fb8b0 f6d36b dba36f d2402f 3f7a4a 2c2a3f fff3d8 ee8a2e")
CHAMBER = _inks("a3293d ffd98a 5f1530 8a5a34 4f2f2a 26131f fff0c9 d99a3a")
CLINIC = _inks("2b6f8f ffcf9a 3f8a84 7fb3b0 2d5068 152a3f f7f3e4 17927c")
CHALK = _inks("4f93a6 f0c878 c98f5a 9a5f3c 2f6650 1c3534 fdf1d2 dd8a45")
ALARM = _inks("28567a ffd08a 3f5f78 2f4259 8f1f2c 161d30 fbf0d8 dc3a2e")
EXPRESS = _inks("3b3a6b f4a27a 7a5a86 4b4a74 34395c 151a33 fdeccb 2f8a7a")
PASS = _inks("7fc0c4 e8623a 8fa8b0 a8823a 5f7048 27403f fdf3d8 e6b850")
LINER = _inks("6fb3c8 f2c9a0 4f8fa8 3f6f88 1f5670 101c30 fdf3dc cf3f2c")
THUNDER = _inks("4a3f6b e8c95a 6a5f86 7a8a3a 4f5a34 1e1a33 fff6c4 b9a63a")
FOUNDRY = _inks("d9943a f6dfa6 b5523a a03a2e 5f2f34 2a1f2e fdf2d6 c4442f")
HARVEST = _inks("d97b5a f6cf73 7f5f86 6f8f45 35603f 2c2440 fdf0cc c9a24a")
OVEN = _inks("e2622a ffc65a 8f3f2c a5602f 5a2a26 2a1418 ffedc4 dd9a4a")
SCAFFOLD = _inks("5fa8b5 fbd3bb ef9a86 7f8fa6 4f5f86 26304f fff3e0 f2b02e")
VETRINA = _inks("3a3560 ffd27a 5f4f7a 2f6a5f 1f4548 171a33 fff0c8 c93f55")
DEPOT = _inks("4f7f96 f2d29a 7a8a8f a5683a 34495c 17222f fdf2da dd963f")
COPPER = _inks("14584f ffe2a0 2c8a72 2f4f5a 0b2f35 0a1c22 fff4d0 dd9440")
CORAL = _inks("f08a70 fbd6a8 e86a72 c0476a 3f3a78 251f4a fff3e2 f2654f")
ORBIT = _inks("1b2a5a f2c98a 6fb59a 2f7fa0 1f5f6f 0a0f28 fdf3d8 ee7f3a")
MINT = _inks("a8d8c4 f8dfa2 3f9f9a 6fae9f 2f5f6a 183540 fdf7e6 ee6a6f")
NIGHTSHIFT = _inks("2b2450 ffcf7a 4fc0c0 4a3a7a 2a2f5f 120f2a fdf3dc ee5f7a")
WELD = _inks("5f8fa0 ffd77a 9fc0c0 4a6672 2f4f62 142430 fdf6de f0802f")
BROADCAST = _inks("e8889a fde0b8 d9a0b8 8f6f9f 4a4478 2a2350 fff5e4 e0433f")
VELVET = _inks("2f6f7f ffd98a 3f5f6f 2a4a55 6a1226 1f0c1c fff1c8 cf2f3a")
READING = _inks("7a4f33 f7cf7a 4f7a6a 3f8a5f 3f2a2a 20181f fdf0cc d0692f")
GALLERY = _inks("2f6a7a f2c45a e8924a a8503a 1f3f52 141f2f fdf2da dd5a3a")
OPENAIR = _inks("4a2f7f ffd98f 8f3f8a 5f3583 3a2a6a 150f30 fff2d6 ee5f7a")
REEL = _inks("5a1f2f ffd052 b8a48a 4a4652 6f2a30 170f18 fff4d4 f2a03a")
PAPER = _inks("8fc4b5 f8dfa8 2f7a80 a8653f 3a4f7a 1f2640 fffaea e85f3a")
MONUMENT = _inks("3f8f8a f6c98f b8808a 7f5a7a 2f4f5a 142430 fdeccb f0905a")
SILVER = _inks("a9c8bf f6e3c0 7f9fa0 8f9f5a 3f6058 1a3038 fdf6e4 6f9fa0")
FERN = _inks("5f9a7a f0e6a0 6f9f7a 3f7560 1f4f48 0d2a2c fdf8d4 d9a04a")
BREEZE = _inks("4fb0c4 f2df6a 8fc48a 5fa87a 2f7a6f 1a3f50 fbfaea c2d05a")
ZENITH = _inks("ef8a3a ffd86a b5654a 8a5a4a 4a3348 1c2550 fff6d6 3f6fa8")
HONEY = _inks("f2c24a fbe4a0 e87a8a b5651f 4f7a4a 2e1f1a fffbea f0a222")
DOLOMITI = _inks("4a4f8f fbb8a0 9a80b0 7a5f96 3f3f70 1c2044 fff2e2 f28a78")
RIVIERA = _inks("4fb3d0 fbd98a 1f8fa8 56bfc0 5f8050 1c3a44 fffaea e2633f")
WINTER = _inks("1f2f66 ffc86a 5a7fb8 a4c2e0 3f527f 141f40 f7fafc d0523f")
FLOODLIGHT = _inks("2f5fa0 ffe08a 8fa8d0 3a5a8f 26406f 0d1836 fbfbe8 4fae5a")
GIRO = _inks("f08fa0 f6c93f 9fb58a 7f9a4f 35704f 2a2338 fff6de d93a4a")
POOL = _inks("3fc0cc ffd07a 1f98b5 1f7fa0 1f6f96 12304f fafdf4 ef5a3f")
TRACK = _inks("5f9fb0 fbd08a b5452f e0764a 3f5f5f 2c1a2c fff2da cf5436")
REGATTA = _inks("f2b25f fbe08f 5f9a9a 2f8088 1c5866 12303f fffaea d8452f")
OVERHANG = _inks("2f8f9f f8d9a0 8fb0a8 5f8a86 9a5a3f 35202c fff6e2 dd8f52")
