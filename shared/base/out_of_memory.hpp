#pragma once
// What a program does when there is no memory left: it says so and stops at once. All that people were told
// is on disk by then; going on with a thought half thought could only spoil it.

namespace skranke {

// The exit code of a program that was stopped so.
inline constexpr int out_of_memory_exit_code = 3;

// From here on, a `new` that finds no memory writes a line to standard error and ends the program, without
// destructors. For `main` alone, before any thread is started.
void stop_when_memory_runs_out();

}  // namespace skranke
