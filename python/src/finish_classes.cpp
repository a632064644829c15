// SPDX-License-Identifier: BSL-1.0
// What all classes of the module have in common: none of their objects is half made, each is pickled
// by every protocol or says that it cannot be, and none moves a terminal by what it is called.
#include <string>

#include <pybind11/pybind11.h>

#include <tomakomai_kpi/value/detail/quote.hpp>
#include <tomakomai_kpi/value/error.hpp>

#include "errors.hpp"
#include "facade.hpp"
#include "register.hpp"

namespace tomakomai_kpi::python {

namespace py = pybind11;

namespace {

std::string name_of(PyObject* type)
{
    return py::str(py::handle{type}.attr("__name__")).cast<std::string>();
}

// Whether readers of pickles expect the error that is set.
bool is_expected()
{
    auto const is = [](PyObject* kind) { return PyErr_ExceptionMatches(kind) != 0; };
    return is(PyExc_ValueError) || is(PyExc_MemoryError) || !is(PyExc_Exception)
           || is(handed_in().errors.attr("KpiError").ptr());
}

// _rebuilt(cls, state): an object of the class, which has this state. pybind11 would make one without it
// in cls.__new__, and every method of such a one reads what is not there.
PyObject* rebuilt(PyObject*, PyObject* args) noexcept
{
    PyObject* type = nullptr;
    PyObject* state = nullptr;
    if (PyArg_ParseTuple(args, "O!O", &PyType_Type, &type, &state) == 0) { return nullptr; }
    try {
        bool const ours =
            Py_TYPE(type)
                == reinterpret_cast<PyTypeObject*>(py::detail::get_internals().default_metaclass)
            && PyObject_HasAttrString(type, "__setstate__") != 0;
        if (!ours) {
            throw py::type_error(name_of(type) + " は保存できる型ではありません (not kept so)");
        }
        auto* const of = reinterpret_cast<PyTypeObject*>(type);
        auto made = py::reinterpret_steal<py::object>(of->tp_new(of, py::tuple().ptr(), nullptr));
        if (!made) { throw py::error_already_set(); }
        auto const done = py::reinterpret_steal<py::object>(
            PyObject_CallMethod(made.ptr(), "__setstate__", "(O)", state));
        if (done) { return made.release().ptr(); }
        if (is_expected()) { return nullptr; }
        PyErr_Clear();
        throw notation_error{
            code::bad_format, name_of(type) + ": 保存された形が違います (not its state)", {}, 0};
    } catch (py::error_already_set& e) {
        e.restore();
    } catch (py::builtin_exception const& e) {
        e.set_error();
    } catch (...) {
        set_error(std::current_exception());
    }
    return nullptr;
}

// Of a class whose objects functions make: tk.Column.__new__(tk.Column).
PyObject* refused_new(PyObject*, PyObject* args, PyObject*) noexcept
{
    PyObject* const type = PyTuple_Size(args) > 0 ? PyTuple_GetItem(args, 0) : nullptr;
    std::string name = "object";
    if (type != nullptr && PyType_Check(type) != 0) {
        name = reinterpret_cast<PyTypeObject*>(type)->tp_name;
    }
    PyErr_SetString(
        PyExc_TypeError,
        (name + " は直接には作れません (its objects are made by functions alone)").c_str());
    return nullptr;
}

PyMethodDef rebuilt_def{"_rebuilt", rebuilt, METH_VARARGS, nullptr};
PyMethodDef refused_new_def{"__new__",
                            reinterpret_cast<PyCFunction>(reinterpret_cast<void*>(refused_new)),
                            METH_VARARGS | METH_KEYWORDS, nullptr};

// A function that pickles by its name, as those of pybind11 do not.
py::object plain_function(PyMethodDef& of, py::handle module_name)
{
    auto made =
        py::reinterpret_steal<py::object>(PyCFunction_NewEx(&of, nullptr, module_name.ptr()));
    if (!made) { throw py::error_already_set(); }
    return made;
}

void give_reduce(py::handle type, py::object const& rebuild)
{
    bool const keeps = type.attr("__dict__").contains("__setstate__");
    auto const reduce = [keeps, rebuild](py::object const& self, py::args const&) -> py::object {
        py::type const of = py::type::of(self);
        if (!keeps) {
            throw py::type_error(name_of(of.ptr())
                                 + " は保存できません (cannot be pickled or copied)");
        }
        return py::make_tuple(rebuild, py::make_tuple(of, self.attr("__getstate__")()));
    };
    for (char const* const name : {"__reduce__", "__reduce_ex__"}) {
        py::setattr(type, name, py::cpp_function(reduce, py::name(name), py::is_method(type)));
    }
}

// Reprs quote names of documents, which may hold anything.
void give_visible_repr(py::handle type)
{
    py::object const own = type.attr("__dict__")["__repr__"];
    auto const visible = [own](py::object const& self) {
        return detail::with_visible_controls(own(self).cast<std::string>());
    };
    py::setattr(type, "__repr__",
                py::cpp_function(visible, py::name("__repr__"), py::is_method(type)));
}

}  // namespace

void finish_classes(py::module_& m)
{
    py::object const name = m.attr("__name__");
    py::object const rebuild = plain_function(rebuilt_def, name);
    m.attr("_rebuilt") = rebuild;
    auto const refuse = py::reinterpret_steal<py::object>(
        PyStaticMethod_New(plain_function(refused_new_def, name).ptr()));
    auto* const ours =
        reinterpret_cast<PyTypeObject*>(py::detail::get_internals().default_metaclass);
    for (auto const& [key, type] : py::dict{m.attr("__dict__")}) {
        if (Py_TYPE(type.ptr()) != ours) { continue; }
        py::object const own = type.attr("__dict__");
        if (!own.contains("__reduce__")) { give_reduce(type, rebuild); }
        if (own.contains("__repr__")) { give_visible_repr(type); }
        // Python gives a class without a constructor one that refuses, which is none of ours.
        if (Py_TYPE(py::object{own["__init__"]}.ptr()) != &PyWrapperDescr_Type) { continue; }
        // Not by setattr, which would put it in the way of rebuilt too.
        auto* const of = reinterpret_cast<PyTypeObject*>(type.ptr());
        if (PyDict_SetItemString(of->tp_dict, "__new__", refuse.ptr()) != 0) {
            throw py::error_already_set();
        }
        PyType_Modified(of);
    }
}

}  // namespace tomakomai_kpi::python
