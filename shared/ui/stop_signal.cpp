#include "shared/ui/stop_signal.hpp"

#include <pthread.h>

#include <csignal>
#include <utility>

namespace skranke::ui {
namespace {

sigset_t stop_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    return signals;
}

}  // namespace

StopSignal::StopSignal() {
    const sigset_t signals = stop_signals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

StopSignal::~StopSignal() {
    if (!waiter_.joinable()) return;
    // Ends the wait; harmless when the signal has come already.
    pthread_kill(waiter_.native_handle(), SIGTERM);
    waiter_.join();
}

void StopSignal::on_stop(std::function<void()> listener) {
    waiter_ = std::thread([this, call = std::move(listener)] {
        const sigset_t signals = stop_signals();
        int received = 0;
        sigwait(&signals, &received);
        asked_ = true;
        call();
    });
}

}  // namespace skranke::ui
