"""Tags every page may use; settings make them builtins, so no template has to load them."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from django import forms, template
from django.conf import settings
from django.forms.boundfield import BoundField
from django.http import HttpRequest
from django.template.context import Context
from django.template.loader import render_to_string
from django.templatetags.i18n import TranslateNode, do_translate
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from deskside.lib import clock, icons, menu, svg
from deskside.lib.zones import zone_label

register = template.Library()
PIPS = ("full", "half", "here", "ring")


@register.simple_tag
def icon(name: str, css: str = "") -> SafeString:
    return icons.icon(name, css)


@register.simple_tag
def pips(states: list[str]) -> SafeString:
    """One mark per activity. Any word that is no state raises ValueError."""
    return _pips(tuple(states), get_language() or "")


@lru_cache(maxsize=2048)
def _pips(states: tuple[str, ...], language: str) -> SafeString:
    """Kept: a course page shows a row of them for every section."""
    for state in states:
        if state not in PIPS:
            raise ValueError(f"{state!r} is not one of {PIPS}")
    marks = format_html_join("", '<i class="{}"></i>', ((state,) for state in states))
    done = states.count("full")
    label = ngettext("%(done)d of %(all)d done", "%(done)d of %(all)d done", len(states))
    words = label % {"done": done, "all": len(states)}
    return format_html('<span class="pips" role="img" aria-label="{}">{}</span>', words, marks)


@register.simple_tag
def drawing(name: str | Path, *, decor: bool = False, label: str = "") -> SafeString:
    return svg.inline_drawing(svg.drawing_path(name), decor=decor, label=label)


@register.simple_tag
def receipt() -> SafeString:
    """The request's own number: sent twice, it is answered once."""
    return format_html('<input type="hidden" name="receipt" value="{}">', uuid4())


@register.inclusion_tag("lib/field.html")
def field(
    bound: BoundField, *, optional: bool = True, label: str = "", hint: bool = True, **attrs: Any
) -> dict[str, Any]:
    """Label, help, input and error of one form field. `attrs` go to the input; _ becomes -.

    Libraries' placeholders are dropped: a hint that vanishes while one types is no hint.
    `hint=False` leaves the field's help out where the page has said it already.
    """
    kind = field_kind(bound.field.widget)
    hint = hint and bool(bound.help_text)
    described = [f"{bound.auto_id}_help"] if hint else []
    described += [f"{bound.auto_id}_error"] if bound.errors else []
    given: dict[str, Any] = {"placeholder": False}
    if kind in {"input", "select"}:
        given["class"] = f"input {attrs.pop('class', '')}".strip()
    given |= {name.replace("_", "-"): value for name, value in attrs.items()}
    if described:
        given["aria-describedby"] = " ".join(described)
    if bound.errors:
        given["aria-invalid"] = "true"
    return {
        "field": bound,
        "label": label or bound.label,
        "hint": hint,
        "kind": kind,
        "control": "" if kind == "group" else bound.as_widget(attrs=given),
        "described": " ".join(described),
        "optional": optional and not bound.field.required and kind not in {"tick", "group"},
    }


def field_kind(widget: forms.Widget) -> str:
    if isinstance(widget, forms.HiddenInput):
        return "hidden"
    if isinstance(widget, forms.CheckboxInput):
        return "tick"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "group"
    return "select" if isinstance(widget, forms.Select) else "input"


@register.inclusion_tag("lib/form_errors.html")
def form_errors(form: forms.BaseForm) -> dict[str, Any]:
    """What is wrong with the form as a whole, above its first field."""
    return {"errors": form.non_field_errors()}


@register.simple_tag
def local_time(instant: datetime | None) -> SafeString | str:
    """An instant in the reader's zone, with the zone's name: Thursday 26 November, 14:30."""
    if instant is None:
        return ""
    zone = reader_zone()
    local = instant.astimezone(zone)
    words = f"{spoken_day(local.date(), zone)}, {format_date(local, 'H:i')}"
    where = zone_words(zone)
    return format_html(
        '<time datetime="{}">{} <span class="soft">{}</span></time>',
        local.isoformat(),
        words,
        where,
    )


@register.simple_tag
def local_date(moment: date | None) -> SafeString | str:
    """A day as people say it; an instant is taken to the reader's zone first."""
    if moment is None:
        return ""
    zone = reader_zone()
    day = moment.astimezone(zone).date() if isinstance(moment, datetime) else moment
    return format_html('<time datetime="{}">{}</time>', day.isoformat(), spoken_day(day, zone))


def spoken_day(day: date, zone: ZoneInfo) -> str:
    """With the year only where it is not this one."""
    this_year = clock.today(zone.key).year
    return format_date(day, "l j F" if day.year == this_year else "l j F Y")


def reader_zone() -> ZoneInfo:
    """The zone middleware has made the reader's zone the current one."""
    return ZoneInfo(timezone.get_current_timezone_name())


def zone_words(zone: ZoneInfo) -> str:
    label = zone_label(zone.key)
    return label if label == "UTC" else _("%(place)s time") % {"place": label}


@register.simple_tag
def can_send_mail() -> bool:
    """Without a mail server a page must not promise a mail."""
    return bool(settings.MAIL_CONFIGURED)


@register.simple_tag
def sign_in_options() -> dict[str, bool]:
    """Which ways of signing in the organisation has switched on."""
    return {"second_factor": settings.SECOND_FACTOR, "passkeys": settings.PASSKEYS}


class KeptTranslateNode(TranslateNode):
    """Words without variables are looked up once per language: a page has dozens of them."""

    def __init__(self, node: TranslateNode) -> None:
        super().__init__(node.filter_expression, node.noop, node.asvar, node.message_context)
        self.kept: dict[tuple[str, bool], str] = {}

    def render(self, context: Context) -> str:
        key = (get_language() or "", bool(context.autoescape))
        if key not in self.kept:
            self.kept[key] = super().render(context)
        return self.kept[key]


@register.tag("translate")
def translate(parser: template.base.Parser, token: template.base.Token) -> template.Node:
    """Django's own tag; only what it says each time anew is kept."""
    node = do_translate(parser, token)
    fixed_words = not (node.noop or node.asvar or node.message_context)
    expression = node.filter_expression
    is_literal = getattr(expression.var, "literal", None) is not None and not expression.filters
    return KeptTranslateNode(node) if fixed_words and is_literal else node


@register.simple_tag
def fixed(template_name: str) -> SafeString:
    """A part of a page that depends on nothing but the language: rendered once, then kept."""
    return _fixed(template_name, get_language() or "")


@lru_cache(maxsize=64)
def _fixed(template_name: str, language: str) -> SafeString:
    return render_to_string(template_name)


# What differs from reader to reader in a bar that is the same for many; no text of ours holds them.
NAME, TOKEN = "\ue000name\ue000", "\ue000token\ue000"


@register.simple_tag(takes_context=True)
def bar(context: Context) -> SafeString:
    """The head of every page. Its parts are the same for all who see the same entries, and kept."""
    request = context.get("request")
    signed_in = isinstance(request, HttpRequest) and menu.signed_in(request)
    places = [_spoken(menu_entries(context, place)) for place in ("main", "account")]
    html = _bar(places[0], places[1], signed_in, get_language() or "")
    # The name last: whatever somebody is called is not looked through again.
    html = html.replace(TOKEN, str(context.get("csrf_token", "")))
    name = escape(request.user.get_full_name()) if signed_in else ""  # type: ignore[union-attr]
    return mark_safe(html.replace(NAME, name))  # noqa: S308 escaped above


Spoken = tuple[tuple[str, str, bool], ...]


def _spoken(links: list[menu.Link]) -> Spoken:
    return tuple((link.url, str(link.label), link.current) for link in links)


@lru_cache(maxsize=128)
def _bar(main: Spoken, account: Spoken, signed_in: bool, language: str) -> str:
    context = {
        "main_items": _items(main),
        "account_items": _items(account),
        "name": mark_safe(NAME) if signed_in else "",  # noqa: S308 a constant
        "csrf_token": mark_safe(TOKEN),  # noqa: S308 a constant
    }
    return str(render_to_string("lib/bar.html", context))


def _items(links: Spoken) -> SafeString:
    """As list items; pages show each menu twice, for wide and narrow."""
    here = mark_safe(' aria-current="page"')
    rows = ((url, here if current else "", label) for url, label, current in links)
    return format_html_join("", '<li><a href="{}"{}>{}</a></li>', rows)


@register.simple_tag(takes_context=True)
def menu_entries(context: Context, place: str = "main") -> list[menu.Link]:
    request = context.get("request")
    return menu.entries_for(request, place) if isinstance(request, HttpRequest) else []


@register.simple_tag(takes_context=True)
def menu_banners(context: Context) -> list[str]:
    request = context.get("request")
    return menu.banners_for(request) if isinstance(request, HttpRequest) else []
