#include "shared/base/out_of_memory.hpp"

#include <errno.h>
#include <sys/uio.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <cstring>
#include <new>

namespace skranke {

namespace {

// Allocates nothing: there is nothing.
[[noreturn]] void say_so_and_stop() {
    char words[] =
        ": the machine is out of memory, and the program stops. What was confirmed is stored: close other "
        "programs and start it again\n";
    std::array<iovec, 2> line{
        iovec{program_invocation_short_name, std::strlen(program_invocation_short_name)},
        iovec{words, sizeof words - 1}};
    const auto ignored = ::writev(STDERR_FILENO, line.data(), static_cast<int>(line.size()));
    static_cast<void>(ignored);
    std::quick_exit(out_of_memory_exit_code);
}

}  // namespace

void stop_when_memory_runs_out() { std::set_new_handler(say_so_and_stop); }

}  // namespace skranke
