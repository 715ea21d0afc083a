// Preloaded into a program with a window, this says when it has done all that was asked of it: GLFW waits for
// the next event in ppoll, on the thread that draws, and nothing else there does.
#include <dlfcn.h>
#include <linux/futex.h>
#include <poll.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "tests/windows/preload/backstage.hpp"

extern "C" __attribute__((visibility("default"))) int ppoll(pollfd* files, nfds_t count,
                                                            const timespec* timeout,
                                                            const sigset_t* signals) {
    using Function = int (*)(pollfd*, nfds_t, const timespec*, const sigset_t*);
    static const auto real = reinterpret_cast<Function>(::dlsym(RTLD_NEXT, "ppoll"));
    auto* const stage = backstage();
    if (stage == nullptr || ::syscall(SYS_gettid) != ::getpid()) return real(files, count, timeout, signals);
    stage->resting = true;
    ++stage->rests;
    ::syscall(SYS_futex, &stage->rests, FUTEX_WAKE, 1, nullptr, nullptr, 0);
    const int ready = real(files, count, timeout, signals);
    stage->resting = false;
    return ready;
}
