// SPDX-License-Identifier: BSL-1.0
#include "document/table/observations.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include <tomakomai_kpi/value/detail/text.hpp>
#include <tomakomai_kpi/value/detail/utf8.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

#include "document/table/words.hpp"
#include "plan/observation_text.hpp"

namespace tomakomai_kpi::detail {

namespace {

namespace words = table_words;

// In 旧 the label 実績値 stands before the baseline, unless there is one under its own label.
observation_role meaning(table_side const& side, printed_indicator const& printed,
                         observation_role label)
{
    bool const has_baseline = std::ranges::any_of(
        printed.readings, [](auto const& r) { return r.label == observation_role::baseline; });
    return side.is_old() && !has_baseline && label == observation_role::actual
               ? observation_role::baseline
               : label;
}

observation const* declared_observation(indicator const* declared, observation_role role,
                                        fiscal_year year)
{
    if (declared == nullptr) { return nullptr; }
    observation const* found = nullptr;
    switch (role) {
    case observation_role::baseline:
        found = declared->baseline ? &*declared->baseline : nullptr;
        break;
    case observation_role::actual: found = declared->actual(year); break;
    case observation_role::target: found = declared->target_of(year); break;
    }
    return found != nullptr && found->year() == year ? found : nullptr;
}

// What is printed for a year and cannot be read is no reason to think that nothing is.
value value_or_unread(std::string_view text, aggregation_kind of, std::span<unit const> own)
{
    try {
        return read_printed_value(text, of, own);
    } catch (kpi_error const&) {
        return value::unread(std::string{text});
    }
}

observation observation_of(printed_reading const& reading, observation_role role,
                           value_context const& known, indicator const& of)
{
    value const v = value_or_unread(reading.text, of.aggregation.kind, known.units);
    fiscal_period const period = labelled_period(reading.year);
    auto status = v.is_missing() ? observation{v, period}.status() : observation_status::normal;
    if (auto const* const same = declared_observation(known.declared, role, period.last())) {
        bool const is_dash = v.is_missing() && v.reason() != code::unread;
        bool const agrees = is_dash ? same->value().is_missing() : same->value() == v;
        if (agrees) { status = same->status(); }
    }
    return observation{v, period, status};
}

// The label as a table is written: another word for it, or another form of its year, is spelling.
std::string label_as_written(printed_reading const& reading, bool interim)
{
    std::string year = reading.year;
    try {
        year = to_string(labelled_period(reading.year));
    } catch (kpi_error const&) {
        year = to_half_width(year);  // it stays unread, as it is
    }
    return std::string{words::text(reading.label, interim)} + "(" + year + "):";
}

std::optional<fiscal_year> year_of(printed_reading const& reading)
{
    try {
        return labelled_period(reading.year).last();
    } catch (kpi_error const&) {
        return std::nullopt;
    }
}

// The year in the head of a footnote.
class year_of_note {
public:
    explicit year_of_note(std::string const& printed) : any_{printed.empty()}
    {
        if (any_) { return; }
        try {
            year_ = labelled_period(printed).last();
        } catch (kpi_error const&) {
            year_.reset();  // no year fits
        }
    }

    bool is_any() const { return any_; }
    bool fits(observation const& of) const { return any_ || year_ == of.year(); }

private:
    bool any_;
    std::optional<fiscal_year> year_;
};

// The one of the note's year, else the last.
observation* noted(std::vector<observation>& among, year_of_note const& year)
{
    if (among.empty()) { return nullptr; }
    auto const of_year =
        std::ranges::find_if(among, [&](observation const& o) { return year.fits(o); });
    return of_year == among.end() || year.is_any() ? &among.back() : &*of_year;
}

observation* noted(indicator& i, observation_role role, printed_note const& note,
                   year_of_note const& year)
{
    switch (role) {
    case observation_role::baseline: return i.baseline ? &*i.baseline : nullptr;
    case observation_role::actual: return noted(i.actuals, year);
    case observation_role::target: break;
    }
    if (i.target && (year.is_any() ? !note.interim : year.fits(*i.target))) { return &*i.target; }
    observation* const interim = noted(i.interim_targets, year);
    return interim != nullptr || !i.target ? interim : &*i.target;
}

// Why a footnote explains a zero: what it counts did not take place.
bool tells_of_suspension(std::string_view note)
{
    constexpr std::array<std::string_view, 7> said{"中止", "運休", "休止",  "休館",
                                                   "休業", "見送", "未開催"};
    return std::ranges::any_of(
        said, [&](auto word) { return note.find(word) != std::string_view::npos; });
}

}  // namespace

fiscal_period labelled_period(std::string const& printed)
{
    std::string text = to_half_width(printed);
    std::optional<fiscal_year> said_too;
    auto const opens = text.find('(');
    auto const closes = text.find(')', opens == std::string::npos ? 0 : opens);
    if (opens != std::string::npos && closes != std::string::npos) {
        said_too = parse_fiscal_year(
            trimmed(std::string_view{text}.substr(opens + 1, closes - opens - 1)));
        text.erase(opens, closes + 1 - opens);
    }
    std::string_view year = trimmed(text);
    for (std::string_view const word : {"現在", "時点", "末"}) {
        if (year.ends_with(word)) { year = trimmed(year.substr(0, year.size() - word.size())); }
    }
    fiscal_period const period = parse_fiscal_period(year);
    if (said_too && *said_too != period.last()) {
        throw notation_error{code::unknown_year,
                             "二つの年度が違います: " + printed + " (two years)", printed, 0};
    }
    return period;
}

namespace {

// A 中間目標値 that does not lie before the 目標値 beside it is misprinted.
bool is_late(printed_reading const& r, fiscal_year year, target_years const& beside)
{
    return r.interim && beside.of_target && *beside.of_target <= year;
}

}  // namespace

target_years years_of_targets(printed_indicator const& printed)
{
    target_years out;
    for (printed_reading const& r : printed.readings) {
        auto const year = r.label == observation_role::target ? year_of(r) : std::nullopt;
        if (year && !r.interim && (!out.of_target || *year < *out.of_target)) {
            out.of_target = year;
        }
    }
    for (printed_reading const& r : printed.readings) {
        auto const year = r.label == observation_role::target ? year_of(r) : std::nullopt;
        if (!year || is_late(r, *year, out)) { continue; }
        if (!out.last || *out.last < *year) { out.last = year; }
    }
    return out;
}

std::vector<printed_reading> in_order_of_targets(std::vector<printed_reading> readings)
{
    auto const targets =
        std::stable_partition(readings.begin(), readings.end(), [](printed_reading const& r) {
            return r.label != observation_role::target;
        });
    std::ranges::stable_sort(targets, readings.end(), {}, year_of);
    return readings;
}

void read_value(table_side const& side, printed_indicator const& printed,
                printed_reading const& reading, target_years const& years,
                value_context const& known, indicator& out)
{
    observation_role const role = meaning(side, printed, reading.label);
    auto const year = role == observation_role::target ? year_of(reading) : std::nullopt;
    bool const interim = year && years.last && *year < *years.last;
    bool const late = year && is_late(reading, *year, years);
    side.keep_reading_underlines(out.id, name(role), reading, label_as_written(reading, interim));
    if (reading.marked) {
        std::string marked = label_as_written(reading, interim);
        if (interim) {
            marked.pop_back();  // with its year, for there may be several
        } else {
            marked = words::text(reading.label);
        }
        side.keep_footnote_mark(out.id, name(role), std::move(marked), side.at(reading.span.from));
    }
    bool read = false;
    try {
        if (!late) {
            observation o = observation_of(reading, role, known, out);
            bool const understood = o.status() != observation_status::unread;
            read = out.place(role, std::move(o)) && understood;
        }
    } catch (kpi_error const&) {
        read = false;
    }
    if (!read) { side.keep_unread(out.id, reading.span); }
}

void bind_note(table_side const& side, printed_note const& note,
               std::vector<printed_indicator> const& printed, std::size_t standing,
               std::vector<indicator>& read)
{
    std::size_t at = standing;
    if (!note.indicator.empty()) {
        auto const named = std::ranges::find(printed, note.indicator, &printed_indicator::name);
        if (named != printed.end()) { at = static_cast<std::size_t>(named - printed.begin()); }
    }
    indicator& owner = read[at];
    auto const keep = [&](std::string const& text) {
        side.keep_underlines(owner.id, "note", {note.span.to - text.size(), note.span.to});
    };
    year_of_note const year{note.year};
    observation* const of =
        note.label ? noted(owner, meaning(side, printed[at], *note.label), note, year) : nullptr;
    // A footnote on another year than the value's is kept with its head, beside the indicator.
    if (of == nullptr || !year.fits(*of)) {
        owner.notes.push_back(note.whole);
        keep(note.whole);
        return;
    }
    keep(note.text);
    auto notes = of->notes();
    notes.push_back(note.text);
    auto status = of->status();
    value const& v = of->value();
    bool const zero =
        status == observation_status::normal && v.has_amount() && v.number() == exact{0};
    bool const none = status == observation_status::missing;
    if ((zero || none) && tells_of_suspension(note.text)) {
        status = observation_status::special_event;
    }
    *of = observation{v, of->period(), status, std::move(notes)};
}

}  // namespace tomakomai_kpi::detail
