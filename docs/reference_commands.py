# SPDX-License-Identifier: BSL-1.0
"""The reference of the command line, for docs/site.py: what each command's --help says."""

import click
from tomakomai_kpi.cli import command

HEAD = """# 命令  Commands

どの命令も `--help` でこの説明を示します。このページはその説明から作られます。
Each command says this with `--help`; the page is made of it.

終了コード: 0 できた。2 断った(理由を標準エラーに一行、コードを `[ ]` に)。3 `--strict` で読めなかったところがあった。
Exit status: 0 done; 2 refused, with one line on stderr that ends in a code; 3 with `--strict`, where something was not read.
"""


def pages() -> dict[str, str]:
    """The page of the reference by its file in docs/reference."""
    group = command()
    top = click.Context(group, info_name="tomakomai-kpi", terminal_width=80)
    out = [HEAD, "```text", group.get_help(top).rstrip(), "```", ""]
    for name, one in group.commands.items():
        inner = click.Context(one, info_name=name, parent=top, terminal_width=80)
        out += [f"## {name}", "", "```text", one.get_help(inner).rstrip(), "```", ""]
    return {"commands.md": "\n".join(out)}
