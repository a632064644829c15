# SPDX-License-Identifier: BSL-1.0
"""Text to values and back; the vectors are the ones that the C++ tests read."""

import contextlib
import pickle
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
import tomakomai_kpi as tk
from described import describe
from hypothesis import given
from hypothesis import strategies as st

VECTORS = Path(__file__).parents[1] / "vectors/notation.txt"

ROWS = [
    line.split("\t")
    for line in VECTORS.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
READ = [row for row in ROWS if not row[1].startswith("!")]
REFUSED = [row for row in ROWS if row[1].startswith("!")]


@pytest.mark.parametrize(("text", "number", "multiplier", "unit", "basis"), READ)
def test_vectors_are_read(text: str, number: str, multiplier: str, unit: str, basis: str) -> None:
    value = tk.parse(text)
    assert str(value) == text
    if basis == "missing":
        assert value.is_missing
        return
    assert value.number == Fraction(number)
    assert value.multiplier == int(multiplier)
    assert str(value.unit) == unit
    assert str(value.basis) == basis


@pytest.mark.parametrize(("text", "code", "position"), REFUSED)
def test_vectors_are_refused(text: str, code: str, position: str) -> None:
    with pytest.raises(tk.NotationError) as refused:
        tk.parse(text)
    error = refused.value
    assert error.code == code.removeprefix("!")
    assert error.text == text
    characters = len(text.encode()[: error.position].decode())
    assert characters + 1 == int(position)


@given(st.text(alphabet="0123456789,.千万億兆人件%ポイント累計約()ー-△+０１， 　", max_size=12))
def test_what_is_read_prints_back(text: str) -> None:
    try:
        value = tk.parse(text)
    except tk.NotationError:
        return
    assert str(value) == text
    assert tk.parse(str(value)) == value


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused_at_a_place_in_it(text: str) -> None:
    refused: tk.NotationError | None = None
    try:
        assert str(tk.parse(text)) == text
    except tk.NotationError as error:
        refused = error
    if refused:
        assert refused.text == text
        assert 0 <= refused.position <= len(text.encode())


def test_basis_can_be_given_for_text_that_prints_none() -> None:
    assert tk.parse("11施設", basis="level").basis == tk.Basis.level
    assert tk.parse("11施設", basis=tk.Basis.cumulative).basis == tk.Basis.cumulative
    with pytest.raises(tk.NotationError) as refused:
        tk.parse("累計11施設", basis="level")
    assert refused.value.code == "basis_mismatch"
    with pytest.raises(tk.NotationError):
        tk.parse("11施設", basis="yearly")


PRINTED = [
    tuple(line.split("\t"))
    for line in (VECTORS.parent / "printed.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("text", "expected"), PRINTED)
def test_what_offices_print(text: str, expected: str) -> None:
    if expected.startswith("!"):
        with pytest.raises(tk.NotationError) as refused:
            tk.parse(text)
        assert f"!{refused.value.code}" == expected
        assert refused.value.text == text
        assert len(str(refused.value)) < 300
        return
    value = tk.parse(text)
    assert describe(value) == expected
    assert str(value) == text
    assert eval(repr(value), {"parse": tk.parse}) == value
    again = pickle.loads(pickle.dumps(value))
    assert again == value
    assert hash(again) == hash(value)
    assert str(again) == text
    assert describe(again) == expected


BLANKS = (" ", "\u3000", "\u00a0", "\u2009")
READABLE = [row[0] for row in READ] + [
    text for text, expected in PRINTED if not expected.startswith("!")
]


def answers(text: str) -> tuple[str, str]:
    """What parse and parse_cell make of a text: what each value says, or the refusal."""

    def told(read: Callable[[], list[tk.Value]]) -> str:
        try:
            return "; ".join(describe(value) for value in read())
        except tk.NotationError as error:
            return f"!{error.code}"

    return told(lambda: [tk.parse(text)]), told(lambda: tk.parse_cell(text))


@given(st.sampled_from(READABLE), st.lists(st.tuples(st.integers(0, 30), st.sampled_from(BLANKS))))
def test_blanks_never_change_what_a_text_says(text: str, blanks: list[tuple[int, str]]) -> None:
    parted = text
    for place, blank in blanks:
        at = place % (len(parted) + 1)
        parted = parted[:at] + blank + parted[at:]
    before, after = tk.parse_cell(text), None
    with contextlib.suppress(tk.NotationError):
        after = tk.parse_cell(parted)
    if after is not None:
        assert [describe(value) for value in after] == [describe(value) for value in before]
        assert after == before
    if not answers(parted)[0].startswith("!"):
        assert describe(tk.parse(parted)) == describe(tk.parse(text))


@given(st.sampled_from(READABLE), st.integers(0, 30))
def test_all_blanks_are_one(text: str, place: int) -> None:
    at = place % (len(text) + 1)
    assert len({str(answers(text[:at] + blank + text[at:])) for blank in BLANKS}) == 1


@pytest.mark.parametrize("hidden", ["\u200b", "\ufeff", "\u202f", "\u00ad", "\t", "\U000e0020"])
def test_what_cannot_be_seen_is_named_by_its_code_point(hidden: str) -> None:
    for read in (tk.parse, tk.parse_cell):
        with pytest.raises(tk.NotationError, match=rf"U\+{ord(hidden):04X}"):
            read(f"10{hidden}人")


@pytest.mark.parametrize("text", ["\ud800人", "10\udfff人", "人口10万対20～", "10\x00人"])
def test_every_refusal_of_text_is_a_notation_error(text: str) -> None:
    for read in (tk.parse, tk.parse_cell):
        with pytest.raises(tk.NotationError) as refused:
            read(text)
        assert isinstance(refused.value, ValueError)


ENDING = st.builds(
    lambda n, places: Fraction(n, 10**places), st.integers(-(10**12), 10**12), st.integers(0, 12)
)
PRINTED_UNITS: tuple[str, ...] = (
    "人",
    "件",
    "円",
    "t",
    "人泊",
    "年",
    "日",
    "%",
    "‰",
    "割",
    "倍",
    "点",
    "円/人",
    "分/日",
    "ppm",
    "人口10万対",
    "℃",
    "歳",
    "千人",
    "億円",
    "",
)


@given(
    ENDING,
    st.sampled_from(PRINTED_UNITS),
    st.sampled_from(("annual", "cumulative", "level", "change")),
)
def test_every_value_whose_text_ends_is_read_again(number: Fraction, unit: str, basis: str) -> None:
    try:
        value = getattr(tk, basis)(number, unit)
    except (tk.BasisError, tk.UnitError):
        return
    again = tk.parse(str(value), basis=basis)
    assert (again, hash(again), again.basis) == (value, hash(value), value.basis)
    assert str(again) == str(value)
    assert tk.parse_cell(str(value), basis=basis) == [value]


@given(st.integers(-1000, 1000).filter(bool))
def test_changes_of_ranks_and_multiples_are_read_again(number: int) -> None:
    for unit in ("位", "倍"):
        change = tk.change(number, unit)
        assert tk.parse(str(change)) == change


def test_a_year_in_the_unit_is_said_of_the_basis() -> None:
    for text, plain in (("41人/年", "年間41人"), ("3,617日/年", "3,617日"), ("2件／年度", "2件")):
        value = tk.parse(text)
        assert str(value) == text
        assert (value, hash(value)) == (tk.parse(plain), hash(tk.parse(plain)))
        assert value.basis == "annual"
    assert str(tk.parse("41人/年") + tk.parse("年間9人")) == "50人"
    assert str(tk.parse("5分/日").unit) == "分/日"
    assert str(tk.parse("320kg/人・年").unit) == "kg/人・年"
    with pytest.raises(tk.BasisError) as refused:
        tk.parse("2%/年") + tk.parse("3%/年")
    assert refused.value.code == "ratio_not_additive"


def test_multiples_differ_by_multiples_and_percents_by_points() -> None:
    rise = tk.parse("1.31倍") - tk.parse("1.21倍")
    assert (str(rise), str(rise.unit), str(rise.basis)) == ("+0.1倍", "倍", "change")
    assert rise == tk.parse("+0.1倍")
    assert str(tk.parse("8.5‰") - tk.parse("9‰")) == "-0.5‰"
    assert str(tk.parse("50%") - tk.parse("45%")) == "+5ポイント"
    with pytest.raises(tk.UnitError) as refused:
        tk.parse("2倍") + tk.parse("5ポイント")
    assert refused.value.code == "unit_mismatch"


def test_a_change_of_multiples_never_becomes_points() -> None:
    rise, points = tk.parse("+0.1倍"), tk.parse("10ポイント")
    assert rise != points
    assert (rise, str(rise.to("割"))) == (tk.parse("+1割"), "+1割")
    for deed in (
        lambda: rise.to("ポイント"),
        lambda: points.to("倍"),
        lambda: rise + points,
        lambda: rise < points,
        lambda: tk.parse("50%") - tk.parse("3割"),
    ):
        with pytest.raises(tk.UnitError, match="ポイントは%だけの増減") as refused:
            deed()
        assert refused.value.code == "unit_mismatch"
    assert str(tk.parse("50%") - tk.parse("3割").to("%")) == "+20ポイント"


def test_a_range_has_limits_and_no_amount() -> None:
    people = tk.parse("10～15人")
    assert people.is_range
    assert (people.low, people.high) == (tk.parse("10人"), tk.parse("15人"))
    assert people.amount is None
    assert str(people.unit) == "人"
    assert not tk.parse("10人").is_range
    assert tk.parse("10人").low is None


def test_words_have_no_amount_and_are_not_missing() -> None:
    target = tk.parse("継続")
    assert target.words == "継続"
    assert not target.is_missing
    assert (target.amount, target.unit, target.basis) == (None, None, None)
    assert tk.parse("10人").words is None


@pytest.mark.parametrize("text", ["10～15人", "30%削減", "継続", "10人以上"])
@pytest.mark.parametrize(
    "deed", [lambda v: v + v, lambda v: v * 2, lambda v: -v, lambda v: v < v, lambda v: v / v]
)
def test_what_is_no_amount_is_refused_in_arithmetic(
    text: str, deed: Callable[[tk.Value], object]
) -> None:
    with pytest.raises(tk.AmountError) as refused:
        deed(tk.parse(text))
    assert refused.value.code in ("bound", "no_amount")


def test_the_values_of_a_cell() -> None:
    assert tk.parse_cell("10人、3社") == [tk.parse("10人"), tk.parse("3社")]
    assert tk.parse_cell("46人") == [tk.parse("46人")]
    with pytest.raises(tk.NotationError, match="parse_cell"):
        tk.parse("10人、3社")
    with pytest.raises(tk.NotationError) as refused:
        tk.parse_cell("窓口10人、支所12人")
    assert refused.value.position == 0
    for text in ("男性79.5歳、女性84.2歳", "男性79.5歳 女性84.2歳"):
        men, women = tk.parse_cell(text)
        assert (men.qualifiers, women.qualifiers) == (("男性",), ("女性",))
    for text in ("100件/5年", "10人/5人", "50人/1,000人"):
        with pytest.raises(tk.NotationError):
            tk.parse_cell(text)


def test_absurd_text_is_refused_unless_the_limit_is_raised() -> None:
    with pytest.raises(tk.NotationError) as refused:
        tk.parse("9" * 1_000_000)
    assert len(str(refused.value)) < 300
    assert tk.parse("9" * 2_000, max_digits=2_000).amount == 10**2_000 - 1
    with pytest.raises(tk.NotationError):
        tk.parse("1" + "(" * 1_000_000, max_length=10_000_000)


def test_the_nearest_reading_is_said_beside_the_refusal() -> None:
    with pytest.raises(tk.NotationError, match="9,777,442") as refused:
        tk.parse("9777,442")
    assert refused.value.nearest == "9,777,442"
    assert pickle.loads(pickle.dumps(refused.value)).nearest == "9,777,442"


@pytest.mark.parametrize(
    ("text", "unit", "reads"),
    [
        *(("255", "件", "255件"), ("255件", "件", "255件"), ("1,644", "人", "1,644人")),
        *(("▲45", "人", "▲45人"), ("4,850", "千円", "4,850千円"), ("45.2", "%", "45.2%")),
        *(("10～15", "人", "10～15人"), ("100以上", "人", "100人以上"), ("約100", "人", "約100人")),
        *(("1億2,000", "円", "1億2,000円"), ("3万", "人", "3万人"), ("累計45", "人", "累計45人")),
        *(("46人（R3）", "人", "46人（R3）"), ("46（R3）", "人", "46人（R3）")),
        *(
            ("2千t", "t", "2千t"),
            ("12t", "千t", "12t"),
            ("-", "人", "-"),
            ("集計中", "人", "集計中"),
        ),
        ("継続", "人", "継続"),
    ],
)
def test_the_unit_of_a_column_is_that_of_a_bare_number(text: str, unit: str, reads: str) -> None:
    value = tk.parse(text, unit=unit)
    assert value == tk.parse(reads)
    assert tk.parse(str(value)) == value
    assert tk.try_parse(text, unit=unit) == value


def test_a_value_keeps_its_unit_against_the_one_of_its_column() -> None:
    for text, unit in (("255件", "人"), ("45%", "人"), ("45人", "%"), ("100円", "件")):
        refused = tk.try_parse(text, unit=unit)
        assert isinstance(refused, tk.NotationError)
        assert refused.code == "unit_mismatch"
    own = tk.unit("食パン")
    assert str(tk.parse("12", unit=own)) == "12食パン"
    assert [str(v) for v in tk.parse_cell("10、20", unit="人")] == ["10人", "20人"]
    with pytest.raises(tk.NotationError) as error:
        tk.parse("12", unit="謎")
    assert error.value.code == "unknown_unit"


def test_a_message_is_whole_whatever_it_quotes() -> None:
    error = tk.try_parse("12\x00人")
    assert isinstance(error, tk.NotationError)
    assert "「12␀人」" in str(error)
    assert "U+0000" in str(error)
    assert str(error).endswith(f"[{error.code}]")
