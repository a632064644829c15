// SPDX-License-Identifier: BSL-1.0
#include "plan/statement.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>

#include <tomakomai_kpi/notation/detail/read_value.hpp>
#include <tomakomai_kpi/notation/notation.hpp>

namespace tomakomai_kpi::detail {

namespace {

// Words beside a number that say the same as another word, or nothing (the number, its bound and
// its basis say it). A word that is not here says what no other does.
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
    {"およそ", about},       {"おおよそ", about},       {"ほぼ", about},
    {"前後", about},         {"くらい", about},         {"ぐらい", about},
    {"ほど", about},         {"見込", expected},        {"見込値", expected},
    {"見込み値", expected},  {"推計値", estimated},     {"概算", estimated},
    {"概数", estimated},     {"速報値", provisional},   {"暫定", provisional},
    {"暫定値", provisional}, {"仮", provisional},       {"予測値", forecast},
    {"を維持", kept},        {"を維持する", kept},      {"をキープ", kept},
    {"現状維持", kept},      {"平均値", mean},          {"実施", nothing},
    {"開催", nothing},       {"確保", nothing},         {"を確保", nothing},
    {"達成", nothing},       {"を達成", nothing},       {"を目指す", nothing},
    {"実績", nothing},       {"実績値", nothing},       {"目標", nothing},
    {"目標値", nothing},     {"現状", nothing},         {"現状値", nothing},
    {"基準", nothing},       {"基準値", nothing},       {"確定", nothing},
    {"確定値", nothing},     {"年間", nothing},         {"毎年", nothing},
    {"毎年度", nothing},     {"各年", nothing},         {"各年度", nothing},
    {"単年度", nothing},     {"単年", nothing},         {"年", nothing},
    {"年度", nothing},       {"年計", nothing},         {"単年度値", nothing},
    {"年間値", nothing},     {"少なくとも", nothing},   {"最低", nothing},
    {"最低でも", nothing},   {"最大", nothing},         {"最大で", nothing},
    {"最高", nothing},
});

std::set<std::string_view> what_words_say(value const& v)
{
    std::set<std::string_view> said;
    if ((v.notation().qualifiers & (qualifier::about | qualifier::roughly | qualifier::degree))
        != 0) {
        said.insert(about);
    }
    for (std::string const& word : v.said()) {
        auto const* const known = std::ranges::find(sayings, std::string_view{word}, &saying::word);
        std::string_view const says = known == sayings.end() ? word : known->says;
        if (says != nothing) { said.insert(says); }
    }
    return said;
}

// No reason is given but that nothing stands there.
bool is_mere_dash(value const& v)
{
    return v.reason() == code::unspecified && is_dash(to_string(v));
}

// Words for what is not specified (中止, 不明) are many, and each says its own.
bool says_same_absence(value const& a, value const& b)
{
    if (a.reason() != b.reason()) { return false; }
    return a.reason() != code::unspecified || (is_mere_dash(a) && is_mere_dash(b));
}

}  // namespace

sameness compare_statements(value const& a, value const& b)
{
    if (to_string(a) == to_string(b)) { return sameness::letter; }
    bool const same = a.is_missing() && b.is_missing()
                          ? says_same_absence(a, b)
                          : a == b && a.parts() == b.parts()
                                && what_words_say(a) == what_words_say(b);
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
