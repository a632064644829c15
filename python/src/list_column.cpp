// SPDX-License-Identifier: BSL-1.0
// Lists of Python as columns: texts, integers, booleans, dates, times and Decimals, of one kind, with None.
#include "list_column.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <pybind11/gil_safe_call_once.h>

#include <tomakomai_kpi/column/arrow_export.hpp>
#include <tomakomai_kpi/column/table_export.hpp>
#include <tomakomai_kpi/value/error.hpp>

#include "convert.hpp"
#include "errors.hpp"

namespace tomakomai_kpi::python {

namespace {

enum class kind { nothing, text, integer, boolean, date, time, time_with_zone, decimal };

// What of Python's library tells kinds apart, looked up once.
struct known_types {
    py::object date;
    py::object datetime;
    py::object decimal;
    py::object epoch;
    py::object microsecond;
    py::object utc;
};

known_types const& known()
{
    PYBIND11_CONSTINIT static py::gil_safe_call_once_and_store<known_types> kept;
    return kept
        .call_once_and_store_result([] {
            py::module_ const time = py::module_::import("datetime");
            py::object const datetime = time.attr("datetime");
            return known_types{time.attr("date"),
                               datetime,
                               py::module_::import("decimal").attr("Decimal"),
                               datetime(1970, 1, 1),
                               time.attr("timedelta")(py::arg("microseconds") = 1),
                               time.attr("timezone").attr("utc")};
        })
        .get_stored();
}

[[noreturn]] void refuse(std::size_t row, code why, std::string const& said)
{
    throw number_error{why, std::to_string(row + 1) + "番目: " + said};
}

kind kind_of(py::handle item, std::size_t row)
{
    if (PyBool_Check(item.ptr())) { return kind::boolean; }
    if (PyLong_Check(item.ptr()) || PyIndex_Check(item.ptr()) != 0) { return kind::integer; }
    if (PyUnicode_Check(item.ptr())) { return kind::text; }
    if (py::isinstance(item, known().datetime)) {
        return item.attr("utcoffset")().is_none() ? kind::time : kind::time_with_zone;
    }
    if (py::isinstance(item, known().date)) { return kind::date; }
    if (py::isinstance(item, known().decimal)) { return kind::decimal; }
    if (PyFloat_Check(item.ptr())) {
        refuse(row, code::inexact_number,
               "floatは丸めた数なので、等しいかを問えません。整数、Decimal、文字で渡してください"
               " (floats are inexact)");
    }
    refuse(row, code::not_text,
           std::string{Py_TYPE(item.ptr())->tp_name}
               + " は列になりません。文字、整数、真偽値、日付、時刻、Decimal を並べてください"
                 " (texts, integers, booleans, dates, times or Decimals)");
}

std::int64_t integer_of(py::handle item, std::size_t row)
{
    auto const integer = py::reinterpret_steal<py::object>(PyNumber_Index(item.ptr()));
    if (!integer) { throw py::error_already_set(); }
    int overflow = 0;
    std::int64_t const n = PyLong_AsLongLongAndOverflow(integer.ptr(), &overflow);
    if (overflow != 0) {
        refuse(row, code::not_a_number, "64ビットに収まらない整数です (an integer past 64 bits)");
    }
    return n;
}

std::int64_t days_of(py::handle date)
{
    constexpr std::int64_t epoch = 719'163;
    return date.attr("toordinal")().cast<std::int64_t>() - epoch;
}

std::int64_t microseconds_of(py::handle time, bool has_zone, std::size_t row)
{
    if (py::getattr(time, "nanosecond", py::int_(0)).cast<int>() != 0) {
        refuse(row, code::inexact_number,
               "マイクロ秒より細かい時刻です。pandas の列のまま渡してください (nanoseconds)");
    }
    py::object at = py::reinterpret_borrow<py::object>(time);
    if (has_zone) { at = at.attr("astimezone")(known().utc); }
    at = at.attr("replace")(py::arg("tzinfo") = py::none());
    return at.attr("__sub__")(known().epoch)
        .attr("__floordiv__")(known().microsecond)
        .cast<std::int64_t>();
}

class list_reader {
public:
    void add(py::handle item)
    {
        std::size_t const row = nulls_.size();
        bool const missing = is_missing(item);
        nulls_.push_back(missing);
        kind const its = missing ? kind::nothing : kind_of(item, row);
        if (of_ == kind::nothing) { of_ = its; }
        if (!missing && its != of_) {
            refuse(
                row, code::not_text,
                "前と違う種類です。一つの種類だけを並べてください (of another kind than before)");
        }
        std::int64_t number = 0;
        switch (its) {
        case kind::nothing: break;
        case kind::text: texts_->append(text_of(item, row)); break;
        case kind::boolean: number = item.ptr() == Py_True ? 1 : 0; break;
        case kind::integer: number = integer_of(item, row); break;
        case kind::date: number = days_of(item); break;
        case kind::time: number = microseconds_of(item, false, row); break;
        case kind::time_with_zone: number = microseconds_of(item, true, row); break;
        case kind::decimal: break;
        }
        if (of_ == kind::decimal) { add_decimal(item, its, row); }
        ends_->push_back(static_cast<std::int64_t>(texts_->size()));
        numbers_->push_back(number);
    }

    arrow_chunks finish() &&
    {
        if (of_ == kind::decimal) { return decimals(); }
        arrow::array_parts parts{.length = static_cast<std::int64_t>(nulls_.size())};
        auto const valid = arrow::validity(
            nulls_.size(), [&](std::size_t row) { return nulls_[row]; }, parts.null_count);
        parts.buffers.push_back(valid != nullptr ? valid->data() : nullptr);
        parts.owners.push_back(valid);
        std::string const format = add_buffers(parts);
        arrow_chunks out;
        arrow::export_schema({.format = format}, out.schema.out());
        arrow::export_array(std::move(parts), out.arrays.emplace_back().out());
        return out;
    }

private:
    void add_decimal(py::handle item, kind its, std::size_t row)
    {
        decimals_.resize(row);
        if (its != kind::decimal) {
            decimals_.emplace_back();
            return;
        }
        given_number const given = to_number(item);
        decimals_.emplace_back(given.number);
        scale_ = std::max(scale_, given.decimals);
    }

    template <class Element>
    void add_elements(arrow::array_parts& parts) const
    {
        auto const own = std::make_shared<std::vector<Element>>();
        own->reserve(std::max<std::size_t>(numbers_->size(), 1));
        for (std::int64_t const n : *numbers_) { own->push_back(static_cast<Element>(n)); }
        parts.buffers.push_back(own->data());
        parts.owners.push_back(own);
    }

    std::string add_buffers(arrow::array_parts& parts)
    {
        switch (of_) {
        case kind::text:
            parts.buffers.insert(parts.buffers.end(), {ends_->data(), texts_->data()});
            parts.owners.insert(parts.owners.end(), {ends_, texts_});
            return "U";
        case kind::boolean: {
            auto const bits = arrow::bits(numbers_->size(),
                                          [&](std::size_t row) { return (*numbers_)[row] != 0; });
            parts.buffers.push_back(bits->data());
            parts.owners.push_back(bits);
            return "b";
        }
        case kind::date: add_elements<std::int32_t>(parts); return "tdD";
        default: break;
        }
        numbers_->reserve(1);
        parts.buffers.push_back(numbers_->data());
        parts.owners.push_back(numbers_);
        if (of_ == kind::time) { return "tsu:"; }
        return of_ == kind::time_with_zone ? "tsu:UTC" : "l";
    }

    arrow_chunks decimals()
    {
        arrow_chunks rows;
        std::vector<arrow::table_column> one;
        one.push_back({"", arrow::decimal_cells{scale_, std::move(decimals_)}});
        arrow::export_table(arrow::table{std::move(one)}, rows.schema.out(),
                            rows.arrays.emplace_back().out());
        arrow_chunks out;
        out.schema = arrow::owned<ArrowSchema>{*rows.schema->children[0]};
        out.arrays.emplace_back(*rows.arrays.front()->children[0]);
        return out;
    }

    kind of_ = kind::nothing;
    std::vector<bool> nulls_{};
    std::shared_ptr<std::vector<std::int64_t>> numbers_ =
        std::make_shared<std::vector<std::int64_t>>();
    std::shared_ptr<std::string> texts_ = std::make_shared<std::string>();
    std::shared_ptr<std::vector<std::int64_t>> ends_ =
        std::make_shared<std::vector<std::int64_t>>(1, 0);
    arrow::cells<exact> decimals_{};
    int scale_ = 0;
};

}  // namespace

std::string_view text_of(py::handle item, std::size_t row)
{
    Py_ssize_t size = 0;
    char const* const said = PyUnicode_AsUTF8AndSize(item.ptr(), &size);
    if (said == nullptr) {
        PyErr_Clear();
        refuse(row, code::not_text,
               "UTF-8にできない文字があります: " + py::repr(item).cast<std::string>()
                   + " (not UTF-8)");
    }
    return {said, static_cast<std::size_t>(size)};
}

arrow_chunks from_list(py::sequence const& items)
{
    list_reader out;
    for (py::handle const item : items) { out.add(item); }
    return std::move(out).finish();
}

}  // namespace tomakomai_kpi::python
