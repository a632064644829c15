// SPDX-License-Identifier: BSL-1.0
#include "arrow_capsule.hpp"

#include <cerrno>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <tomakomai_kpi/column/arrow_export.hpp>
#include <tomakomai_kpi/value/error.hpp>

#include "convert.hpp"
#include "errors.hpp"
#include "facade.hpp"

namespace tomakomai_kpi::python {

namespace py = pybind11;

namespace {

template <class Struct>
constexpr char const* capsule_name = nullptr;
template <>
constexpr char const* capsule_name<ArrowSchema> = "arrow_schema";
template <>
constexpr char const* capsule_name<ArrowArray> = "arrow_array";
template <>
constexpr char const* capsule_name<ArrowArrayStream> = "arrow_array_stream";

template <class Struct>
Struct& held_in(py::handle capsule)
{
    auto* const held =
        static_cast<Struct*>(PyCapsule_GetPointer(capsule.ptr(), capsule_name<Struct>));
    if (held == nullptr) { throw py::error_already_set(); }
    return *held;
}

template <class Struct>
py::capsule in_capsule(arrow::owned<Struct> from)
{
    handed_in().before_arrow();
    auto held = std::make_unique<Struct>();
    from.move_to(*held);
    auto const drop = [](PyObject* capsule) {
        auto* const left =
            static_cast<Struct*>(PyCapsule_GetPointer(capsule, capsule_name<Struct>));
        if (left == nullptr) {
            PyErr_Clear();
            return;
        }
        if (left->release != nullptr) { left->release(left); }
        delete left;
    };
    PyObject* const capsule = PyCapsule_New(held.get(), capsule_name<Struct>, drop);
    if (capsule == nullptr) { throw py::error_already_set(); }
    static_cast<void>(held.release());
    return py::reinterpret_steal<py::capsule>(capsule);
}

// A stream of one array.
struct one_array {
    arrow::owned<ArrowSchema> schema;
    arrow::owned<ArrowArray> array;

    static one_array& of(ArrowArrayStream* stream)
    {
        return *static_cast<one_array*>(stream->private_data);
    }
};

// A buffer of Python's, to be let go with the interpreter's lock held.
struct held_buffer {
    Py_buffer view{};

    held_buffer() = default;
    held_buffer(held_buffer const&) = delete;
    held_buffer& operator=(held_buffer const&) = delete;
    ~held_buffer()
    {
        py::gil_scoped_acquire const lock;
        PyBuffer_Release(&view);
    }
};

std::string arrow_format_of(Py_buffer const& view)
{
    std::string const format = view.format != nullptr ? view.format : "B";
    char const kind = format.empty() ? '\0' : format.back();
    bool const native =
        format.size() == 1 || format[0] == '<' || format[0] == '@' || format[0] == '=';
    bool const is_signed = kind >= 'a' && kind <= 'z';
    bool const integer = std::string_view{"bBhHiIlLqQnN"}.find(kind) != std::string_view::npos;
    bool const floating = std::string_view{"efdg"}.find(kind) != std::string_view::npos;
    if (native && floating) { return "g"; }
    if (native && integer) {
        switch (view.itemsize) {
        case 1: return is_signed ? "c" : "C";
        case 2: return is_signed ? "s" : "S";
        case 4: return is_signed ? "i" : "I";
        default: return is_signed ? "l" : "L";
        }
    }
    throw number_error{code::not_a_number,
                       "整数でない配列(" + format + ")です (a buffer of no integers)"};
}

arrow_chunks from_buffer(py::handle source)
{
    auto const held = std::make_shared<held_buffer>();
    if (PyObject_GetBuffer(source.ptr(), &held->view, PyBUF_CONTIG_RO | PyBUF_FORMAT) != 0) {
        throw py::error_already_set();
    }
    if (held->view.ndim != 1) {
        throw number_error{code::not_a_number, "一次元の配列ではありません (not one dimension)"};
    }
    arrow_chunks out;
    arrow::export_schema({.format = arrow_format_of(held->view)}, out.schema.out());
    arrow::owned<ArrowArray> array;
    arrow::export_array(
        {.length = held->view.shape[0], .buffers = {nullptr, held->view.buf}, .owners = {held}},
        array.out());
    out.arrays.push_back(std::move(array));
    return out;
}

enum class kind { nothing, text, integer, boolean };

kind kind_of(py::handle item)
{
    if (PyBool_Check(item.ptr())) { return kind::boolean; }
    if (PyLong_Check(item.ptr()) || PyIndex_Check(item.ptr()) != 0) { return kind::integer; }
    if (PyUnicode_Check(item.ptr())) { return kind::text; }
    return kind::nothing;
}

arrow_chunks from_list(py::sequence const& items)
{
    kind of = kind::nothing;
    std::vector<std::int64_t> integers;
    auto const texts = std::make_shared<std::string>();
    auto const ends = std::make_shared<std::vector<std::int64_t>>(1, 0);
    std::vector<bool> nulls;
    for (py::handle const item : items) {
        bool const missing = is_missing(item);
        nulls.push_back(missing);
        kind const its = missing ? kind::nothing : kind_of(item);
        if (of == kind::nothing) { of = its; }
        if (!missing && (its != of || its == kind::nothing)) {
            throw number_error{code::not_text,
                               std::to_string(nulls.size())
                                   + "番目: 文字か整数か真偽値を、混ぜずに並べてください"
                                     " (texts, integers or booleans, of one kind)"};
        }
        if (its == kind::text) {
            Py_ssize_t size = 0;
            char const* const said = PyUnicode_AsUTF8AndSize(item.ptr(), &size);
            if (said == nullptr) { throw py::error_already_set(); }
            texts->append(said, static_cast<std::size_t>(size));
        }
        ends->push_back(static_cast<std::int64_t>(texts->size()));
        integers.push_back(missing || its == kind::text ? 0 : item.cast<std::int64_t>());
    }
    arrow::array_parts parts{.length = static_cast<std::int64_t>(nulls.size())};
    auto const valid = arrow::validity(
        nulls.size(), [&](std::size_t row) { return nulls[row]; }, parts.null_count);
    parts.buffers.push_back(valid != nullptr ? valid->data() : nullptr);
    parts.owners.push_back(valid);
    std::string format = "l";
    if (of == kind::text) {
        format = "U";
        parts.buffers.push_back(ends->data());
        parts.buffers.push_back(texts->data());
        parts.owners.push_back(ends);
        parts.owners.push_back(texts);
    } else if (of == kind::boolean) {
        format = "b";
        auto const bits =
            arrow::bits(integers.size(), [&](std::size_t row) { return integers[row] != 0; });
        parts.buffers.push_back(bits->data());
        parts.owners.push_back(bits);
    } else {
        auto const numbers = std::make_shared<std::vector<std::int64_t>>(std::move(integers));
        parts.buffers.push_back(numbers->data());
        parts.owners.push_back(numbers);
    }
    arrow_chunks out;
    arrow::export_schema({.format = format}, out.schema.out());
    arrow::owned<ArrowArray> array;
    arrow::export_array(std::move(parts), array.out());
    out.arrays.push_back(std::move(array));
    return out;
}

}  // namespace

bool is_arrow(py::handle source)
{
    return py::hasattr(source, "__arrow_c_stream__") || py::hasattr(source, "__arrow_c_array__");
}

bool is_buffer(py::handle source)
{
    return PyObject_CheckBuffer(source.ptr()) != 0 && !PyBytes_Check(source.ptr());
}

arrow_chunks column_from(py::handle source)
{
    if (py::hasattr(source, "__arrow_c_stream__")) {
        py::object const capsule = source.attr("__arrow_c_stream__")();
        return read_stream(held_in<ArrowArrayStream>(capsule));
    }
    if (py::hasattr(source, "__arrow_c_array__")) {
        auto const capsules = source.attr("__arrow_c_array__")().cast<py::tuple>();
        arrow_chunks out;
        out.schema = arrow::owned<ArrowSchema>{held_in<ArrowSchema>(capsules[0])};
        out.arrays.emplace_back(held_in<ArrowArray>(capsules[1]));
        return out;
    }
    if (is_buffer(source)) { return from_buffer(source); }
    if (py::isinstance<py::sequence>(source) && !py::isinstance<py::str>(source)) {
        return from_list(source.cast<py::sequence>());
    }
    throw number_error{code::not_text, std::string{"列ではありません (no column): "}
                                           + Py_TYPE(source.ptr())->tp_name};
}

py::capsule schema_capsule(arrow::owned<ArrowSchema> schema)
{
    return in_capsule(std::move(schema));
}

py::tuple array_capsules(arrow::owned<ArrowSchema> schema, arrow::owned<ArrowArray> array)
{
    return py::make_tuple(in_capsule(std::move(schema)), in_capsule(std::move(array)));
}

py::capsule stream_capsule(arrow::owned<ArrowSchema> schema, arrow::owned<ArrowArray> array)
{
    auto held = std::make_unique<one_array>(one_array{std::move(schema), std::move(array)});
    ArrowArrayStream stream{
        .get_schema =
            [](ArrowArrayStream* from, ArrowSchema* out) {
                try {
                    arrow::copy_of(*one_array::of(from).schema).move_to(*out);
                    return 0;
                } catch (std::bad_alloc const&) {
                    return ENOMEM;
                }
            },
        .get_next =
            [](ArrowArrayStream* from, ArrowArray* out) {
                *out = {};
                one_array::of(from).array.move_to(*out);
                return 0;
            },
        .get_last_error = [](ArrowArrayStream*) -> char const* { return nullptr; },
        .release =
            [](ArrowArrayStream* from) {
                delete &one_array::of(from);
                from->release = nullptr;
            },
        .private_data = held.get()};
    static_cast<void>(held.release());
    return in_capsule(arrow::owned<ArrowArrayStream>{stream});
}

std::string requested_format(py::handle requested)
{
    if (requested.is_none()) { return ""; }
    return held_in<ArrowSchema>(requested).format;
}

}  // namespace tomakomai_kpi::python
