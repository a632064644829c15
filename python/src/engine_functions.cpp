// SPDX-License-Identifier: BSL-1.0
#include "engine_functions.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include <tomakomai_kpi/column/arrow_export.hpp>
#include <tomakomai_kpi/column/column_arithmetic.hpp>
#include <tomakomai_kpi/column/column_progress.hpp>
#include <tomakomai_kpi/column/key_column.hpp>
#include <tomakomai_kpi/column/totals.hpp>
#include <tomakomai_kpi/progress/precision.hpp>
#include <tomakomai_kpi/value/error.hpp>

namespace tomakomai_kpi::python {

namespace {

// What a function is called with.
class call {
public:
    call(std::string_view options, std::vector<arrow_chunks> columns) : columns_{std::move(columns)}
    {
        while (!options.empty()) {
            std::string_view const line = options.substr(0, options.find('\n'));
            options.remove_prefix(std::min(options.size(), line.size() + 1));
            auto const equals = line.find('=');
            if (equals == std::string_view::npos) { continue; }
            options_.emplace(line.substr(0, equals), line.substr(equals + 1));
        }
    }

    std::size_t columns() const { return columns_.size(); }

    std::string const& option(std::string const& name) const
    {
        static std::string const nothing;
        auto const found = options_.find(name);
        return found == options_.end() ? nothing : found->second;
    }

    std::optional<int> number(std::string const& name) const
    {
        std::string const& said = option(name);
        if (said.empty()) { return std::nullopt; }
        int n = 0;
        auto const read = std::from_chars(said.data(), said.data() + said.size(), n);
        if (read.ec != std::errc{} || read.ptr != said.data() + said.size()) {
            throw kpi_error{code::bad_argument, "整数ではありません: " + said + " (no integer)"};
        }
        return n;
    }

    column_direction direction() const
    {
        std::string const& said = option("direction");
        if (said.empty()) { return {}; }
        return {parse_direction(said), true};
    }

    arrow_chunks take(std::size_t at)
    {
        if (at >= columns_.size()) {
            throw kpi_error{code::bad_argument, "引数が足りません (too few arguments)"};
        }
        return std::move(columns_[at]);
    }

    // The first so many arguments as columns of one length.
    std::vector<any_column> typed(std::initializer_list<std::size_t> places)
    {
        std::vector<any_column> out;
        for (std::size_t const at : places) {
            arrow_chunks from = take(at);
            if (!extension_of(*from.schema, extension_name)) {
                throw basis_error{code::basis_unclear,
                                  "単位のない列です。kpi.parse(unit, basis) で言ってください"
                                  " (a column without a unit: parse it first)",
                                  {},
                                  {}};
            }
            out.push_back(import_column(std::move(from)));
        }
        spread(out);
        return out;
    }

private:
    static void spread(std::vector<any_column>& columns)
    {
        std::size_t rows = 1;
        for (any_column const& c : columns) {
            if (c.size() != 1) { rows = c.size(); }
        }
        for (any_column& c : columns) {
            if (c.size() == 1 && rows != 1) { c = c.take(std::vector<std::size_t>(rows, 0)); }
        }
    }

    std::map<std::string, std::string> options_{};
    std::vector<arrow_chunks> columns_;
};

out_array out(any_column const& c)
{
    out_array made;
    export_column(c, made.first.out(), made.second.out());
    return made;
}

out_array out(rate_column const& rates, call const& of)
{
    auto const places = of.number("places");
    if (!places) { return rates_out(rates); }
    return out(percentages(rates, *places, parse_rounding(of.option("rounding"))));
}

column_type wanted_type(call const& of)
{
    column_type type = read_extension_metadata(of.option("type"));
    type.scale = of.number("scale").value_or(0);
    return type;
}

out_array parsed(call& of)
{
    column_type const type = wanted_type(of);
    named_unit const unit{type.multiplier, type.unit};
    any_column const c = import_column(of.take(0), {.unit = unit, .basis = type.basis});
    return out(as_type(c, type));  // which refuses rows that are no amount (100人以上)
}

out_array converted(call& of)
{
    column_type type = wanted_type(of);
    any_column const c = of.typed({0}).front();
    type.basis = c.type().basis;
    if (!of.number("scale")) {
        type.scale = c.type().scale;
        type = with_scale_for(type, c.type());
    }
    return out(as_type(c, type));
}

out_array summed(call& of)
{
    any_column const c = of.typed({0}).front();
    std::array<sum_state, 1> const state{sum(c).state};
    return out(sums_of(state, c.type()));
}

template <bool least>
out_array extreme(call& of)
{
    any_column const c = of.typed({0}).front();
    std::optional<std::size_t> found;
    for (std::size_t row = 0; row < c.size(); ++row) {
        if (c.reason(row) != code::none) { continue; }
        if (!found
            || (least ? c.amount(row) < c.amount(*found) : c.amount(*found) < c.amount(row))) {
            found = row;
        }
    }
    if (found) { return out(c.slice(*found, 1)); }
    column_builder nothing{c.type(), false};
    nothing.add_missing(code::unspecified);
    return out(std::move(nothing).finish());
}

template <bool plus>
out_array combined(call& of)
{
    auto const c = of.typed({0, 1});
    return out(plus ? c[0] + c[1] : c[0] - c[1]);
}

template <template <class> class Holds>
out_array compared(call& of)
{
    Holds<int> const holds{};
    auto const c = of.typed({0, 1});
    auto const orders = compare(c[0], c[1]);
    row_verdicts verdicts{std::vector<signed char>(orders.size(), -1), {}};
    for (std::size_t row = 0; row < orders.size(); ++row) {
        if (orders[row] != no_order) { verdicts.holds[row] = holds(orders[row], 0) ? 1 : 0; }
    }
    return verdicts_out(verdicts);
}

out_array accumulated(call& of)
{
    any_column const c = of.typed({0}).front();
    auto years = years_of(of.take(1));
    if (years.size() == 1) { years.resize(c.size(), years.front()); }
    std::vector<std::unique_ptr<key_column>> held;
    std::vector<key_column const*> keys;
    for (std::size_t at = 2; at < of.columns(); ++at) {
        auto key = std::make_unique<key_column>(of.take(at));
        if (key->size() == 1 && c.size() != 1) { continue; }  // all rows are of it
        keys.push_back(held.emplace_back(std::move(key)).get());
    }
    if (!keys.empty()) { return out(accumulated_by(c, group_by(keys), years)); }
    group_index one{std::vector<std::uint32_t>(c.size(), 0), {}};
    if (c.size() > 0) { one.first_row.push_back(0); }
    return out(accumulated_by(c, one, years));
}

out_array attained(call& of)
{
    auto const c = of.typed({0, 1});
    return out(attainment(c[0], c[1], of.direction()), of);
}

out_array closed(call& of)
{
    auto const c = of.typed({0, 1, 2});
    return out(gap_closure(c[0], c[1], c[2], of.direction()), of);
}

out_array is_met(call& of)
{
    auto const c = of.typed({0, 1});
    return verdicts_out(met(c[0], c[1], of.direction()));
}

// Actual, target, elapsed, years, baseline.
template <class Judge>
auto judged(call& of, Judge judge)
{
    bool const has_baseline = of.columns() > 4;
    auto const c = has_baseline ? of.typed({0, 1, 4}) : of.typed({0, 1});
    auto const elapsed = integers_of(of.take(2));
    auto const years = integers_of(of.take(3));
    any_column const* const baseline = has_baseline ? &c[2] : nullptr;
    return judge(c[0], c[1], baseline, column_clock{elapsed, years}, of.direction());
}

out_array is_on_path(call& of)
{
    return verdicts_out(judged(of, [](auto const&... all) { return on_path(all...); }));
}

out_array status_words(call& of)
{
    auto const found = judged(of, [](auto const&... all) { return statuses(all...); });
    std::vector<std::string> words;
    words.reserve(found.statuses.size());
    for (status const s : found.statuses) { words.emplace_back(to_string(s)); }
    return texts_out(words);
}

out_array printed(call& of)
{
    return texts_out(printed_texts(of.typed({0}).front()));
}

using function = out_array (*)(call&);

function named(std::string const& name)
{
    static std::map<std::string_view, function> const functions{
        {"parse", parsed},
        {"to", converted},
        {"sum", summed},
        {"min", extreme<true>},
        {"max", extreme<false>},
        {"add", combined<true>},
        {"subtract", combined<false>},
        {"less", compared<std::less>},
        {"less_equal", compared<std::less_equal>},
        {"greater", compared<std::greater>},
        {"greater_equal", compared<std::greater_equal>},
        {"accumulate", accumulated},
        {"attainment", attained},
        {"gap_closure", closed},
        {"met", is_met},
        {"on_path", is_on_path},
        {"status", status_words},
        {"text", printed}};
    auto const found = functions.find(name);
    if (found != functions.end()) { return found->second; }
    throw kpi_error{code::bad_argument, "知らない関数です: " + name + " (no such function)"};
}

}  // namespace

out_array answer_of(std::string_view options, std::vector<arrow_chunks> columns)
{
    call of{options, std::move(columns)};
    return named(of.option("function"))(of);
}

arrow::owned<ArrowSchema> answer_type_of(std::string_view options,
                                         std::vector<ArrowSchema const*> const& columns)
{
    std::vector<arrow_chunks> empty;
    for (ArrowSchema const* schema : columns) {
        empty.emplace_back().schema = arrow::copy_of(*schema);
    }
    return answer_of(options, std::move(empty)).first;
}

}  // namespace tomakomai_kpi::python
