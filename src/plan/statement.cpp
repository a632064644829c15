// SPDX-License-Identifier: BSL-1.0
#include "plan/statement.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>

#include <tomakomai_kpi/notation/detail/dashes.hpp>
#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/detail/utf8.hpp>

#include "notation/printed/words.hpp"

namespace tomakomai_kpi::detail {

namespace {

// Words beside a number that say the same as another word, or nothing.
struct saying {
    std::string_view word;
    std::string_view says;
};

constexpr std::string_view about = "約";
constexpr std::string_view expected = "見込み";
constexpr std::string_view estimated = "推計";
constexpr std::string_view provisional = "速報";
constexpr std::string_view forecast = "予測";
constexpr std::string_view kept = "維持";
constexpr std::string_view mean = "平均";
constexpr std::string_view nothing{};

constexpr auto sayings = std::to_array<saying>({
    {"およそ", about},    {"おおよそ", about},     {"ほぼ", about},       {"前後", about},
    {"くらい", about},    {"ぐらい", about},       {"ほど", about},       {"見込", expected},
    {"見込値", expected}, {"見込み値", expected},  {"推計値", estimated}, {"概算", estimated},
    {"概数", estimated},  {"速報値", provisional}, {"暫定", provisional}, {"暫定値", provisional},
    {"仮", provisional},  {"予測値", forecast},    {"を維持", kept},      {"を維持する", kept},
    {"をキープ", kept},   {"現状維持", kept},      {"平均値", mean},      {"年平均", mean},
    {"実施", nothing},    {"開催", nothing},       {"確保", nothing},     {"を確保", nothing},
    {"達成", nothing},    {"を達成", nothing},     {"を目指す", nothing}, {"実績", nothing},
    {"実績値", nothing},  {"目標", nothing},       {"目標値", nothing},   {"現状", nothing},
    {"現状値", nothing},  {"基準", nothing},       {"基準値", nothing},   {"確定", nothing},
    {"確定値", nothing},
});

// A word for a rise or fall, a bound or the basis of a year: the value itself says it.
bool is_said_by_the_value(std::string_view word)
{
    auto const* const before = std::ranges::find(prefix_words, word, &prefix_word::text);
    if (before != prefix_words.end()) {
        return before->kind == prefix_kind::annual || before->kind == prefix_kind::at_least
               || before->kind == prefix_kind::at_most;
    }
    auto const* const after = std::ranges::find(suffix_words, word, &suffix_word::text);
    if (after != suffix_words.end()) {
        return after->kind == suffix_kind::increase || after->kind == suffix_kind::decrease
               || after->kind == suffix_kind::bound;
    }
    return std::ranges::find(annual_words, word) != annual_words.end();
}

// A word that is not known to say what others say says its own: 男性, 全国, 弱.
std::string_view what_it_says(std::string_view word)
{
    auto const* const known = std::ranges::find(sayings, word, &saying::word);
    if (known != sayings.end()) { return known->says; }
    return is_said_by_the_value(word) ? nothing : word;
}

std::set<std::string_view> what_words_say(value const& v)
{
    std::set<std::string_view> said;
    if ((v.notation().qualifiers & (qualifier::about | qualifier::roughly | qualifier::degree))
        != 0) {
        said.insert(about);
    }
    for (std::string const& word : v.said()) { said.insert(what_it_says(word)); }
    said.erase(nothing);
    return said;
}

// No reason is given but that nothing stands there: ―, or several of them.
bool is_mere_dash(value const& v)
{
    if (v.reason() != code::unspecified) { return false; }
    std::string const text = to_string(v);
    std::string_view rest = text;
    for (bool found = true; found;) {
        auto const* const d = std::ranges::find_if(
            dashes, [&](dash const& each) { return rest.starts_with(each.text); });
        found = d != dashes.end();
        if (found) { rest.remove_prefix(d->text.size()); }
    }
    return rest.empty();
}

// Words for what is not specified (不明), stopped (中止, 休止) or not understood are many, and each
// says its own.
bool says_same_absence(value const& a, value const& b)
{
    if (a.reason() != b.reason()) { return false; }
    switch (a.reason()) {
    case code::unspecified: return is_mere_dash(a) && is_mere_dash(b);
    case code::suspended:
    case code::unread: return false;
    default: return true;
    }
}

// 策定済み and 策定済, 全国平均並み and 全国平均並 are one word.
std::string without_okurigana(std::string words)
{
    for (std::string_view const spelt : {"済み", "並み"}) {
        std::size_t const stem = first_character(spelt).size();
        if (auto const at = words.find(spelt); at != std::string::npos) {
            words.erase(at + stem, spelt.size() - stem);
        }
    }
    return words;
}

bool says_same_quantity(value const& a, value const& b)
{
    bool const words = a.form() == form::words && b.form() == form::words;
    return words ? without_okurigana(a.words()) == without_okurigana(b.words())
                 : a == b && a.parts() == b.parts();
}

}  // namespace

sameness compare_statements(value const& a, value const& b)
{
    if (to_string(a) == to_string(b)) { return sameness::letter; }
    bool const same = a.is_missing() && b.is_missing()
                          ? says_same_absence(a, b)
                          : says_same_quantity(a, b) && what_words_say(a) == what_words_say(b);
    return same ? sameness::statement : sameness::none;
}

sameness compare_statements(std::optional<observation> const& a,
                            std::optional<observation> const& b)
{
    if (a && b) { return compare_statements(a->value(), b->value()); }
    if (!a && !b) { return sameness::letter; }
    return is_mere_dash((a ? a : b)->value()) ? sameness::statement : sameness::none;
}

}  // namespace tomakomai_kpi::detail
