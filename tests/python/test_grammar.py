# SPDX-License-Identifier: BSL-1.0
"""The grammar of docs/notation.md: texts made by it are read, and print back."""

import random
import re
from pathlib import Path

import pytest
import tomakomai_kpi as tk

DOCUMENT = Path(__file__).parents[2] / "docs/notation.md"
TOKEN = re.compile(r'"([^"]+)"|([a-z][a-z ]*[a-z]|[a-z])|([\[\]{}()|,;=])')

Node = tuple[str, object]


class Grammar:
    """EBNF, as much of it as the page uses, and texts made by it."""

    def __init__(self, text: str) -> None:
        self.rules: dict[str, Node] = {}
        for rule in re.split(r";\n", text):
            if rule.strip():
                name, _, body = rule.partition("=")
                self.tokens = [found.groups() for found in TOKEN.finditer(body)]
                self.rules[name.strip()] = self._choice()
                assert not self.tokens, f"left over in {name}: {self.tokens}"

    def _next(self, sign: str) -> bool:
        if self.tokens and self.tokens[0][2] == sign:
            self.tokens.pop(0)
            return True
        return False

    def _choice(self) -> Node:
        ways = [self._sequence()]
        while self._next("|"):
            ways.append(self._sequence())
        return ("choice", ways)

    def _sequence(self) -> Node:
        steps = [self._term()]
        while self._next(","):
            steps.append(self._term())
        return ("sequence", steps)

    def _term(self) -> Node:
        for opening, closing, kind in (("[", "]", "option"), ("{", "}", "repeat"), ("(", ")", "")):
            if self._next(opening):
                inner = self._choice()
                assert self._next(closing)
                return (kind, inner) if kind else inner
        literal, name, _ = self.tokens.pop(0)
        return ("literal", literal) if literal else ("name", name)


class Maker:
    """One text, by the grammar and what the page says that it cannot say."""

    def __init__(self, grammar: Grammar, chance: random.Random) -> None:
        self.grammar = grammar
        self.chance = chance
        self.number = chance.randrange(1, 40)
        self.said: set[str] = set()
        self.counter = ""
        self.opening = ""

    def text(self, node: Node) -> str:
        kind, inside = node
        match inside:
            case str() if kind == "literal":
                return inside
            case "digits":
                self.number = self.number * self.chance.randrange(2, 60) + 1
                return f"{self.number:,}" if self.chance.random() < 0.7 else str(self.number)
            case "fraction":
                return str(self.chance.randrange(100))
            case str():
                return self.once(inside)
            case list() if kind == "choice":
                return self.text(self.chance.choice(inside))
            case list():
                return "".join(self.text(step) for step in inside)
            case tuple():
                times = (
                    self.chance.randrange(2) if kind == "option" else self.chance.choice((0, 0, 1))
                )
                return "".join(self.text(inside) for _ in range(times))
        raise AssertionError(node)

    def once(self, name: str) -> str:
        """The rule's text; no word is said twice, and both limits have one unit."""
        text = self.text(self.grammar.rules[name])
        if name == "opening":
            self.opening = text
        while name == "target" and not self.may_follow(text):
            text = self.text(self.grammar.rules[name])
        if name == "counter":
            self.counter = self.counter or text
            return self.counter
        if name in ("before", "after"):
            if text in self.said:
                return ""
            self.said.add(text)
        return text

    def may_follow(self, target: str) -> bool:
        """Whether the words before it have not said the target, and it is no reason."""
        said = self.opening != "" and target.startswith(self.opening)
        return not said and not Recogniser(self.grammar, target).accepts("reason")


class Recogniser:
    """Whether a text is one of a rule: where each part of it may end, from where it begins."""

    DIGITS = re.compile(r"(0|[1-9][0-9]*|[1-9][0-9]{0,2}(,[0-9]{3})+)(?![0-9,])")
    FRACTION = re.compile(r"[0-9]+")

    def __init__(self, grammar: Grammar, text: str) -> None:
        self.grammar = grammar
        self.said = text

    def ends(self, node: Node, start: int) -> set[int]:
        kind, inside = node
        match inside:
            case str() if kind == "literal":
                return {start + len(inside)} if self.said.startswith(inside, start) else set()
            case "digits" | "fraction":
                found = (self.DIGITS if inside == "digits" else self.FRACTION).match(
                    self.said, start
                )
                return {found.end()} if found else set()
            case str():
                return self.ends(self.grammar.rules[inside], start)
            case list() if kind == "choice":
                return set().union(*(self.ends(way, start) for way in inside))
            case list():
                reached = {start}
                for step in inside:
                    reached = set().union(*(self.ends(step, at) for at in reached))
                return reached
            case tuple() if kind == "option":
                return {start} | self.ends(inside, start)
            case tuple():
                reached = {start}
                fresh = reached
                while fresh:
                    fresh = set().union(*(self.ends(inside, at) for at in fresh)) - reached
                    reached |= fresh
                return reached
        raise AssertionError(node)

    def accepts(self, rule: str) -> bool:
        return len(self.said) in self.ends(("name", rule), 0)


def grammar() -> Grammar:
    """The grammar on the page."""
    blocks = re.findall(r"```ebnf\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) == 2
    return Grammar("".join(blocks))


GRAMMAR = grammar()


@pytest.mark.parametrize("seed", range(40))
def test_texts_of_the_grammar_are_read(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(100):
        text = Maker(GRAMMAR, chance).text(("name", "value"))
        value = tk.parse(text)
        assert str(value) == text
        assert tk.parse_cell(text) == [value]


@pytest.mark.parametrize("seed", range(10))
def test_cells_of_the_grammar_are_read(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(50):
        texts = [Maker(GRAMMAR, chance).text(("name", "value")) for _ in range(3)]
        texts = [text for text in texts if "N/A" not in text]
        assert tk.parse_cell("、".join(texts)) == [tk.parse(text) for text in texts]


def misprinted(text: str, chance: random.Random) -> str:
    """The text with a digit, comma or point lost, doubled, added or exchanged."""
    places = [i for i, c in enumerate(text) if c in "0123456789,."]
    at = chance.choice(places)
    put = chance.choice(("", text[at] * 2, text[at] + chance.choice("0123456789,."), ",", ".", "0"))
    return text[:at] + put + text[at + 1 :]


@pytest.mark.parametrize("seed", range(20))
def test_misprinted_counts_are_read_where_the_grammar_has_them(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(300):
        text = Maker(GRAMMAR, chance).text(("name", "counted"))
        for _ in range(chance.choice((1, 1, 2))):
            if re.search(r"[0-9,.]", text):
                text = misprinted(text, chance)
        three_decimals = re.search(
            r"(?<![0-9,.])[1-9][0-9]{0,2}\.[0-9]{3}(人(?!泊)|件|社|か所|箇所|団体)", text
        )
        expected = Recogniser(GRAMMAR, text).accepts("counted") and not three_decimals
        try:
            tk.parse(text)
        except tk.NotationError:
            assert not expected, text
        else:
            assert expected, text


@pytest.mark.parametrize("rule", sorted(GRAMMAR.rules))
def test_every_rule_is_used(rule: str) -> None:
    used = re.findall(rf"(?<![a-z]){rule}(?![a-z])", DOCUMENT.read_text(encoding="utf-8"))
    assert len(used) > 1 or rule == "cell"


@pytest.mark.parametrize(
    "rule",
    ["pending", "not measured", "not started", "suspended", "not applicable", "unspecified"],
)
def test_reasons_are_the_ones_that_the_page_says(rule: str) -> None:
    kind, ways = GRAMMAR.rules[rule]
    assert kind == "choice"
    assert isinstance(ways, list)
    for way in ways:
        text = Maker(GRAMMAR, random.Random(0)).text(way)
        assert tk.parse(text).reason == rule.replace(" ", "_")
