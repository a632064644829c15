# SPDX-License-Identifier: BSL-1.0
"""Bytes of files to text and back, in the encodings that spreadsheets and editors save.

What an encoding cannot hold is refused at its cell; nothing is replaced by a question mark.
"""

import codecs
import re

from tomakomai_kpi.errors import PlanFileError, unknown_name

BYTE_ORDER_MARK = "\ufeff"

_NAMES = {
    "utf-8": ("utf-8", "utf8"),
    "utf-8-sig": ("utf-8-sig", "utf8-sig", "utf-8-bom"),
    "cp932": ("cp932", "ms932", "windows-31j", "shift_jis", "shift-jis", "sjis"),
    "utf-16": ("utf-16", "utf16"),
}
ENCODINGS = tuple(_NAMES)
_CODECS = {spelling: name for name, spellings in _NAMES.items() for spelling in spellings}

# What Python's CP932 makes of bytes that are no characters of it.
_NO_CHARACTERS = "\x80\uf8f0\uf8f1\uf8f2\uf8f3"


def known_encoding(encoding: str) -> str:
    """The name of an encoding in its usual spelling; KpiError (bad_argument) for others."""
    found = _CODECS.get(encoding.lower())
    if found is None:
        raise unknown_name("文字コード", encoding, ENCODINGS, "unknown encoding", "bad_argument")
    return found


def decode(data: bytes, name: str, encoding: str | None = None) -> str:
    """The text of a file; a mark of UTF-8 stays in it, as it is part of what was read."""
    codec = _told_by(data) if encoding is None else known_encoding(encoding)
    if codec == "utf-8-sig":
        codec = "utf-8"
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        line = data[: error.start].decode(codec, "replace").count("\n") + 1
        raise PlanFileError(
            f"ファイル「{name}」の{line}行目、{error.start + 1}バイト目が{_called(codec)}では"
            "ありません。UTF-8で保存し直すか、文字コードを指定してください"
            f" (not {_called(codec)}) [unreadable_file]",
            "unreadable_file",
            file=name,
            line=line,
            byte=error.start + 1,
        ) from error


def _told_by(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if data.startswith(codecs.BOM_UTF8) or _text(data, "utf-8") is not None:
        return "utf-8"
    text = _text(data, "cp932")
    if text is None or any(c in text for c in _NO_CHARACTERS) or _is_damaged_utf_8(data):
        return "utf-8"  # which refuses it, and says where
    return "cp932"


def _text(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _is_damaged_utf_8(data: bytes) -> bool:
    """CP932 takes much of what is UTF-8 but for a byte, and would make other words of it."""
    beyond_ascii = [c for c in data.decode("utf-8", "replace") if c > "\x7f"]
    return 2 * beyond_ascii.count("\ufffd") < len(beyond_ascii)


def encode(text: str, name: str, encoding: str | None = None) -> bytes:
    """The bytes of a file; PlanFileError names the cell of what the encoding lacks."""
    if encoding is None:
        return text.encode()
    codec = known_encoding(encoding)
    text = text.removeprefix(BYTE_ORDER_MARK)
    if codec == "utf-16":
        return codecs.BOM_UTF16_LE + text.encode("utf-16-le")
    data = _as_windows_does(text) if codec == "cp932" else text.encode(codec, "replace")
    if (again := data.decode(codec)) != text:
        lacking = next(at for at, (c, d) in enumerate(zip(text, again, strict=False)) if c != d)
        raise _lacking(text, lacking, name, codec)
    return data


def _as_windows_does(text: str) -> bytes:
    """CP932, where a character has two numbers (髙: FBFC, EEE0) the one that Windows gives it."""
    pattern, numbers = _twice_numbered()
    pieces = pattern.split(text)  # every second one is a character of two numbers
    return b"".join(
        numbers[piece] if number % 2 else piece.encode("cp932", "replace")
        for number, piece in enumerate(pieces)
    )


def _twice_numbered() -> tuple[re.Pattern[str], dict[str, bytes]]:
    """IBM's extensions, which Python writes by the numbers of NEC's selection of them."""
    of_ibm = (bytes((row, cell)) for row in (0xFA, 0xFB, 0xFC) for cell in range(0x40, 0xFD))
    decoded = ((number.decode("cp932", "ignore"), number) for number in of_ibm)
    numbers = {c: n for c, n in decoded if len(c) == 1 and c.encode("cp932")[0] in (0xED, 0xEE)}
    return re.compile(f"([{re.escape(''.join(numbers))}])"), numbers


def _lacking(text: str, position: int, name: str, codec: str) -> PlanFileError:
    """The error of a character that would not come back: 〜 and ～ are one byte pair in CP932."""
    line, column = _cell_at(text, position)
    character = text[position]
    return PlanFileError(
        f"ファイル「{name}」に書けません: {line}行目 {_column_name(text, column)}列の"
        f"「{character}」(U+{ord(character):04X})は{_called(codec)}にない文字です"
        f" (not in {_called(codec)}) [unwritable_file]",
        "unwritable_file",
        file=name,
        line=line,
        column=column,
    )


def _cell_at(text: str, position: int) -> tuple[int, int]:
    """Line at which the row of a position in CSV text begins, and column, both from 1."""
    divider = "\t" if "\t" in (first := text.split("\n", 1)[0]) and "," not in first else ","
    line = row = column = 1
    quoted = False
    for character in text[:position]:
        line += character == "\n"
        if character == '"':
            quoted = not quoted
        elif quoted:
            continue
        elif character == divider:
            column += 1
        elif character == "\n":
            row, column = line, 1
    return row, column


def _column_name(text: str, column: int) -> str:
    names = text.split("\n", 1)[0].rstrip("\r").replace('"', "").replace("\t", ",").split(",")
    return names[column - 1] if column <= len(names) else str(column)


def _called(codec: str) -> str:
    return codec.upper()
