// SPDX-License-Identifier: BSL-1.0
#include "document/table/passages.hpp"

#include <algorithm>
#include <array>

#include <tomakomai_kpi/notation/detail/cursor.hpp>
#include <tomakomai_kpi/value/detail/utf8.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

#include "document/table/words.hpp"

namespace tomakomai_kpi::detail {

namespace {

namespace words = table_words;

std::optional<int> count_before(std::string_view text, std::size_t end)
{
    int count = 0;
    int place = 1;
    constexpr int behind_six_digits = 1'000'000;
    while (end > 0 && place < behind_six_digits) {
        std::string_view const character = last_character(text.substr(0, end));
        char const digit = half_width(character);
        if (!is_digit(digit)) { break; }
        count += place * (digit - '0');
        place *= 10;
        end -= character.size();
    }
    if (place == 1) { return std::nullopt; }
    return count;
}

}  // namespace

std::optional<fiscal_period> find_period(std::string_view text)
{
    constexpr std::string_view from = "から";
    constexpr std::size_t longest = 60;
    auto const year_of = [](std::string_view t) -> std::optional<fiscal_year> {
        try {
            return parse_fiscal_year(t);
        } catch (kpi_error const&) {
            return std::nullopt;
        }
    };
    constexpr std::array<std::string_view, 3> eras{"令和", "平成", "昭和"};
    for (auto at = text.find(from); at != std::string_view::npos; at = text.find(from, at + 1)) {
        std::string_view before = text.substr(0, at);
        if (before.size() > longest) { before.remove_prefix(before.size() - longest); }
        for (std::string_view const closes : {")", "）"}) {
            if (!before.ends_with(closes)) { continue; }
            before = before.substr(0, before.rfind(closes == ")" ? "(" : "（"));
        }
        std::string_view const after = text.substr(at + from.size(), longest);
        auto const end = after.find("年度");
        if (end == std::string_view::npos) { continue; }
        auto const last = year_of(after.substr(0, end + std::string_view{"年度"}.size()));
        std::optional<fiscal_year> first;
        for (auto const era : eras) {
            if (auto const start = before.rfind(era); start != std::string_view::npos && !first) {
                first = year_of(before.substr(start));
            }
        }
        constexpr std::size_t western = 4 + 6;  // 2020年度
        if (!first && before.size() >= western) {
            first = year_of(before.substr(before.size() - western));
        }
        if (first && last && *first <= *last) { return fiscal_period{*first, *last}; }
    }
    return std::nullopt;
}

std::vector<stated_count> find_counts(std::string_view text, std::string const& page)
{
    std::vector<stated_count> out;
    if (auto const at = text.find("の「施策」"); at != std::string_view::npos) {
        if (auto const n = count_before(text, at)) {
            out.push_back({std::string{words::measures_count}, page, *n});
        }
    }
    constexpr std::string_view unit = "項目";
    constexpr std::string_view bullet = "・";
    for (auto at = text.find(unit); at != std::string_view::npos; at = text.find(unit, at + 1)) {
        auto const n = count_before(text, at);
        if (!n) { continue; }
        constexpr std::size_t longest = 120;
        std::string_view const before =
            text.substr(at - std::min(at, longest), std::min(at, longest));
        auto const start = before.rfind(bullet);
        if (start == std::string_view::npos) { continue; }
        std::string_view name = before.substr(start + bullet.size());
        name = name.substr(0, name.find_first_of(" \n"));
        auto const* const known =
            std::ranges::find(words::counts, name, [](auto const& c) { return c.second; });
        out.push_back({std::string{known == words::counts.end() ? name : known->first}, page, *n});
    }
    return out;
}

std::string plan_name(std::string title)
{
    for (bool cut = true; cut;) {
        cut = false;
        for (std::string_view const tail : {"新旧対照表", "主な変更点", "見直し案", "改定案",
                                            "改訂案", "変更案", "(案)", "（案）", " ", "\u3000"}) {
            if (title.size() <= tail.size() || !title.ends_with(tail)) { continue; }
            title.erase(title.size() - tail.size());
            cut = true;
        }
    }
    if (auto const close = title.find(words::scale_closes);
        title.starts_with(words::scale_opens) && close != std::string::npos) {
        std::size_t const opens = words::scale_opens.size();
        title =
            title.substr(opens, close - opens) + title.substr(close + words::scale_closes.size());
    }
    return title;
}

}  // namespace tomakomai_kpi::detail
