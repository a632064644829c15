// SPDX-License-Identifier: BSL-1.0
#include "document/plan_columns.hpp"

#include <algorithm>
#include <span>

#include <tomakomai_kpi/value/detail/quote.hpp>
#include <tomakomai_kpi/value/detail/text.hpp>

namespace tomakomai_kpi::detail {

namespace {

struct column_words {
    std::string_view japanese;
    std::array<std::string_view, 4> others{};  // taken where no column has a name of its own
    bool needed = false;
};

constexpr std::array<column_words, column_count> words{{
    {"版", {"改訂", "版名"}, true},
    {"種別", {"種類"}, true},
    {"識別子", {"ＩＤ", "ｉｄ"}, true},
    {"上位", {"親", "上位id", "上位ID"}, true},
    {"頁", {"ページ", "掲載頁"}},
    {"名称", {"名前", "指標名"}, true},
    {"部署", {"担当課", "所管課", "担当部署"}},
    {"表示", {"フラグ"}},
    {"年度", {"年"}, true},
    {"値", {"数値"}, true},
    {"状態", {"ステータス"}},
    {"注", {"備考", "注記"}},
}};

std::string lower(std::string_view text)
{
    std::string out{text};
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') { c = static_cast<char>(c - 'A' + 'a'); }
    }
    return out;
}

bool is_own_name(std::size_t c, std::string_view printed)
{
    return printed == words.at(c).japanese || lower(printed) == column_names.at(c);
}

bool is_other_name(std::size_t c, std::string_view printed)
{
    return !printed.empty()
           && std::ranges::find(words.at(c).others, printed) != words.at(c).others.end();
}

// 値(value), as messages list the columns.
std::string both_names(std::size_t c)
{
    return std::string{column_names.at(c)} + "(" + std::string{words.at(c).japanese} + ")";
}

std::string listed(std::vector<std::size_t> const& columns)
{
    return joined(columns, "、", both_names);
}

std::string quoted(std::vector<std::string> const& names)
{
    return joined(names, "", [](std::string const& each) { return quote(each); });
}

// A column that has two, and one that may be ours but for a slip of the pen.
void find_faults(plan_columns& found, std::vector<std::size_t> const& unknown,
                 std::span<std::string const> header)
{
    std::vector<std::size_t> missing;
    std::size_t place = header.empty() ? 1 : header.size();
    if (!unknown.empty()) { place = unknown.front() + 1; }
    for (std::size_t c = 0; c < column_count; ++c) {
        if (found.at.at(c) != no_place) { continue; }
        auto const slip = std::ranges::find_if(unknown, [&](std::size_t at) {
            return one_slip_apart(lower(header[at]), column_names.at(c));
        });
        if (slip != unknown.end()) { place = *slip + 1; }
        if (words.at(c).needed || slip != unknown.end()) { missing.push_back(c); }
    }
    if (missing.empty()) { return; }
    std::string why = "見出しに " + listed(missing) + " の列がありません";
    if (!found.extra.empty()) { why += "。" + quoted(found.extra) + "は知らない見出しです"; }
    found.faults.push_back(
        {place, why + "。見出しは " + joined(column_names, ",")
                    + " で、日本語でも、どの順でもかまいません (missing columns)"});
}

}  // namespace

bool plan_columns::looks_like_plan() const
{
    constexpr std::array telling{revision_column, role_column, id_column, parent_column,
                                 value_column};
    return std::ranges::count_if(telling, [&](column c) { return at.at(c) != no_place; }) >= 2;
}

plan_columns find_columns(std::vector<std::string> const& header)
{
    plan_columns found;
    found.at.fill(no_place);
    for (std::size_t c = 0; c < column_count; ++c) { found.names.at(c) = column_names.at(c); }
    std::vector<std::string> printed;
    printed.reserve(header.size());
    for (std::string const& cell : header) { printed.emplace_back(trimmed(cell)); }
    while (!printed.empty() && printed.back().empty()) { printed.pop_back(); }
    found.width = printed.size();

    std::vector<bool> taken(printed.size());
    auto const take = [&](std::size_t c, bool (*is_name)(std::size_t, std::string_view)) {
        for (std::size_t at = 0; at < printed.size(); ++at) {
            if (taken[at] || !is_name(c, printed[at])) { continue; }
            taken[at] = true;
            if (found.at.at(c) == no_place) {
                found.at.at(c) = at;
                found.names.at(c) = printed[at];
            } else {
                found.faults.push_back({at + 1, "見出し" + quote(printed[at]) + "は"
                                                    + std::to_string(found.at.at(c) + 1) + "列目の"
                                                    + quote(found.names.at(c))
                                                    + "と同じ列です (a repeated column)"});
            }
        }
    };
    for (std::size_t c = 0; c < column_count; ++c) { take(c, is_own_name); }
    for (std::size_t c = 0; c < column_count; ++c) {
        if (found.at.at(c) == no_place) { take(c, is_other_name); }
    }
    std::vector<std::size_t> unknown;
    for (std::size_t at = 0; at < printed.size(); ++at) {
        if (taken[at]) { continue; }
        unknown.push_back(at);
        found.extra.push_back(printed[at].empty() ? std::to_string(at + 1) + "列目" : printed[at]);
    }
    find_faults(found, unknown, printed);
    std::ranges::stable_sort(found.faults, {}, &header_fault::column);
    return found;
}

std::vector<std::string> cells_in_order(csv_row const& r, plan_columns const& columns)
{
    std::vector<std::string> out(column_count);
    for (std::size_t c = 0; c < column_count; ++c) {
        std::size_t const at = columns.at.at(c);
        if (at < r.cells.size()) { out[c] = r.cells[at]; }
    }
    return out;
}

}  // namespace tomakomai_kpi::detail
