"""Recolours the T-shirt of a MakeHuman suit map and hides its badge."""

import tempfile

import bpy
import numpy as np


def repaint_shirt(picture, jeans, badge, donor, cloth, trim):
    """Returns the path of a recoloured copy.

    jeans: (x0, y0, x1, y1) to leave alone; badge: (x, y, radius); donor: shift (dx, dy) from
    where the badge's cloth is copied. All in picture fractions, y down. Colours are sRGB 0..1.
    """
    image = bpy.data.images.load(picture)
    width, height = image.size
    pixels = np.empty(width * height * 4, "f")
    image.pixels.foreach_get(pixels)
    pixels = pixels.reshape(height, width, 4)[::-1].copy()
    y, x = np.mgrid[0:height, 0:width] / np.array([height, width]).reshape(2, 1, 1)

    hole = (x - badge[0]) ** 2 + (y - badge[1]) ** 2 < badge[2] ** 2
    source = np.roll(pixels, (-int(donor[1] * height), -int(donor[0] * width)), (0, 1))
    pixels[hole] = source[hole]

    shirt = ~((x > jeans[0]) & (x < jeans[2]) & (y > jeans[1]) & (y < jeans[3]))
    light = pixels[..., :3] @ np.array([0.3, 0.59, 0.11], "f")
    edge = shirt & (pixels[..., 0] > pixels[..., 2] + 0.1)
    plain = shirt & ~edge
    for mask, color in ((plain, cloth), (edge, trim)):
        shade = np.clip(light[mask] / np.median(light[mask]), 0.6, 1.25)
        pixels[mask, :3] = shade[:, None] * np.array(color, "f")
    return save(pixels, picture)


def save(pixels, picture):
    height, width = pixels.shape[:2]
    copy = bpy.data.images.new("repaint", width, height)
    copy.pixels.foreach_set(np.clip(pixels[::-1], 0, 1).astype("f").ravel())
    path = tempfile.mkdtemp() + "/" + picture.rsplit("/", 1)[-1].rsplit(".", 1)[0] + ".png"
    copy.filepath_raw, copy.file_format = path, "PNG"
    copy.save()
    return path
