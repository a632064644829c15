// SPDX-License-Identifier: BSL-1.0
#include "notation/printed/finished.hpp"

#include <string>
#include <string_view>

#include <tomakomai_kpi/value/rule.hpp>

#include "notation/printed/quotient.hpp"

namespace tomakomai_kpi::detail {

namespace {

// 前年度比▲3% is three percent less, no points.
void turn_sign_into_movement(printed_amount& it)
{
    if (!it.relative || it.form != form::amount || !it.has_sign || !it.is_share()) { return; }
    it.form = it.read.number.sign() < 0 ? form::decrease : form::increase;
    it.read.number = abs(it.read.number);
    it.read.basis_printed = false;
}

// 12.3人(人口10万対): the rate is the unit, of persons or cases or of nothing said.
bool apply_rate(printed_amount& it)
{
    if (it.rate.symbol()[0] == '\0') { return true; }
    std::string_view const symbol{it.read.unit.symbol()};
    if (!symbol.empty() && symbol != "人" && symbol != "件") { return false; }
    it.read.unit = it.rate;
    it.read.notation.spelling = 0;
    return true;
}

bool moves(printed_amount const& it)
{
    bool const is_change =
        tomakomai_kpi::is_change(it.read.basis) || default_basis(it.read.unit) == basis::change;
    // 前年度比1.2倍 is so much of the year before.
    bool const times = it.relative && it.read.unit.symbol() == std::string_view{"倍"};
    return it.form != form::amount || (it.has_sign && is_change) || times;
}

// The quotient of the catalogue, where it is not printed already: 1人1日当たり900g/人日.
bool divide(reading& read, std::string_view by, known_units known)
{
    std::string const symbol{read.unit.symbol()};
    std::string const stroke = "/" + std::string{by};
    if (symbol.ends_with(stroke)) { return true; }
    std::string const wanted = symbol + stroke;
    cursor at{wanted};
    reading whole = read;
    if (take_unit(at, whole, known) && at.at_end()) {
        read = whole;
    } else {
        cursor under{stroke};
        if (!take_denominator(under, known, read.unit) || !under.at_end()) { return false; }
    }
    read.notation.spelling = 0;
    return true;
}

// Why what was said around the amount cannot be said of it; none where it can.
code why_unfit(printed_amount& it, known_units known)
{
    bool const ranked = it.read.unit.scale() == scale_kind::ordinal;
    if (it.needs_rank && !ranked) { return code::unknown_unit; }
    if (it.needs_unit && !it.has_unit()) { return code::unknown_unit; }
    if (!apply_rate(it)) { return code::unknown_unit; }
    if (it.needs_move && !moves(it)) { return code::trailing_text; }
    if (it.spans_years && is_span_unit(it.read.unit)) { return code::bad_number; }
    if (it.per == "年" && !it.yearly && may_be_yearly(it.read.unit)) {
        it.per = {};
        if (!set_basis(it, basis::annual)) { return code::trailing_text; }
    }
    // 1人当たり350万円/年 is over two things.
    if (!it.per.empty() && it.yearly) { return code::unknown_unit; }
    if (!it.per.empty() && !divide(it.read, it.per, known)) { return code::unknown_unit; }
    return code::none;
}

}  // namespace

std::optional<value> finished(printed_amount it, known_units known, wanted_basis const& wanted,
                              std::size_t end, text_refusal& refused)
{
    turn_sign_into_movement(it);
    if (code const why = why_unfit(it, known); why != code::none) {
        refused.fail(why, end);
        return std::nullopt;
    }
    reading& read = it.read;
    // 毎年度100%: a ratio stands at a time, every year.
    bool const every_year = read.basis_printed && read.basis == basis::annual
                            && !rule::carry({read.unit, basis::annual}).allowed();
    if (every_year) { read.basis_printed = false; }
    if (!read.basis_printed) { read.basis = default_basis(read); }
    auto v = made_value(read, wanted, refused);
    if (!v) { return std::nullopt; }
    v->with_form(it.form);
    if (!it.said.empty()) { v->with_said(it.said); }
    return v;
}

}  // namespace tomakomai_kpi::detail
