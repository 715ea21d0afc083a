#include "counter/device_settings.hpp"

#include <algorithm>
#include <charconv>
#include <sstream>
#include <utility>

#include "shared/base/bytes.hpp"
#include "shared/storage/whole_file.hpp"

namespace skranke {

namespace {

std::string_view name_of(ui::Theme theme) {
    switch (theme) {
        case ui::Theme::light: return "light";
        case ui::Theme::dark: return "dark";
        case ui::Theme::follow_system: return "system";
    }
    std::unreachable();
}

void take_line(DeviceSettings& settings, const std::string& name, std::istringstream& values) {
    std::string value;
    if (name == "shown-around") {
        while (values >> value) settings.shown_around.insert(PersonId{value});
        return;
    }
    values >> value;
    if (name == "text-size") {
        int percent = 0;
        std::from_chars(value.data(), value.data() + value.size(), percent);
        if (std::ranges::find(text_percents, percent) != text_percents.end()) settings.text_percent = percent;
    } else if (name == "theme") {
        settings.theme = ui::parse_theme(value).value_or(settings.theme);
    } else if (name == "language" && (value == "da" || value == "en")) {
        settings.language = value == "en" ? Language::english : Language::danish;
    }
}

}  // namespace

int larger_text(int percent) {
    const auto found = std::ranges::upper_bound(text_percents, percent);
    return found == text_percents.end() ? text_percents.back() : *found;
}

int smaller_text(int percent) {
    const auto found = std::ranges::lower_bound(text_percents, percent);
    return found == text_percents.begin() ? text_percents.front() : *std::prev(found);
}

std::string settings_text(const DeviceSettings& settings) {
    std::ostringstream text;
    text << "text-size " << settings.text_percent << "\ntheme " << name_of(settings.theme) << "\nlanguage "
         << (settings.language == Language::english ? "en" : "da") << "\nshown-around";
    for (const PersonId& person : settings.shown_around) text << ' ' << person.text;
    text << '\n';
    return text.str();
}

DeviceSettings parse_settings(std::string_view text) {
    DeviceSettings settings;
    std::istringstream lines{std::string(text)};
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string name;
        if (words >> name) take_line(settings, name, words);
    }
    return settings;
}

std::filesystem::path settings_file(const std::filesystem::path& folder) { return folder / "console"; }

Result<DeviceSettings> read_settings(const std::filesystem::path& folder) {
    const auto file = settings_file(folder);
    std::error_code error;
    if (!std::filesystem::exists(file, error)) return DeviceSettings{};
    const auto bytes = read_whole_file(file);
    if (!bytes) return std::unexpected(bytes.error());
    return parse_settings(std::string(bytes->begin(), bytes->end()));
}

Result<void> write_settings(const std::filesystem::path& folder, const DeviceSettings& settings) {
    const std::string text = settings_text(settings);
    return write_whole_file(settings_file(folder), Bytes(text.begin(), text.end()), Readers::owner_alone);
}

}  // namespace skranke
