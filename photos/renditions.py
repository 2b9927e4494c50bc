"""The pictures readers get, cut from the stored one.

A rendition's address follows from the picture's name, its recipe and the focal point, its size
from the picture's own: printing a page asks neither the database nor the storage.
"""

import io
from collections.abc import Sequence
from functools import cache, partial
from typing import NamedTuple

from django.core.files.base import ContentFile
from imagefield.backend_base import calculate_crop_box
from imagefield.processing import register_pillow
from PIL import Image

# Both encoders could go a few per cent smaller for three times the seconds. One thread spares a
# small machine.
ENCODERS = {
    "avif": {"format": "AVIF", "quality": 58, "speed": 8, "max_threads": 1},
    "webp": {"format": "WEBP", "quality": 80, "method": 2},
    "jpeg": {"format": "JPEG", "quality": 82, "progressive": True},
}
EXTENSIONS = {"avif": ".avif", "webp": ".webp", "jpeg": ".jpg"}
CENTRE = (0.5, 0.5)


class Recipe(NamedTuple):
    encoder: str
    width: int
    height: int = 0  # 0: not cropped
    max_bytes: int = 0  # 0: as many as it takes
    exact: bool = False  # enlarges what is too small: networks are promised these measures

    def box(self, width: int, height: int, focal_point: Sequence[float] = CENTRE):
        """Left, top, right, bottom of what is taken from a picture of this size."""
        if not self.height:
            return 0, 0, width, height
        crop = calculate_crop_box(width, height, self.width, self.height, focal_point)
        return crop.left, crop.top, crop.left + max(crop.width, 1), crop.top + max(crop.height, 1)

    def size(self, width: int, height: int) -> tuple[int, int]:
        """What comes out of a picture of this size: no more pixels than went in, unless exact."""
        if self.exact:
            return self.width, self.height
        left, top, right, bottom = self.box(width, height)
        scale = min(1, self.width / (right - left))
        return round((right - left) * scale) or 1, round((bottom - top) * scale) or 1


RECIPES = {
    "card_480_avif": Recipe("avif", 480, 320),
    "card_960_avif": Recipe("avif", 960, 640),
    "card_480_webp": Recipe("webp", 480, 320),
    "card_960_webp": Recipe("webp", 960, 640),
    "card_480_jpeg": Recipe("jpeg", 480, 320),
    "hero_800_avif": Recipe("avif", 800),
    "hero_1600_avif": Recipe("avif", 1600),
    "hero_800_webp": Recipe("webp", 800),
    "hero_1600_webp": Recipe("webp", 1600),
    "hero_1240_jpeg": Recipe("jpeg", 1240),
    # The three shapes that search engines ask for.
    "square_1200_jpeg": Recipe("jpeg", 1200, 1200),
    "photo_1200_jpeg": Recipe("jpeg", 1200, 900),
    "screen_1200_jpeg": Recipe("jpeg", 1200, 675),
    "share": Recipe("jpeg", 1200, 630, max_bytes=300_000, exact=True),
}


def _spec(recipe: Recipe):
    """The recipe as imagefield wants it; its settings are part of the rendition's address."""

    def spec(file, context):
        context.extension = EXTENSIONS[recipe.encoder]
        context.processors = [("rendition", *recipe, *ENCODERS[recipe.encoder].values())]
        if not recipe.height:
            context.ppoi = CENTRE  # A new focal point leaves what is not cropped as it is.

    return spec


FORMATS = {name: _spec(recipe) for name, recipe in RECIPES.items()}
FORMATS["preview"] = FORMATS["hero_800_webp"]  # where the newsdesk sets the focal point


def render(file) -> None:
    """Writes the renditions that `file`, a PhotoFile, lacks; decodes it once for all of them."""
    missing = {
        path: recipe
        for path, recipe in zip(paths(file), RECIPES.values(), strict=True)
        if not file.storage.exists(path)
    }
    if not missing:
        return
    with file.storage.open(file.name) as stream, Image.open(stream) as picture:
        cut = cache(partial(_cut, picture))
        for path, recipe in missing.items():
            box = recipe.box(*picture.size, file._ppoi())
            piece = cut(box, recipe.size(*picture.size), recipe.encoder == "jpeg")
            content = _encoded(piece, _settings(piece, recipe))
            file.storage.save(path, ContentFile(content))


def paths(file) -> list[str]:
    """Where the storage keeps the renditions of `file`, in the order of RECIPES."""
    return [file._process_context(FORMATS[name]).name for name in RECIPES]


def remove_stale(old, new) -> None:
    """Removes the crops around a former focal point. Networks go on asking for share pictures."""
    former = dict(zip(RECIPES, paths(old), strict=True))
    former.pop("share")
    for path in set(former.values()) - set(paths(new)):
        old.storage.delete(path)


def remove_all(file) -> None:
    """Removes a picture and every rendition it ever had."""
    file.storage.delete(file.name)
    file.field._clear_generated_files_for(file, file.name)


@register_pillow
def rendition(get_image, *settings):
    """The same for imagefield's own ways: its `process_imagefields` command, a lost preview."""
    recipe = Recipe(*settings[: len(Recipe._fields)])

    def processor(image, context):
        box = recipe.box(*image.size, context.ppoi)
        picture = _cut(image, box, recipe.size(*image.size), recipe.encoder == "jpeg")
        context.save_kwargs.update(_settings(picture, recipe))
        return get_image(picture, context)

    return processor


def _cut(picture, box, size, opaque):
    picture = picture.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=2)
    if picture.mode == "RGB" or not opaque:
        return picture
    paper = Image.new("RGB", size, "white")
    paper.paste(picture, mask=picture.getchannel("A"))
    return paper


def _settings(picture, recipe):
    """The encoder's settings, with as much quality as the recipe has room for."""
    settings = dict(ENCODERS[recipe.encoder])
    while recipe.max_bytes and len(_encoded(picture, settings)) > recipe.max_bytes:
        settings["quality"] -= 10
    return settings


def _encoded(picture, settings):
    buffer = io.BytesIO()
    picture.save(buffer, **settings)
    return buffer.getvalue()
