from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

CONTENT_POLICY = (
    "default-src 'self'; img-src 'self' data:; media-src 'self'; frame-src {frames}; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


def security_headers(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Nothing inline, nothing from elsewhere. A page that embeds a provider's video after a click
    names its host in `response.frame_hosts`."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        frames = " ".join(getattr(response, "frame_hosts", ())) or "'none'"
        response.setdefault("Content-Security-Policy", CONTENT_POLICY.format(frames=frames))
        response.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        return response

    return middleware
