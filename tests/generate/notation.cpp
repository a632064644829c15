// SPDX-License-Identifier: BSL-1.0
// Writes the parts of docs/notation.md that are lists of what the reader asks: `notation
// grammar_of_words` the phrases that are put together, in EBNF, `notation words` the words around a
// number. The rest of the page is written by hand.
#include <algorithm>
#include <iostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tomakomai_kpi/notation/detail/dashes.hpp>
#include <tomakomai_kpi/value/error.hpp>

#include "notation/printed/missing_words.hpp"
#include "notation/printed/target_words.hpp"
#include "notation/printed/words.hpp"

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::detail;

namespace {

// ——— The grammar of what is put together, in EBNF.

std::string alternatives(std::vector<std::string> const& all)
{
    constexpr std::size_t longest = 100;
    std::string text;
    std::size_t line = 0;
    for (std::string const& one : all) {
        if (!text.empty()) {
            bool const full = line + one.size() > longest;
            text += full ? "\n      | " : " | ";
            line = full ? 0 : line;
        }
        text += one;
        line += one.size() + 3;
    }
    return text;
}

std::string rule(std::string_view name, std::vector<std::string> const& ways)
{
    return std::string{name} + " = " + alternatives(ways) + " ;\n";
}

std::string quoted(std::string_view word)
{
    return "\"" + std::string{word} + "\"";
}

std::string rule_of(chain_link const& list)
{
    std::vector<std::string> words;
    for (std::string_view const w : list.words) { words.push_back(quoted(w)); }
    return rule(list.name, words);
}

std::string sequence(word_chain const& chain)
{
    std::string text;
    for (chain_link const& link : chain) {
        if (link.words.empty()) { break; }
        std::string const name{link.name};
        text += (text.empty() ? "" : " , ") + (link.may_lack ? "[ " + name + " ]" : name);
    }
    return text;
}

// The lists of some chains, each once, in the order in which they are first used.
class lists_of_chains {
public:
    void add(word_chain const& chain)
    {
        for (chain_link const& link : chain) {
            bool const known =
                link.words.empty() || std::ranges::find(rules_, rule_of(link)) != rules_.end();
            if (!known) { rules_.push_back(rule_of(link)); }
        }
    }

    std::string text() const
    {
        std::string all;
        for (std::string const& r : rules_) { all += r; }
        return all;
    }

private:
    std::vector<std::string> rules_;
};

std::string grammar_of_words()
{
    std::vector<std::string> dash_words;
    for (dash const& d : dashes) { dash_words.push_back(quoted(d.text)); }
    std::string text = "```ebnf\n" + rule("dash", dash_words);
    lists_of_chains lists;
    for (code const reason : {code::pending, code::not_measured, code::not_started, code::suspended,
                              code::not_applicable, code::unspecified}) {
        std::vector<std::string> ways;
        for (reason_chain const& chain : reason_chains) {
            if (chain.reason != reason) { continue; }
            ways.push_back(sequence(chain.words));
            lists.add(chain.words);
        }
        std::string reason_name = name(reason);
        std::ranges::replace(reason_name, '_', ' ');
        text += rule(reason_name, ways);
    }
    std::vector<std::string> ways;
    for (word_chain const& chain : target_chains) {
        ways.push_back(sequence(chain));
        lists.add(chain);
    }
    text += rule("target", ways) + "\n" + lists.text();
    return text + rule_of(target_words::openings) + rule_of(target_words::starting_points)
           + rule_of(target_words::endings) + "```\n";
}

// ——— The words around a number, in a table.

std::string words_of(std::span<std::string_view const> words)
{
    std::string text;
    for (std::string_view const w : words) { text += (text.empty() ? "" : " · ") + std::string{w}; }
    return text;
}

template <class Words, class Fits>
std::string words_that(Words const& words, Fits fits)
{
    std::vector<std::string_view> fitting;
    for (auto const& w : words) {
        if (fits(w)) { fitting.push_back(w.text); }
    }
    return words_of(fitting);
}

std::string before(prefix_kind kind)
{
    return words_that(prefix_words, [&](prefix_word const& w) { return w.kind == kind; });
}

std::string behind(suffix_kind kind, bound of = bound::none)
{
    return words_that(suffix_words,
                      [&](suffix_word const& w) { return w.kind == kind && w.bound == of; });
}

std::string row(std::string_view japanese, std::string_view english, std::string const& words)
{
    return "| " + std::string{japanese} + " | " + std::string{english} + " | " + words + " |\n";
}

std::string table_of_words()
{
    auto const any = [](auto const&) { return true; };
    std::string t =
        "| 語の位置と意味 | where they stand, what they say | 語 words |\n|---|---|---|\n";
    t += row("前: 累計", "before: cumulative", before(prefix_kind::cumulative));
    t += row("前: 単年度", "before: annual", before(prefix_kind::annual));
    t += row("前: およその数", "before: about",
             before(prefix_kind::about) + " · " + before(prefix_kind::roughly));
    t += row("前: 延べ", "before: counted more than once", before(prefix_kind::gross));
    t += row("前: 語のまま残る", "before: kept as a qualifier", before(prefix_kind::said));
    t += row("前: 以上", "before: 以上",
             before(prefix_kind::at_least) + " · " + before(prefix_kind::at_least_sign));
    t += row("前: 以下", "before: 以下",
             before(prefix_kind::at_most) + " · " + before(prefix_kind::at_most_sign));
    t += row("前: 順位", "before: a rank", before(prefix_kind::rank));
    t += row("前: 増減の比較先", "before: what a rise or fall is against",
             before(prefix_kind::move));
    t += row("前: 月・週ごと", "before: each month or week", before(prefix_kind::a_month));
    t += row("前: 何当たり", "before: a mean over", before(prefix_kind::per));
    t += row("その後", "and behind that", words_of(per_endings));
    t += row("前または括弧: 人口当たりの率", "before or in parentheses: a rate",
             words_that(rate_words, any));
    t += row("前または括弧: 何の値か", "before or in parentheses: what it is of", words_of(labels));
    t += row("期間", "a span of years", words_of(spans_of_years));
    t += row("期間の後", "behind a span", words_of(span_endings));
    t += row("後: 以上", "behind: 以上", behind(suffix_kind::bound, bound::at_least));
    t += row("後: 以下", "behind: 以下", behind(suffix_kind::bound, bound::at_most));
    t += row("後: 未満", "behind: 未満", behind(suffix_kind::bound, bound::less_than));
    t += row("後: 超", "behind: 超", behind(suffix_kind::bound, bound::more_than));
    t += row("後: 程度", "behind: 程度", behind(suffix_kind::degree));
    t += row("後: 語のまま残る", "behind: kept as a qualifier", behind(suffix_kind::said));
    t += row("後: 増", "behind: a rise", behind(suffix_kind::increase));
    t += row("後: 減", "behind: a fall", behind(suffix_kind::decrease));
    t += row("以上・以下の後の / の下", "under a stroke behind a bound",
             words_of(units_under_stroke));
    t += row("括弧: 累計", "in parentheses: cumulative", words_of(cumulative_words));
    t += row("括弧: 単年度", "in parentheses: annual", words_of(annual_words));
    t += row("括弧: 延べ", "in parentheses: counted more than once", words_of(gross_words));
    t += row("括弧: 語のまま残る", "in parentheses: kept as a qualifier", words_of(status_words));
    t += row("括弧: 尺度", "in parentheses: a scale", words_of(scale_words));
    t += row("括弧: 年や日の後", "in parentheses: behind a year or day",
             words_of(year_ends) + " · " + words_of(note_endings));
    t += row("そのうち結果でないと述べる語", "of those, what says that it is no result",
             words_of(unsure_words));
    t += row("数の間: 範囲になるダッシュ", "between numbers: dashes that make a range",
             words_that(dashes, [](dash const& d) { return d.joins; }));
    return t;
}

}  // namespace

int main(int count, char** arguments)
{
    std::string_view const what = count == 2 ? arguments[1] : "";
    if (what == "grammar_of_words") {
        std::cout << grammar_of_words();
    } else if (what == "words") {
        std::cout << table_of_words();
    } else {
        std::cerr << "notation grammar_of_words | notation words\n";
        return 2;
    }
}
