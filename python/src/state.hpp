// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PYTHON_STATE_HPP
#define TOMAKOMAI_KPI_PYTHON_STATE_HPP

// Pickling, copying and comparing of plain structs: a struct says once what its
// members are, and its state is a tuple of theirs behind a version number.
//
//   template <> struct members<goal> {
//       static auto of(auto& g) { return std::tie(g.id, g.number, g.name, g.page, g.at); }
//   };
//   py::class_<goal>(m, "Goal")…;  give_state<goal>(c);

#include <concepts>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include <pybind11/pybind11.h>

#include "convert.hpp"

namespace tomakomai_kpi::python {

/// Specialised with a function `of` that ties the members of a struct.
template <class S>
struct members;

/// A struct to be filled; specialised where there is no default.
template <class S>
struct blank {
    static S made() { return S{}; }
};

template <class T>
concept has_members = requires(T& s) { members<T>::of(s); };

template <class T>
struct state {
    static py::object of(T const& v)
    {
        if constexpr (has_members<T>) {
            return std::apply(
                [](auto const&... m) -> py::object {
                    return py::make_tuple(state<std::remove_cvref_t<decltype(m)>>::of(m)...);
                },
                members<T>::of(v));
        } else if constexpr (std::is_enum_v<T>) {
            return py::int_(static_cast<int>(v));
        } else if constexpr (std::same_as<T, exact>) {
            return fraction_object(v);
        } else if constexpr (std::same_as<T, progress_clock>) {
            return py::str(to_string(v));
        } else {
            return py::cast(v);
        }
    }

    static T from(py::handle s)
    {
        if constexpr (has_members<T>) {
            T out = blank<T>::made();
            auto const given = py::reinterpret_borrow<py::tuple>(s);
            std::size_t next = 0;
            std::apply(
                [&](auto&... m) {
                    if (given.size() != sizeof...(m)) { throw py::index_error{}; }
                    ((m = state<std::remove_cvref_t<decltype(m)>>::from(given[next++])), ...);
                },
                members<T>::of(out));
            return out;
        } else if constexpr (std::is_enum_v<T>) {
            return static_cast<T>(s.cast<int>());
        } else if constexpr (std::same_as<T, exact>) {
            return to_number(s).number;
        } else if constexpr (std::same_as<T, progress_clock>) {
            return to_clock(s);
        } else {
            return s.cast<T>();
        }
    }
};

template <class T>
struct state<std::optional<T>> {
    static py::object of(std::optional<T> const& v) { return v ? state<T>::of(*v) : py::none(); }
    static std::optional<T> from(py::handle s)
    {
        return s.is_none() ? std::nullopt : std::optional<T>{state<T>::from(s)};
    }
};

template <class T>
struct state<std::vector<T>> {
    static py::object of(std::vector<T> const& all)
    {
        py::list out;
        for (T const& v : all) { out.append(state<T>::of(v)); }
        return py::tuple(out);
    }
    static std::vector<T> from(py::handle s)
    {
        std::vector<T> out;
        for (py::handle const v : s) { out.push_back(state<T>::from(v)); }
        return out;
    }
};

template <class A, class B>
struct state<std::pair<A, B>> {
    static py::object of(std::pair<A, B> const& v)
    {
        return py::make_tuple(state<A>::of(v.first), state<B>::of(v.second));
    }
    static std::pair<A, B> from(py::handle s)
    {
        auto const both = py::reinterpret_borrow<py::tuple>(s);
        return {state<A>::from(both[0]), state<B>::from(both[1])};
    }
};

template <class Key, class T>
struct state<std::map<Key, T>> {
    static py::object of(std::map<Key, T> const& all)
    {
        return state<std::vector<std::pair<Key, T>>>::of({all.begin(), all.end()});
    }
    static std::map<Key, T> from(py::handle s)
    {
        auto const pairs = state<std::vector<std::pair<Key, T>>>::from(s);
        return {pairs.begin(), pairs.end()};
    }
};

template <>
struct state<py::object> {
    static py::object of(py::object const& o) { return o; }
    static py::object from(py::handle s) { return py::reinterpret_borrow<py::object>(s); }
};

inline constexpr int state_version = 1;

/// Gives a class its pickled state.
template <class S, class... Options>
void give_pickle(py::class_<S, Options...>& c)
{
    c.def(py::pickle([](S const& s) { return py::make_tuple(state_version, state<S>::of(s)); },
                     [c_name = std::string{py::str(c.attr("__name__"))}](py::tuple const& kept) {
                         try {
                             if (kept[0].cast<int>() == state_version) {
                                 return state<S>::from(kept[1]);
                             }
                         } catch (py::builtin_exception const&) {
                             // said below
                         }
                         throw py::value_error(
                             c_name + ": 別の版で保存されたものです (pickled by another version)");
                     }));
}

/// Likewise, and == and hash() over all members.
template <class S, class... Options>
void give_state(py::class_<S, Options...>& c)
{
    give_pickle(c);
    c.def(
        "__eq__", [](S const& a, S const& b) { return state<S>::of(a).equal(state<S>::of(b)); },
        py::is_operator());
    c.def("__hash__", [](S const& s) { return py::hash(state<S>::of(s)); });
}

// What more than one layer holds.

template <>
struct members<place> {
    static auto of(auto& p) { return std::tie(p.row, p.column, p.position); }
};

template <class T>
struct members<figure<T>> {
    static auto of(auto& f) { return std::tie(f.value, f.undefined, f.explanation); }
};

}  // namespace tomakomai_kpi::python

#endif
