"""Only what pyproject.toml cannot say: the courses travel along, folder by folder."""

from __future__ import annotations

from pathlib import Path

from setuptools import setup

folders = sorted({path.parent for path in Path("packs").rglob("*") if path.is_file()})

setup(
    data_files=[
        (
            f"share/deskside/{folder.as_posix()}",
            [path.as_posix() for path in sorted(folder.iterdir()) if path.is_file()],
        )
        for folder in folders
    ]
)
