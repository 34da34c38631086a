"""Draws anime.svg, a cel-shaded anime girl of our own: python anime.py OUT.svg

README.md says how the SVG becomes a PNG.
"""

import random
import sys

from drawing import both, ellipse, flat, gradient, write_svg
from drawing import path as line_path

INK = "#3a2740"
SKIN, SKIN_SHADE = "#fde3d0", "#f3bfa6"
HAIR, HAIR_SHADE, HAIR_SHINE = "#5b62b0", "#454a92", "#a9b3ee"
WHITE, WHITE_SHADE = "#ffffff", "#d5dcf0"
NAVY, NAVY_SHADE = "#34427c", "#28335f"
CORAL, CORAL_SHADE = "#f2726c", "#d5545a"


def main(out):
    defs = (
        gradient("sky", (0, "#9fcdf5"), (0.55, "#f3cfe0"), (1, "#ffe9d2"))
        + gradient("iris", (0, "#2b2366"), (0.45, "#5a4fc0"), (1, "#9fd0ff"))
        + gradient("hair", (0, HAIR_SHADE), (0.3, HAIR), (1, HAIR_SHADE))
    )
    girl = [hair_back(), *legs(), *shoes(), *arms(), neck(), shorts(), top(), collar(), bow(), *head()]
    write_svg(out, [background(), *girl], defs)


def path(d, fill="none", stroke=INK, width=4):
    return line_path(d, fill, stroke, width)


def background():
    dice = random.Random(3)
    petals = []
    for _ in range(26):
        x, y, turn = dice.uniform(0, 768), dice.uniform(0, 1000), dice.uniform(0, 360)
        size = dice.uniform(0.6, 1.3)
        petals.append(
            f'<path d="M0 -12 Q10 -4 0 12 Q-10 -4 0 -12Z" fill="#f9b9c6" opacity="0.75" '
            f'transform="translate({x:.0f} {y:.0f}) rotate({turn:.0f}) scale({size:.2f})"/>')
    return "".join([
        '<rect width="768" height="1152" fill="url(#sky)"/>',
        flat("M0 960 Q200 925 384 940 T768 930 V1152 H0Z", "#cfe7d3"),
        flat("M0 1020 Q260 985 480 1005 T768 1000 V1152 H0Z", "#bcdcc4"),
        ellipse(384, 1062, 165, 18, "#94bfa3"),
        *petals,
    ])


def hair_back():
    return path(
        "M384 74 Q474 76 482 172 Q488 250 478 300 Q472 322 452 330 Q456 318 452 306 "
        "Q440 324 416 330 L352 330 Q328 324 316 306 Q312 318 316 330 Q296 322 290 300 "
        "Q280 250 286 172 Q294 76 384 74 Z", HAIR_SHADE)


def apart(*shapes):
    """Moves a leg outwards, so that the two read as two."""
    return f'<g transform="translate(12 0)">{"".join(shapes)}</g>'


def legs():
    leg = path(
        "M388 600 L466 600 Q468 700 454 780 Q464 860 448 940 L442 1014 L412 1014 "
        "Q404 920 408 858 Q402 800 403 770 Q392 690 388 600 Z", SKIN)
    shade = flat("M392 602 L464 602 L463 676 Q424 692 396 676 Z", SKIN_SHADE)
    inner = flat("M405 690 Q406 760 410 800 Q410 830 411 856 L408 856 Q403 800 404 770 Q398 720 397 690Z", SKIN_SHADE)
    knee = path("M420 786 Q430 794 442 786", stroke=SKIN_SHADE, width=4)
    sock = path(
        "M405 846 Q432 858 461 846 Q460 900 449 944 L443 1016 L411 1016 Q402 920 405 846 Z", WHITE)
    fold = flat("M408 866 Q416 940 422 1014 L413 1014 Q404 930 408 866Z", WHITE_SHADE)
    stripes = path("M407 868 Q432 880 458 868 M408 882 Q432 894 456 882", stroke=CORAL, width=5)
    return both(apart(leg, shade, inner, knee, sock, fold, stripes))


def shoes():
    shoe = path("M407 1006 Q400 1046 404 1056 L482 1056 Q484 1030 448 1006 Q428 1016 407 1006 Z", CORAL)
    shade = flat("M405 1040 Q440 1050 482 1044 L482 1056 L404 1056Z", CORAL_SHADE)
    sole = path("M402 1050 L484 1050 Q488 1068 474 1068 L408 1068 Q399 1068 402 1050 Z", WHITE)
    laces = path("M428 1022 L450 1018 M432 1032 L458 1028", stroke=WHITE)
    return both(apart(shoe, shade, sole, laces))


def arms():
    arm = path(
        "M482 412 Q496 476 518 520 Q538 560 552 596 L577 586 Q570 540 555 504 Q538 460 522 400 Z", SKIN)
    shade = flat("M486 430 Q502 440 528 424 L522 402 L482 412Z M490 452 Q502 490 521 522 Q540 560 553 593 L561 590 Q544 548 528 514 Q508 478 500 446Z", SKIN_SHADE)
    hand = path(
        "M552 594 Q546 612 554 630 Q560 656 574 664 Q582 668 586 656 L594 644 Q598 614 577 585 Z", SKIN)
    thumb = path("M554 602 Q540 616 543 634 Q548 642 555 632 L560 618", SKIN)
    fingers = path("M566 640 L574 662 M578 636 L585 656", width=3)
    band = path("M547 582 Q562 584 573 571 L579 585 Q566 598 552 597 Z", CORAL)
    sleeve = path("M446 316 Q492 312 506 352 L530 408 Q510 432 476 434 L452 380 Z", WHITE)
    fold = flat("M456 372 L478 431 Q490 431 498 428 L474 350Z", WHITE_SHADE)
    cuff = path("M474 422 Q506 420 525 397 L532 410 Q512 436 478 437 Z", NAVY)
    return both(arm, shade, hand, thumb, fingers, band, sleeve, fold, cuff)


def neck():
    return path("M366 254 L366 296 Q340 306 330 314 L384 380 L438 314 Q428 306 402 296 L402 254 Z", SKIN) + flat(
        "M368 258 L400 258 L400 284 Q382 296 368 280Z", SKIN_SHADE)


def shorts():
    body = path(
        "M322 488 L446 488 Q474 560 488 656 Q444 672 402 662 L384 606 L366 662 "
        "Q324 672 280 656 Q294 560 322 488 Z", NAVY)
    shade = flat("M384 604 L402 660 Q414 664 424 665 L392 560Z M384 604 L366 660 Q354 664 344 665 L376 560Z", NAVY_SHADE)
    pleats = path("M350 520 Q334 590 328 664 M418 520 Q434 590 440 664 M384 510 L384 604", stroke=NAVY_SHADE)
    hem = path("M284 640 Q326 657 369 648 M399 648 Q442 657 484 640", stroke=WHITE, width=4)
    return body + shade + pleats + hem


def top():
    body = path(
        "M334 308 Q316 310 308 322 Q316 400 318 432 Q322 470 316 508 Q384 524 452 508 "
        "Q446 470 450 432 Q452 400 460 322 Q452 310 434 308 L384 384 Z", WHITE)
    shade = flat(
        "M444 360 Q440 440 444 506 Q424 512 404 513 Q430 440 444 360Z "
        "M330 400 Q336 410 352 414 Q338 420 326 418Z", WHITE_SHADE)
    hem = path("M318 494 Q384 510 450 494", stroke=NAVY, width=4)
    return body + shade + hem


def collar():
    lapel = path("M402 292 Q442 302 466 322 L444 372 L384 404 L384 372 Z", NAVY)
    stripe = path("M456 328 L438 364 L394 388", stroke=WHITE, width=3.5)
    return "".join(both(lapel, stripe))


def bow():
    loop = path("M388 406 Q416 380 436 388 Q444 408 432 428 Q412 430 388 410 Z", CORAL)
    crease = path("M394 408 Q408 402 420 404", stroke=CORAL_SHADE, width=3)
    tail = path("M388 410 Q404 440 412 476 L396 466 L386 476 Q384 440 382 412 Z", CORAL_SHADE)
    knot = path("M375 398 Q384 392 393 398 L393 416 Q384 422 375 416 Z", CORAL)
    return "".join([*both(tail), *both(loop, crease), knot])


def head():
    ear = path("M446 196 Q462 186 460 210 Q456 228 442 226 Z", SKIN)
    face = path(
        "M321 176 Q321 214 337 236 Q360 264 384 270 Q408 264 431 236 Q447 214 447 176 "
        "Q447 118 384 118 Q321 118 321 176 Z", SKIN)
    shade = flat(
        "M323 180 Q322 130 384 122 Q446 130 445 180 Q442 200 438 190 L424 206 L416 176 L388 212 "
        "L384 178 L352 208 L350 180 L332 202 Q326 200 323 180Z", SKIN_SHADE)
    mouth = path("M366 246 Q384 251 402 246 Q398 260 384 260 Q370 260 366 246 Z", "#d8606a", width=3)
    nose = path("M384 231 L387 235 L384 236", stroke="#cf8f7c", width=2.5)
    blush = both(ellipse(417, 237, 11, 5, "#f7a59b99"))
    return [*both(ear), face, shade, *blush, *eyes(), mouth, nose, *bangs()]


def eyes():
    eye = "".join([
        flat("M397 202 Q402 187 419 187 Q435 189 439 205 Q435 228 419 229 Q402 228 397 202Z", WHITE),
        ellipse(418, 209, 14, 19, "url(#iris)", INK, 2),
        ellipse(418, 207, 5.5, 9, "#1d1740"),
        flat("M391 206 Q398 181 420 181 Q440 183 447 205 Q440 195 420 192 Q404 192 391 206Z", INK),
        flat("M440 192 L452 192 L444 202Z", INK),
        path("M408 230 Q420 233 431 227", width=2.5),
        path("M400 174 Q418 167 437 176", stroke="#c98d80", width=2.5),
        path("M398 163 Q416 154 438 163", stroke=HAIR_SHADE, width=4.5),
    ])
    lights = [ellipse(x - 6, 200, 5, 6.5, WHITE) + ellipse(x + 6, 219, 3, 3.6, WHITE) for x in (350, 418)]
    return [*both(eye), *lights]


def bangs():
    edge = (
        "M306 292 Q318 270 322 226 Q320 200 329 172 Q332 182 335 190 Q346 180 351 162 "
        "Q355 178 355 190 Q374 178 382 156 Q389 176 389 193 Q408 180 415 156 Q423 174 425 190 "
        "Q436 182 439 170 Q448 200 446 226 Q450 270 462 292")
    cap = flat(f"{edge} Q486 250 478 170 Q470 80 384 76 Q298 80 290 170 Q282 250 306 292Z", "url(#hair)")
    outline = path(f"{edge} Q486 250 478 170 Q470 80 384 76 Q298 80 290 170 Q282 250 306 292Z")
    strands = path("M352 162 Q354 130 372 104 M414 158 Q412 130 398 104 M326 176 Q326 150 338 126 "
                   "M442 176 Q442 150 430 126", stroke=HAIR_SHADE, width=3)
    shine = flat(
        "M312 146 Q346 116 384 116 Q422 116 456 146 L450 156 L444 144 L436 152 L424 136 L412 146 "
        "L400 132 L386 144 L372 132 L358 146 L346 136 L332 152 L326 142 L316 158Z", HAIR_SHINE)
    clip = path("M430 146 L456 132 L461 142 L435 156 Z", CORAL, width=3)
    tuft = path("M378 80 Q368 54 392 46 Q386 62 396 78", HAIR)
    return [tuft, cap, shine, strands, outline, clip]


main(sys.argv[1])
