# What the preprocessor makes of a light header names no file of Boost and not <string>.
execute_process(
    COMMAND "${COMPILER}" -std=c++20 -E -x c++ "-I${INCLUDE}" "${INCLUDE}/tomakomai_kpi/${HEADER}.hpp"
    OUTPUT_VARIABLE text COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "\n# [0-9]+ \"[^\"]*(/boost/|/bits/basic_string\\.h)[^\"]*\"" heavy "${text}")
if(heavy)
    list(GET heavy 0 first)
    message(FATAL_ERROR "${HEADER}.hpp includes what is heavy:${first}")
endif()
