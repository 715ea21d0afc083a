#include "shared/ui/theme.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace skranke::ui {
namespace {

std::filesystem::path settings_folder() {
    if (const char* folder = std::getenv("XDG_CONFIG_HOME"); folder != nullptr && *folder != '\0') {
        return folder;
    }
    const char* home = std::getenv("HOME");
    return std::filesystem::path{home != nullptr ? home : ""} / ".config";
}

}  // namespace

std::optional<Theme> parse_theme(std::string_view text) {
    if (text == "light") return Theme::light;
    if (text == "dark") return Theme::dark;
    if (text == "system") return Theme::follow_system;
    return std::nullopt;
}

bool system_prefers_dark() {
    if (const char* name = std::getenv("GTK_THEME"); name != nullptr && *name != '\0') {
        const std::string_view theme{name};
        return theme.ends_with("dark") || theme.ends_with("Dark");
    }
    for (const char* version : {"gtk-4.0", "gtk-3.0"}) {
        std::ifstream settings{settings_folder() / version / "settings.ini"};
        for (std::string line; std::getline(settings, line);) {
            std::erase(line, ' ');
            if (line == "gtk-application-prefer-dark-theme=1" ||
                line == "gtk-application-prefer-dark-theme=true") {
                return true;
            }
        }
    }
    return false;
}

}  // namespace skranke::ui
