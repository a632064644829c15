// SPDX-License-Identifier: BSL-1.0
#include "notation/printed/groups.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "notation/printed/ages.hpp"
#include "notation/printed/date.hpp"

namespace tomakomai_kpi::detail {

namespace {

// (累計), (5年間), (年間).
bool basis_group(printed_amount& it, std::string_view inner)
{
    cursor in{inner};
    in.skip_spaces();
    basis printed = basis::cumulative;
    std::string_view span;
    std::string said;
    cursor const start = in;
    bool const summed = it.read.basis_printed && it.read.basis == basis::cumulative;
    if (take_span_of_years(in, span)) {
        said = span;
        take_any(in, span_endings);
        if (in.take("平均")) { return false; }
    } else if (take_period(in)) {
        said = between(start, in);
        in.take("の");
        if (!in.take("累計") && !in.take("合計") && !summed) { return false; }
    } else if (take_year(in) != year_form::none) {
        if (in.take("単年度") || in.take("単年")) {
            printed = basis::annual;
        } else {
            in.take("末");
            in.take("までの");
            if (!in.take("累計")) { return false; }
        }
        said = between(start, in);
    } else if (take_any(in, cumulative_words)) {
        // said by the basis
    } else if (take_any(in, annual_words)) {
        printed = basis::annual;
        said = std::string{inner};
    } else {
        return false;
    }
    in.skip_spaces();
    if (!in.at_end()) { return false; }
    if (it.read.basis_printed && it.read.basis != printed) { return false; }
    it.read.basis_printed = true;
    it.read.basis = printed;
    it.spans_years = it.spans_years || (!said.empty() && printed == basis::cumulative);
    return said.empty() || say(it, std::move(said));
}

// (速報値), (延べ), (見込み).
bool said_group(printed_amount& it, std::string_view inner)
{
    cursor in{inner};
    in.skip_spaces();
    cursor const start = in;
    if (take_any(in, gross_words)) {
        in.skip_spaces();
        return in.at_end() && qualify(it, qualifier::gross);
    }
    if (!take_any(in, status_words)) { return false; }
    std::string said{between(start, in)};
    in.skip_spaces();
    return in.at_end() && say(it, std::move(said));
}

// (5点満点): the scale that a score stands on.
bool is_scale(printed_amount& it, std::string_view inner)
{
    cursor in{inner};
    in.skip_spaces();
    if (take_digits(in, 3) == 0 || !take_any(in, scale_words)) { return false; }
    in.skip_spaces();
    return in.at_end() && say(it, std::string{inner});
}

// (令和3年度), (R4見込み), (3月末時点): when a value was taken. A bare 2019 may be a number beside
// a count.
bool date_group(printed_amount& it, std::string_view inner)
{
    std::string_view ending;
    if (!is_date_note(inner, it.is_share(), ending)) { return false; }
    if (it.dated_behind) { return false; }
    it.dated_behind = true;
    if (ending.ends_with("比")) {
        it.needs_move = true;
        it.relative = true;
        return say(it, std::string{inner});
    }
    bool const unsure = std::ranges::find(unsure_words, ending) != unsure_words.end();
    return !unsure || say(it, std::string{ending});
}

// (過去5年平均), (R4～R6の平均), (3か年平均): what a mean is taken over.
bool mean_group(printed_amount& it, std::string_view inner)
{
    cursor in{inner};
    in.skip_spaces();
    if (!in.take("過去")) { in.take("直近"); }
    std::string_view span;
    if (!take_period(in) && !take_span_of_years(in, span)) {
        if (take_digits(in, 2) == 0 || !in.take("年")) { return false; }
    }
    in.take("の");
    if (!in.take("平均値") && !in.take("平均")) { return false; }
    in.skip_spaces();
    return in.at_end() && say(it, std::string{inner});
}

// (男性), (小学校): what a value is of.
bool label_group(printed_amount& it, std::string_view inner)
{
    cursor in{inner};
    in.skip_spaces();
    cursor const start = in;
    if (!take_any(in, labels)) { return false; }
    std::string label{between(start, in)};
    in.skip_spaces();
    return in.at_end() && say(it, std::move(label));
}

// (前年比): what a rise or fall is against.
bool comparison_group(printed_amount& it, std::string_view inner)
{
    cursor in{inner};
    prefix_word const* const w = take_longest(in, prefix_words);
    bool const against = w != nullptr && w->kind == prefix_kind::move && w->text.ends_with("比");
    if (!against || !in.at_end() || it.needs_move) { return false; }
    it.needs_move = true;
    it.relative = true;
    return say(it, std::string{w->text});
}

// (25～44歳), (65歳以上): of whom.
bool age_group(printed_amount& it, std::string_view inner)
{
    cursor in{inner};
    // 75歳（70～80歳）: of an age they are values.
    if (it.read.unit.symbol() == std::string_view{"歳"}) { return false; }
    return take_ages(in) && in.at_end() && say(it, std::string{inner});
}

bool rate_group(printed_amount& it, std::string_view inner, known_units known)
{
    cursor in{inner};
    in.skip_spaces();
    rate_word const* const w = take_longest(in, rate_words);
    in.skip_spaces();
    return w != nullptr && in.at_end() && set_rate(it, *w, known);
}

}  // namespace

bool leading_group(printed_amount& it, std::string_view printed)
{
    std::string const inner = without_blanks(printed);
    return basis_group(it, inner) || said_group(it, inner) || date_group(it, inner)
           || label_group(it, inner);
}

bool trailing_group(printed_amount& it, std::string_view printed, known_units known)
{
    std::string const inner = without_blanks(printed);
    return leading_group(it, inner) || is_scale(it, inner) || mean_group(it, inner)
           || rate_group(it, inner, known) || comparison_group(it, inner) || age_group(it, inner);
}

bool ages_in_group(printed_amount& it, std::string_view printed)
{
    return age_group(it, without_blanks(printed));
}

bool is_note(std::string_view printed)
{
    std::string const inner = without_blanks(printed);
    std::string_view ending;
    return is_date_note(inner, true, ending);
}

}  // namespace tomakomai_kpi::detail
