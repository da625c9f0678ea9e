"""What is known by its shape. Each pattern begins where a word does and repeats a bounded number
of times, so that no text makes it slow."""

from __future__ import annotations

import re

from deskside.knowledge.masking.kinds import Kind
from deskside.knowledge.masking.marks import Marks

TOP_LEVEL = (
    "com|org|net|edu|gov|mil|int|info|biz|io|dev|app|cloud|online|site|tech|local|localdomain|lan"
    "|internal|intern|intra|corp|home|private|domain|test|example|eu|uk|ie|de|at|ch|fr|be|nl|lu|it"
    "|es|pt|dk|se|no|fi|is|pl|cz|sk|hu|ro|bg|gr|tr|ru|ua|us|ca|mx|br|ar|cl|co|au|nz|jp|cn|in|sg|za"
)
HOST_BEGINNINGS = (
    "srv|server|svr|pc|ws|wks|nb|lt|lap|laptop|desktop|dt|host|vm|vdi|db|sql|dc|fs|prn|prt|printer"
    "|ap|sw|rt|router|switch|fw|nas|san|esx|esxi|hv|web|www|mail|mx|exch|term|ts|rds|ctx|citrix"
    "|client|node|mac|imac|mbp|tab|ipad|iphone|voip|bkp|backup|proxy|vpn|gw|app|k8s"
)
FILES = "docx?|xlsx?|xlsm|pptx?|pdf|rtf|odt|ods|txt|csv|zip|7z|rar|log|png|jpe?g|msg|eml|pst|ost"
# Ends in a number like a ticket, and is none.
STANDARDS = "COVID|SHA|UTF|AES|RFC|ISO|RSA|DIN|USB|CVE|RAID|CAT|TLS|SSL|WPA|HTTP|IPv|WIN|EN|A"
DAY = r"(?:0?[1-9]|[12]\d|3[01])"


def _compiled(pattern: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile(pattern, flags | re.UNICODE)


WORD_START = r"(?<![\w@.+\-])"

# Stays as it is, and would else be taken for a number of something.
HARMLESS = (
    _compiled(r"\b0x[0-9a-f]{1,16}\b"),
    _compiled(r"\bKB\d{6,8}\b"),
    _compiled(r"\b(?:office|microsoft|windows|server|exchange) ?(?:365|20\d\d|1[01])\b"),
    _compiled(r"\b[MO]365\b"),
    _compiled(rf"\b\d{{4}}-(?:0?[1-9]|1[0-2])-{DAY}\b"),
    _compiled(rf"\b{DAY}([./-]){DAY}\1(?:\d{{4}}|\d\d)\b"),
    _compiled(r"\b[0-2]?\d:[0-5]\d(?::[0-5]\d)?\b"),
)

FIRST = (
    (Kind.LINK, _compiled(r"\b(?:https?|ftps?|sftp|file|ssh|rdp|ldaps?|smb)://[^\s<>\"]{1,2000}")),
    (Kind.LINK, _compiled(r"\bwww\.[^\s<>\"]{1,2000}")),
    (Kind.EMAIL, _compiled(WORD_START + r"[\w.+'\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){0,8}")),
    (
        Kind.EMAIL,
        _compiled(
            WORD_START + r"[\w.+\-]{1,64} ?[\[(]at[\])] ?[\w\-]{1,63}"
            r"(?: ?(?:\.|[\[(]dot[\])]) ?[\w\-]{1,63}){1,5}"
        ),
    ),
    (Kind.SERIAL, _compiled(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")),
    (Kind.FILE, _compiled(r"\\\\[\w.$\-]{1,63}(?:\\[^\s\\\"<>|]{1,255}){0,20}")),
    (Kind.FILE, _compiled(r"\b[a-z]:\\[^\s\"<>|]{1,500}")),
    (
        Kind.FILE,
        _compiled(r"(?<!\w)/(?:home|Users|mnt|srv|var|data|Volumes)/[^\s\"<>|]{1,500}"),
    ),
    (Kind.USER, _compiled(r"(?<![\w\\])[a-z][a-z0-9\-]{1,14}\\(?!\\)[\w.\-$]{1,64}")),
    (Kind.FILE, _compiled(WORD_START + rf"\w[\w\-]{{0,100}}\.(?:{FILES})\b")),
    (
        Kind.SECRET,
        _compiled(
            r"\b(?:password|passwort|kennwort|passphrase|pwd|passcode|pin|puk|otp|token"
            r"|api[ -]?key)\s{0,3}[:=]\s{0,3}(?P<m>\S{1,200})"
        ),
    ),
    (
        Kind.SECRET,
        _compiled(
            r"\b(?:password|passwort|kennwort|passphrase|pwd|passcode|pin|puk|otp|token|code)"
            r"(?: (?:is|was|ist|war|lautet))? (?P<m>[\"'“]?(?=[^\s\d]{0,40}\d)[^\s,;]{3,200})"
        ),
    ),
    (
        Kind.DATE,
        _compiled(
            r"\b(?:born(?: on)?|birthday|date of birth|dob|geboren(?: am)?|geburtsdatum)"
            r"\s{0,3}:?\s{0,3}(?P<m>\d{1,4}[./ \-]\w{1,9}[./ \-]\d{2,4})"
        ),
    ),
    (Kind.DEVICE, _compiled(r"\b(?:[0-9a-f]{2}[:\-]){5}[0-9a-f]{2}\b")),
    (Kind.DEVICE, _compiled(r"\b(?:[0-9a-f]{4}\.){2}[0-9a-f]{4}\b")),
    (
        Kind.ADDRESS,
        _compiled(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?:/\d{1,2})?(?::\d{1,5})?(?!\w)"),
    ),
    (
        Kind.ADDRESS,
        _compiled(
            r"(?<![\w:.])(?:(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}"
            r"|(?=[0-9a-f:]{0,39}::)[0-9a-f:]{3,39})(?:%\w{1,16}|/\d{1,3})?(?![\w:])"
        ),
    ),
    (Kind.ACCOUNT, _compiled(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b", 0)),
    (Kind.ACCOUNT, _compiled(r"(?<![\w.])\d{4}(?:[ \-]?\d{4}){2,3}(?:[ \-]?\d{1,4})?\b")),
    (Kind.PHONE, _compiled(r"(?<![\w.])(?:\+|00)\d[\d\s().\-/]{5,24}\d")),
    (
        Kind.PHONE,
        _compiled(
            r"\b(?:tel|phone|telephone|telefon|mobile|mobil|cell|fax|ext|extension|durchwahl|handy"
            r"|call(?:ed)?(?: me)? (?:back )?(?:on|at))\.?(?: (?:no\.?|nr\.?|number|is))?"
            r"\s{0,3}[:#]?\s{0,3}(?P<m>[+(]?\d[\d\s().\-/]{0,24}\d)"
        ),
    ),
)

THEN = (
    (Kind.PHONE, _compiled(r"(?<![\w.])\(?0\d{1,5}\)?[\s\-/.]{0,3}\d[\d\s\-/]{3,20}\d")),
    (Kind.PHONE, _compiled(r"(?<!\w)\(?\d{3}\)?[\-. ]{1,2}\d{3}[\-. ]\d{4}\b")),
    (
        Kind.SERIAL,
        _compiled(
            r"\b(?:s/n|sn|serial|seriennummer|asset|imei|inventory|inventar|service tag|product key"
            r"|licen[cs]e(?: key)?|personal(?:nummer|nr)?|employee|staff|badge|kundennummer"
            r"|customer)(?: ?(?:no|nr|number|tag|id|key))?\.?\s{0,3}(?:is |[:#=])?\s{0,3}"
            r"(?P<m>(?=[a-z\-]{0,30}\d)[a-z0-9][a-z0-9\-]{2,40})\b"
        ),
    ),
    (
        Kind.TICKET,
        _compiled(r"\b(?:INC|REQ|RITM|CHG|PRB|TASK|SCTASK|SR|TKT|HD|WO|CASE)[\-_ ]?\d{3,12}\b"),
    ),
    (Kind.TICKET, _compiled(r"(?<!\w)#\d{2,12}\b")),
    (
        Kind.TICKET,
        _compiled(
            r"\b(?:ticket|incident|case|request|change|problem|vorgang|anfrage|störung|order)"
            r"(?: (?:no\.?|nr\.?|number|id))?\s{0,2}[:#]?\s{0,2}"
            r"(?P<m>[a-z]{0,6}[\-_]?\d[\d/\-]{2,20})\b"
        ),
    ),
    (
        Kind.HOST,
        _compiled(rf"\b(?:{HOST_BEGINNINGS})[\-_]?[a-z0-9\-_]{{0,30}}?\d[a-z0-9\-_]{{0,30}}\b"),
    ),
    (
        Kind.HOST,
        _compiled(
            WORD_START + rf"(?:[a-z0-9][a-z0-9\-]{{0,62}}\.){{1,6}}(?:{TOP_LEVEL})\b(?!\.\w)"
        ),
    ),
    (Kind.TICKET, _compiled(rf"\b(?!(?:{STANDARDS})-)[A-Z][A-Z0-9]{{1,9}}-\d{{2,8}}\b", 0)),
    (
        Kind.HOST,
        _compiled(
            rf"\b(?!(?:{STANDARDS})-)[a-z]{{2,12}}(?:-[a-z0-9]{{1,12}}){{0,4}}-[a-z]{{0,8}}\d{{2,8}}\b"
        ),
    ),
    (
        Kind.USER,
        _compiled(
            r"\b(?:user ?(?:name|id)?|login|logon|account|benutzer(?:name)?|kennung|uid)"
            r"\s{0,2}[:=]\s{0,2}(?P<m>[\w.@\-]{2,64})"
        ),
    ),
    (
        Kind.USER,
        _compiled(
            r"\b(?:user ?(?:name|id)?|login|logon|account|benutzer(?:name)?|kennung|uid)"
            r"(?: is| was| ist)? (?P<m>(?=[a-z]{0,30}[\d._])[a-z][\w.]{1,63})\b"
        ),
    ),
    (Kind.USER, _compiled(r"(?<![\w@])@[a-z][\w.\-]{2,63}")),
    (Kind.USER, _compiled(r"\b(?!kb)[a-z]{1,4}\d{3,9}\b")),
    (Kind.USER, _compiled(r"(?<![\w.])[a-z]{3,20}[._][a-z]{3,20}\d{0,3}\b(?!\.)", 0)),
)

LAST = ((Kind.NUMBER, _compiled(r"(?<![\w.,])\d{5,40}\b")),)

_TOKEN = _compiled(r"\b[a-z0-9]{1,60}(?:-[a-z0-9]{1,60}){0,8}\b")
_SHORTEST_SERIAL = 8
_MIXED = _compiled(r"(?=[a-z]*\d)(?=\d*[a-z])[a-z0-9]{4,60}")


def mark_plain_shapes(marks: Marks) -> None:
    """What cannot be mistaken, and what must be left alone."""
    for kind, pattern in FIRST:
        marks.claim_all(pattern, kind)
    for pattern in HARMLESS:
        marks.claim_all(pattern, None)


def mark_shapes(marks: Marks) -> None:
    """What looks like a number of something or a name of a machine; after the places."""
    for kind, pattern in THEN:
        marks.claim_all(pattern, kind)
    _mark_serials(marks)
    for kind, pattern in LAST:
        marks.claim_all(pattern, kind)


def _mark_serials(marks: Marks) -> None:
    """Long words in which letters and figures are mixed: serial numbers, keys, identifiers."""
    for match in _TOKEN.finditer(marks.text):
        token = match.group()
        figures = sum(letter.isdigit() for letter in token)
        parts = token.split("-")
        if len(token) >= _SHORTEST_SERIAL and figures > 1 and any(map(_MIXED.fullmatch, parts)):
            marks.claim(*match.span(), Kind.SERIAL)
