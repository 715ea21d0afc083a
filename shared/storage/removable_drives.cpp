#include "shared/storage/removable_drives.hpp"

#include <mntent.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <string_view>

namespace skranke {

namespace {

namespace fs = std::filesystem;

struct CloseMounts {
    void operator()(FILE* file) const { endmntent(file); }
};

bool is_for_people(const fs::path& folder) {
    constexpr std::array<std::string_view, 2> places{"/media/", "/run/media/"};
    return std::ranges::any_of(places, [&](auto place) { return folder.native().starts_with(place); });
}

}  // namespace

std::vector<fs::path> removable_drives(const fs::path& mounts) {
    std::vector<fs::path> drives;
    const std::unique_ptr<FILE, CloseMounts> file(setmntent(mounts.c_str(), "re"));
    if (!file) return drives;
    mntent entry{};
    std::array<char, 4096> names{};
    while (getmntent_r(file.get(), &entry, names.data(), static_cast<int>(names.size())) != nullptr)
        if (const fs::path folder = entry.mnt_dir; is_for_people(folder)) drives.push_back(folder);
    std::ranges::sort(drives);
    return drives;
}

}  // namespace skranke
