#include "sync/identity/device_list.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "shared/storage/data_folder.hpp"
#include "shared/storage/database.hpp"

namespace skranke {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view prefix = "device/";
constexpr std::string_view address_prefix = "address/";
constexpr std::string_view tries_setting = "pairing-tries";

fs::path list_folder(const fs::path& folder) { return folder / "devices"; }
fs::path list_file(const fs::path& folder) { return database_file(list_folder(folder)); }

std::string key_of(const DeviceFingerprint& device) { return std::string(prefix) + to_hex(device.bytes); }
std::string address_key_of(const DeviceFingerprint& device) {
    return std::string(address_prefix) + to_hex(device.bytes);
}

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
        "select name, value, (select value from setting as address where address.name = ?3 || "
        "substr(setting.name, 1 + ?1)) from setting where substr(name, 1, ?1) = ?2 order by value, name");
    if (!statement) return std::unexpected(statement.error());
    statement->bind(3, address_prefix);
    statement->bind(1, static_cast<std::int64_t>(prefix.size())).bind(2, prefix);
    while (true) {
        const auto row = statement->step();
        if (!row) return std::unexpected(row.error());
        if (!*row) return devices;
        const auto device = device_in(statement->text(0));
        if (!device) return std::unexpected(device.error());
        devices.push_back({*device, statement->text(1), statement->text(2)});
    }
}

// Null if nothing was ever written.
Result<std::unique_ptr<Database>> open_to_look(const fs::path& folder) {
    std::error_code unknown;
    if (!fs::exists(list_file(folder), unknown)) return nullptr;
    auto database = Database::open({.file = list_file(folder), .access = DatabaseAccess::look});
    if (database) return database;
    // A file in which nothing was ever written.
    if (database.error().code == ErrorCode::not_found) return nullptr;
    return failed(database.error());
}

struct Setting {
    std::string name;
    std::optional<std::string> value;  // none: it is to go
};

Result<void> write_one(Database& database, const Setting& setting) {
    auto statement =
        database.prepare(setting.value ? "insert into setting (name, value) values (?1, ?2) on conflict "
                                         "do update set value = excluded.value"
                                       : "delete from setting where name = ?1");
    if (!statement) return std::unexpected(statement.error());
    statement->bind(1, setting.name);
    if (setting.value) statement->bind(2, *setting.value);
    return statement->run();
}

// All of them, or none.
Result<void> write(const fs::path& folder, const std::vector<Setting>& settings) {
    const auto database = open_to_write(folder);
    if (!database) return failed(database.error());
    auto transaction = (*database)->begin();
    if (!transaction) return failed(transaction.error());
    for (const auto& setting : settings)
        if (auto done = write_one(**database, setting); !done) return failed(done.error());
    if (auto done = transaction->commit(); !done) return failed(done.error());
    return {};
}

// Whatever is no number is left out.
std::vector<UtcTime> times_in(std::string_view text) {
    std::vector<UtcTime> times;
    while (!text.empty()) {
        const auto word = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(text.size(), word.size() + 1));
        std::int64_t milliseconds = 0;
        const auto [end, failure] = std::from_chars(word.data(), word.data() + word.size(), milliseconds);
        if (failure == std::errc() && end == word.data() + word.size())
            times.emplace_back(std::chrono::milliseconds(milliseconds));
    }
    return times;
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
    const auto database = open_to_look(folder);
    if (!database) return std::unexpected(database.error());
    if (*database == nullptr) return std::vector<KnownDevice>{};
    auto devices = read_all(**database);
    if (!devices) return failed(devices.error());
    return devices;
}

Result<void> trust_device(const fs::path& folder, const KnownDevice& device) {
    std::vector<Setting> settings{{key_of(device.fingerprint), device.name}};
    if (!device.address.empty()) settings.push_back({address_key_of(device.fingerprint), device.address});
    return write(folder, settings);
}

Result<void> forget_device(const fs::path& folder, const DeviceFingerprint& device) {
    const auto devices = read_device_list(folder);
    if (!devices) return std::unexpected(devices.error());
    if (std::ranges::find(*devices, device, &KnownDevice::fingerprint) == devices->end())
        return fail(ErrorCode::not_found, fmt::format("{} is not known here", device.text()));
    return write(folder, {{key_of(device), std::nullopt}, {address_key_of(device), std::nullopt}});
}

Result<std::vector<UtcTime>> read_pairing_tries(const fs::path& folder) {
    const auto database = open_to_look(folder);
    if (!database) return std::unexpected(database.error());
    if (*database == nullptr) return std::vector<UtcTime>{};
    auto statement = (*database)->prepare("select value from setting where name = ?1");
    if (!statement) return failed(statement.error());
    const auto row = statement->bind(1, tries_setting).step();
    if (!row) return failed(row.error());
    return *row ? times_in(statement->text(0)) : std::vector<UtcTime>{};
}

Result<void> keep_pairing_tries(const fs::path& folder, const std::vector<UtcTime>& tries) {
    std::string text;
    for (const auto& time : tries) text += fmt::format("{} ", time.time_since_epoch().count());
    return write(folder, {{std::string(tries_setting), text}});
}

const std::set<DeviceFingerprint>& ListedDevices::all() {
    // Taken first: a change while the list is read makes it be read once more.
    if (auto mark = mark_of_list(folder_); mark != mark_) {
        const auto devices = read_device_list(folder_);
        // Somebody writes at this moment: until that is done it is as it was.
        if (!devices && devices.error().code == ErrorCode::in_use) return devices_;
        devices_.clear();
        if (devices)
            for (const auto& known : *devices) devices_.insert(known.fingerprint);
        else if (tell_)
            tell_(devices.error().message + "; nobody is let in");
        mark_ = std::move(mark);
    }
    return devices_;
}

}  // namespace skranke
