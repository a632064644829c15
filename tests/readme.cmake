# The README's C++ prints what the README says (tests/python/test_readme.py compares the code itself).
file(READ "${README}" readme)
execute_process(COMMAND "${EXAMPLE}" OUTPUT_VARIABLE output COMMAND_ERROR_IS_FATAL ANY)
string(FIND "${readme}" "```text\n${output}```" at)
if(at EQUAL -1)
    message(FATAL_ERROR "README.md does not show what the example prints:\n${output}")
endif()
