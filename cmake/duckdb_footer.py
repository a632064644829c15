# SPDX-License-Identifier: BSL-1.0
"""Makes an extension of DuckDB of a shared library: ``duckdb_footer.py LIBRARY EXTENSION VERSION``.

DuckDB asks the last 512 bytes of a file for what it is before it loads it: eight fields of 32
bytes, the last first, and a signature of 256 bytes, here of zeros: unsigned. The 22 bytes before
them make a custom section of WebAssembly of it, which is DuckDB's format on every platform.
"""

import platform
import sys
from pathlib import Path

C_API = "v1.2.0"  # as python/src/duckdb/api.hpp asks for
SYSTEMS = {"Linux": "linux", "Darwin": "osx", "Windows": "windows"}
MACHINES = {"x86_64": "amd64", "AMD64": "amd64", "aarch64": "arm64", "arm64": "arm64"}


def footer(version: str) -> bytes:
    """The 534 bytes behind the library.

    Args:
        version: of the extension.
    """
    of = f"{SYSTEMS[platform.system()]}_{MACHINES[platform.machine()]}"
    fields = ("4", of, C_API, version, "C_STRUCT", "", "", "")
    name = b"duckdb_signature"
    section = b"\x00\x93\x04" + bytes([len(name)]) + name + b"\x80\x04"
    return section + b"".join(f.encode().ljust(32, b"\0") for f in reversed(fields)) + bytes(256)


if __name__ == "__main__":
    library, extension, version = sys.argv[1:]
    Path(extension).write_bytes(Path(library).read_bytes() + footer(version))
