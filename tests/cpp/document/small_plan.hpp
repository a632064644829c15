// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_TESTS_DOCUMENT_SMALL_PLAN_HPP
#define TOMAKOMAI_KPI_TESTS_DOCUMENT_SMALL_PLAN_HPP

// A small plan CSV, what becomes of it with other rows, and how it is refused.

#include <cstddef>
#include <stdexcept>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/document/plan_csv.hpp>
#include <tomakomai_kpi/value/error.hpp>

#include "support.hpp"

namespace tomakomai_kpi::tests {

inline std::string const header =
    "revision,role,id,parent,page,name,departments,flags,year,value,status,note\n";

// A small plan with a row of every role.
inline std::vector<std::string> const small_plan{
    ",plan,P,,,総合戦略,,,令和2年度～令和6年度,,,",
    "new,revision,,,,見直し後,,,,,,出典",
    "new,goal,G1,,34,しごとをつくる,,,,,,",
    "new,measure,M1,G1,41,若者の就職,,,,②,,",
    "new,project,A,M1,39,説明会事業,雇用課／商工課,新規事業／KPI変更,,,,",
    "new,project,B,G1,40,企業誘致事業,商工課,,,,,",
    "new,indicator,G1-1,G1,34,雇用数,,,,,,",
    "new,indicator,A-1,A,39,満足度,,取組終了,,5段階評価,,\"注一\n注二\"",
    "new,baseline,G1-1,,,雇用数,,,平成30年度,46人,,",
    "new,actual,G1-1,,,雇用数,,,令和3年度,累計45人,,",
    "new,target,G1-1,,,雇用数,,,令和6年度,累計230人,,",
    "new,actual,A-1,,,満足度,,,令和2年度,ー,,",
    "new,actual,A-1,,,満足度,,,令和3年度,3人,provisional,速報",
    "new,stated_count,projects,,34,,,,,2,,",
    "new,fingerprint,A,,,,,,,0123456789abcdef,,",
    "new,fingerprint,M1,,,,,,,fedcba9876543210,,",
    ",direction,G1-1,,,,,,,up,,雇用は多いほどよい",
    ",aggregation,A-1,,,,,,,stock,,ある時点の数",
    "new,reason,A-1,,,,,,令和2年度,not_started,,まだ始まっていない",
};

inline std::string csv(std::vector<std::string> const& rows)
{
    std::string text = header;
    for (auto const& row : rows) { text += row + "\n"; }
    return text;
}

// The small plan with more rows behind.
inline std::string with(std::vector<std::string> const& more)
{
    auto rows = small_plan;
    rows.insert(rows.end(), more.begin(), more.end());
    return csv(rows);
}

// The small plan with one row replaced, or left out.
inline std::string replacing(std::string const& start, std::string const& by)
{
    auto rows = small_plan;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!rows[i].starts_with(start)) { continue; }
        rows[i] = by;
        if (by.empty()) { rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(i)); }
        return csv(rows);
    }
    throw std::logic_error{"no row starts with " + start};
}

inline plan_error refused_by(std::string const& text)
{
    return caught<plan_error>([&] { return read_plan_csv(text, "small.csv"); });
}

inline code why_not(std::string const& text)
{
    return refusal([&] { return read_plan_csv(text, "small.csv"); });
}

// Refused with a code at a cell, which the message names.
inline void check_refused(std::string const& text, code why, std::size_t line, std::size_t column)
{
    CAPTURE(text);
    plan_error const e = refused_by(text);
    CAPTURE(e.what());
    CHECK(e.code() == why);
    CHECK(e.file() == "small.csv");
    CHECK(e.line() == line);
    CHECK(e.column() == column);
    std::string const message = e.what();
    CHECK(message.starts_with("small.csv"));
    CHECK(message.find(std::to_string(line) + "行目") != std::string::npos);
}

inline constexpr std::size_t revision_column = 1, role_column = 2, id_column = 3, parent_column = 4,
                             name_column = 6, year_column = 9, value_column = 10,
                             status_column = 11;

// One more row behind the small plan, refused at one of its cells.
inline void check_row_refused(std::string const& row, code why, std::size_t column)
{
    check_refused(with({row}), why, small_plan.size() + 3, column);  // two lines in one cell
}

}  // namespace tomakomai_kpi::tests

#endif
