// SPDX-License-Identifier: BSL-1.0
#include "column_arguments.hpp"

#include <limits>
#include <string>
#include <utility>

#include <pybind11/stl.h>

#include <tomakomai_kpi/column/key_column.hpp>
#include <tomakomai_kpi/value/error.hpp>

#include "arrow_capsule.hpp"
#include "convert.hpp"
#include "errors.hpp"
#include "value_type.hpp"

namespace tomakomai_kpi::python {

namespace py = pybind11;

named_unit to_named_unit(py::handle of, std::vector<unit> const& own)
{
    if (py::isinstance<unit>(of)) { return {1, of.cast<unit>()}; }
    return parse_unit(of.cast<std::string>(), own);
}

column_arguments::column_arguments(py::handle of, py::handle on, std::optional<int> scale,
                                   std::vector<unit> own, bool keep_unread)
    : units{std::move(own)}
{
    if (!of.is_none()) {
        options.unit = to_named_unit(of, units);
        units.push_back(options.unit->unit);
    }
    if (!on.is_none()) { options.basis = to_basis(on); }
    options.scale = scale;
    options.units = units;
    options.keep_unread = keep_unread;
}

column_direction to_column_direction(py::handle direction)
{
    if (direction.is_none()) { return {}; }
    return {parse_direction(py::str(direction).cast<std::string>()), true};
}

std::vector<std::int32_t> to_years(py::handle years)
{
    if (!PyLong_Check(years.ptr())) { return integers_of(column_from(years)); }
    auto const n = years.cast<std::int64_t>();
    constexpr auto most = std::numeric_limits<std::int32_t>::max();
    if (n > most || n < -most) {
        throw kpi_error{code::bad_argument, "年数が大きすぎます (too many years)"};
    }
    return {static_cast<std::int32_t>(n)};
}

namespace {

value value_of(py::handle item, column_options const& options)
{
    if (is_value(item)) { return held_by(item); }
    if (is_missing(item)) { return value::missing(code::unspecified); }
    if (py::isinstance<py::str>(item)) {
        std::string unit_text;
        parse_options how{.basis = options.basis, .units = options.units};
        if (options.unit) {
            unit_text = multiplier_text(options.unit->multiplier) + options.unit->unit.symbol();
            how.unit = unit_text;
        }
        return parse(item.cast<std::string>(), how);
    }
    if (!options.unit) {
        throw basis_error{code::basis_unclear,
                          "数だけでは単位が分かりません。unit で言ってください (say the unit)",
                          {},
                          {}};
    }
    unit const of = options.unit->unit;
    return value{to_number(item).number, of, said_basis(options.basis, of),
                 options.unit->multiplier};
}

bool all_texts(py::sequence const& items)
{
    for (py::handle const item : items) {
        if (!py::isinstance<py::str>(item) && !is_missing(item)) { return false; }
    }
    return true;
}

}  // namespace

any_column to_column(py::handle data, column_options const& options)
{
    bool const by_arrow = is_arrow(data) || is_buffer(data);
    if (!by_arrow && py::isinstance<py::sequence>(data) && !py::isinstance<py::str>(data)) {
        auto const items = data.cast<py::sequence>();
        if (!all_texts(items)) {
            std::vector<value> values;
            values.reserve(items.size());
            for (py::handle const item : items) {
                try {
                    values.push_back(value_of(item, options));
                } catch (number_error const& e) {
                    throw number_error{e.code(), std::to_string(values.size() + 1)
                                                     + "行目: " + std::string{e.message()}};
                }
            }
            return column_of_values(values, options);
        }
    }
    arrow_chunks from = column_from(data);
    py::gil_scoped_release const unlocked;
    return import_column(std::move(from), options);
}

any_column to_operand(py::handle other, any_column const& like)
{
    if (py::isinstance<any_column>(other)) { return other.cast<any_column>(); }
    if (!is_value(other)) {
        column_type const& type = like.type();
        return to_column(other,
                         {.unit = named_unit{type.multiplier, type.unit}, .basis = type.basis});
    }
    std::vector<value> const one{held_by(other)};
    std::vector<std::size_t> const rows(like.size(), 0);
    return column_of_values(one).take(rows);
}

}  // namespace tomakomai_kpi::python
