# Defines the target tomakomai_kpi_boost: the headers of Boost 1.74 or newer.
#
# Only src/ and value/exact_boost.hpp include Boost, and only headers of it. The
# first of these that has them is taken:
#   1. a place that was given: Boost_INCLUDE_DIR or BOOST_ROOT
#   2. for a wheel, the Python package libboost-headers, so that `pip install .`
#      gives the same everywhere; otherwise the Boost that find_package finds
#   3. the other of these two
#
# The choice is kept in the cache as TOMAKOMAI_KPI_BOOST_INCLUDE_DIR.

function(tomakomai_kpi_find_given_boost)
    find_path(TOMAKOMAI_KPI_BOOST_INCLUDE_DIR boost/multiprecision/cpp_int.hpp
        PATHS "${Boost_INCLUDE_DIR}" "${BOOST_ROOT}" "${Boost_ROOT}" "$ENV{BOOST_ROOT}"
        PATH_SUFFIXES include
        NO_DEFAULT_PATH)
endfunction()

function(tomakomai_kpi_find_installed_boost)
    if(NOT TOMAKOMAI_KPI_BOOST_INCLUDE_DIR)
        find_package(Boost 1.74 CONFIG QUIET)
        find_path(TOMAKOMAI_KPI_BOOST_INCLUDE_DIR boost/multiprecision/cpp_int.hpp
            PATHS ${Boost_INCLUDE_DIRS})
    endif()
endfunction()

function(tomakomai_kpi_find_python_boost)
    if(NOT TOMAKOMAI_KPI_BOOST_INCLUDE_DIR)
        find_package(Python 3 COMPONENTS Interpreter QUIET)
        if(Python_Interpreter_FOUND)
            execute_process(
                COMMAND "${Python_EXECUTABLE}" -c
                    "import libboost_headers as boost; print(boost.get_include())"
                OUTPUT_VARIABLE place OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
            find_path(TOMAKOMAI_KPI_BOOST_INCLUDE_DIR boost/multiprecision/cpp_int.hpp
                PATHS "${place}" NO_DEFAULT_PATH)
        endif()
    endif()
endfunction()

if(NOT EXISTS "${TOMAKOMAI_KPI_BOOST_INCLUDE_DIR}/boost/version.hpp")
    unset(TOMAKOMAI_KPI_BOOST_INCLUDE_DIR CACHE)
    tomakomai_kpi_find_given_boost()
    if(SKBUILD)
        tomakomai_kpi_find_python_boost()
    endif()
    tomakomai_kpi_find_installed_boost()
    tomakomai_kpi_find_python_boost()
endif()

if(NOT TOMAKOMAI_KPI_BOOST_INCLUDE_DIR AND NOT TOMAKOMAI_KPI_DOCUMENT)
    message(STATUS "Boost: none, so numbers are of 64 bits")
    return()
endif()
if(NOT TOMAKOMAI_KPI_BOOST_INCLUDE_DIR)
    message(FATAL_ERROR
        "Boost's headers (1.74 or newer) were not found. Any one of these helps: "
        "apt-get install libboost-dev; pip install libboost-headers; -DBOOST_ROOT=<where it is>.")
endif()

file(STRINGS "${TOMAKOMAI_KPI_BOOST_INCLUDE_DIR}/boost/version.hpp" version_line
    REGEX "^#define BOOST_VERSION [0-9]+")
string(REGEX REPLACE "[^0-9]" "" boost_version "${version_line}")
if(boost_version LESS 107400)
    message(FATAL_ERROR "The Boost in ${TOMAKOMAI_KPI_BOOST_INCLUDE_DIR} is older than 1.74.")
endif()
message(STATUS "Boost ${boost_version}: ${TOMAKOMAI_KPI_BOOST_INCLUDE_DIR}")

# Imported, hence a system's headers, which warn nobody.
add_library(tomakomai_kpi_boost INTERFACE IMPORTED GLOBAL)
target_include_directories(tomakomai_kpi_boost INTERFACE "${TOMAKOMAI_KPI_BOOST_INCLUDE_DIR}")
