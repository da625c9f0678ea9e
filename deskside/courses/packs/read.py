"""From a folder of files to validated objects; what is wrong becomes a problem with its place."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from deskside.courses import kinds
from deskside.courses.packs.disk import LARGEST_MEDIA, Disk
from deskside.courses.packs.files import (
    BankFile,
    ItemFile,
    LeadingFile,
    MediaFile,
    Pack,
    SectionFile,
    SectionFolder,
    SourceFile,
    WordsFile,
)
from deskside.courses.packs.problems import Problem
from deskside.courses.packs.schema import Bank, LeadingFront, PackMeta, SectionMeta, WordList
from deskside.courses.packs.yamltext import UnusableText, read_yaml

Schema = TypeVar("Schema", bound=BaseModel)

SECTION = re.compile(r"^section(?:\.(?P<language>[A-Za-z0-9-]+))?\.yaml$")
BANK = re.compile(r"^bank(?:\.(?P<language>[A-Za-z0-9-]+))?\.yaml$")
ACTIVITY = re.compile(r"^(?P<key>[a-z0-9-]+)(?:\.(?P<language>[A-Za-z0-9-]+))?\.md$")
FENCE = "---"
STRAY = (
    "is neither section.yaml, bank.yaml, words.yaml nor <key>.md, "
    "nor the like in another language, as <key>.<language>.md"
)
# Ten times a long reading; beyond it hostile Markdown could keep the parser busy for minutes.
LONGEST_BODY = 60_000
MEDIA_KINDS = (".svg", ".mp4", ".webm", ".vtt")


def read_pack(path: Path) -> tuple[Pack | None, list[Problem]]:
    """The pack, as far as it can be read, and every problem met on the way.

    None when pack.yaml itself is unusable. Reads files only; asks no database.
    """
    if not path.is_dir():
        return None, [Problem(str(path.name), 0, "there is no such folder")]
    disk = Disk(path.resolve())
    source, meta = _yaml_file(disk, "pack.yaml", PackMeta, "")
    if meta is None:
        return None, disk.problems
    source = SourceFile(source.file, meta.language, source.lines)
    pack = Pack(disk.root, source, meta)
    for folder in dict.fromkeys(meta.sections):
        section = _read_section(disk, folder, meta.language)
        if section is not None:
            pack.sections.append(section)
    pack.leading = _read_leading(disk, meta.language)
    _read_media(disk, pack)
    return pack, disk.problems


def _read_section(disk: Disk, folder: str, language: str) -> SectionFolder | None:
    source, meta = _yaml_file(disk, f"{folder}/section.yaml", SectionMeta, language)
    if meta is None:
        return None
    section = SectionFolder(folder, SectionFile(source, meta))
    for name in disk.folder(folder):
        if not name.startswith("."):
            _read_into(disk, section, name)
    return section


def _read_into(disk: Disk, section: SectionFolder, name: str) -> None:
    """One file of a section's folder, by what its name says it is."""
    file = f"{section.folder}/{name}"
    if match := SECTION.match(name):
        if match["language"]:
            _read_translated_section(disk, section, name, match["language"])
    elif match := ACTIVITY.match(name):
        _read_item(disk, section, file, match)
    elif match := BANK.match(name):
        _read_bank(disk, section, name, match["language"])
    elif name == "words.yaml":
        source, words = _yaml_file(disk, file, WordList, section.section.source.language)
        section.words = WordsFile(source, words) if words else None
    else:
        disk.note(file, STRAY)


def _read_bank(disk: Disk, section: SectionFolder, name: str, language: str | None) -> None:
    own = section.section.source.language
    source, meta = _yaml_file(disk, f"{section.folder}/{name}", Bank, language or own)
    if meta is None:
        return
    if language:
        section.translated_banks.append(BankFile(source, meta))
    else:
        section.bank = BankFile(source, meta)


def _read_leading(disk: Disk, language: str) -> LeadingFile | None:
    """General advice to leaders; a pack may do without."""
    if "leading.md" not in disk.folder("."):
        return None
    parts = _head_and_body(disk, "leading.md")
    parsed = parts and _parsed(disk, "leading.md", parts[0], first_line=2)
    if not parts or not parsed:
        return None
    source = SourceFile("leading.md", language, parsed[1])
    front = _validated(disk, source, LeadingFront, parsed[0])
    if front is None:
        return None
    return LeadingFile(source, front, parts[1].strip("\n"), parts[0].count("\n") + 4)


def _read_translated_section(disk: Disk, section: SectionFolder, name: str, language: str) -> None:
    source, meta = _yaml_file(disk, f"{section.folder}/{name}", SectionMeta, language)
    if meta is not None:
        section.translated_sections.append(SectionFile(source, meta))


def _read_item(disk: Disk, section: SectionFolder, file: str, name: re.Match[str]) -> None:
    own = section.section.source.language
    item = read_item(disk, file, name["language"] or own)
    if item is None:
        return
    if item.front.key != name["key"]:
        disk.problems.append(
            item.source.error(
                f"key “{item.front.key}” must be the file's name, {name['key']}", "key"
            )
        )
    elif name["language"]:
        section.translated_items.append(item)
    else:
        section.items[item.front.key] = item


def read_item(disk: Disk, file: str, language: str) -> ItemFile | None:
    """One activity's file: its head between two lines of ---, then Markdown."""
    parts = _head_and_body(disk, file)
    if parts is None:
        return None
    head, body = parts
    parsed = _parsed(disk, file, head, first_line=2)
    if parsed is None:
        return None
    data, source = parsed[0], SourceFile(file, language, parsed[1])
    kind = kinds.kind_named(str(data.get("kind")))
    if kind is None:
        known = ", ".join(kinds.kind_names())
        disk.problems.append(source.error(f"kind must be one of {known}", "kind"))
        return None
    front = _validated(disk, source, kind.front, data)
    if front is None:
        return None
    return ItemFile(source, front, body.strip("\n"), head.count("\n") + 4)


def _head_and_body(disk: Disk, file: str) -> tuple[str, str] | None:
    text = disk.text(file)
    if text is None:
        return None
    head, separator, body = f"{text}\n".removeprefix(f"{FENCE}\n").partition(f"\n{FENCE}\n")
    if not text.startswith(f"{FENCE}\n") or not separator:
        disk.note(file, "must begin with --- and a head, closed by a second line of ---", 1)
        return None
    if len(body) > LONGEST_BODY:
        disk.note(file, f"has a text of more than {LONGEST_BODY:,} characters; divide it", 1)
        return None
    return head, body


def _yaml_file(
    disk: Disk, file: str, schema: type[Schema], language: str
) -> tuple[SourceFile, Schema | None]:
    text = disk.text(file)
    parsed = None if text is None else _parsed(disk, file, text, first_line=1)
    if parsed is None:
        return SourceFile(file, language, {}), None
    source = SourceFile(file, language, parsed[1])
    return source, _validated(disk, source, schema, parsed[0])


def _parsed(
    disk: Disk, file: str, text: str, *, first_line: int
) -> tuple[dict[str, Any], dict[tuple[str | int, ...], int]] | None:
    try:
        data, lines = read_yaml(text)
    except UnusableText as error:
        disk.note(file, error.message, error.line + first_line - 1)
        return None
    if not isinstance(data, dict):
        disk.note(file, "must hold fields, each as “name: value”", first_line)
        return None
    return data, {place: line + first_line - 1 for place, line in lines.items()}


def _validated(
    disk: Disk, source: SourceFile, schema: type[Schema], data: dict[str, Any]
) -> Schema | None:
    try:
        return schema.model_validate(data)
    except ValidationError as error:
        for wrong in error.errors(include_url=False, include_context=False):
            place = wrong["loc"]
            disk.problems.append(
                source.error(_in_words(wrong["type"], place, wrong["msg"]), *place)
            )
        return None


def _in_words(kind: str, place: tuple[str | int, ...], message: str) -> str:
    name = ".".join(str(step) for step in place)
    if kind == "missing":
        return f"“{name}” is missing"
    if kind == "extra_forbidden":
        return f"“{name}” is not a field that belongs here"
    return f"“{name}”: {message}"


def _read_media(disk: Disk, pack: Pack) -> None:
    for name in disk.folder("media"):
        path = f"media/{name}"
        if name.startswith("."):
            continue
        if not name.endswith(MEDIA_KINDS):
            disk.note(path, f"media are files of these kinds: {', '.join(MEDIA_KINDS)}")
            continue
        found = disk.file(path, largest=LARGEST_MEDIA)
        if found is None:
            continue
        pack.media[path] = MediaFile(path, *found)
        if name.endswith(".svg") and (text := disk.text(path)) is not None:
            pack.drawings[path] = text
