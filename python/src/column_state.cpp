// SPDX-License-Identifier: BSL-1.0
#include "column_state.hpp"

#include <algorithm>
#include <cstring>
#include <map>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <pybind11/stl.h>

#include <tomakomai_kpi/value/detail/utf8.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>

#include "convert.hpp"
#include "state.hpp"
#include "unit_state.hpp"
#include "value_type.hpp"

namespace tomakomai_kpi::python {

namespace {

[[noreturn]] void refuse()
{
    throw notation_error{
        code::bad_format, "保存された列の形が違います (not the state of a column)", {}, 0};
}

void require(bool sound)
{
    if (!sound) { refuse(); }
}

// What `read` makes of a state of so many entries; what cannot be read is none.
template <class Read>
auto read_columns(py::tuple const& state, std::size_t entries, Read read)
{
    try {
        require(state.size() == entries);
        require_state_version(state);
        return read();
    } catch (py::cast_error const&) {
        refuse();
    } catch (no_state const&) {
        refuse();
    } catch (std::length_error const&) {
        refuse();
    } catch (py::error_already_set& e) {
        if (e.matches(PyExc_MemoryError) || !e.matches(PyExc_Exception)) { throw; }
        refuse();
    }
}

template <class T>
py::bytes bytes_of(std::span<T const> data)
{
    return {reinterpret_cast<char const*>(data.data()), data.size_bytes()};
}

template <class T>
std::vector<T> elements_of(py::handle bytes)
{
    std::string_view const data = bytes.cast<py::bytes>();
    require(data.size() % sizeof(T) == 0);
    std::vector<T> out(data.size() / sizeof(T));
    if (!out.empty()) { std::memcpy(out.data(), data.data(), data.size()); }
    return out;
}

// A code for each row; or none at all, where rows need not have one.
std::vector<unsigned char> reasons_of(py::handle bytes, std::size_t rows, bool may_be_empty)
{
    auto out = elements_of<unsigned char>(bytes);
    require(out.size() == rows || (may_be_empty && out.empty()));
    require(std::ranges::all_of(out, [](int why) { return why <= static_cast<int>(last_code); }));
    return out;
}

std::map<std::size_t, value> kept_of(py::handle state, std::size_t rows)
{
    std::map<std::size_t, value> out;
    for (py::handle const each : state.cast<py::list>()) {
        auto const said = each.cast<py::tuple>();
        require(said.size() == 2 && is_value(said[1]));
        auto const row = said[0].cast<std::size_t>();
        require(row < rows && out.emplace(row, held_by(said[1])).second);
    }
    return out;
}

template <class Amount>
any_column column_of(column_type const& type, std::vector<Amount> const& amounts,
                     std::vector<unsigned char> const& reasons,
                     std::map<std::size_t, value> const& kept)
{
    column_builder out{type, false};
    out.reserve(amounts.size());
    for (std::size_t row = 0; row < amounts.size(); ++row) {
        auto const why = reasons.empty() ? code::none : static_cast<code>(reasons[row]);
        if (why != code::none) {
            out.add_missing(why);
        } else {
            require(out.add(amounts[row], type.scale));
        }
        if (auto const said = kept.find(row); said != kept.end()) { out.keep(said->second); }
    }
    return std::move(out).finish();
}

}  // namespace

// Unit, basis and scale, then the amounts as they lie, reasons and kept values.
py::tuple state_of(any_column const& c)
{
    column_type const& t = c.type();
    py::bytes const amounts = c.is_wide() ? bytes_of(c.wide_amounts()) : bytes_of(c.amounts());
    py::list kept;
    for (std::size_t row = 0; !c.kept().empty() && row < c.size(); ++row) {
        if (value const* const said = c.kept_at(row)) { kept.append(py::make_tuple(row, *said)); }
    }
    return py::make_tuple(1, unit_state(t.unit), t.multiplier, basis_object(t.basis), t.scale,
                          c.is_wide(), amounts, bytes_of(c.reasons()), kept);
}

any_column column_from_state(py::tuple const& state)
{
    return read_columns(state, 9, [&] {
        column_type const type{unit_from_state(state[1]), to_basis(state[3]),
                               state[2].cast<std::int64_t>(), state[4].cast<int>()};
        require(type.scale >= 0 && type.scale <= largest_scale
                && detail::is_multiplier(type.multiplier)
                && rule::carry({type.unit, type.basis}).allowed());
        auto const all = [&](auto const& amounts) {
            return column_of(type, amounts, reasons_of(state[7], amounts.size(), true),
                             kept_of(state[8], amounts.size()));
        };
        return state[5].cast<bool>() ? all(elements_of<detail::wide>(state[6]))
                                     : all(elements_of<std::int64_t>(state[6]));
    });
}

py::tuple state_of(rate_column const& c)
{
    return py::make_tuple(1, state_of(c.numerators()), state_of(c.denominators()),
                          fraction_object(c.factor()), bytes_of(c.reasons()));
}

rate_column rates_from_state(py::tuple const& state)
{
    return read_columns(state, 5, [&] {
        any_column numerators = column_from_state(state[1].cast<py::tuple>());
        any_column denominators = column_from_state(state[2].cast<py::tuple>());
        std::size_t const rows = numerators.size();
        auto reasons = reasons_of(state[4], rows, false);
        require(denominators.size() == rows);
        exact const factor = to_number(state[3]).number;
        require(factor.sign() > 0);
        for (std::size_t row = 0; row < rows; ++row) {
            require(reasons[row] != 0 || denominators.amount(row) != 0);
        }
        return rate_column{std::move(numerators), std::move(denominators), factor,
                           std::move(reasons)};
    });
}

py::tuple state_of(python_verdicts const& c)
{
    return py::make_tuple(1, bytes_of(std::span{c.of.holds}), bytes_of(std::span{c.of.reasons}));
}

python_verdicts verdicts_from_state(py::tuple const& state)
{
    return read_columns(state, 3, [&] {
        auto holds = elements_of<signed char>(state[1]);
        auto reasons = reasons_of(state[2], holds.size(), true);
        require(std::ranges::all_of(holds, [](int h) { return h >= -1 && h <= 1; }));
        return python_verdicts{{std::move(holds), std::move(reasons)}};
    });
}

py::tuple state_of(word_column const& c)
{
    return py::make_tuple(1, bytes_of(std::span{c.indices}), c.words);
}

word_column words_from_state(py::tuple const& state)
{
    return read_columns(state, 3, [&] {
        word_column out{elements_of<signed char>(state[1]),
                        state[2].cast<std::vector<std::string>>()};
        require(std::ranges::all_of(out.words, detail::is_utf8));
        auto const words = static_cast<int>(std::min<std::size_t>(out.words.size(), 127));
        require(std::ranges::all_of(out.indices, [&](int i) { return i >= -1 && i < words; }));
        return out;
    });
}

py::tuple state_of(kept_keys const& keys)
{
    py::list metadata;
    for (auto const& [key, said] : keys.metadata) {
        metadata.append(py::make_tuple(py::bytes(key), py::bytes(said)));
    }
    py::list rows;
    for (auto const& row : keys.rows) {
        rows.append(row ? py::object{py::bytes(*row)} : py::object{py::none()});
    }
    return py::make_tuple(1, keys.format, keys.values, metadata, rows);
}

kept_keys keys_from_state(py::tuple const& state)
{
    return read_columns(state, 5, [&] {
        kept_keys out{.format = state[1].cast<std::string>(),
                      .values = state[2].cast<std::optional<std::string>>()};
        for (py::handle const entry : state[3].cast<py::list>()) {
            auto const both = entry.cast<py::tuple>();
            require(both.size() == 2);
            out.metadata.emplace_back(both[0].cast<py::bytes>(), both[1].cast<py::bytes>());
        }
        for (py::handle const row : state[4].cast<py::list>()) {
            out.rows.push_back(row.is_none() ? std::nullopt
                                             : std::optional<std::string>{row.cast<py::bytes>()});
        }
        return out;
    });
}

}  // namespace tomakomai_kpi::python
