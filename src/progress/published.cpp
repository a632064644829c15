// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/progress/published.hpp>

#include <algorithm>
#include <tuple>
#include <utility>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/progress/precision.hpp>
#include <tomakomai_kpi/value/detail/names.hpp>
#include <tomakomai_kpi/value/detail/quote.hpp>
#include <tomakomai_kpi/value/detail/text.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>
#include <tomakomai_kpi/value/pause.hpp>

namespace tomakomai_kpi {

namespace {

constexpr detail::names<target_choice, 2> choice_names{
    {{target_choice::last, "last"}, {target_choice::of_year, "of_year"}}};

constexpr detail::names<rate_print, 4> print_words{{{rate_print::plain, ""},
                                                    {rate_print::as_ratio, "比で記載"},
                                                    {rate_print::padded, "丸めた桁より多く記載"},
                                                    {rate_print::capped, "100%で打ち切り"}}};

std::string_view formula_of(method m)
{
    switch (m) {
    case method::attainment: return "実績値÷目標値";
    case method::inverse_attainment: return "目標値÷実績値";
    case method::reflected_attainment: return "2－実績値÷目標値";
    default: return "(実績値－基準値)÷(目標値－基準値)";
    }
}

// What the printed figures of one row can be read as.
struct candidates {
    indicator const& of;
    observation const& actual;

    std::vector<std::pair<target_choice, observation const*>> targets() const
    {
        std::vector<std::pair<target_choice, observation const*>> out;
        if (of.target) { out.emplace_back(target_choice::last, &*of.target); }
        if (auto const* const own = of.target_of(actual.year())) {
            out.emplace_back(target_choice::of_year, own);
        }
        return out;
    }

    std::vector<published_formula> giving(value const& rate) const
    {
        std::optional<value> const baseline =
            of.baseline ? std::optional{of.baseline->value()} : std::nullopt;
        std::vector<published_formula> out;
        for (auto const& [against, target] : targets()) {
            for (published_rule const& r :
                 explain_published(rate, baseline, actual.value(), target->value())) {
                out.push_back({r.by, r.mode, against});
            }
        }
        return out;
    }

    // 100% for a share above it. Only what is declared to be better the less it is has the inverse.
    std::vector<published_formula> capped() const
    {
        bool const less_is_better = of.direction.kind == direction_kind::down;
        std::vector<published_formula> out;
        for (auto const& [against, target] : targets()) {
            exact const a = actual.value().coherent_amount();
            exact const t = target->value().coherent_amount();
            bool const above = less_is_better ? a.sign() > 0 && t > a : t.sign() > 0 && a > t;
            if (!above) { continue; }
            out.push_back({less_is_better ? method::inverse_attainment : method::attainment,
                           rounding::half_up, against});
        }
        return out;
    }
};

bool says_its_unit(std::string_view rate)
{
    std::string const plain = detail::plain_words(rate);
    return plain.find_first_not_of("0123456789.,-+") != std::string::npos;
}

// The rate as a share: 76.7% and 76.7 are 0.767.
std::optional<value> rate_of(std::string_view printed)
{
    auto read = try_parse(detail::trimmed(printed), {.unit = "%"});
    if (!read || !read.value().has_amount()) { return std::nullopt; }
    return std::move(read).value();
}

void explain_rate(published_check& row, candidates const& from, value const& rate)
{
    row.explained_by = from.giving(rate);
    if (!row.explained_by.empty()) { return; }
    if (!says_its_unit(row.rate)) {
        row.explained_by = from.giving(parse(detail::plain_words(row.rate) + "倍"));
        row.print = rate_print::as_ratio;
        if (!row.explained_by.empty()) { return; }
    }
    value shorter = rate;
    while (shorter.notation().decimals > 0) {
        int const places = shorter.notation().decimals - 1;
        value const cut = parse(format(shorter, {.decimals = places, .mode = rounding::truncate}));
        if (cut.coherent_amount() != rate.coherent_amount()) { break; }
        shorter = cut;
        row.explained_by = from.giving(shorter);
        row.print = rate_print::padded;
        if (!row.explained_by.empty()) { return; }
    }
    if (rate.coherent_amount() == exact{1}) {
        row.explained_by = from.capped();
        row.print = rate_print::capped;
    }
    if (row.explained_by.empty()) { row.print = rate_print::plain; }
}

published_check checked(indicator const& i, published_result const& p)
{
    published_check row{i.id, i.name, p.year, p.rate, p.mark};
    observation const* const actual = i.actual(p.year);
    auto const rate = rate_of(p.rate);
    if (!rate) {
        row.undefined = code::missing;
    } else if (actual == nullptr) {
        row.undefined = code::not_recorded;
    } else if (actual->value().is_missing()) {
        row.undefined = actual->value().reason();
    } else if (!i.target) {
        row.undefined = code::no_amount;
    } else {
        try {
            explain_rate(row, {i, *actual}, *rate);
        } catch (kpi_error const& e) {  // a range, words, other units
            row.undefined = e.code();
        }
    }
    return row;
}

// Formulas in the order in which one is preferred where several explain as much.
constexpr auto rank = [](published_formula const& f) {
    return std::tuple{static_cast<int>(f.by), static_cast<int>(f.against),
                      static_cast<int>(f.mode)};
};

std::optional<published_formula> formula_of_table(std::vector<published_check> const& rows,
                                                  std::size_t checked)
{
    std::vector<std::pair<published_formula, std::size_t>> counts;
    for (published_check const& row : rows) {
        for (published_formula const& f : row.explained_by) {
            auto const found =
                std::ranges::find(counts, f, &std::pair<published_formula, std::size_t>::first);
            if (found == counts.end()) {
                counts.emplace_back(f, 1);
            } else {
                ++found->second;
            }
        }
    }
    auto const best = std::ranges::min_element(counts, [](auto const& a, auto const& b) {
        if (a.second != b.second) { return a.second > b.second; }
        return rank(a.first) < rank(b.first);
    });
    if (best == counts.end() || 2 * best->second < checked) { return std::nullopt; }
    return best->first;
}

std::vector<mark_range> ranges_of(std::vector<published_check> const& rows)
{
    std::vector<mark_range> out;
    for (published_check const& row : rows) {
        auto const rate = rate_of(row.rate);
        if (row.mark.empty() || !rate) { continue; }
        exact const share = rate->coherent_amount();
        auto const found = std::ranges::find(out, row.mark, &mark_range::mark);
        if (found == out.end()) {
            out.push_back({row.mark, share, share, 1});
            continue;
        }
        found->low = std::min(found->low, share);
        found->high = std::max(found->high, share);
        ++found->count;
    }
    std::ranges::stable_sort(out, [](auto const& a, auto const& b) { return a.high > b.high; });
    return out;
}

std::string formulas(std::vector<published_formula> const& all)
{
    return detail::joined(all, "、または ", describe);
}

void tell(published_check& row, std::optional<published_formula> const& of_table)
{
    std::string const head = row.name + " " + to_string(row.year) + " 公表 " + row.rate;
    if (!row.is_checked()) {
        row.explanation = head + ": 確かめられません [" + name(row.undefined) + "]";
        return;
    }
    if (row.explained_by.empty()) {
        row.explanation = head + ": どの式と丸めでも出ません (nothing gives it)";
        return;
    }
    row.by_table =
        of_table && std::ranges::find(row.explained_by, *of_table) != row.explained_by.end();
    std::string const how = detail::name_of(print_words, row.print);
    row.explanation = head + ": "
                      + (row.by_table ? describe(*of_table) : formulas(row.explained_by))
                      + (how.empty() ? "" : "、" + how);
}

}  // namespace

std::string to_string(target_choice c)
{
    return detail::name_of(choice_names, c);
}

std::string describe(published_formula const& f)
{
    return std::string{formula_of(f.by)}
           + (f.against == target_choice::last ? "(最終の目標)" : "(その年度の目標)") + "、"
           + japanese(f.mode);
}

std::size_t published_findings::checked() const
{
    return static_cast<std::size_t>(std::ranges::count_if(rows, &published_check::is_checked));
}

std::size_t published_findings::by_table() const
{
    return static_cast<std::size_t>(std::ranges::count_if(rows, &published_check::by_table));
}

std::size_t published_findings::unexplained() const
{
    return static_cast<std::size_t>(std::ranges::count_if(
        rows, [](auto const& r) { return r.is_checked() && r.explained_by.empty(); }));
}

std::string published_findings::explain() const
{
    std::string text = "公表の達成率 " + std::to_string(rows.size()) + "、確かめたもの "
                       + std::to_string(checked()) + "、説明できないもの "
                       + std::to_string(unexplained());
    text += of_table
                ? "\n表全体: " + describe(*of_table) + " で " + std::to_string(by_table()) + "件"
                : "\n表全体を説明する一つの式はありません";
    for (published_check const& row : rows) {
        bool const ordinary = (row.by_table && row.print == rate_print::plain)
                              || row.undefined == code::missing;  // no rate is printed
        if (!ordinary) { text += "\n" + row.explanation; }
    }
    for (mark_range const& m : marks) {
        text += "\n評価" + detail::quote(m.mark) + " " + std::to_string(m.count) + "件: 達成率 "
                + format_share(m.low, ".1%") + "～" + format_share(m.high, ".1%");
    }
    if (marks_overlap) { text += "\n評価は達成率だけでは決まっていません (marks overlap)"; }
    return text;
}

published_findings check_published(plan const& p, std::string_view revision)
{
    published_findings out;
    for (indicator const& i : p.indicators(revision)) {
        pause();
        for (published_result const& result : i.published) {
            out.rows.push_back(checked(i, result));
        }
    }
    out.of_table = formula_of_table(out.rows, out.checked());
    for (published_check& row : out.rows) { tell(row, out.of_table); }
    out.marks = ranges_of(out.rows);
    for (std::size_t k = 1; k < out.marks.size(); ++k) {
        out.marks_overlap = out.marks_overlap || out.marks[k].high >= out.marks[k - 1].low;
    }
    return out;
}

}  // namespace tomakomai_kpi
