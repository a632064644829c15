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
//
// Anybody may have written a state: each entry is held to its type, each enumerator to its list
// (kept_enums.hpp), and what members owe each other is a specialisation of `law`. All else is a
// ValueError.

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include <pybind11/pybind11.h>

#include "convert.hpp"
#include "kept_enums.hpp"

namespace tomakomai_kpi::python {

/// Specialised with a function `of` that ties the members of a struct.
template <class S>
struct members;

/// A struct to be filled; specialised where there is no default.
template <class S>
struct blank {
    static S made() { return S{}; }
};

/// What the members of a struct owe each other; specialised where they do.
template <class S>
struct law {
    static bool holds(S const&) { return true; }
};

/// Ends the reading of a state that is none.
struct no_state {};

inline void require_state(bool sound)
{
    if (!sound) { throw no_state{}; }
}

/// States within states go as deep as Python's own calls may.
class nesting {
public:
    nesting()
    {
        if (Py_EnterRecursiveCall(" in a state") != 0) { throw py::error_already_set(); }
    }
    nesting(nesting const&) = delete;
    nesting& operator=(nesting const&) = delete;
    ~nesting() { Py_LeaveRecursiveCall(); }
};

/// The entries of a tuple, of which there must be so many where `size` says.
inline py::tuple entries_of(py::handle s)
{
    require_state(py::isinstance<py::tuple>(s));
    return py::reinterpret_borrow<py::tuple>(s);
}

inline py::tuple entries_of(py::handle s, std::size_t size)
{
    auto entries = entries_of(s);
    require_state(entries.size() == size);
    return entries;
}

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
            std::size_t next = 0;
            std::apply(
                [&](auto&... m) {
                    auto const given = entries_of(s, sizeof...(m));
                    ((m = state<std::remove_cvref_t<decltype(m)>>::from(given[next++])), ...);
                },
                members<T>::of(out));
            require_state(law<T>::holds(out));
            return out;
        } else if constexpr (std::is_enum_v<T>) {
            require_state(PyLong_CheckExact(s.ptr()) != 0);
            auto const number = s.cast<int>();
            require_state(number >= 0 && number <= static_cast<int>(last_of<T>));
            return static_cast<T>(number);
        } else if constexpr (std::same_as<T, exact>) {
            return to_number(s).number;
        } else if constexpr (std::same_as<T, progress_clock>) {
            return to_clock(s);
        } else if constexpr (std::same_as<T, bool>) {
            require_state(PyBool_Check(s.ptr()) != 0);  // all else has a truth too
            return s.ptr() == Py_True;
        } else if constexpr (std::same_as<T, std::string>) {
            require_state(PyUnicode_Check(s.ptr()) != 0);  // bytes need not be text
            return s.cast<std::string>();
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
        for (py::handle const v : entries_of(s)) { out.push_back(state<T>::from(v)); }
        return out;
    }
};

template <class T, std::size_t N>
struct state<std::array<T, N>> {
    static py::object of(std::array<T, N> const& all)
    {
        return state<std::vector<T>>::of({all.begin(), all.end()});
    }
    static std::array<T, N> from(py::handle s)
    {
        std::array<T, N> out{};
        auto const given = entries_of(s, N);
        for (std::size_t i = 0; i < N; ++i) { out[i] = state<T>::from(given[i]); }
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
        auto const both = entries_of(s, 2);
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

/// What `read` makes of a state; one that nobody could have kept is a ValueError.
template <class Read>
auto read_state(std::string const& of, Read read) -> decltype(read())
{
    try {
        return read();
    } catch (py::error_already_set& e) {
        if (!e.matches(PyExc_Exception) || e.matches(PyExc_MemoryError)) { throw; }
        // said below, as all that C++ refuses
    } catch (std::bad_alloc const&) {
        throw;
    } catch (std::exception const&) {
        // likewise
    } catch (no_state const&) {
        // likewise
    }
    throw py::value_error(
        of
        + ": 保存された形ではないか、別の版で保存されたものです (not its state, or "
          "pickled by another version)");
}

/// Gives a class its pickled state.
template <class S, class... Options>
void give_pickle(py::class_<S, Options...>& c)
{
    c.def(py::pickle([](S const& s) { return py::make_tuple(state_version, state<S>::of(s)); },
                     [c_name = std::string{py::str(c.attr("__name__"))}](py::tuple const& kept) {
                         return read_state(c_name, [&] {
                             auto const entries = entries_of(kept, 2);
                             require_state(entries[0].cast<int>() == state_version);
                             return state<S>::from(entries[1]);
                         });
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

template <class T>
struct law<figure<T>> {
    static bool holds(figure<T> const& f)
    {
        return f.value.has_value() == (f.undefined == code::none);
    }
};

}  // namespace tomakomai_kpi::python

#endif
