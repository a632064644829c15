# A generated file is what its generator writes now; `cmake --build … --target regenerate` mends it.
execute_process(COMMAND "${GENERATOR}" ${WHAT} OUTPUT_VARIABLE now COMMAND_ERROR_IS_FATAL ANY)
file(READ "${FILE}" kept)
if(NOT now STREQUAL kept)
    message(FATAL_ERROR "${FILE} is stale: build the target regenerate, and look at what changed.")
endif()
