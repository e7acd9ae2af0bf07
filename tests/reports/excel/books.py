"""Workbooks made by hand for the tests: every format from its bytes up, whole, odd or hostile."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
ODS_SPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
    }.items()
)
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def zipped(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    """A package of the parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return path


def xlsx_parts(rows: str, around: str = "{rows}", title: str = "Sheet1") -> dict[str, str | bytes]:
    """The parts of an .xlsx with one sheet whose rows are given as XML."""
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    relation = f'<Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
    book = f'<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/>'
    return {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}">{book}</Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>'
        f'<sheet name="{title}" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{relation}</Relationships>',
        "xl/worksheets/sheet1.xml": around.format(rows=sheet),
    }


def xlsx(path: Path, rows: str, **more: str) -> Path:
    """An .xlsx with one sheet whose rows are given as XML."""
    return zipped(path, xlsx_parts(rows, **more))


def cell(name: str, value: object) -> str:
    """The XML of a cell."""
    if isinstance(value, str):
        return f'<c r="{name}" t="inlineStr"><is><t>{value}</t></is></c>'
    return f'<c r="{name}"><v>{value}</v></c>'


def ods(path: Path, rows: str, manifest: str = "<manifest/>") -> Path:
    """An .ods with one sheet whose rows are given as XML."""
    table = f'<table:table table:name="Sheet1">{rows}</table:table>'
    spreadsheet = f"<office:spreadsheet>{table}</office:spreadsheet>"
    return zipped(
        path,
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f"<office:document-content {ODS_SPACES}><office:body>{spreadsheet}</office:body>"
            "</office:document-content>",
            "META-INF/manifest.xml": manifest,
        },
    )


def record(kind: int, body: bytes = b"") -> bytes:
    """A record of an .xls."""
    return struct.pack("<HH", kind, len(body)) + body


def xls_label(row: int, column: int, text: str) -> bytes:
    """A cell of an .xls with words; rows and columns count from 0."""
    return record(0x0204, struct.pack("<HHHHB", row, column, 0, len(text), 0) + text.encode("latin-1"))


def xls_number(row: int, column: int, value: float) -> bytes:
    """A cell of an .xls with a number."""
    return record(0x0203, struct.pack("<HHHd", row, column, 0, value))


def xls_stream(cells: bytes, title: str = "Sheet1", before: bytes = b"") -> bytes:
    """The workbook stream of an .xls with one sheet."""
    bof = struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0)
    name = title.encode("latin-1")

    def head(position: int) -> bytes:
        sheet = struct.pack("<IBBBB", position, 0, 0, len(name), 0) + name
        return record(0x0809, bof) + before + record(0x0085, sheet) + record(0x000A)

    worksheet = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0)) + cells + record(0x000A)
    return head(len(head(0))) + worksheet


def ole(path: Path, stream: bytes, name: str = "Workbook") -> Path:
    """A compound file with one stream; one under 4,096 bytes stands in small sectors, as the format has it."""
    small = len(stream) < 4096
    body = stream.ljust(-(-len(stream) // 512) * 512, b"\0")
    sectors = len(body) // 512
    numbers = -(-len(stream) // 64)
    chain = [FAT, END, *([END] if small else []), *_chain(2 + small, sectors)]
    table = struct.pack("<128I", *chain, *[FREE] * (128 - len(chain)))
    small_table = struct.pack("<128I", *_chain(0, numbers), *[FREE] * (128 - numbers)) if small else b""
    first = 2 + small
    root = _entry("Root Entry", 5, first if small else END, len(body) if small else 0)
    directory = (root + _entry(name, 2, 0 if small else first, len(stream))).ljust(512, b"\0")
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    header += struct.pack("<IIIIIIIII", 1, 1, 0, 4096, 2 if small else END, int(small), END, 0, 0)
    header += struct.pack("<108I", *[FREE] * 108)
    path.write_bytes(header + table + directory + small_table + body)
    return path


def _chain(first: int, length: int) -> list[int]:
    return [*range(first + 1, first + length), END]


def _entry(name: str, kind: int, first: int, size: int) -> bytes:
    letters = name.encode("utf-16-le") + b"\0\0"
    head = letters.ljust(64, b"\0") + struct.pack(
        "<HBBIII", len(letters), kind, 1, FREE, FREE, 1 if kind == 5 else FREE
    )
    return head + bytes(36) + struct.pack("<IQ", first, size)


def xlsb_record(kind: int, body: bytes = b"") -> bytes:
    """A record of an .xlsb."""
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = b"", len(body)
    while True:
        more = length > 127
        size += bytes([length & 0x7F | (0x80 if more else 0)])
        length >>= 7
        if not more:
            return head + size + body


def wide(text: str) -> bytes:
    """A counted string of two-byte letters."""
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb(path: Path, rows: Iterable[tuple[int, Sequence[tuple[int, int, bytes]]]]) -> Path:
    """An .xlsb with one sheet: rows with cells of a column, a record kind and what follows the style."""
    data = xlsb_record(145)
    for row, cells in rows:
        data += xlsb_record(0, struct.pack("<I", row) + bytes(13))
        data += b"".join(xlsb_record(kind, struct.pack("<II", column, 0) + body) for column, kind, body in cells)
    dimension = xlsb_record(148, struct.pack("<IIII", 0, 0, 0, 0))
    sheet = xlsb_record(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("Sheet1"))
    relation = f'<Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.bin"/>'
    return zipped(
        path,
        {
            "[Content_Types].xml": CONTENT_TYPES,
            "xl/workbook.bin": xlsb_record(131) + xlsb_record(143) + sheet + xlsb_record(144) + xlsb_record(132),
            "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{PACKAGE}">{relation}</Relationships>',
            "xl/worksheets/sheet1.bin": xlsb_record(129) + dimension + data + xlsb_record(146) + xlsb_record(130),
        },
    )
