from __future__ import annotations

from django.urls import URLPattern, path

from deskside.meetings.views import board, cards, notes, standing

ONE = "meetings/<uuid:sitting_uid>/"

patterns: list[URLPattern] = [
    path(f"{ONE}board/", board.board, name="board"),
    path(f"{ONE}cards/", cards.add_card, name="add_card"),
    path(f"{ONE}cards/change/", cards.change_cards, name="change_cards"),
    path(f"{ONE}shown/", cards.show, name="show"),
    path(f"{ONE}stand/", standing.stand, name="stand"),
    path(f"{ONE}spoke/", standing.spoke, name="spoke"),
    path(f"{ONE}mix/", standing.mix, name="mix"),
    path(f"{ONE}notes/", notes.add_note, name="add_note"),
    path(f"{ONE}notes/<uuid:uid>/", notes.change_note, name="change_note"),
    path(f"{ONE}photos/", notes.add_photo, name="add_photo"),
    path(f"{ONE}photos/<uuid:uid>/", notes.photo, name="photo"),
    path(f"{ONE}photos/<uuid:uid>/remove/", notes.remove_photo, name="remove_photo"),
]
