// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_FWD_HPP
#define TOMAKOMAI_KPI_FWD_HPP

// The names of the library without their definitions, for headers that only
// mention them. The quantity templates (annual<U> …) are not
// here: their constraints are part of their declarations, see quantity.hpp.

#include <tomakomai_kpi/config.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

enum class code : int;
class kpi_error;
class notation_error;
class unit_error;
class basis_error;
class period_error;
class amount_error;
class division_error;
class plan_error;

class exact;
enum class rounding : unsigned char;

class fiscal_year;
class fiscal_period;

enum class scale_kind : unsigned char;
struct dimension;
struct unit_definition;
class unit;

enum class basis : int;
struct operand;
struct verdict;

enum class bound : unsigned char;
struct notation;
class value;
class relative_change;

struct parse_options;
struct value_format;

enum class observation_status : unsigned char;
class observation;
enum class direction_kind : unsigned char;
struct direction;
enum class aggregation_kind : unsigned char;
struct aggregation;
enum class indicator_kind : unsigned char;
struct comment;
struct indicator;

enum class evidence_source : unsigned char;
enum class evidence_strength : unsigned char;
struct direction_evidence;
struct direction_word;
struct inferred_direction;

enum class clock_kind : unsigned char;
class progress_clock;
enum class status : unsigned char;
template <class T>
struct figure;
struct assessment;

struct goal;
struct measure;
struct project;
struct stated_count;
struct revision;
struct wanted_indicator;
class plan;

struct value_draft;
struct indicator_draft;
struct plan_draft;

}  // namespace tomakomai_kpi

#endif
