// SPDX-License-Identifier: BSL-1.0
#include "value_type.hpp"

#include <array>
#include <string>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/error.hpp>

#include "convert.hpp"
#include "errors.hpp"

namespace tomakomai_kpi::python {

namespace {

PyTypeObject* type = nullptr;

// Objects that were let go and wait for the next result. Guarded by the GIL.
#ifndef Py_GIL_DISABLED
class free_list {
public:
    value_object* take() noexcept { return count_ == 0 ? nullptr : waiting_[--count_]; }
    bool keep(value_object* object) noexcept
    {
        if (count_ == waiting_.size()) { return false; }
        waiting_[count_++] = object;
        return true;
    }

private:
    std::array<value_object*, 64> waiting_{};
    std::size_t count_ = 0;
};
#else
class free_list {
public:
    value_object* take() noexcept { return nullptr; }
    bool keep(value_object*) noexcept { return false; }
};
#endif

free_list spare;

void release(PyObject* self)
{
    auto* const object = reinterpret_cast<value_object*>(self);
    object->held.~value();
    drop_without_value(object);
}

// Runs C++ and turns its exceptions into Python's, as a slot must.
template <class Result, class Do>
Result guarded(Result failed, Do run) noexcept
{
    try {
        return run();
    } catch (pybind11::error_already_set& e) {
        e.restore();
    } catch (...) {
        set_error(std::current_exception());
    }
    return failed;
}

template <class Do>
PyObject* object_of(Do run) noexcept
{
    return guarded<PyObject*>(nullptr, [&]() -> PyObject* { return run().ptr(); });
}

pybind11::handle not_implemented() noexcept
{
    return pybind11::handle{Py_NotImplemented}.inc_ref();
}

[[noreturn]] void refuse_bare_number(value const& v, pybind11::handle number, char const* deed)
{
    auto const right = pybind11::repr(number).cast<std::string>();
    throw unit_error{code::unit_mismatch,
                     to_string(v) + "と単位のない数 " + right + " は" + deed
                         + ": 数にも単位を付けてください (a bare number has no unit)",
                     to_string(v), right};
}

// What is no Value beside one: refused by name if it is a number, left to Python if not.
pybind11::handle beside(PyObject* left, PyObject* right, char const* deed)
{
    bool const value_left = is_value(left);
    pybind11::handle const other = value_left ? right : left;
    if (is_bare_number(other)) {
        refuse_bare_number(held_by(value_left ? left : right), other, deed);
    }
    return not_implemented();
}

bool is_integer_zero(PyObject* object) noexcept
{
    return PyLong_CheckExact(object) && PyObject_IsTrue(object) == 0;
}

PyObject* add(PyObject* left, PyObject* right)
{
    return object_of([&] {
        if (is_value(left) && is_value(right)) {
            return make_object([&] { return held_by(left) + held_by(right); });
        }
        // The integer 0 alone may be added, so that sum() works.
        if (is_value(left) && is_integer_zero(right)) { return pybind11::handle{left}.inc_ref(); }
        if (is_value(right) && is_integer_zero(left)) { return pybind11::handle{right}.inc_ref(); }
        return beside(left, right, "足せません");
    });
}

PyObject* subtract(PyObject* left, PyObject* right)
{
    return object_of([&] {
        if (is_value(left) && is_value(right)) {
            return make_object([&] { return held_by(left) - held_by(right); });
        }
        return beside(left, right, "引けません");
    });
}

PyObject* multiply(PyObject* left, PyObject* right)
{
    return object_of([&] {
        if (is_value(left) && is_value(right)) { return to_object(held_by(left) * held_by(right)); }
        pybind11::handle const by = is_value(left) ? right : left;
        if (!is_bare_number(by)) { return not_implemented(); }
        return to_object(held_by(is_value(left) ? left : right) * to_number(by).number);
    });
}

PyObject* divide(PyObject* left, PyObject* right)
{
    return object_of([&] {
        if (!is_value(left)) { return beside(left, right, "割れません"); }
        value const& a = held_by(left);
        if (!is_value(right)) {
            if (!is_bare_number(right)) { return not_implemented(); }
            return to_object(a / to_number(right).number);
        }
        value const& b = held_by(right);
        bool const absent = a.is_missing() || b.is_missing();
        verdict const answer = absent ? verdict{} : rule::ratio(a.measured(), b.measured());
        bool const composed = !absent && answer.allowed() && !answer.is_number;
        return composed ? to_object(per(a, b)) : fraction_object(a / b).release();
    });
}

PyObject* negate(PyObject* self)
{
    return object_of([&] { return to_object(-held_by(self)); });
}

PyObject* itself(PyObject* self)
{
    return pybind11::handle{self}.inc_ref().ptr();
}

PyObject* magnitude(PyObject* self)
{
    return object_of([&] {
        value const& v = held_by(self);
        return v.number().sign() < 0 || (!v.is_missing() && !v.has_number())
                   ? to_object(-v)
                   : pybind11::handle{self}.inc_ref();
    });
}

PyObject* refuse_float(PyObject* self)
{
    return object_of([&]() -> pybind11::handle {
        throw number_error{code::inexact_number,
                           "値「" + to_string(held_by(self))
                               + "」はfloatになりません: 桁数を決めて decimal(places) を使うか、"
                                 "amount (Fraction) を使ってください (use decimal or amount)"};
    });
}

bool holds(std::strong_ordering order, int operation) noexcept
{
    switch (operation) {
    case Py_LT: return order < 0;
    case Py_LE: return order <= 0;
    case Py_GT: return order > 0;
    default: return order >= 0;
    }
}

PyObject* compare_objects(PyObject* left, PyObject* right, int operation)
{
    return object_of([&]() -> pybind11::handle {
        bool const equality = operation == Py_EQ || operation == Py_NE;
        if (!is_value(right)) {
            return equality ? not_implemented() : beside(left, right, "比べられません");
        }
        bool const answer = equality ? (held_by(left) == held_by(right)) == (operation == Py_EQ)
                                     : holds(compare(held_by(left), held_by(right)), operation);
        return pybind11::handle{answer ? Py_True : Py_False}.inc_ref();
    });
}

Py_hash_t hash(PyObject* self)
{
    return guarded<Py_hash_t>(-1, [&] {
        auto const h = static_cast<Py_hash_t>(held_by(self).hash());
        return h == -1 ? Py_hash_t{-2} : h;
    });
}

PyObject* text(PyObject* self)
{
    return object_of([&] { return pybind11::str(to_string(held_by(self))).release(); });
}

template <class Slot>
void* address(Slot* slot) noexcept
{
    return reinterpret_cast<void*>(slot);
}

}  // namespace

PyTypeObject* value_type() noexcept
{
    return type;
}

value const& to_value(pybind11::handle object)
{
    if (!is_value(object)) {
        throw pybind11::type_error("Valueではありません (not a Value): "
                                   + pybind11::repr(object).cast<std::string>());
    }
    return held_by(object);
}

value printed_value(pybind11::handle object)
{
    return pybind11::isinstance<pybind11::str>(object) ? parse(object.cast<std::string>())
                                                       : to_value(object);
}

void drop_without_value(value_object* object) noexcept
{
    PyTypeObject* const of = Py_TYPE(object);
    if (!spare.keep(object)) { PyObject_Free(object); }
    Py_DECREF(of);
}

value_object* new_value_object()
{
    if (value_object* const kept = spare.take()) {
        PyObject_Init(reinterpret_cast<PyObject*>(kept), type);
        return kept;
    }
    return PyObject_New(value_object, type);
}

void make_value_type(pybind11::module_& m, char const* doc)
{
    static std::array<PyType_Slot, 16> slots{{
        {Py_tp_dealloc, address(release)},
        {Py_tp_richcompare, address(compare_objects)},
        {Py_tp_hash, address(hash)},
        {Py_tp_str, address(text)},
        {Py_tp_doc, const_cast<char*>(doc)},
        {Py_nb_add, address(add)},
        {Py_nb_subtract, address(subtract)},
        {Py_nb_multiply, address(multiply)},
        {Py_nb_true_divide, address(divide)},
        {Py_nb_negative, address(negate)},
        {Py_nb_positive, address(itself)},
        {Py_nb_absolute, address(magnitude)},
        {Py_nb_float, address(refuse_float)},
        {0, nullptr},
    }};
    static PyType_Spec spec{"tomakomai_kpi._core.Value", sizeof(value_object), 0,
                            Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION, slots.data()};
    type = reinterpret_cast<PyTypeObject*>(PyType_FromSpec(&spec));
    if (type == nullptr) { throw pybind11::error_already_set(); }
    m.attr("Value") = pybind11::handle{reinterpret_cast<PyObject*>(type)};
}

}  // namespace tomakomai_kpi::python
