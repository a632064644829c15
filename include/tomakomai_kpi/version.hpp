// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VERSION_HPP
#define TOMAKOMAI_KPI_VERSION_HPP

// The version of the library, for programs that must know it while they are compiled. CMake, the
// Python package and pkg-config read it here: it stands in no other place.
//
//   #if TOMAKOMAI_KPI_VERSION >= 100      // 0.1.0: 10000 · major + 100 · minor + patch

#define TOMAKOMAI_KPI_VERSION_MAJOR 0
#define TOMAKOMAI_KPI_VERSION_MINOR 1
#define TOMAKOMAI_KPI_VERSION_PATCH 0

#define TOMAKOMAI_KPI_VERSION                                                                      \
    (TOMAKOMAI_KPI_VERSION_MAJOR * 10000 + TOMAKOMAI_KPI_VERSION_MINOR * 100                       \
     + TOMAKOMAI_KPI_VERSION_PATCH)

#define TOMAKOMAI_KPI_TEXT_OF_(major, minor, patch) #major "." #minor "." #patch
#define TOMAKOMAI_KPI_TEXT_OF(major, minor, patch) TOMAKOMAI_KPI_TEXT_OF_(major, minor, patch)
#define TOMAKOMAI_KPI_VERSION_STRING                                                               \
    TOMAKOMAI_KPI_TEXT_OF(TOMAKOMAI_KPI_VERSION_MAJOR, TOMAKOMAI_KPI_VERSION_MINOR,                \
                          TOMAKOMAI_KPI_VERSION_PATCH)

#endif
