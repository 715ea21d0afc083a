#pragma once
// The program's own memory, with the n-th allocation failing. Replaces malloc and `new` of the whole program,
// and so of SQLite and the other libraries too.

namespace skranke::test {

enum class Allocations {
    all,
    of_libraries,  // by malloc and its like, as C libraries do: not those of `new`
};

// False where the sanitizers have replaced them already.
bool memory_can_fail();

// From here on the `nth` allocation, counted from 1, fails: that one alone, or it and all that follow.
void fail_allocation(int nth, Allocations which, bool once);
// No more of it; how many allocations there were since.
int end_of_failing_allocations();

}  // namespace skranke::test
