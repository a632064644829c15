# SPDX-License-Identifier: BSL-1.0
"""How what C++ defines is called, as its stub says it, for ``inspect``, ``help`` and editors.

pybind11 gives its functions and classes no signature. The stub lies beside the module and is read
when somebody asks, once: whoever reads a value waits for no parser.

>>> import inspect
>>> from tomakomai_kpi import assess
>>> inspect.signature(assess).parameters["clock"].default
'plan'
"""

import ast
from functools import cache
from importlib.resources import files
from inspect import Parameter, Signature
from typing import Any


def of_function(name: str) -> Signature:
    """Of a function of ``_core``; types are texts, without aliases that only the stub knows."""
    said = _stub()[name]
    assert isinstance(said, ast.FunctionDef)
    return Signature(_parameters(said.args), return_annotation=_type(said.returns))


def of_class(name: str) -> Signature | None:
    """Of a class of ``_core``; None where the stub does not say how it is made."""
    said = _stub().get(name)
    for member in said.body if isinstance(said, ast.ClassDef) else ():
        if isinstance(member, ast.FunctionDef) and member.name == "__init__":
            return Signature(_parameters(member.args)[1:])
    return None


def _read_stub() -> dict[str, ast.stmt]:
    tree = ast.parse(files("tomakomai_kpi").joinpath("_core.pyi").read_text("utf-8"))
    named: dict[str, ast.stmt] = {}
    for said in tree.body:
        if isinstance(said, ast.FunctionDef | ast.ClassDef):
            named[said.name] = said
        elif isinstance(said, ast.AnnAssign) and isinstance(said.target, ast.Name):
            named[said.target.id] = said
    return named


_stub = cache(_read_stub)


class _Spelled(ast.NodeTransformer):
    """Puts what an alias stands for in its place."""

    def visit_Name(self, node: ast.Name) -> ast.expr:
        said = _stub().get(node.id) if node.id.startswith("_") else None
        if isinstance(said, ast.AnnAssign) and said.value is not None:
            spelled: ast.expr = ast.parse(_type(said.value), mode="eval").body
            return spelled
        return node


def _type(said: ast.expr | None) -> Any:
    if said is None:
        return Signature.empty
    return ast.unparse(_Spelled().visit(ast.parse(ast.unparse(said), mode="eval")))


def _parameters(of: ast.arguments) -> list[Parameter]:
    positional = [*of.posonlyargs, *of.args]
    defaults = [None] * (len(positional) - len(of.defaults)) + of.defaults
    found = []
    for one, default in zip(positional, defaults, strict=True):
        only = one in of.posonlyargs
        kind = Parameter.POSITIONAL_ONLY if only else Parameter.POSITIONAL_OR_KEYWORD
        found.append(_parameter(one, kind, default))
    if of.vararg:
        found.append(_parameter(of.vararg, Parameter.VAR_POSITIONAL))
    for one, default in zip(of.kwonlyargs, of.kw_defaults, strict=True):
        found.append(_parameter(one, Parameter.KEYWORD_ONLY, default))
    if of.kwarg:
        found.append(_parameter(of.kwarg, Parameter.VAR_KEYWORD))
    return found


def _parameter(said: ast.arg, kind: Any, default: ast.expr | None = None) -> Parameter:
    value = Parameter.empty if default is None else ast.literal_eval(default)
    return Parameter(said.arg, kind, default=value, annotation=_type(said.annotation))
