# Installs the library built in BUILD to a new prefix, then configures, builds
# and runs this folder's project against it, all below WORK.

set(must_succeed COMMAND_ERROR_IS_FATAL ANY)
file(REMOVE_RECURSE "${WORK}")
execute_process(COMMAND "${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${WORK}/prefix"
    OUTPUT_QUIET ${must_succeed})
execute_process(COMMAND "${CMAKE_COMMAND}" -S "${CMAKE_CURRENT_LIST_DIR}" -B "${WORK}/build"
    -G "${GENERATOR}" "-DCMAKE_CXX_COMPILER=${COMPILER}" "-DCMAKE_PREFIX_PATH=${WORK}/prefix"
    ${must_succeed})
execute_process(COMMAND "${CMAKE_COMMAND}" --build "${WORK}/build" ${must_succeed})
execute_process(COMMAND "${WORK}/build/progress" ${must_succeed})
