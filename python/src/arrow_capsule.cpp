// SPDX-License-Identifier: BSL-1.0
#include "arrow_capsule.hpp"

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <tomakomai_kpi/column/arrow_export.hpp>
#include <tomakomai_kpi/value/error.hpp>

#include "convert.hpp"
#include "errors.hpp"
#include "facade.hpp"
#include "list_column.hpp"

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
    if (held == nullptr) {
        PyErr_Clear();
        throw notation_error{code::bad_format,
                             std::string{"Arrow のカプセル "} + capsule_name<Struct>
                                 + " ではありません: " + Py_TYPE(capsule.ptr())->tp_name
                                 + " (no such capsule)",
                             {},
                             0};
    }
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
    if (native && integer) {
        switch (view.itemsize) {
        case 1: return is_signed ? "c" : "C";
        case 2: return is_signed ? "s" : "S";
        case 4: return is_signed ? "i" : "I";
        default: return is_signed ? "l" : "L";
        }
    }
    if (native && kind == 'e') { return "e"; }
    if (native && kind == 'f') { return "f"; }
    if (native && kind == 'd') { return "g"; }
    throw number_error{code::not_a_number,
                       "整数でない配列(" + format + ")です (a buffer of no integers)"};
}

// Whether nobody can write into the memory of a buffer, through it or through what it was borrowed from.
// An array of numpy that has its own can be made writeable again.
bool is_settled(py::object at)
{
    for (;;) {
        Py_buffer view{};
        if (PyObject_GetBuffer(at.ptr(), &view, PyBUF_FULL_RO) != 0) {
            PyErr_Clear();
            return true;
        }
        bool const is_readonly = view.readonly != 0;
        PyBuffer_Release(&view);
        if (!is_readonly) { return false; }
        py::object from =
            py::getattr(at, PyMemoryView_Check(at.ptr()) ? "obj" : "base", py::none());
        if (from.is_none()) { return !py::hasattr(at, "setflags"); }
        at = std::move(from);
    }
}

// Booleans of numpy, a byte each.
arrow_chunks from_flags(Py_buffer const& view)
{
    auto const* const flags = static_cast<unsigned char const*>(view.buf);
    auto const bits = arrow::bits(static_cast<std::size_t>(view.shape[0]),
                                  [&](std::size_t row) { return flags[row] != 0; });
    arrow_chunks out;
    arrow::export_schema({.format = "b"}, out.schema.out());
    arrow::export_array(
        {.length = view.shape[0], .buffers = {nullptr, bits->data()}, .owners = {bits}},
        out.arrays.emplace_back().out());
    return out;
}

enum class keeping : bool { no, yes };

arrow_chunks from_buffer(py::handle source, keeping kept)
{
    auto const held = std::make_shared<held_buffer>();
    if (PyObject_GetBuffer(source.ptr(), &held->view, PyBUF_FULL_RO) != 0) {
        throw py::error_already_set();
    }
    Py_buffer const& view = held->view;
    if (view.ndim != 1) {
        throw number_error{code::not_a_number, "一次元の配列ではありません (not one dimension)"};
    }
    std::string_view const format = view.format != nullptr ? view.format : "B";
    bool const swapped = format.starts_with('>') || format.starts_with('!');
    if (swapped || PyBuffer_IsContiguous(&view, 'C') == 0) {
        return from_list(source.attr("tolist")().cast<py::sequence>());
    }
    if (format == "?") { return from_flags(view); }
    arrow::array_parts parts{
        .length = view.shape[0], .buffers = {nullptr, view.buf}, .owners = {held}};
    arrow_chunks out;
    arrow::export_schema({.format = arrow_format_of(view)}, out.schema.out());
    bool const is_aligned =
        reinterpret_cast<std::uintptr_t>(view.buf) % static_cast<std::size_t>(view.itemsize) == 0;
    bool const may_change =
        kept == keeping::yes && !is_settled(py::reinterpret_borrow<py::object>(source));
    if (!is_aligned || may_change) {
        auto const bytes = static_cast<std::size_t>(view.len);
        auto const own = arrow::room(bytes);
        if (bytes > 0) { std::memcpy(own.get(), view.buf, bytes); }
        parts.buffers[1] = own.get();
        parts.owners = {own};
    }
    arrow::export_array(std::move(parts), out.arrays.emplace_back().out());
    return out;
}

// Whether what gives a stream may still write into it: pandas' columns lie in arrays of numpy, which stay
// writeable. A stream that was made beforehand says of which class its giver is.
bool is_lent(py::handle source)
{
    py::object const giver = py::getattr(source, "__kpi_giver__", py::type::handle_of(source));
    for (py::handle const base : giver.attr("__mro__")) {
        auto const module_name = py::str(base.attr("__module__")).cast<std::string>();
        if (module_name == "pandas" || module_name.starts_with("pandas.")) { return true; }
    }
    return false;
}

arrow_chunks read(py::handle source, keeping kept)
{
    if (py::hasattr(source, "__arrow_c_stream__")) {
        py::object const capsule = source.attr("__arrow_c_stream__")();
        arrow_chunks from = read_stream(held_in<ArrowArrayStream>(capsule));
        bool const may_change = kept == keeping::yes && is_lent(source);
        return may_change ? copied(std::move(from)) : std::move(from);
    }
    if (py::hasattr(source, "__arrow_c_array__")) {
        py::object const both = source.attr("__arrow_c_array__")();
        if (!py::isinstance<py::tuple>(both) || py::len(both) != 2) {
            throw notation_error{
                code::bad_format,
                "__arrow_c_array__ が二つのカプセルを返しません (not two capsules)",
                {},
                0};
        }
        return read_array(held_in<ArrowSchema>(both[py::int_(0)]),
                          held_in<ArrowArray>(both[py::int_(1)]));
    }
    if (is_buffer(source)) { return from_buffer(source, kept); }
    if (py::isinstance<py::sequence>(source) && !py::isinstance<py::str>(source)) {
        return from_list(source.cast<py::sequence>());
    }
    throw number_error{code::not_text, std::string{"列ではありません: "}
                                           + Py_TYPE(source.ptr())->tp_name + " (no column)"};
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
    return read(source, keeping::yes);
}

arrow_chunks lent_column(py::handle source)
{
    return read(source, keeping::no);
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
    ArrowSchema const& schema = held_in<ArrowSchema>(requested);
    return schema.release != nullptr && schema.format != nullptr ? schema.format : "";
}

}  // namespace tomakomai_kpi::python
