// SPDX-License-Identifier: BSL-1.0
// `import tomakomai_kpi;` is all of <tomakomai_kpi.hpp>, but its macros. What the headers declare stays
// what it is, so that sources that import and sources that include may be in one program.
module;

// All that public headers include of the standard; tests/floors.py holds the list.
#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <functional>
#include <initializer_list>
#include <iosfwd>
#include <iterator>
#include <limits>
#include <locale>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>
#include <version>
#if __has_include(<format>)
#include <format>
#endif

export module tomakomai_kpi;

export extern "C++" {
#include <tomakomai_kpi.hpp>
}
