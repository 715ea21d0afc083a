#include "counter/settings_thread.hpp"

#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

namespace skranke {

struct SettingsThread::State {
    std::filesystem::path folder;
    std::mutex mutex;
    std::condition_variable something_to_do;
    std::optional<DeviceSettings> wanted;  // the latest: what it replaced need not be written
    bool failed = false;
    bool ends = false;
    std::thread thread;

    void run();
};

SettingsThread::SettingsThread(const std::filesystem::path& folder) : state_(std::make_unique<State>()) {
    state_->folder = folder;
    state_->thread = std::thread([state = state_.get()] { state->run(); });
}

SettingsThread::~SettingsThread() {
    {
        const std::scoped_lock lock(state_->mutex);
        state_->ends = true;
    }
    state_->something_to_do.notify_one();
    state_->thread.join();
}

void SettingsThread::State::run() {
    std::unique_lock lock(mutex);
    for (;;) {
        something_to_do.wait(lock, [this] { return wanted || ends; });
        if (!wanted) return;
        const DeviceSettings settings = *std::exchange(wanted, std::nullopt);
        lock.unlock();
        const bool written = write_settings(folder, settings).has_value();
        lock.lock();
        failed = failed || !written;
    }
}

SettingsDoor SettingsThread::door() {
    State* state = state_.get();
    return {.keep =
                [state](const DeviceSettings& settings) {
                    {
                        const std::scoped_lock lock(state->mutex);
                        state->wanted = settings;
                    }
                    state->something_to_do.notify_one();
                },
            .take_failure =
                [state] {
                    const std::scoped_lock lock(state->mutex);
                    return std::exchange(state->failed, false);
                }};
}

}  // namespace skranke
