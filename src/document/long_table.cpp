// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/document/long_table.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include <tomakomai_kpi/plan/draft.hpp>
#include <tomakomai_kpi/value/detail/quote.hpp>
#include <tomakomai_kpi/value/detail/text.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

#include "document/mapped/declared_words.hpp"
#include "document/mapped/header_words.hpp"

namespace tomakomai_kpi {

namespace {

enum class field : std::size_t {
    id,
    name,
    year,
    role,
    value,
    unit,
    status,
    note,
    goal,
    project,
    departments,
    page,
    scale,
    direction,
    aggregation,
    flags,
    from_year,
    plan_name,
    plan_period,
    count
};

struct field_word {
    std::string_view word;
    field means;
};

// What a column is called; of two for one field the word that stands first here has it.
constexpr auto words = std::to_array<field_word>({
    {"id", field::id},
    {"ID", field::id},
    {"識別子", field::id},
    {"指標ID", field::id},
    {"指標id", field::id},
    {"指標番号", field::id},
    {"name", field::name},
    {"indicator", field::name},
    {"kpi", field::name},
    {"名称", field::name},
    {"year", field::year},
    {"fiscal_year", field::year},
    {"period", field::year},
    {"年度", field::year},
    {"年次", field::year},
    {"年", field::year},
    {"時点", field::year},
    {"role", field::role},
    {"type", field::role},
    {"種別", field::role},
    {"区分", field::role},
    {"種類", field::role},
    {"値の種類", field::role},
    {"値種別", field::role},
    {"value", field::value},
    {"text", field::value},
    {"値", field::value},
    {"数値", field::value},
    {"unit", field::unit},
    {"status", field::status},
    {"状態", field::status},
    {"note", field::note},
    {"notes", field::note},
    {"注", field::note},
    {"goal_name", field::goal},
    {"goal", field::goal},
    {"project", field::project},
    {"departments", field::departments},
    {"department", field::departments},
    {"page", field::page},
    {"scale", field::scale},
    {"尺度", field::scale},
    {"direction", field::direction},
    {"aggregation", field::aggregation},
    {"方向", field::direction},
    {"flags", field::flags},
    {"from_year", field::from_year},
    {"plan_name", field::plan_name},
    {"plan_period", field::plan_period},
});

field field_of(column_role r)
{
    switch (r) {
    case column_role::id: return field::id;
    case column_role::name: return field::name;
    case column_role::unit: return field::unit;
    case column_role::note: return field::note;
    case column_role::goal: return field::goal;
    case column_role::measure:
    case column_role::project: return field::project;
    case column_role::department: return field::departments;
    case column_role::page: return field::page;
    case column_role::direction: return field::direction;
    case column_role::aggregation: return field::aggregation;
    default: return field::count;
    }
}

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

// Which column holds which field.
class fields {
public:
    explicit fields(std::vector<std::string> const& header) : taken_(header.size())
    {
        at_.fill(nowhere);
        for (field_word const& each : words) {
            take(header, each.means, [&](std::string const& h) { return h == each.word; });
        }
        for (std::size_t f = 0; f < at_.size(); ++f) {
            take(header, static_cast<field>(f), [&](std::string const& h) {
                auto const meaning = detail::meaning_of_header(h);
                return !meaning.period && field_of(meaning.role) == static_cast<field>(f);
            });
        }
        for (std::size_t c = 0; c < header.size(); ++c) {
            if (!taken_[c] && !detail::trimmed(header[c]).empty()) { extra.push_back(header[c]); }
        }
    }

    bool has(field f) const { return at_[static_cast<std::size_t>(f)] != nowhere; }

    bool are_long() const
    {
        return (has(field::name) || has(field::id)) && has(field::year) && has(field::value);
    }

    std::string cell(sheet_row const& r, field f) const
    {
        std::size_t const at = at_[static_cast<std::size_t>(f)];
        return at < r.cells.size() ? std::string{detail::trimmed(r.cells[at])} : std::string{};
    }

    std::vector<std::string> extra;

private:
    template <class Fits>
    void take(std::vector<std::string> const& header, field f, Fits fits)
    {
        auto& at = at_[static_cast<std::size_t>(f)];
        for (std::size_t c = 0; at == nowhere && c < header.size(); ++c) {
            if (taken_[c] || !fits(std::string{detail::trimmed(header[c])})) { continue; }
            at = c;
            taken_[c] = true;
        }
    }

    std::array<std::size_t, static_cast<std::size_t>(field::count)> at_{};
    std::vector<bool> taken_;
};

// Frames hold years as numbers, where one is missing as 2021.0.
std::string year_text(std::string text)
{
    if (text.ends_with(".0")) { text.resize(text.size() - 2); }
    return text;
}

std::vector<std::string> parts_of(std::string const& text, std::span<std::string_view const> joints)
{
    for (std::string_view const joint : joints) {
        if (text.find(joint) != std::string::npos) { return detail::split(text, joint); }
    }
    return text.empty() ? std::vector<std::string>{} : std::vector{text};
}

class long_reader {
public:
    long_reader(fields const& columns, long_table_options const& options)
        : columns_{columns}, options_{options}, name_{options.name}, period_{options.period}
    {
    }

    plan read(std::vector<sheet_row> const& rows)
    {
        for (std::size_t n = 1; n < rows.size(); ++n) { add(rows[n]); }
        return made(plan_draft{.name = name_.empty() ? "計画" : name_,
                               .period = period_,
                               .indicators = std::move(drafts_),
                               .source = options_.source});
    }

private:
    std::string cell(sheet_row const& r, field f) const { return columns_.cell(r, f); }

    void add(sheet_row const& r)
    {
        bool const empty = std::ranges::all_of(
            r.cells, [](std::string const& c) { return detail::trimmed(c).empty(); });
        if (empty) { return; }
        indicator_draft& d = draft_of(r);
        describe_plan(d, r);
        describe(d, r);
        add_value(d, r);
    }

    indicator_draft& draft_of(sheet_row const& r)
    {
        std::string const id = cell(r, field::id);
        std::string key = id;
        if (id.empty()) {
            for (field const f : {field::goal, field::project, field::name}) {
                key += "\n" + cell(r, f);
            }
        }
        auto const [at, is_new] = known_.emplace(std::move(key), drafts_.size());
        if (is_new) {
            drafts_.push_back({.id = id, .units = options_.units, .line = r.line});
            drafts_.back().unit = options_.unit;
        }
        return drafts_[at->second];
    }

    // What rows of one indicator say of it is the same in all that say it.
    void keep(indicator_draft& d, sheet_row const& r, field f, std::string const& what,
              std::string& into) const
    {
        std::string const said = cell(r, f);
        if (said.empty() || said == into) { return; }
        if (into.empty()) {
            into = said;
            return;
        }
        d.faults.push_back({what + detail::quote(said), code::bad_row,
                            "前の行の" + detail::quote(into) + "と違います (two of them)", r.line});
    }

    // What rows say of the plan, unless the caller does.
    void describe_plan(indicator_draft& d, sheet_row const& r)
    {
        if (options_.name.empty()) { keep(d, r, field::plan_name, "plan_name", name_); }
        if (options_.period) { return; }
        bool const known = !period_text_.empty();
        keep(d, r, field::plan_period, "plan_period", period_text_);
        if (known || period_text_.empty()) { return; }
        try {
            period_ = parse_fiscal_period(period_text_);
        } catch (kpi_error const& e) {
            d.faults.push_back({"plan_period", e.code(), std::string{e.message()}, r.line});
        }
    }

    void describe(indicator_draft& d, sheet_row const& r) const
    {
        keep(d, r, field::name, "name", d.name);
        keep(d, r, field::project, "project", d.project);
        keep(d, r, field::page, "page", d.page);
        keep(d, r, field::scale, "scale", d.scale);
        std::string const goal = cell(r, field::goal);
        bool const number = goal.find_first_not_of("0123456789") == std::string::npos;
        if (!number) {
            d.goal = goal;
        } else if (!goal.empty() && goal != std::to_string(no_goal)) {
            d.goal = "基本目標" + goal;
        }
        constexpr std::array<std::string_view, 3> joints{"／", "、", "\n"};
        if (d.departments.empty()) {
            d.departments = parts_of(cell(r, field::departments), joints);
        }
        if (d.flags.empty()) { d.flags = parts_of(cell(r, field::flags), joints); }
        if (std::string const text = cell(r, field::direction); !text.empty()) {
            d.direction = std::string{detail::direction_said(text).value_or(text)};
        }
        // That nobody said it, as records have it, is no declaration.
        std::string const nobody_said = to_string(aggregation_kind::unknown);
        if (std::string const text = cell(r, field::aggregation);
            !text.empty() && text != nobody_said) {
            auto const said = detail::aggregation_said(text);
            d.aggregation = said ? to_string(*said) : text;
        }
        if (d.unit.empty()) { d.unit = cell(r, field::unit); }
    }

    void add_value(indicator_draft& d, sheet_row const& r) const
    {
        std::string const text = cell(r, field::value);
        std::string const status = cell(r, field::status);
        if (text.empty() && status.empty()) { return; }
        constexpr std::array<std::string_view, 1> lines{"\n"};
        value_draft v{.said = text.empty() ? std::string{"-"} : text,
                      .year = years_of(r),
                      .status = status,
                      .notes = parts_of(cell(r, field::note), lines),
                      .unit = cell(r, field::unit),
                      .line = r.line};
        if (columns_.has(field::role)) {
            auto const role = role_of(cell(r, field::role));
            if (!role) {
                d.faults.push_back({"role" + detail::quote(cell(r, field::role)),
                                    code::unknown_name,
                                    "baseline(基準値)、actual(実績値)、target(目標値)"
                                    " のどれかです (no role)",
                                    r.line});
                return;
            }
            v.role = *role;
        }
        d.values.push_back(std::move(v));
    }

    std::string years_of(sheet_row const& r) const
    {
        std::string const last = year_text(cell(r, field::year));
        std::string const first = year_text(cell(r, field::from_year));
        return first.empty() ? last : first + "～" + last;
    }

    static std::optional<observation_role> role_of(std::string const& text)
    {
        for (auto const r :
             {observation_role::baseline, observation_role::actual, observation_role::target}) {
            if (text == name(r)) { return r; }
        }
        switch (detail::meaning_of_header(text).role) {
        case column_role::baseline: return observation_role::baseline;
        case column_role::actual: return observation_role::actual;
        case column_role::target: return observation_role::target;
        default: return std::nullopt;
        }
    }

    fields const& columns_;
    long_table_options const& options_;
    std::string name_;
    std::optional<fiscal_period> period_;
    std::string period_text_;
    std::map<std::string, std::size_t> known_;
    std::vector<indicator_draft> drafts_;
};

}  // namespace

bool is_long_header(std::vector<std::string> const& cells)
{
    return fields{cells}.are_long();
}

std::vector<std::string> extra_long_columns(std::vector<std::string> const& header)
{
    return fields{header}.extra;
}

plan read_long_table(std::vector<sheet_row> const& rows, long_table_options const& options)
{
    fields const columns{rows.empty() ? std::vector<std::string>{} : rows.front().cells};
    if (!columns.are_long()) {
        throw plan_error{code::bad_row,
                         "見出しに 指標名(name)、年度(year)、値(value) の列がありません"
                         " (no long table)",
                         options.source, 1, 1};
    }
    return long_reader{columns, options}.read(rows);
}

}  // namespace tomakomai_kpi
