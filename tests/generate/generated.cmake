# A file is what its generator writes now, or the part of it between two lines
#   <!-- begin WHAT: made by … -->
#   <!-- end WHAT -->
# WRITE mends it (`cmake --build … --target regenerate`); else a stale one is an error.
execute_process(COMMAND "${GENERATOR}" ${WHAT} OUTPUT_VARIABLE wanted COMMAND_ERROR_IS_FATAL ANY)
file(READ "${FILE}" kept)
string(FIND "${kept}" "<!-- begin ${WHAT}:" begin)
if(NOT begin EQUAL -1)
    string(FIND "${kept}" "<!-- end ${WHAT} -->" end)
    string(SUBSTRING "${kept}" 0 ${begin} before)
    string(SUBSTRING "${kept}" ${begin} -1 from_begin)
    string(REGEX MATCH "^[^\n]*\n" line "${from_begin}")
    string(SUBSTRING "${kept}" ${end} -1 after)
    set(wanted "${before}${line}${wanted}${after}")
endif()
if(WRITE)
    file(WRITE "${FILE}" "${wanted}")
elseif(NOT wanted STREQUAL kept)
    message(FATAL_ERROR "${FILE} is stale: build the target regenerate, and look at what changed.")
endif()
