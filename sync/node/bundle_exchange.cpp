#include "sync/node/bundle_exchange.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "shared/storage/whole_file.hpp"
#include "sync/bundle/bundle_limits.hpp"
#include "sync/bundle/sealed_bundle.hpp"
#include "sync/node/new_device.hpp"

namespace skranke {

namespace {

namespace fs = std::filesystem;

Result<Bytes> read_file(const fs::path& file) {
    std::error_code failure;
    if (!fs::is_regular_file(file, failure))
        return fail(ErrorCode::not_found, "there is no such file, or it cannot be read");
    const auto size = fs::file_size(file, failure);
    if (failure || size > bundle::file_bytes_max)
        return fail(ErrorCode::invalid_input, "it is larger than any bundle of Skranke's");
    return read_whole_file(file);
}

Result<std::vector<fs::path>> bundles_in(const fs::path& folder) {
    std::error_code failure;
    std::vector<fs::path> files;
    for (fs::directory_iterator entries(folder, failure), end; !failure && entries != end;
         entries.increment(failure))
        if (entries->path().extension() == bundle_extension) files.push_back(entries->path());
    if (failure)
        return fail(ErrorCode::not_found, fmt::format("{} cannot be read: is the stick in? ({})",
                                                      folder.string(), failure.message()));
    std::ranges::sort(files);
    return files;
}

}  // namespace

Result<TrustedBundle> read_bundle(const DeviceKey& own, KnownDevices& known, const fs::path& file) {
    const auto bytes = read_file(file);
    if (!bytes) return fail_in(file.string(), bytes.error());
    auto opened = bundle::open(*bytes);
    if (!opened) return fail_in(file.string(), opened.error());
    if (opened->signer != own.fingerprint() && !known.knows(opened->signer))
        return fail(
            ErrorCode::refused,
            fmt::format("{}: it was signed by a device that is not known here. If its screen shows this "
                        "very fingerprint, run: skranke devices trust {} --name …",
                        file.string(), opened->signer.text()));
    return TrustedBundle{file, opened->signer, std::move(opened->contents)};
}

Result<StickContents> read_stick(const DeviceKey& own, KnownDevices& known, const fs::path& folder) {
    const auto files = bundles_in(folder);
    if (!files) return std::unexpected(files.error());
    StickContents stick;
    // Its own earlier one, too: a device whose disk was restored from before finds there what it had done.
    for (const auto& file : *files) {
        auto read = read_bundle(own, known, file);
        if (read)
            stick.bundles.push_back(*std::move(read));
        else
            stick.refused.push_back(read.error());
    }
    return stick;
}

Result<BundleTaken> take_in_bundle(QueueNode& node, const TrustedBundle& bundle) {
    const auto taken = node.take_in(bundle.contents);
    if (!taken) return fail_in(bundle.file.string(), taken.error());
    const auto snapshot = node.snapshot();
    const auto* device = snapshot->municipality->find(DeviceId{bundle.contents.device});
    return BundleTaken{.file = bundle.file,
                       .device = device != nullptr ? device->name : bundle.signer.text(),
                       .taken = *taken};
}

std::string own_bundle_name(const QueueNode& node) {
    const auto snapshot = node.snapshot();
    const auto* device = snapshot->municipality->find(snapshot->device);
    const auto name = device != nullptr ? id_from_name(device->name) : std::string{};
    return fmt::format("{}{}{}{}", name, name.empty() ? "" : "-", snapshot->device.text, bundle_extension);
}

Result<void> write_bundle(const bundle::Contents& contents, const DeviceKey& key, const fs::path& file) {
    const auto bytes = bundle::seal(contents, key);
    if (!bytes) return std::unexpected(bytes.error());
    return write_whole_file(file, *bytes);
}

BundleExchange take_in_stick(QueueNode& node, const StickContents& stick) {
    BundleExchange exchange{.taken = {}, .refused = stick.refused, .written = {}};
    for (const auto& bundle : stick.bundles) {
        auto taken = take_in_bundle(node, bundle);
        if (taken)
            exchange.taken.push_back(*std::move(taken));
        else
            exchange.refused.push_back(taken.error());
    }
    return exchange;
}

Result<BundleExchange> exchange_bundles(QueueNode& node, const DeviceKey& own, KnownDevices& known,
                                        const fs::path& folder) {
    const auto stick = read_stick(own, known, folder);
    if (!stick) return std::unexpected(stick.error());
    auto exchange = take_in_stick(node, *stick);
    const auto contents = node.bundle_contents();
    if (!contents) return std::unexpected(contents.error());
    exchange.written = folder / own_bundle_name(node);
    if (auto written = write_bundle(*contents, own, exchange.written); !written)
        return std::unexpected(written.error());
    return exchange;
}

}  // namespace skranke
