#include "tools/simulate/machine.hpp"

#include <fmt/format.h>

namespace skranke::simulation {

namespace {
constexpr const char* folder = "/skranke";
}  // namespace

Machine::Machine(MachineIndex index, Post post, EventHeap& heap, Network& network, UtcTime epoch,
                 std::uint64_t seed)
    : index_(index),
      post_(std::move(post)),
      heap_(heap),
      network_(network),
      disk_(fmt::format("machine-{}-{:p}", index, static_cast<void*>(this))),
      clock_(heap, epoch),
      random_(seed) {}

Machine::~Machine() {
    if (node_) kill();
}

Result<void> Machine::install(const Municipality& municipality) {
    return QueueNode::create({.folder = folder,
                              .demo = false,
                              .municipality_name = {},
                              .site = post_.site.text,
                              .device_name = post_.name,
                              .desk = post_.desk ? std::optional(post_.desk->text) : std::nullopt,
                              .letter = post_.letter,
                              .display = !post_.desk,
                              .set_up = municipality,
                              .file_system = disk_.name()},
                             clock_, random_);
}

Result<void> Machine::start(std::function<void()> published) {
    transport_ = network_.start_process(index_);
    ConnectedNodeOptions options{.node = {.folder = folder,
                                          .date_checks = true,
                                          .file_system = disk_.name(),
                                          .disk_mark = fmt::format("{}/{}", index_, disks_)},
                                 .listen = Network::address_of(index_)};
    for (const MachineIndex peer : post_.calls) options.peers.push_back(Network::address_of(peer));
    auto started = ConnectedNode::start(options, *transport_, clock_, random_, std::move(published));
    if (!started) {
        transport_.reset();
        return std::unexpected(started.error());
    }
    node_ = *std::move(started);
    return {};
}

void Machine::stop() {
    is_stopping_ = true;
    node_.reset();
    transport_.reset();
    is_stopping_ = false;
}

void Machine::kill() {
    transport_->kill(!is_asleep());
    disk_.cut_power();  // the process does nothing more, not even while it is taken down here
    stop();
    disk_.restore_power_with_everything();
}

MemoryDisk::PowerLoss Machine::lose_power(Random& random) {
    if (transport_) transport_->kill(false);
    disk_.cut_power();
    stop();
    if (is_asleep()) wake();
    return disk_.restore_power(random);
}

void Machine::switch_off() {
    if (is_asleep()) wake();
    if (node_) kill();
}

void Machine::replace_disk(const MemoryDisk::Image& image) {
    disk_.judge = {};
    disk_.replace(image);
    ++disks_;
}

void Machine::sleep() {
    asleep_since_ = heap_.now();
    network_.set_silent(index_, true);
}

void Machine::wake() {
    clock_.slept(heap_.now() - *asleep_since_);
    asleep_since_.reset();
    network_.set_silent(index_, false);
}

}  // namespace skranke::simulation
