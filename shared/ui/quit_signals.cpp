#include "shared/ui/quit_signals.hpp"

#include <pthread.h>

#include <csignal>
#include <utility>

namespace skranke::ui {
namespace {

sigset_t quit_signals() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    return set;
}

}  // namespace

QuitSignals::QuitSignals() {
    const sigset_t set = quit_signals();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

void QuitSignals::on_signal(std::function<void()> wake) {
    waiter_ = std::thread([this, wake = std::move(wake)] {
        const sigset_t set = quit_signals();
        int signal = 0;
        while (!ending_ && sigwait(&set, &signal) == 0) {
            if (ending_) return;
            quit_wanted_ = true;
            wake();
        }
    });
}

QuitSignals::~QuitSignals() {
    ending_ = true;
    if (!waiter_.joinable()) return;
    // Ends the waiting: a signal to that thread alone.
    pthread_kill(waiter_.native_handle(), SIGTERM);
    waiter_.join();
}

}  // namespace skranke::ui
