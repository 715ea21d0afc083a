# One place for the language level, the warnings and the sanitizers of our own code.
set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release)
endif()

# -O3 costs a third more time to build and gains nothing that the benchmarks see.
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")

# For folders whose code waits for people, disks and networks: called in their CMakeLists.txt.
macro(skranke_optimise_for_build_time)
    add_compile_options($<$<CONFIG:Release>:-O1>)
endmacro()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()

set(SKRANKE_SANITIZE "" CACHE STRING "Sanitizers for all targets: address,undefined or thread")
if(SKRANKE_SANITIZE)
    add_compile_options(-fsanitize=${SKRANKE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${SKRANKE_SANITIZE})
endif()

set(CMAKE_COMPILE_WARNING_AS_ERROR ON)
include(${CMAKE_CURRENT_SOURCE_DIR}/sync/automerge/cmake/CompilerWarnings.cmake)
compiler_warnings(skranke_warnings)
