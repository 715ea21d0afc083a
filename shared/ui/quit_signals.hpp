#pragma once
// Turns SIGTERM and SIGINT into a wish to stop, taken up where the program finds it convenient.
#include <atomic>
#include <functional>
#include <thread>

namespace skranke::ui {

// Make one in main before any other thread is started: threads inherit that the signals are blocked.
class QuitSignals {
public:
    QuitSignals();
    ~QuitSignals();
    QuitSignals(const QuitSignals&) = delete;
    QuitSignals& operator=(const QuitSignals&) = delete;

    // `wake` is called on a thread of its own when a signal comes. Call once.
    void on_signal(std::function<void()> wake);
    bool quit_wanted() const { return quit_wanted_; }

private:
    std::atomic<bool> quit_wanted_ = false;
    std::atomic<bool> ending_ = false;
    std::thread waiter_;
};

}  // namespace skranke::ui
