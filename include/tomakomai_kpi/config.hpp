// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_CONFIG_HPP
#define TOMAKOMAI_KPI_CONFIG_HPP

// How the library is taken in, said once for all headers.
//
// Given by the program, before the first header or on the command line
//   TOMAKOMAI_KPI_HEADER_ONLY   the floor "value" comes out of its headers, nothing is linked
//   TOMAKOMAI_KPI_NO_BOOST      and without Boost, whose headers are taken where there are any: a
//                               number that 64 bits cannot hold is then refused (beyond_64_bits)
//
// Made of it
//   TOMAKOMAI_KPI_API           what the namespace declares here is seen outside of a shared library
//   TOMAKOMAI_KPI_INLINE        before each definition in bodies/: `inline` where header-only
//   TOMAKOMAI_KPI_RARE          before a function that is seldom called from where much is done
//   TOMAKOMAI_KPI_HAS_BOOST     whether big numbers are there
//   TOMAKOMAI_KPI_EXCEPTIONS    whether a refusal can be thrown; where not, it ends the program

// On the namespace, and on what a class befriends, and not on each declaration. On Windows CMake exports
// all there is instead.
#if defined(__GNUC__) && !defined(_WIN32)
#define TOMAKOMAI_KPI_API __attribute__((visibility("default")))
#else
#define TOMAKOMAI_KPI_API
#endif

#ifdef TOMAKOMAI_KPI_HEADER_ONLY
#define TOMAKOMAI_KPI_INLINE inline
#else
#define TOMAKOMAI_KPI_INLINE
#endif

#ifdef __GNUC__
#define TOMAKOMAI_KPI_RARE __attribute__((cold))
#else
#define TOMAKOMAI_KPI_RARE
#endif

#if !defined(TOMAKOMAI_KPI_NO_BOOST) && __has_include(<boost/multiprecision/cpp_int.hpp>)
#define TOMAKOMAI_KPI_HAS_BOOST 1
#else
#define TOMAKOMAI_KPI_HAS_BOOST 0
#endif

#if defined(__cpp_exceptions) || defined(_CPPUNWIND)
#define TOMAKOMAI_KPI_EXCEPTIONS 1
#else
#define TOMAKOMAI_KPI_EXCEPTIONS 0
#endif

#endif
