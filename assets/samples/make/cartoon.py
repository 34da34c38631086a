"""Draws cartoon.png, a flat-colour outlined boy of our own: python cartoon.py OUT.svg

README.md says how the SVG becomes a PNG.
"""

import sys

from drawing import both, ellipse, flat, path, write_svg

INK = "#2b2140"
SKIN, SKIN_SHADE, BLUSH = "#f7c9a3", "#e9ab82", "#f29b84"
HAIR, HAIR_LIGHT = "#6b3f2a", "#8a5638"
HOOD, HOOD_SHADE, STRIPE = "#f2b134", "#d99426", "#fff4da"
JEANS, JEANS_SHADE = "#3f6fa8", "#305888"
SHOE, SOLE = "#d9483b", "#fff8ee"


def main(out):
    figure = [shadow(), *legs(), *arms(), *torso(), *head()]
    shapes = [background(), '<g transform="translate(0 -14)">', *figure, "</g>"]
    write_svg(out, shapes)


def background():
    return "".join([
        '<rect width="768" height="1152" fill="#cfe8ef"/>',
        ellipse(150, 190, 120, 34, "#e9f6f8"), ellipse(210, 165, 80, 34, "#e9f6f8"),
        ellipse(640, 300, 110, 30, "#e9f6f8"), ellipse(600, 278, 66, 30, "#e9f6f8"),
        flat("M0 800 Q180 690 400 770 T768 730 V1152 H0Z", "#b5dbb3"),
        flat("M0 900 Q260 830 480 880 T768 860 V1152 H0Z", "#98cc98"),
    ])


def shadow():
    return ellipse(384, 1076, 190, 24, "#6fae79")


def legs():
    leg = path("M384 690 L490 690 Q500 860 480 1020 L408 1020 Q404 880 384 770 Z", JEANS)
    fold = flat("M470 694 L486 694 Q496 860 477 1016 L456 1016 Q476 860 470 694Z", JEANS_SHADE)
    cuff = path("M404 1000 L486 1000 L484 1030 L406 1030 Z", "#6d97c7", width=6)
    shoe = path("M402 1034 Q400 1074 404 1076 L520 1076 Q524 1046 488 1032 Z", SHOE)
    sole = path("M400 1064 L522 1064 Q526 1086 510 1086 L408 1086 Q398 1086 400 1064 Z", SOLE, width=6)
    laces = path("M440 1044 L474 1040 M444 1054 L480 1050", stroke=SOLE, width=5)
    return both(leg, fold, shoe, sole, laces, cuff)


def arms():
    hand = path(
        "M598 690 Q584 712 590 742 Q594 768 612 772 Q630 776 640 758 Q650 738 644 708 "
        "L636 688 Z", SKIN, width=6)
    thumb = path("M594 706 Q576 716 578 736 Q582 746 592 738", SKIN, width=6)
    fingers = path("M608 748 L610 768 M624 750 L626 768", width=4)
    sleeve = path("M470 408 Q520 418 544 474 L652 690 Q628 712 590 706 L490 560 Z", HOOD)
    fold = flat("M500 540 L594 700 Q604 704 612 702 L512 530Z", HOOD_SHADE)
    cuff = path("M586 692 Q618 700 648 674 L660 696 Q630 722 594 714 Z", STRIPE, width=6)
    return both(hand, thumb, fingers, sleeve, fold, cuff)


def torso():
    body = path(
        "M300 404 Q384 388 468 404 Q508 420 512 470 Q490 600 500 706 Q384 730 268 706 "
        "Q278 600 256 470 Q260 420 300 404 Z", HOOD)
    side = flat("M490 430 Q508 440 508 472 Q487 600 496 702 Q470 708 452 710 Q486 560 490 430Z", HOOD_SHADE)
    stripe = flat("M263 508 Q384 528 505 508 L500 556 Q384 576 268 556Z", STRIPE)
    hem = path("M266 690 Q384 716 502 690 L500 718 Q384 744 268 718 Z", STRIPE, width=6)
    pocket = path("M318 694 L332 618 Q384 628 436 618 L450 694", HOOD, width=6)
    hood = path("M312 396 Q384 470 456 396 Q476 414 466 430 Q384 500 302 430 Q292 414 312 396Z", HOOD_SHADE)
    strings = path("M356 458 L352 506 M412 458 L416 506", stroke=STRIPE, width=7)
    return [body, side, stripe, pocket, hem, hood, strings]


def head():
    neck = path("M348 350 L348 410 Q384 446 420 410 L420 350 Z", SKIN_SHADE)
    ear = path("M494 258 Q524 246 522 280 Q518 312 488 304 Z", SKIN, width=6)
    inner = path("M502 270 Q512 270 508 286", stroke=SKIN_SHADE, width=5)
    back = path("M268 270 Q246 90 384 84 Q522 90 500 270 L480 230 L288 230 Z", HAIR)
    face = path(
        "M280 236 Q276 312 308 348 Q346 384 384 384 Q422 384 460 348 Q492 312 488 236 "
        "Q470 160 384 160 Q298 160 280 236 Z", SKIN)
    edge = (
        "M494 262 Q484 232 470 214 Q440 218 420 198 Q400 222 356 222 Q366 208 366 196 "
        "Q330 226 296 218 Q282 236 274 262")
    fringe = flat(f"{edge} Q262 176 310 136 Q384 96 462 138 Q508 178 494 262Z", HAIR) + path(edge)
    shine = path("M316 156 Q350 128 400 130", stroke=HAIR_LIGHT, width=12)
    tuft = path("M372 94 Q368 58 402 54 Q392 72 410 92", HAIR)
    eye = "".join([
        ellipse(432, 274, 19, 23, "#ffffff", INK, 5), ellipse(430, 277, 11.5, 15, "#4a7a4e"),
        ellipse(430, 278, 6.5, 9, INK), ellipse(434, 270, 4.5, 5.5, "#ffffff"),
        path("M412 262 Q430 244 454 262", width=7), path("M412 232 Q432 220 454 230", stroke=HAIR, width=9),
    ])
    cheek = ellipse(454, 318, 17, 10, BLUSH)
    nose = path("M380 296 Q376 312 390 312", stroke="#c98562", width=6)
    mouth = path("M350 332 Q384 340 418 332 Q412 362 384 362 Q356 362 350 332 Z", "#a43a3f", width=6)
    teeth = flat("M357 336 Q384 342 411 336 L408 344 Q384 349 360 344Z", "#ffffff")
    parts = [back, *both(ear, inner), face, *both(cheek), fringe, shine, tuft, *both(eye), nose, mouth, teeth]
    return [neck, f'<g transform="translate(384 392) scale(0.88) translate(-384 -392)">{"".join(parts)}</g>']


main(sys.argv[1])
