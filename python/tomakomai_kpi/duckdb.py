# SPDX-License-Identifier: BSL-1.0
"""KPI functions for DuckDB: ``connect()``, or ``register(con)`` for a connection that is there.

DuckDB keeps no type of ours, so a value in SQL says its own: ``STRUCT(amount DECIMAL(38, scale),
unit VARCHAR, basis VARCHAR)``, as ``kpi_value`` makes it. Each function takes such values or texts
(46人), which say unit and basis too; of numbers ``kpi_value(n, '人', 'annual')`` says them. Amounts
are in the unit without its multiplier: those of 千t are t.

The functions are those of an extension of DuckDB where it has been built (``./dev`` builds it),
else functions of Python over Arrow, with the same names, types and answers. duckdb and pyarrow are
imported with the first connection.
"""

from pathlib import Path
from typing import Any

from tomakomai_kpi import _core
from tomakomai_kpi.arrow_functions import another_scale, create_functions
from tomakomai_kpi.errors import AmountError, KpiError, MissingExtraError
from tomakomai_kpi.files.extras import needing

EXTENSION = Path(_core.__file__).with_name("tomakomai_kpi.duckdb_extension")

_USUAL_SCALE = 6  # of which the extension's functions have their plain names


def register(con: Any, *, scale: int = 6, native: bool | None = None) -> Any:
    """Put the KPI functions into a DuckDB connection.

    ``kpi_value(x[, unit[, basis]])``, ``kpi_amount(x[, unit[, basis]])``, ``kpi_unit(x)``,
    ``kpi_basis(x)``, ``kpi_text(x)``; ``kpi_sum(x[, unit[, basis]])``, ``kpi_accumulate(x, year)``
    over the rows of a group or window; ``kpi_attainment(actual, target[, direction])``,
    ``kpi_on_path(actual, target, elapsed, years[, baseline[, direction]])`` and ``kpi_status``, of
    the same arguments. What is missing is NULL.

    Args:
        con: a connection; each cursor of it is one of its own.
        scale: decimals of all amounts, 0 to 18.
        native: whether the functions are those of the extension, which only a connection with
            ``allow_unsigned_extensions`` loads; by default where it can be loaded.

    Returns:
        The connection.

    Raises:
        MissingExtraError: duckdb is not installed, or pyarrow, or the extension that is demanded.
        AmountError: no such scale (``inexact_number``).
        KpiError: the functions are there with another scale, or of the other kind
            (``bad_argument``).
        duckdb.Error: in queries, with the message and code of this package's error.

    >>> con = connect()
    >>> con.sql("select kpi_text(kpi_sum(x)) from (values ('1,200人'), ('2千人')) t(x)").fetchall()
    [('3,200人',)]
    """
    if not 0 <= scale <= 18:
        raise AmountError(
            f"小数は0桁から18桁までです: {scale} (scale: 0 to 18) [inexact_number]",
            "inexact_number",
        )
    with needing("duckdb"):
        import duckdb  # noqa: F401
    there = _native_there(con)
    if there is None:
        there = native is not False and _load(con, demanded=native is True)
    elif native is not None and native is not there:
        has = "拡張" if there else "Python"
        raise KpiError(
            f"このデータベースには、{has}の関数がもうあります (registered otherwise)"
            " [bad_argument]",
            "bad_argument",
        )
    if there:
        _name_functions(con, scale)
    else:
        create_functions(con, scale)
    return con


def _native_there(con: Any) -> bool | None:
    """Whether the database's functions are the extension's; None where it has none."""
    names = con.execute(
        "select distinct function_name from duckdb_functions()"
        " where function_name in ('kpi_text', 'kpi_value_0')"
    ).fetchall()
    return len(names) == 2 if names else None


def _load(con: Any, *, demanded: bool) -> bool:
    """Loads the extension; False where there is none, or the connection must not."""
    import duckdb

    why, cause = "", None
    (allowed,) = con.execute("select current_setting('allow_unsigned_extensions')").fetchone()
    if not EXTENSION.exists():
        why = "作られていません (it has not been built)"
    elif not allowed:
        why = "allow_unsigned_extensions で開いた接続が要ります (it is unsigned)"
    elif _in_transaction(con):
        why = "トランザクションの中では見えません (a transaction does not see it loaded)"
    else:
        path = str(EXTENSION).replace("'", "''")
        try:
            con.execute(f"load '{path}'")
            return True
        except duckdb.Error as error:
            why, cause = str(error), error
    if demanded:
        raise MissingExtraError(
            f"DuckDBの拡張を使えません: {why}: {EXTENSION} (no extension of DuckDB)"
            " [missing_extra]",
            "missing_extra",
        ) from cause
    return False


def _in_transaction(con: Any) -> bool:
    """Whether statements share a transaction, where else each has its own."""
    one, other = (con.execute("select txid_current()").fetchone() for _ in range(2))
    return bool(one == other)


def _name_functions(con: Any, scale: int) -> None:
    """Names the extension's functions of this scale in a connection."""
    there = con.execute(
        "select macro_definition from duckdb_functions() where function_name = '_kpi_scale'"
    ).fetchall()
    if there and there[0][0] != str(scale):
        raise another_scale(there[0][0])
    con.execute(f"create or replace temp macro _kpi_scale() as {scale}")
    if scale == _USUAL_SCALE:
        return
    for name in ("kpi_value", "kpi_amount", "kpi_sum"):
        bodies = (f"({x}) as {name}_{scale}({x})" for x in ("x", "x, unit", "x, unit, basis"))
        con.execute(f"create or replace temp macro {name}{', '.join(bodies)}")
    for name, x in (("kpi_unit", "x"), ("kpi_basis", "x"), ("kpi_accumulate", "x, year")):
        con.execute(f"create or replace temp macro {name}({x}) as {name}_{scale}({x})")


def connect(
    database: Any = ":memory:", *, scale: int = 6, native: bool | None = None, **options: Any
) -> Any:
    """A DuckDB connection with the KPI functions.

    Where the extension has been built the connection is opened with ``allow_unsigned_extensions``;
    DuckDB lets no other connection of the process open the same file without.

    Args:
        database: as ``duckdb.connect`` takes it.
        scale: as for ``register``.
        native: as for ``register``.
        **options: as ``duckdb.connect`` takes them.

    Raises:
        as ``register``.
    """
    with needing("duckdb"):
        import duckdb
    con = None
    if native is not False and EXTENSION.exists():
        config = {"allow_unsigned_extensions": "true", **options.get("config", {})}
        try:
            con = duckdb.connect(database, **{**options, "config": config})
        except duckdb.ConnectionException:  # its file is open, without unsigned extensions
            if native:
                raise
    if con is None:
        con = duckdb.connect(database, **options)
    return register(con, scale=scale, native=native)
