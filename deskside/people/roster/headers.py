"""How other programs call the columns we look for."""

from __future__ import annotations

import unicodedata

_SPELLINGS = {
    "email": "email mail emailaddress mailaddress emailaddresses emailadresse mailadresse epost "
    "adressemail adresseemail courriel correo correoelectronico indirizzoemail userprincipalname "
    "upn primaryemail workemail emailwork",
    "name": "name names fullname displayname person people employee vollername anzeigename nom "
    "nomcomplet nombrecompleto nomecompleto mitarbeiter",
    "first": "firstname first givenname forename vorname prenom nombre nome",
    "last": "lastname last surname familyname nachname nomdefamille apellido apellidos cognome",
    "role": "role rolle rol ruolo",
    "zone": "zone timezone tz zeitzone fuseauhoraire zonahoraria",
}
_COLUMNS = {spelling: column for column, all_ in _SPELLINGS.items() for spelling in all_.split()}
_ROLES = {
    "learner": "learner member participant student agent user lernende teilnehmer",
    "leader": "leader lead teamleader teamlead manager supervisor leiter leitung leiterin",
    "deputy": "deputy assistant vertretung stellvertretung",
}
_ROLE_WORDS = {word: role for role, words in _ROLES.items() for word in words.split()}


def bare(cell: str) -> str:
    """Letters and digits only, without accents or case: what two spellings share."""
    parts = unicodedata.normalize("NFKD", cell.casefold())
    return "".join(char for char in parts if char.isalnum())


def columns_of(cells: list[str]) -> dict[str, int] | None:
    """Where each known column stands; None when this line is no heading with an address column."""
    found: dict[str, int] = {}
    for index, cell in enumerate(cells):
        column = _COLUMNS.get(bare(cell))
        if column:
            found.setdefault(column, index)
    return found if "email" in found else None


def role_of(cell: str) -> str | None:
    return _ROLE_WORDS.get(bare(cell))
