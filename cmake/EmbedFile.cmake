# Compiles a file's bytes into the library.
#
#   tomakomai_kpi_embed(src/document/plans/tomakomai.csv AS tomakomai_csv GIVES source)
#
# sets `source` to a generated .cpp that defines, in tomakomai_kpi::detail,
#   extern char const tomakomai_csv[];            with a closing NUL
#   extern std::size_t const tomakomai_csv_size;  without it
# and is made anew when the file changes. Run by `cmake -P`, this file does the making.

if(CMAKE_SCRIPT_MODE_FILE)
    file(READ "${INPUT}" bytes HEX)
    string(REGEX REPLACE "(..)" "'\\\\x\\1'," bytes "${bytes}")
    string(REGEX REPLACE "('[^']+','[^']+','[^']+','[^']+','[^']+','[^']+','[^']+','[^']+',)" "\\1\n"
        bytes "${bytes}")
    file(WRITE "${OUTPUT}" "#include <cstddef>

namespace tomakomai_kpi::detail {
extern char const ${SYMBOL}[];
extern std::size_t const ${SYMBOL}_size;

char const ${SYMBOL}[] = {
${bytes}'\\0'};
std::size_t const ${SYMBOL}_size = sizeof ${SYMBOL} - 1;
}
")
    return()
endif()

set(tomakomai_kpi_embed_script "${CMAKE_CURRENT_LIST_FILE}")

function(tomakomai_kpi_embed file)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "AS;GIVES" "")
    cmake_path(ABSOLUTE_PATH file BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}")
    set(output "${CMAKE_CURRENT_BINARY_DIR}/embedded/${arg_AS}.cpp")
    add_custom_command(
        OUTPUT "${output}"
        COMMAND "${CMAKE_COMMAND}" "-DINPUT=${file}" "-DOUTPUT=${output}" "-DSYMBOL=${arg_AS}"
            -P "${tomakomai_kpi_embed_script}"
        DEPENDS "${file}" "${tomakomai_kpi_embed_script}"
        COMMENT "Embedding ${arg_AS}"
        VERBATIM)
    set(${arg_GIVES} "${output}" PARENT_SCOPE)
endfunction()
