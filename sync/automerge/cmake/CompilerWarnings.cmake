# The warnings that our own code is free of, as a target to link privately. Whether they are errors is the
# builder's choice: CMAKE_COMPILE_WARNING_AS_ERROR.
#   compiler_warnings(<target>)
function(compiler_warnings target)
    add_library(${target} INTERFACE)
    target_compile_options(${target} INTERFACE
        -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual -Wnull-dereference
        # GCC 12 reports these on inlined standard library code that is right; clang has no such trouble.
        "$<$<CXX_COMPILER_ID:GNU>:-Wno-null-dereference;-Wno-maybe-uninitialized;-Wno-stringop-overread;-Wno-stringop-overflow;-Wno-array-bounds;-Wno-restrict>")
endfunction()
