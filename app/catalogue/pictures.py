"""Pictures of a module: every one that is named is there and is a picture, and none lies about unused."""

from collections.abc import Iterator, Mapping

from app.catalogue.module_files import begins_as_named, is_picture
from app.engine.course.model import Module
from app.engine.problems import Finding


def picture_findings(module: Module, files: Mapping[str, bytes]) -> Iterator[Finding]:
    """What is wrong with a module's pictures."""
    used = set()
    for picture, file, at in module.pictures():
        used.add(picture.file)
        if picture.file not in files:
            yield Finding("picture-not-there", file, (*at, "file"), {"file": picture.file})
    for path in sorted(path for path in files if is_picture(path)):
        if not begins_as_named(path, files[path]):
            yield Finding("not-a-picture", path)
        if path not in used:
            yield Finding("picture-not-used", path, warning=True)
