"""Icons that stand beside words, never alone: all take the colour and the size of their text."""

from __future__ import annotations

from django.utils.safestring import SafeString, mark_safe

STROKE = 'fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round"'

# Name: (view box, drawing).
SHAPES = {
    "check": ("0 0 16 16", f'<path d="M2.5 8.5l3.5 4L13.5 4" {STROKE} stroke-width="2.4"/>'),
    "lock": (
        "0 0 16 16",
        f'<path d="M3 7.5h10v7H3zM5 7.5V5a3 3 0 0 1 6 0v2.5" {STROKE} stroke-width="1.8"/>',
    ),
    "bang": (
        "0 0 20 20",
        f'<path d="M10 1.5 19 18H1Z" {STROKE} stroke-width="2"/>'
        f'<path d="M10 7v5M10 14.6v.4" {STROKE} stroke-width="2.2"/>',
    ),
    "clock": (
        "0 0 16 16",
        f'<circle cx="8" cy="8" r="6.6" {STROKE} stroke-width="1.8"/>'
        f'<path d="M8 4.4V8l2.6 1.8" {STROKE} stroke-width="1.8"/>',
    ),
    "mark": (
        "0 0 28 22",
        f'<path d="M2 20V9h24v11M1 9h26" {STROKE} stroke-width="2.4"/>'
        '<path d="M8 5.5V2h9v3.5Z" fill="currentColor" stroke="currentColor" stroke-width="1.6"/>',
    ),
    # A minus in a ring: an answer that was tried and was not the one.
    "tried": (
        "0 0 24 24",
        f'<circle cx="12" cy="12" r="11" {STROKE} stroke-width="2"/>'
        f'<path d="M7 12h10" {STROKE} stroke-width="2.4"/>',
    ),
    "right": (
        "0 0 24 24",
        f'<circle cx="12" cy="12" r="11" {STROKE} stroke-width="2"/>'
        f'<path d="M7 12.5l3.5 3.5L17 8.5" {STROKE} stroke-width="2.4"/>',
    ),
    "cloud": (
        "0 0 18 16",
        f'<path d="M5 13a3.6 3.6 0 0 1 0-7a4.6 4.6 0 0 1 8.8 1A3 3 0 0 1 13.5 13Z" {STROKE}'
        ' stroke-width="1.8"/>',
    ),
    "arrow": ("0 0 16 16", f'<path d="M2 8h12M9.5 3.5 14 8l-4.5 4.5" {STROKE} stroke-width="2"/>'),
    "play": ("0 0 16 16", f'<path d="M4 2.5v11L13.5 8Z" {STROKE} stroke-width="1.8"/>'),
    "people": (
        "0 0 20 16",
        f'<circle cx="7" cy="5" r="3" {STROKE} stroke-width="1.8"/>'
        f'<path d="M1.5 14.5C2 11 4 9.8 7 9.8s5 1.2 5.5 4.7" {STROKE} stroke-width="1.8"/>'
        f'<path d="M13 2.2a3 3 0 0 1 0 5.6M15 10.3c2 .6 3 2 3.4 4.2" {STROKE}'
        ' stroke-width="1.8"/>',
    ),
}


def icon(name: str, css: str = "") -> SafeString:
    """An unknown name raises KeyError: that is a typing error, not a visitor's problem."""
    box, shape = SHAPES[name]
    cls = f' class="{css}"' if css else ""
    return mark_safe(f'<svg{cls} viewBox="{box}" aria-hidden="true">{shape}</svg>')  # noqa: S308 constants only
