"""Static files under a name that changes with their content, so that browsers may keep them for ever.

At start the product's own files and Bootstrap's stylesheet are copied, with gzip twins, into
`instance/static/<hash>/` and served from there. Modules import one another relatively, so one folder name is enough.
"""

import gzip
import hashlib
import os
import shutil
import tempfile
from pathlib import Path

import flask_bootstrap
from flask import Flask
from whitenoise import WhiteNoise

SOURCE = Path(__file__).resolve().parent.parent / "static"
BOOTSTRAP = Path(flask_bootstrap.__file__).parent / "static" / "bootstrap5" / "css" / "bootstrap.min.css"
KEPT = 2
FOR_EVER = 365 * 24 * 3600


def collect() -> dict[str, bytes]:
    """All files to serve, by path. The parts of the theme are joined in the order of `css/manifest.txt`."""
    files = {
        path.relative_to(SOURCE).as_posix(): path.read_bytes()
        for path in sorted(SOURCE.rglob("*"))
        if path.is_file() and path.parent.name != "css"
    }
    parts = (SOURCE / "css" / "manifest.txt").read_text(encoding="utf-8").split()
    files["css/rapport.css"] = b"\n".join((SOURCE / "css" / name).read_bytes() for name in parts)
    files["css/bootstrap.min.css"] = _without_source_map(BOOTSTRAP.read_bytes())
    return files


def _without_source_map(css: bytes) -> bytes:
    return css.split(b"/*# sourceMappingURL")[0]


def publish(target: Path) -> Path:
    """Write the files with their gzip twins below `target` and return the folder named after their content."""
    files = collect()
    digest = hashlib.sha256()
    for name, content in sorted(files.items()):
        digest.update(name.encode() + b"\0" + content + b"\0")
    folder = target / digest.hexdigest()[:16]
    if not folder.exists():
        target.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(dir=target, prefix=".draft-"))
        for name, content in files.items():
            path = draft / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            path.with_name(path.name + ".gz").write_bytes(gzip.compress(content, 9, mtime=0))
        draft.chmod(0o755)
        try:
            draft.rename(folder)
        except OSError:
            # Another process published the same content in the same moment.
            shutil.rmtree(draft)
        _remove_old(target, keep=folder)
    return folder


def _remove_old(target: Path, *, keep: Path) -> None:
    others = [p for p in target.iterdir() if p.is_dir() and not p.name.startswith(".") and p != keep]
    others.sort(key=lambda p: p.stat().st_mtime, reverse=True)
    for old in others[KEPT - 1 :]:
        shutil.rmtree(old, ignore_errors=True)


def init_static_files(app: Flask) -> None:
    """Serve the files in front of the application and give templates `url_for_static(path)`."""
    folder = publish(app.config["INSTANCE"] / "static")
    prefix = f"/static/{folder.name}/"
    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
        app.wsgi_app,
        root=os.fspath(folder),
        prefix=prefix,
        max_age=FOR_EVER,
        immutable_file_test=lambda _path, _url: True,
    )
    app.jinja_env.globals["url_for_static"] = lambda path: prefix + path
