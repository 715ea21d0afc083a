#include "sync/wire/memory_link.hpp"

namespace skranke::wire {

MemoryLink::Ends::Ends(const LocalPeer& first, const LocalPeer& second)
    : caller(first, Role::caller, {}), called(second, Role::called, {}) {}

MemoryLink::MemoryLink(LocalPeer first, LocalPeer second)
    : first_(std::move(first)), second_(std::move(second)) {
    heal();
}

void MemoryLink::cut() { ends_.reset(); }

void MemoryLink::heal() {
    if (is_cut()) ends_ = std::make_unique<Ends>(first_, second_);
}

Result<bool> MemoryLink::step() {
    if (is_cut()) return false;
    auto there = carry(ends_->caller, ends_->called);
    auto back = there ? carry(ends_->called, ends_->caller) : there;
    if (!back) {
        cut();
        return back;
    }
    return *there || *back;
}

Result<void> MemoryLink::settle() {
    while (true) {
        auto moved = step();
        if (!moved) return std::unexpected(moved.error());
        if (!*moved) return {};
    }
}

Result<bool> MemoryLink::carry(Session& from, Session& to) {
    const auto frame = from.next_frame();
    if (!frame) return false;
    ++frames_carried_;
    auto received = to.receive(*frame);
    if (!received) return std::unexpected(received.error());
    return true;
}

}  // namespace skranke::wire
