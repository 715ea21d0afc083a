#include "sync/identity/device_list.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>

#include "shared/storage/data_folder.hpp"
#include "shared/storage/database.hpp"

namespace skranke {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view prefix = "device/";

fs::path list_folder(const fs::path& folder) { return folder / "devices"; }
fs::path list_file(const fs::path& folder) { return database_file(list_folder(folder)); }

std::string key_of(const DeviceFingerprint& device) { return std::string(prefix) + to_hex(device.bytes); }

Result<DeviceFingerprint> device_in(const std::string& key) {
    const auto bytes = from_hex(std::string_view(key).substr(prefix.size()));
    DeviceFingerprint device;
    if (!bytes || bytes->size() != device.bytes.size())
        return fail(ErrorCode::corrupt, fmt::format("\"{}\" is no device", key));
    std::ranges::copy(*bytes, device.bytes.begin());
    return device;
}

std::unexpected<Error> failed(const Error& error) { return fail_in("the list of known devices", error); }

// Made with the first device.
Result<std::unique_ptr<Database>> open_to_write(const fs::path& folder) {
    if (auto made = make_data_folder(list_folder(folder)); !made) return std::unexpected(made.error());
    return Database::open({.file = list_file(folder), .access = DatabaseAccess::create});
}

Result<std::vector<KnownDevice>> read_all(Database& database) {
    std::vector<KnownDevice> devices;
    auto statement = database.prepare(
        "select name, value from setting where substr(name, 1, ?1) = ?2 order by value, name");
    if (!statement) return std::unexpected(statement.error());
    statement->bind(1, static_cast<std::int64_t>(prefix.size())).bind(2, prefix);
    while (true) {
        const auto row = statement->step();
        if (!row) return std::unexpected(row.error());
        if (!*row) return devices;
        const auto device = device_in(statement->text(0));
        if (!device) return std::unexpected(device.error());
        devices.push_back({*device, statement->text(1)});
    }
}

// What changes with every change of the list. A log that was not moved into the file yet belongs to it.
std::string mark_of_list(const fs::path& folder) {
    std::string mark;
    for (const auto* ending : {"", "-wal"}) {
        struct stat status{};
        const auto file = list_file(folder).string() + ending;
        if (::stat(file.c_str(), &status) == 0 && status.st_size > 0)
            mark += fmt::format("{} {} {}.{:09} ", status.st_ino, status.st_size, status.st_mtim.tv_sec,
                                status.st_mtim.tv_nsec);
        mark += '/';
    }
    return mark;
}

}  // namespace

Result<std::vector<KnownDevice>> read_device_list(const fs::path& folder) {
    std::error_code unknown;
    if (!fs::exists(list_file(folder), unknown)) return std::vector<KnownDevice>{};
    auto database = Database::open({.file = list_file(folder), .access = DatabaseAccess::look});
    if (!database) {
        // A file in which nothing was ever written.
        if (database.error().code == ErrorCode::not_found) return std::vector<KnownDevice>{};
        return failed(database.error());
    }
    auto devices = read_all(**database);
    if (!devices) return failed(devices.error());
    return devices;
}

Result<void> trust_device(const fs::path& folder, const KnownDevice& device) {
    auto database = open_to_write(folder);
    if (!database) return failed(database.error());
    auto statement = (*database)->prepare(
        "insert into setting (name, value) values (?1, ?2) on conflict do update set value = excluded.value");
    if (!statement) return failed(statement.error());
    if (auto done = statement->bind(1, key_of(device.fingerprint)).bind(2, device.name).run(); !done)
        return failed(done.error());
    return {};
}

Result<void> forget_device(const fs::path& folder, const DeviceFingerprint& device) {
    const auto devices = read_device_list(folder);
    if (!devices) return std::unexpected(devices.error());
    if (std::ranges::find(*devices, device, &KnownDevice::fingerprint) == devices->end())
        return fail(ErrorCode::not_found, fmt::format("{} is not known here", device.text()));
    auto database = open_to_write(folder);
    if (!database) return failed(database.error());
    auto statement = (*database)->prepare("delete from setting where name = ?1");
    if (!statement) return failed(statement.error());
    if (auto done = statement->bind(1, key_of(device)).run(); !done) return failed(done.error());
    return {};
}

bool ListedDevices::knows(const DeviceFingerprint& device) {
    // Taken first: a change while the list is read makes it be read once more.
    if (auto mark = mark_of_list(folder_); mark != mark_) {
        const auto devices = read_device_list(folder_);
        // Somebody writes at this moment: until that is done it is as it was.
        if (!devices && devices.error().code == ErrorCode::in_use) return devices_.contains(device);
        devices_.clear();
        if (devices)
            for (const auto& known : *devices) devices_.insert(known.fingerprint);
        else if (tell_)
            tell_(devices.error().message + "; nobody is let in");
        mark_ = std::move(mark);
    }
    return devices_.contains(device);
}

}  // namespace skranke
