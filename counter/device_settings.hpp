#pragma once
// What is kept on this device about how its console looks, and who has been shown around: never shared, never
// about a citizen.
#include <array>
#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "shared/base/ids.hpp"
#include "shared/base/result.hpp"
#include "shared/text/language.hpp"
#include "shared/ui/theme.hpp"

namespace skranke {

struct DeviceSettings {
    int text_percent = 100;  // one of text_percents
    ui::Theme theme = ui::Theme::light;
    Language language = Language::danish;
    std::set<PersonId> shown_around{};
    bool operator==(const DeviceSettings&) const = default;
};

inline constexpr std::array text_percents{100, 115, 130, 150};
// The next of them, up or down; the last stays.
int larger_text(int percent);
int smaller_text(int percent);

// One setting a line. What a line says that cannot be understood is passed over: an older program may read
// what a newer one wrote.
std::string settings_text(const DeviceSettings& settings);
DeviceSettings parse_settings(std::string_view text);

std::filesystem::path settings_file(const std::filesystem::path& folder);
// As they are without a file; fails if there is one that cannot be read.
Result<DeviceSettings> read_settings(const std::filesystem::path& folder);
Result<void> write_settings(const std::filesystem::path& folder, const DeviceSettings& settings);

// The settings as the console sees them. None of these may wait. Without them nothing is kept, and nobody is
// shown around without asking.
struct SettingsDoor {
    std::function<void(const DeviceSettings&)> keep{};
    // True once after something could not be kept.
    std::function<bool()> take_failure{};
};

}  // namespace skranke
