// SPDX-License-Identifier: BSL-1.0
#include "plan/counted_word.hpp"

#include <algorithm>
#include <array>

namespace tomakomai_kpi::detail {

namespace {

// How a name goes on behind the word that it counts: the counted, and how.
constexpr auto counted_as = std::to_array<std::string_view>(
    {"発生", "認知", "延べ", "延",       "回答", "した", "人員", "人",   "者",
     "件",   "回",   "組",   "金",       "団体", "企業", "会員", "児童", "学生",
     "生徒", "世帯", "施設", "箇所",     "か所", "基",   "台",   "本",   "社",
     "・",   "の",   "と",   "」",       "比率", "割合", "率",   "数",   "度",
     "量",   "額",   "時間", "サービス", "点",   "枚",   "冊",   "戸",   "便"});

}  // namespace

std::string without_parentheses(std::string_view name)
{
    std::string out;
    int depth = 0;
    for (std::size_t at = 0; at < name.size();) {
        std::string_view const rest = name.substr(at);
        bool const wide_open = rest.starts_with("（");
        bool const wide_close = rest.starts_with("）");
        if (wide_open || rest.front() == '(') {
            ++depth;
        } else if (wide_close || rest.front() == ')') {
            --depth;
        } else if (depth <= 0) {
            out += rest.front();
        }
        at += wide_open || wide_close ? std::string_view{"（"}.size() : 1;
    }
    return out;
}

bool only_counts(std::string_view rest, std::span<std::string_view const> things)
{
    auto const taken = [&](std::span<std::string_view const> words) {
        auto const next = std::ranges::find_if(
            words, [&](std::string_view word) { return rest.starts_with(word); });
        if (next == words.end()) { return false; }
        rest.remove_prefix(next->size());
        return true;
    };
    while (!rest.empty()) {
        if (!taken(things) && !taken(counted_as)) { return false; }
    }
    return true;
}

}  // namespace tomakomai_kpi::detail
