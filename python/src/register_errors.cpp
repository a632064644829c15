// SPDX-License-Identifier: BSL-1.0
// C++ exceptions become the classes that Python hands in for them, with their facts as attributes.
#include "errors.hpp"

#include <string>
#include <vector>

#include <pybind11/stl.h>

#include <tomakomai_kpi/value/nearest.hpp>

#include "facade.hpp"
#include "register.hpp"

namespace tomakomai_kpi::python {

namespace py = pybind11;

namespace {

// A text that may be of bytes that are no UTF-8: those are shown as \xff.
py::object shown(std::string_view text)
{
    auto* const said = PyUnicode_DecodeUTF8(text.data(), static_cast<py::ssize_t>(text.size()),
                                            "backslashreplace");
    if (said == nullptr) { throw py::error_already_set(); }
    return py::reinterpret_steal<py::object>(said);
}

// What several errors say is a line for each; the names in all other messages may not break theirs.
bool has_lines(kpi_error const& e)
{
    auto const* const of_plan = dynamic_cast<plan_error const*>(&e);
    return of_plan != nullptr && of_plan->count() > 1;
}

py::object made(char const* class_name, kpi_error const& e, py::dict const& facts)
{
    auto const said = detail::with_visible_controls(e.what(), has_lines(e));
    return handed_in().errors.attr(class_name)(shown(said), name(e.code()), **facts);
}

void raise(py::object const& error)
{
    PyErr_SetObject(py::type::handle_of(error).ptr(), error.ptr());
}

void raise(char const* class_name, kpi_error const& e, py::dict const& facts)
{
    raise(made(class_name, e, facts));
}

void raise_mixing(char const* class_name, mixing_error const& e)
{
    raise(class_name, e,
          py::dict(py::arg("left") = shown(e.left()), py::arg("right") = shown(e.right())));
}

py::tuple parts_of(plan_error const& e)
{
    py::list out;
    for (plan_error_part const& each : e.parts()) {
        out.append(py::make_tuple(each.line, each.column, name(each.reason), each.message));
    }
    return py::tuple(out);
}

void translate(std::exception_ptr raised)
{
    if (!raised) { return; }
    try {
        std::rethrow_exception(raised);
    } catch (notation_error const& e) {
        raise(error_object(e));
    } catch (unit_error const& e) {
        raise_mixing("UnitError", e);
    } catch (basis_error const& e) {
        raise_mixing("BasisError", e);
    } catch (period_error const& e) {
        raise_mixing("PeriodError", e);
    } catch (amount_error const& e) {
        raise("AmountError", e, {});
    } catch (division_error const& e) {
        raise("DivisionError", e, {});
    } catch (argument_error const& e) {
        raise("ArgumentError", e, {});
    } catch (number_error const& e) {
        raise("NumberError", e, {});
    } catch (plan_error const& e) {
        raise("PlanError", e,
              py::dict(py::arg("file") = e.file(), py::arg("line") = e.line(),
                       py::arg("column") = e.column(), py::arg("errors") = parts_of(e),
                       py::arg("error_count") = e.count()));
    } catch (kpi_error const& e) {
        raise("KpiError", e, {});
    } catch (py::cast_error const&) {
        PyErr_SetString(PyExc_TypeError, "引数の型が違います (an argument of the wrong type)");
    }
}

}  // namespace

py::object error_object(notation_error const& e)
{
    return made("NotationError", e,
                py::dict(py::arg("text") = shown(e.text()), py::arg("position") = e.position(),
                         py::arg("nearest") = e.nearest()));
}

void set_error(std::exception_ptr raised) noexcept
{
    try {
        translate(raised);
    } catch (py::error_already_set& e) {
        e.restore();
    } catch (std::bad_alloc const&) {
        PyErr_NoMemory();
    } catch (std::exception const& e) {
        PyErr_SetString(PyExc_RuntimeError, e.what());
    }
}

namespace {

// A Python text in UTF-8, what is no Unicode in it as U+FFFD: it may be any name of a file.
std::string text_of(py::str const& text)
{
    return text.attr("encode")("utf-8", "replace").cast<std::string>();
}

std::vector<std::string> texts_of(py::iterable const& all)
{
    std::vector<std::string> out;
    for (py::handle const each : all) { out.push_back(text_of(py::str{each})); }
    return out;
}

}  // namespace

void register_errors(py::module_& m)
{
    py::register_local_exception_translator(translate);
    // Bytes, for the name of a file need not be Unicode.
    m.def(
        "_visible",
        [](py::bytes const& text, bool keep_lines) {
            return py::bytes(detail::with_visible_controls(std::string_view{text}, keep_lines));
        },
        py::arg("text"), py::arg("keep_lines") = false);
    m.def("_nearest_names", [](py::str const& text, py::iterable const& known) {
        auto const names = texts_of(known);
        return nearest_names(text_of(text), {names.begin(), names.end()});
    });
    m.def("_near_words", [](py::str const& text, py::iterable const& known) {
        auto const names = texts_of(known);
        auto const near = nearest_names(text_of(text), {names.begin(), names.end()});
        return py::make_tuple(near_in_japanese(near), near_in_english(near));
    });
    m.def(
        "_no_such_name",
        [](std::string const& what, py::str const& text, py::iterable const& known,
           std::string const& in_english, std::string const& listed) {
            auto const names = texts_of(known);
            return no_such_name(what, text_of(text), {names.begin(), names.end()}, in_english,
                                listed);
        },
        py::arg("what"), py::arg("text"), py::arg("known"), py::arg("in_english"),
        py::arg("listed") = "");
}

}  // namespace tomakomai_kpi::python
