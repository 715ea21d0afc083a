#pragma once
// A program with a window ends in good order when it is asked to: SIGTERM, or Ctrl-C in its terminal.
#include <atomic>
#include <functional>
#include <thread>

namespace skranke::ui {

// Made first in `main`, before any other thread: they inherit that the signals are blocked.
class StopSignal {
public:
    StopSignal();
    ~StopSignal();
    StopSignal(const StopSignal&) = delete;
    StopSignal& operator=(const StopSignal&) = delete;

    bool asked() const { return asked_; }
    // Called on a thread of its own when the program is asked to end: to wake a window. Set once.
    void on_stop(std::function<void()> listener);

private:
    std::atomic<bool> asked_ = false;
    std::thread waiter_;
};

}  // namespace skranke::ui
