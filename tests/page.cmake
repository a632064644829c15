# A page's C++ prints what the page says (tests/python/page_blocks.py compares the code itself).
file(READ "${PAGE}" page)
execute_process(COMMAND "${EXAMPLE}" OUTPUT_VARIABLE output COMMAND_ERROR_IS_FATAL ANY)
string(FIND "${page}" "```text\n${output}```" at)
if(at EQUAL -1)
    message(FATAL_ERROR "${PAGE} does not show what the example prints:\n${output}")
endif()
