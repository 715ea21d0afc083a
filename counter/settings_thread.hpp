#pragma once
// Keeps the settings of the device on a thread of its own: a disk that has much to do holds up no screen. All
// members may be called from one other thread.
#include <filesystem>
#include <memory>

#include "counter/device_settings.hpp"

namespace skranke {

class SettingsThread {
public:
    explicit SettingsThread(const std::filesystem::path& folder);
    ~SettingsThread();  // what was to be kept is kept first
    SettingsThread(const SettingsThread&) = delete;
    SettingsThread& operator=(const SettingsThread&) = delete;

    SettingsDoor door();  // the thread must live longer

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace skranke
