// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_UNITS_HPP
#define TOMAKOMAI_KPI_UNITS_HPP

// The catalogue: unit types named as documents spell them, because compilers
// print type names. Each has an ASCII alias; those whose symbol is no
// identifier have a word for a name.
//
//   using namespace tomakomai_kpi;
//   annual<units::人> applicants{46};
//
// Synopsis
//   namespace units { 人, 件, …; percent, point; t, 円; 千t, 千人, 千円, 万人, 万円 … }
//   units::catalogue          the list of all unit types without multiplier
//   units::named_multiples    the list of those with one

#include <tomakomai_kpi/unit.hpp>

namespace tomakomai_kpi {

template <unit_type... Units>
struct unit_list {};

namespace units {

// clang-format off
struct none { static constexpr unit_definition const& definition = detail::no_unit; };

struct 人 { static constexpr auto definition = counter("人", "名"); };
struct 件 { static constexpr auto definition = counter("件"); };
struct 社 { static constexpr auto definition = counter("社"); };
struct 組 { static constexpr auto definition = counter("組"); };
struct 施設 { static constexpr auto definition = counter("施設"); };
struct 式 { static constexpr auto definition = counter("式"); };
struct 本 { static constexpr auto definition = counter("本"); };
struct 泊 { static constexpr auto definition = counter("泊"); };
struct 団体 { static constexpr auto definition = counter("団体"); };
struct 事業 { static constexpr auto definition = counter("事業"); };
struct 回 { static constexpr auto definition = counter("回"); };
struct 路線 { static constexpr auto definition = counter("路線"); };
struct 基 { static constexpr auto definition = counter("基"); };
struct クラブ { static constexpr auto definition = counter("クラブ"); };
struct か所 { static constexpr auto definition = counter("か所", "箇所", "ヶ所", "カ所", "ヵ所", "ケ所"); };
struct 隊 { static constexpr auto definition = counter("隊"); };

struct 人泊 { static constexpr auto definition = product("人泊", 人::definition, 泊::definition); };

struct 分 { static constexpr auto definition = measuring("分", "時間", 1); };
struct 時間 { static constexpr auto definition = measuring("時間", "時間", 60); };

struct kg { static constexpr auto definition = measuring("kg", "質量", 1, "㎏", "キログラム"); };
struct t { static constexpr auto definition = measuring("t", "質量", 1000, "ｔ", "トン"); };

struct 円 { static constexpr auto definition = measuring("円", "金額", 1); };

struct percent { static constexpr auto definition = proportion("%", 100, "％", "パーセント"); };
struct permille { static constexpr auto definition = proportion("‰", 1000, "パーミル"); };
struct point { static constexpr unit_definition const& definition = detail::percentage_point; };

// clang-format on

struct 千人 : multiple<人, 1'000> {};
struct 万人 : multiple<人, 10'000> {};
struct 千件 : multiple<件, 1'000> {};
struct 千t : multiple<t, 1'000> {};
struct 万t : multiple<t, 10'000> {};
struct 千円 : multiple<円, 1'000> {};
struct 万円 : multiple<円, 10'000> {};
struct 百万円 : multiple<円, 1'000'000> {};
struct 億円 : multiple<円, 100'000'000> {};

using person = 人;
using item = 件;
using company = 社;
using pair = 組;
using facility = 施設;
using set = 式;
using piece = 本;
using night = 泊;
using group = 団体;
using project = 事業;
using occasion = 回;
using route = 路線;
using installation = 基;
using club = クラブ;
using place = か所;
using squad = 隊;
using person_night = 人泊;
using minute = 分;
using hour = 時間;
using kilogram = kg;
using tonne = t;
using yen = 円;
using kilotonne = 千t;
using thousand_persons = 千人;
using ten_thousand_persons = 万人;
using thousand_yen = 千円;
using ten_thousand_yen = 万円;
using million_yen = 百万円;

using catalogue = unit_list<人, 件, 社, 組, 施設, 式, 本, 泊, 団体, 事業, 回, 路線, 基, クラブ,
                            か所, 隊, 人泊, 分, 時間, kg, t, 円, percent, permille, point>;

using named_multiples = unit_list<千人, 万人, 千件, 千t, 万t, 千円, 万円, 百万円, 億円>;

}  // namespace units
}  // namespace tomakomai_kpi

#endif
