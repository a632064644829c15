# What `cmake --install` puts where: headers and library, what find_package and pkg-config read, and
# the single header.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(module_files)
set(module_exports)
if(TOMAKOMAI_KPI_MODULE)
    set(module_files FILE_SET CXX_MODULES DESTINATION ${CMAKE_INSTALL_DATADIR}/tomakomai_kpi)
    set(module_exports CXX_MODULES_DIRECTORY .)
endif()
install(TARGETS ${installed_targets} EXPORT tomakomai_kpiTargets FILE_SET HEADERS ${module_files})

set(config_dir ${CMAKE_INSTALL_LIBDIR}/cmake/tomakomai_kpi)
configure_package_config_file(
    cmake/tomakomai_kpiConfig.cmake.in tomakomai_kpiConfig.cmake
    INSTALL_DESTINATION ${config_dir}
    NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(tomakomai_kpiConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(EXPORT tomakomai_kpiTargets NAMESPACE tomakomai_kpi:: DESTINATION ${config_dir}
    ${module_exports})
install(FILES
    ${CMAKE_CURRENT_BINARY_DIR}/tomakomai_kpiConfig.cmake
    ${CMAKE_CURRENT_BINARY_DIR}/tomakomai_kpiConfigVersion.cmake
    DESTINATION ${config_dir})
install(FILES single_include/tomakomai_kpi.hpp
    DESTINATION ${CMAKE_INSTALL_DATADIR}/tomakomai_kpi/single_include)

# The prefix is told by where the file lies, so that an installed tree can be moved.
set(pc_dir ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
cmake_path(RELATIVE_PATH CMAKE_INSTALL_PREFIX BASE_DIRECTORY "${CMAKE_INSTALL_PREFIX}/${pc_dir}"
    OUTPUT_VARIABLE prefix_from_pc)
function(tomakomai_kpi_install_pc pc_name pc_flags pc_libs)
    configure_file(cmake/tomakomai_kpi.pc.in ${pc_name}.pc @ONLY)
    install(FILES ${CMAKE_CURRENT_BINARY_DIR}/${pc_name}.pc DESTINATION ${pc_dir})
endfunction()
tomakomai_kpi_install_pc(tomakomai_kpi-core " -DTOMAKOMAI_KPI_HEADER_ONLY" "")
if(TOMAKOMAI_KPI_DOCUMENT)
    tomakomai_kpi_install_pc(tomakomai_kpi "" "-L\${libdir} -ltomakomai_kpi")
endif()
