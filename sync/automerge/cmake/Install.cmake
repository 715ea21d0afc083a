# What `cmake --install` lays down: the library, its public headers, and how CMake and pkg-config find both.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/automerge)

install(TARGETS automerge EXPORT automergeTargets
    ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
    LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}
    RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR}
    FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
    INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT automergeTargets NAMESPACE automerge:: DESTINATION ${package_folder})

configure_package_config_file(cmake/automergeConfig.cmake.in automergeConfig.cmake INSTALL_DESTINATION ${package_folder})
# Before 1.0 every minor version may change the interface.
write_basic_package_version_file(automergeConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/automergeConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/automergeConfigVersion.cmake
    DESTINATION ${package_folder})

# A shared library brings what it needs itself; a static one leaves it to the program's linker.
if(BUILD_SHARED_LIBS)
    set(pc_requires Requires.private)
else()
    set(pc_requires Requires)
endif()
# From where the file itself lies, so that the installed tree may be moved.
cmake_path(ABSOLUTE_PATH CMAKE_INSTALL_LIBDIR BASE_DIRECTORY ${CMAKE_INSTALL_PREFIX} OUTPUT_VARIABLE pc_folder)
file(RELATIVE_PATH pc_prefix ${pc_folder}/pkgconfig ${CMAKE_INSTALL_PREFIX})
cmake_path(ABSOLUTE_PATH CMAKE_INSTALL_INCLUDEDIR BASE_DIRECTORY "\${prefix}" OUTPUT_VARIABLE pc_includedir)
cmake_path(ABSOLUTE_PATH CMAKE_INSTALL_LIBDIR BASE_DIRECTORY "\${prefix}" OUTPUT_VARIABLE pc_libdir)
configure_file(cmake/automerge.pc.in automerge.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/automerge.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
