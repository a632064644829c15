// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_NEAREST_HPP
#define TOMAKOMAI_KPI_VALUE_NEAREST_HPP

// What a name that there is not may have meant: 新規雇用創出数 for 新規雇用,
// kpi_change_unflagged for kpi_change_unflaged.
//
// Whoever refuses a name asks here, so that C++, Python and the commands give one
// answer. Near is what differs by a few slips of the pen, or is a good part of the
// other; width, capitals, blanks, hyphens and underscores make no difference. A
// digit is no slip: G1-2 is another indicator than G1-1, not a misspelling of it.
// Nothing is taken for what was meant: it is named, for people to judge.
//
//   nearest_names("nwe", {"new", "old"})        // {"new"}
//   no_such_name("版", "nwe", {"new", "old"}, "unknown revision")
//       // 版「nwe」はありません。近いもの: new (unknown revision; did you mean new?)
//   no_such_name("版", "案", {"new", "old"}, "unknown revision")
//       // 版「案」はありません: new, old のどれかを書いてください (unknown revision)
//
// Synopsis
//   std::vector<std::string> nearest_names(text, known);   at most three, the nearest first
//   std::string no_such_name(what, text, known, in_english, listed);
//   std::string near_in_japanese(names), near_in_english(names);

#include <string>
#include <string_view>
#include <vector>

#include <tomakomai_kpi/config.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

/// Those of the known names that are nearest, all equally, at most three; empty where none is near.
/// However long the texts are, a comparison takes at most a few thousand steps.
std::vector<std::string> nearest_names(std::string_view text,
                                       std::vector<std::string_view> const& known);

/// 。近いもの: a、b — what follows a sentence; empty for none.
std::string near_in_japanese(std::vector<std::string> const& names);

/// ; did you mean a, b? — what follows words in brackets; empty for none.
std::string near_in_english(std::vector<std::string> const& names);

/// The message that refuses a name, without a code: with what is near it, else with all there are.
/// `listed` says in words what there is, where the names alone do not.
std::string no_such_name(std::string_view what, std::string_view text,
                         std::vector<std::string_view> const& known, std::string_view in_english,
                         std::string_view listed = {});

}  // namespace tomakomai_kpi

#ifdef TOMAKOMAI_KPI_HEADER_ONLY
#include <tomakomai_kpi/value/bodies/nearest.hpp>
#endif

#endif
