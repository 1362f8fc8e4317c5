"""What a file is, by its content; its ending is not believed."""

from __future__ import annotations

from etl.read.archive import Archive
from etl.read.book import UnreadableError
from etl.read.package import workbook_part

NOWHERE = -1
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
OLD_EXCEL = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00", b"\x09\x08\x10\x00")

STARTS = {
    b"%PDF": "pdf",
    b"\x89PNG": "image", b"\xff\xd8\xff": "image", b"GIF8": "image", b"II*\x00": "image", b"MM\x00*": "image",
    b"HWP Document File": "hwp",
    b"Rar!": "archive", b"7z\xbc\xaf": "archive", b"\x1f\x8b": "archive", b"BZh": "archive", b"\xfd7zXZ": "archive",
    b"EGGA": "archive", b"ALZ\x01": "archive",
    b"SCDS": "drm", b"<## NASCA DRM": "drm", b"<DOCUMENT SAFER": "drm",
    b"{\\rtf": "word",
    b"MIME-Version:": "html",
}  # fmt: skip
"""What a file that is no spreadsheet begins with → the code of its refusal."""

DRM_BYTES = (b"DRMONE", b"Fasoo DRM", b"MarkAny", b"SoftCamp")
"""Names that document security used in Korean offices writes near a file's start."""

OLE_STREAMS = {
    "EncryptedPackage": "encrypted",
    "Workbook": "xls",
    "Book": "xls",
    "WordDocument": "word",
    "PowerPoint Document": "word",
    "\x05HwpSummaryInformation": "hwp",
}
"""Names inside a compound file → what it is."""

ZIP_PARTS = {
    "word/document.xml": "word",
    "ppt/presentation.xml": "word",
    "contents/section0.xml": "hwp",
    "contents/content.hpf": "hwp",
}
XML_SIGNS = {
    b"urn:schemas-microsoft-com:office:spreadsheet": "xml2003",
    b"application/vnd.oasis.opendocument.spreadsheet": "fods",
}
ODS = b"application/vnd.oasis.opendocument.spreadsheet"
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."


def kind_of(content: bytes) -> str:
    """Say what a file is: 'zip', 'xls' (bare or in a compound file), 'html', 'xml2003', 'fods' or 'text'.

    Raises:
        UnreadableError: 'empty', 'drm', 'encrypted', 'pdf', 'image', 'hwp', 'word', 'archive', 'not_table', or 'html'
            for a page packed as mail.
    """
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UnreadableError("empty")
    if content.startswith(ZIP):
        return "zip"
    if any(name in content[:1024] for name in DRM_BYTES):
        raise UnreadableError("drm")
    for start, code in STARTS.items():
        if content.startswith(start):
            raise UnreadableError(code)
    if content.startswith(OLE):
        return _compound_kind(content)
    if content.startswith(OLD_EXCEL):
        return "xls"
    return _text_kind(content)


def zip_kind(archive: Archive) -> str:
    """Say which workbook a zip file is: 'xlsx', 'xlsm', 'xlsb' or 'ods'.

    Raises:
        UnreadableError: 'hwp', 'word', 'not_table' for other documents, 'archive' for a zip without a workbook in it.
    """
    for part, code in ZIP_PARTS.items():
        if part in archive:
            raise UnreadableError(code)
    workbook = workbook_part(archive)
    if workbook.endswith(".bin"):
        return "xlsb"
    if workbook:
        return "xlsm" if has_macros(archive) else "xlsx"
    if "mimetype" in archive:
        declared = archive.small("mimetype").strip()
        if declared.startswith(ODS):
            return "ods"
        raise UnreadableError("word" if declared.startswith(OPEN_DOCUMENT) else "not_table")
    raise UnreadableError("archive")


def has_macros(archive: Archive) -> bool:
    """Say whether a workbook brings macros; they are never run."""
    return any(name.endswith("vbaproject.bin") or name.startswith(("basic/", "scripts/")) for name in archive.names())


def has_old_macros(content: bytes) -> bool:
    """Say whether an old workbook (xls) brings macros."""
    return _entry(content, "_VBA_PROJECT_CUR") != NOWHERE


def _compound_kind(content: bytes) -> str:
    """Say what a compound file (OLE) holds: what its directory names first, for others may be embedded in it."""
    places = {_entry(content, name): kind for name, kind in OLE_STREAMS.items()}
    places.pop(NOWHERE, None)
    if not places:
        whole = len(content) % 512 == 0 and _entry(content, "Root Entry") != NOWHERE
        raise UnreadableError("not_table" if whole else "damaged")
    kind = places[min(places)]
    if kind != "xls":
        raise UnreadableError(kind)
    return kind


def _entry(content: bytes, name: str) -> int:
    """Give the place of a name in a compound file's directory; entries have 128 bytes and say how long a name is."""
    spelled = name.encode("utf-16-le") + b"\x00\x00"
    place = content.find(spelled)
    while place >= 0:
        if place % 128 == 0 and content[place + 64 : place + 66] == len(spelled).to_bytes(2, "little"):
            return place
        place = content.find(spelled, place + 1)
    return NOWHERE


def _text_kind(content: bytes) -> str:
    """Say whether a text is a web page or XML, which many systems save under the name of a workbook."""
    start = content[:8192].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    page = b"<html" in start or b"<!doctype html" in start
    if start.startswith(b"<?xml") and not page:
        for sign, kind in XML_SIGNS.items():
            if sign in start:
                return kind
        raise UnreadableError("not_table")
    return "html" if start.startswith(b"<") and (page or b"<table" in start) else "text"
