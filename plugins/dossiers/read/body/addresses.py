"""Which addresses an ordinary link or image may have."""

from __future__ import annotations

import html
import re
from urllib.parse import unquote

from msgspec import Struct

from dossiers.model.body import FileLink

SCHEMES = ("http", "https", "mailto")
EXPECTED_ADDRESS = "an http, https or mailto address, or a file of the content folder"
EXPECTED_IMAGE = "an image file of the content folder: pages are read offline too"

# Browsers drop or overlook these inside an address, so `java<tab>script:` is one word to them.
_OVERLOOKED = re.compile(
    "[\x00-\x20\x7f-\xa0\xad\u061c\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ufffd]"
)
_SCHEME = re.compile(r"([^/?#:]*):")
_HOST = re.compile(r"https?://[^/?#\\@]+", re.IGNORECASE)
_BRACES = re.compile(r"\{([^{}]*)\}")
_FILE_SCHEMES = ("filename", "static", "attach")


class Refused(Struct, frozen=True):
    """An address that is not allowed, with what to write instead."""

    message: str
    expected: str


def read_address(typed: str, *, image: bool, text: str) -> str | FileLink | Refused:
    """Decide about the address of a link or image, as it would stand in an attribute.

    A string is an address outside the site, entities decoded. ``text`` is what the link shows.
    """
    address = html.unescape(typed).strip()
    seen = _OVERLOOKED.sub("", address)
    if not seen:
        return Refused("a link without an address", EXPECTED_IMAGE if image else EXPECTED_ADDRESS)
    if seen[:2] in ("//", "\\\\", "/\\", "\\/"):
        return Refused(
            f"the address “{seen}” does not say its scheme", EXPECTED_IMAGE if image else f"https:{seen}"
        )
    scheme = _SCHEME.match(seen)
    if scheme and not seen.startswith("{"):
        return _outside(address, seen, scheme[1].lower(), image=image)
    return _inside(address, seen, image=image, text=text)


def _outside(address: str, seen: str, scheme: str, *, image: bool) -> str | Refused:
    if scheme not in SCHEMES:
        return Refused(f"the address “{seen}” is not allowed", EXPECTED_IMAGE if image else EXPECTED_ADDRESS)
    if image:
        return Refused(f"the image “{seen}” lies on another site", EXPECTED_IMAGE)
    if seen != address:
        return Refused(f"the address “{seen}” holds white space or an invisible character", "%20 for a space")
    if (scheme == "mailto" and "@" not in seen) or (scheme != "mailto" and not _HOST.match(seen)):
        return Refused(f"the address “{seen}” is not complete", EXPECTED_ADDRESS)
    return seen


def _inside(address: str, seen: str, *, image: bool, text: str) -> FileLink | Refused:
    if len(_OVERLOOKED.sub("", address.replace(" ", ""))) != len(address.replace(" ", "")):
        return Refused(f"the address “{seen}” holds an invisible character", EXPECTED_ADDRESS)
    if "\\" in address:
        return Refused(f"the address “{seen}” holds a backslash", "forward slashes")
    braces = _BRACES.match(address)
    scheme = braces[1] if braces else ""
    if braces and scheme not in _FILE_SCHEMES:
        return Refused(f"“{{{scheme}}}” is not known", "{filename}, {static} or {attach}")
    path, hash_sign, fragment = address[braces.end() if braces else 0 :].partition("#")
    if not path and (image or braces):
        return Refused("an address without a file", EXPECTED_IMAGE if image else EXPECTED_ADDRESS)
    return FileLink(scheme, path, unquote(fragment) if hash_sign else None, image=image, text=text)
