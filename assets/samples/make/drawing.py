"""Small SVG helpers shared by the two drawn characters (pictures of 768 x 1152)."""


def write_svg(out, shapes, defs=""):
    with open(out, "w") as file:
        file.write(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 768 1152" '
            f'width="768" height="1152">\n<defs>{defs}</defs>\n' + "\n".join(shapes) + "\n</svg>\n"
        )


def path(d, fill="none", stroke="#2b2140", width=7):
    return (
        f'<path d="{d}" fill="{fill}" stroke="{stroke}" stroke-width="{width}" '
        'stroke-linejoin="round" stroke-linecap="round"/>'
    )


def flat(d, fill):
    return f'<path d="{d}" fill="{fill}" stroke="none"/>'


def ellipse(x, y, rx, ry, fill, stroke="none", width=0):
    return (
        f'<ellipse cx="{x}" cy="{y}" rx="{rx}" ry="{ry}" fill="{fill}" '
        f'stroke="{stroke}" stroke-width="{width}"/>'
    )


def both(*shapes):
    """The shapes, and their mirror image on the other side of the middle line x = 384."""
    group = "".join(shapes)
    return [f"<g>{group}</g>", f'<g transform="translate(768 0) scale(-1 1)">{group}</g>']


def gradient(name, *stops):
    """A vertical gradient; stops: (offset, colour)."""
    marks = "".join(f'<stop offset="{at}" stop-color="{color}"/>' for at, color in stops)
    return f'<linearGradient id="{name}" x1="0" y1="0" x2="0" y2="1">{marks}</linearGradient>'
