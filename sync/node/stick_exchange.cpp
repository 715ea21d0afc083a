#include "sync/node/stick_exchange.hpp"

#include <utility>

#include "sync/identity/device_list.hpp"

namespace skranke {

namespace {

namespace fs = std::filesystem;

Result<StickContents> read_as(const fs::path& node_folder, const std::function<void(const std::string&)>& log,
                              const fs::path& stick) {
    const auto key = DeviceKey::open(node_folder);
    if (!key) return std::unexpected(key.error());
    ListedDevices known(node_folder, log);
    return read_stick(*key, known, stick);
}

Result<BundleExchange> write_as(const fs::path& node_folder, const bundle::Contents& contents,
                                BundleExchange exchange) {
    const auto key = DeviceKey::open(node_folder);
    if (!key) return std::unexpected(key.error());
    if (auto written = write_bundle(contents, *key, exchange.written); !written)
        return std::unexpected(written.error());
    return exchange;
}

}  // namespace

StickExchange::StickExchange(fs::path node_folder, QueueNode& node, net::Transport& transport,
                             std::function<void(const std::string&)> log,
                             std::function<void(Result<BundleExchange>)> done)
    : node_folder_(std::move(node_folder)),
      node_(node),
      transport_(transport),
      log_(log ? std::move(log) : [](const std::string&) {}),
      done_(std::move(done)) {}

StickExchange::~StickExchange() {
    if (thread_.joinable()) thread_.join();
}

void StickExchange::start(const fs::path& stick) {
    if (std::exchange(under_way_, true)) return;
    stick_ = stick;
    apart([this] { transport_.post([this, read = read_as(node_folder_, log_, stick_)] { take_in(read); }); });
}

void StickExchange::take_in(const Result<StickContents>& read) {
    if (!read) return finish(std::unexpected(read.error()));
    auto exchange = take_in_stick(node_, *read);
    auto contents = node_.bundle_contents();
    if (!contents) return finish(std::unexpected(contents.error()));
    exchange.written = stick_ / own_bundle_name(node_);
    apart([this, exchange = std::move(exchange), contents = *std::move(contents)]() mutable {
        transport_.post([this, result = write_as(node_folder_, contents, std::move(exchange))]() mutable {
            finish(std::move(result));
        });
    });
}

void StickExchange::finish(Result<BundleExchange> result) {
    under_way_ = false;
    done_(std::move(result));
}

void StickExchange::apart(std::move_only_function<void()> work) {
    if (thread_.joinable()) thread_.join();  // at its end: it has posted what is running now
    thread_ = std::thread(std::move(work));
}

}  // namespace skranke
