// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PYTHON_VALUE_TYPE_HPP
#define TOMAKOMAI_KPI_PYTHON_VALUE_TYPE_HPP

// The Python type Value, made by hand: an object that holds a value in place,
// with CPython's number and comparison slots. pybind11's own instances cost ten
// times as much to make, and arithmetic makes one for every result. All other
// sources pass values through the caster below and know nothing of this.

#include <utility>

#include <pybind11/pybind11.h>

#include <tomakomai_kpi/value/value.hpp>

namespace tomakomai_kpi::python {

struct value_object {
    PyObject_HEAD value held;
};

/// The type; valid once make_value_type has run.
PyTypeObject* value_type() noexcept;

/// Makes the type with its slots and adds it to the module as Value.
void make_value_type(pybind11::module_& m, char const* doc);

/// A new object without a value yet: the caller constructs `held` at once, or drops the object.
value_object* new_value_object();
void drop_without_value(value_object* object) noexcept;

inline bool is_value(pybind11::handle object) noexcept
{
    return Py_TYPE(object.ptr()) == value_type();
}

inline value const& held_by(pybind11::handle object) noexcept
{
    return reinterpret_cast<value_object*>(object.ptr())->held;
}

/// Raises TypeError for what is no Value.
value const& to_value(pybind11::handle object);

/// A Value, or what its text reads as. Raises TypeError, NotationError.
value printed_value(pybind11::handle object);

/// A new object that holds what `make` returns, constructed in place. If it throws, there is none.
template <class Make>
pybind11::handle make_object(Make make)
{
    value_object* const object = new_value_object();
    if (object == nullptr) { throw pybind11::error_already_set(); }
    try {
        new (&object->held) value(make());
    } catch (...) {
        drop_without_value(object);
        throw;
    }
    return reinterpret_cast<PyObject*>(object);
}

template <class V>
pybind11::handle to_object(V&& v)
{
    return make_object([&]() -> V&& { return std::forward<V>(v); });
}

}  // namespace tomakomai_kpi::python

namespace pybind11::detail {

template <>
struct type_caster<tomakomai_kpi::value> {
    static constexpr auto name = const_name("tomakomai_kpi._core.Value");
    template <class>
    using cast_op_type = tomakomai_kpi::value const&;

    bool load(handle from, bool)
    {
        if (!tomakomai_kpi::python::is_value(from)) { return false; }
        held_ = &tomakomai_kpi::python::held_by(from);
        return true;
    }

    operator tomakomai_kpi::value const&() const noexcept { return *held_; }

    template <class V>
    static handle cast(V&& v, return_value_policy, handle)
    {
        return tomakomai_kpi::python::to_object(std::forward<V>(v));
    }

private:
    tomakomai_kpi::value const* held_ = nullptr;
};

}  // namespace pybind11::detail

#endif
