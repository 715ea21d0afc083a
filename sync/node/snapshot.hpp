#pragma once
// What a screen draws: an immutable picture of the node at one moment.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "shared/queue/day.hpp"
#include "shared/queue/municipality.hpp"

namespace skranke {

struct PeerView {
    std::string address;      // as given: "127.0.0.1:7301"; of an incoming peer, what its socket says
    std::string name;         // the device's name where known ("Konsol, Bord 1"), else the address
    bool configured = false;  // we keep calling it; false: it called us
    bool connected = false;
    std::optional<UtcTime> since;  // of this state
    std::string problem{};         // not empty: something it sent could not be taken, and why
    bool operator==(const PeerView&) const = default;
};

struct SyncStatus {
    std::vector<PeerView> peers;
    std::size_t connected = 0;
    std::size_t missing = 0;                // configured peers that are not connected
    std::optional<UtcTime> missing_since;   // since when the first of them has been missing
    std::optional<UtcTime> reconnected_at;  // when the latest absence of a peer ended
    std::size_t unshared_events = 0;        // written here, not yet known to be at any peer
    // Others have met this device with a newer disk, or meet it twice: it goes on from an old copy of its
    // disk, or another device runs on one. Stands until the program is started again.
    bool disk_was_copied = false;
    bool operator==(const SyncStatus&) const = default;
};

struct Snapshot {
    std::uint64_t revision = 0;  // grows with every publication
    std::shared_ptr<const Municipality> municipality;
    DeviceId device;
    SiteId site;
    std::shared_ptr<const Day> day;  // of the own site: the latest open one; opened == false if none is
    // Own site's and others', by day, then site: every day held; the earlier ones as they are read, where
    // they are read later.
    std::vector<std::shared_ptr<const Day>> days;
    SyncStatus sync;
    // The last number of the device's series that is known today, when it goes on from a copy of its disk: a
    // person has to say whether it was the last (ConfirmLastNumber) before it gives out another.
    std::optional<TicketNumber> held_after{};
    std::string storage_error;  // not empty: nothing more can be stored; the message says what to do
};

}  // namespace skranke
