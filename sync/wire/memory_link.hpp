#pragma once
// A connection between two nodes of one process, for replay and simulation: the same conversation as over
// a socket, frame by frame. It can be cut, which loses what is on its way, and healed.
#include <cstddef>
#include <memory>

#include "sync/wire/session.hpp"

namespace skranke::wire {

class MemoryLink {
public:
    // Both must outlive the link. It starts healed.
    MemoryLink(LocalPeer first, LocalPeer second);

    void cut();
    void heal();
    bool is_cut() const { return !ends_; }

    // Carries at most one frame each way. False: both sides were silent.
    Result<bool> step();
    // Until both are silent. Fails with the first error of either session, and is cut then.
    Result<void> settle();

    std::size_t frames_carried() const { return frames_carried_; }

private:
    struct Ends {
        Ends(const LocalPeer& first, const LocalPeer& second);
        Session caller, called;
    };
    Result<bool> carry(Session& from, Session& to);

    LocalPeer first_, second_;
    std::unique_ptr<Ends> ends_;
    std::size_t frames_carried_ = 0;
};

}  // namespace skranke::wire
