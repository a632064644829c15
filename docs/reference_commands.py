# SPDX-License-Identifier: BSL-1.0
"""The reference of the command line, for docs/site.py: what each command's --help says."""

import click
from tomakomai_kpi.cli import command

HEAD = """# 命令  Commands

どの命令も `--help` でこの説明を示します。このページはその説明から作られます。
Each command says this with `--help`; the page is made of it.

| 終了コード exit status | |
|---|---|
| 0 | できた  done |
| 2 | 断った。理由を標準エラーに、コードを添えて  refused; why is said on stderr, with a code |
| 3 | `--strict` で、読めなかったところがあった  with `--strict`, where something was not read |
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
