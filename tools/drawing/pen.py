"""The pen: strokes, limbs, groups, and saving. Classes only; colours come from the page."""

from __future__ import annotations

from pathlib import Path

# For a file that is opened by itself. A page drops this and brings its own colours.
STYLE = """<style>
:root{--ink:#15213b;--solid:#15213b;--paper:#faf7f1;--accent:#eb6039;--on-accent:#15213b}
@media(prefers-color-scheme:dark){:root{--ink:#f2ecdd;--solid:#475784;--paper:#0e1526;
--accent:#ff8a66;--on-accent:#0e1526}}
.k,.n{fill:none;stroke:var(--ink);stroke-linecap:round;stroke-linejoin:round}
.k{stroke-width:3}.n{stroke-width:1.5}
.p,.k.p,.n.p{fill:var(--paper)}.i,.k.i,.n.i{fill:var(--solid)}.e{fill:var(--ink)}
.n.on{stroke:var(--on-accent)}.a,.k.a,.n.a{fill:var(--accent)}.oa{fill:var(--on-accent)}
.ko,.ki,.ka,.ks{fill:none;stroke-linecap:round;stroke-linejoin:round}.butt{stroke-linecap:butt}
.ko{stroke:var(--paper)}.ki{stroke:var(--ink)}.ks{stroke:var(--solid)}.ka{stroke:var(--accent)}
</style>"""
CLOTH = {"o": "k p", "i": "k i", "a": "k a"}


def p(d: str, c: str = "k") -> str:
    return f'<path class="{c}" d="{d}"/>'


def dot(x: float, y: float, r: float, c: str = "k p") -> str:
    return f'<circle class="{c}" cx="{x}" cy="{y}" r="{r}"/>'


def tube(d: str, w: float, fill: str = "o") -> str:
    """A limb: an ink stroke with a thinner one inside. fill: o paper, i ink, a accent."""
    inner = "s" if fill == "i" else fill
    return (
        f'<path class="ki" stroke-width="{w}" d="{d}"/>'
        f'<path class="k{inner}" stroke-width="{w - 6}" d="{d}"/>'
    )


def sleeve(d: str, top: str, w: float = 19) -> str:
    """An arm over a body: on solid cloth it is set off by a thin line of paper."""
    if top != "i":
        return tube(d, w, top)
    return (
        f'<path class="ko" stroke-width="{w + 4}" d="{d}"/>'
        f'<path class="ks" stroke-width="{w - 1}" d="{d}"/>'
    )


def g(x: float, y: float, inner: str, flip: bool = False, s: float = 1, r: float = 0) -> str:
    parts = [f"translate({x} {y})"]
    parts += ["scale(-1 1)"] if flip else []
    parts += [f"scale({s})"] if s != 1 else []
    parts += [f"rotate({r})"] if r else []
    return f'<g transform="{" ".join(parts)}">{inner}</g>'


def floor(width: float, y: float) -> str:
    return p(f"M0 {y}H{width}")


def save(
    folder: Path, name: str, size: tuple[int, int], body: str, label: str, style: str = ""
) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size[0]} {size[1]}"'
    text = f'{head} role="img" aria-label="{label}">{style}{body}</svg>\n'
    (folder / f"{name}.svg").write_text(text, encoding="utf-8")
