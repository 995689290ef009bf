"""Where signing in may lead, and how a browser is named."""

from urllib.parse import urljoin, urlsplit

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from app.people.views.doors import browser_words, local_path


@pytest.mark.parametrize(
    "wanted",
    ["/modules", "/attempts/3/scenario", "/people?page=2&q=a b", "/people?q=%2F%2Fevil.example", "/modules/küche#a"],
)
def test_paths_of_this_installation_pass(wanted: str) -> None:
    assert local_path(wanted) == wanted


@pytest.mark.parametrize(
    "wanted",
    [
        None, "", "evil.example", "modules", "?next=/x",
        "//evil.example", "///evil.example", "////evil.example", "/\\evil.example", "\\\\evil.example",
        "\\/evil.example",
        "/\t/evil.example", "/\n/evil.example", "/\r/evil.example", "\t//evil.example", " //evil.example", "/\x00/evil",
        "/%09/evil.example", "/%0d%0aLocation:%20//evil.example", "/%5cevil.example", "/%2f/evil.example",
        "/%2F%2Fevil.example", "/.//evil.example", "/..//evil.example", "/a//evil.example",
        "http://evil.example", "https:evil.example", "https:/evil.example", "HTTPS://evil.example", "ftp://evil.example",
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "mailto:a@b", "blob:x",
        "http://localhost@evil.example", "//localhost@evil.example", "http://[::1", "//[", "/\u2028/evil", "/\u202e/x",
        "/\u00a0/evil", "/sign-in", "/sign-in?next=/sign-in", "/sign-out", "/first-start", "/" + "a" * 2001,
    ],
)  # fmt: skip
def test_everything_else_leads_home(wanted: str | None) -> None:
    assert local_path(wanted) == "/"


@given(st.text(alphabet="/\\:@.?#%abe\t\r\n0259cfh \u00a0\u2028", max_size=12))
def test_no_text_leads_to_another_host(wanted: str) -> None:
    # Browsers drop tabs and line breaks and read \ as /.
    as_browsers_read_it = local_path(wanted).replace("\\", "/").translate({9: None, 10: None, 13: None})
    assert urlsplit(urljoin("http://localhost/sign-in", as_browsers_read_it)).netloc == "localhost"


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18 Safari/604.1", "Safari on iPhone"),
        ("curl/8", "A browser"),
    ],
)
def test_browser_words(app: Flask, agent: str, words: str) -> None:
    with app.test_request_context(headers={"User-Agent": agent}):
        assert browser_words() == words
