#include "tests/failures/failing_memory.hpp"

#include <errno.h>

#include <cstddef>
#include <cstdlib>
#include <new>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SKRANKE_MEMORY_IS_TAKEN
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SKRANKE_MEMORY_IS_TAKEN
#endif

namespace skranke::test {

namespace {

// Of the one thread that such a test has.
struct {
    bool active = false;
    int nth = 0;
    Allocations which = Allocations::all;
    bool once = false;
    int asked = 0;
} failing;

}  // namespace

void fail_allocation(int nth, Allocations which, bool once) { failing = {true, nth, which, once, 0}; }

int end_of_failing_allocations() {
    failing.active = false;
    return failing.asked;
}

#ifdef SKRANKE_MEMORY_IS_TAKEN

bool memory_can_fail() { return false; }

}  // namespace skranke::test

#else

bool memory_can_fail() { return true; }

namespace {

bool must_fail() {
    if (!failing.active) return false;
    ++failing.asked;
    return failing.asked == failing.nth || (failing.asked > failing.nth && !failing.once);
}

bool library_must_fail() {
    if (!must_fail()) return false;
    errno = ENOMEM;
    return true;
}

}  // namespace

}  // namespace skranke::test

extern "C" {

void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* block, std::size_t size);

void* malloc(std::size_t size) { return skranke::test::library_must_fail() ? nullptr : __libc_malloc(size); }

void* calloc(std::size_t count, std::size_t size) {
    return skranke::test::library_must_fail() ? nullptr : __libc_calloc(count, size);
}

void* realloc(void* block, std::size_t size) {
    return skranke::test::library_must_fail() ? nullptr : __libc_realloc(block, size);
}
}

// As the standard says: the handler is asked until there is memory, or it ends the program.
void* operator new(std::size_t size) {
    using skranke::test::failing;
    while (true) {
        const bool fails = failing.which == skranke::test::Allocations::all && skranke::test::must_fail();
        if (void* memory = fails ? nullptr : __libc_malloc(size)) return memory;
        const auto handler = std::get_new_handler();
        if (!handler) throw std::bad_alloc();
        handler();
    }
}

void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

#endif
