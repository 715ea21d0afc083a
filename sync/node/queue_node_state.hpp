#pragma once
// The inside of a QueueNode: what it holds of the municipality and the days, and how it publishes it.
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "sync/node/day_fold.hpp"
#include "sync/node/queue_document.hpp"
#include "sync/node/queue_node.hpp"
#include "sync/node/series_hold.hpp"
#include "sync/repo/repository.hpp"
#include "sync/wire/session.hpp"

namespace skranke {

// The names under which a node's file says who it is.
inline constexpr std::string_view device_setting = "device";
inline constexpr std::string_view municipality_setting = "municipality";
// What told its disk from a copy when it last started, and which numbers wait for a person since then: see
// SeriesHold.
inline constexpr std::string_view disk_mark_setting = "disk_mark";
inline constexpr std::string_view series_held_setting = "series_held";

struct QueueNode::State {
    struct HeldDay {
        DayIdentity identity;
        DayEvents events;
        std::optional<DayFold> fold;
        std::size_t events_folded = 0;
        std::uint64_t read_anew = 0;  // as `fold` knows it
        std::shared_ptr<const Day> day;
        bool stale = true;  // the document has changed since `day` was folded

        std::size_t earlier_events = 0;  // of our own device, by processes before this one

        // False: the document said nothing new. `own` and `process` tell who writes here.
        bool update(const automerge::Document& document, const DeviceId& own, std::string_view process);
    };

    State(const NodeOptions& node_options, const Clock& wall_clock, Random& randomness,
          std::unique_ptr<Repository> documents);

    // Reads who the node is and everything it holds.
    Result<void> start();

    // Lists the documents that are on disk alone, and reads them until the own site's latest open day is
    // known.
    Result<void> read_until_open_day();
    Result<void> read_latest_unread();
    // Once every day is in memory.
    void count_events_on_own_disk();

    // Brings the municipality and the days up to date with their documents. False: they were.
    bool read_documents();
    bool read_day(const DocumentId& id);
    void publish();
    void refresh();
    std::size_t unshared_events() const;
    void note_storage_error(const Error& error);
    // Of what was to be stored: says on the screen that it could not be, or that it can again.
    template <class Value>
    Result<Value> noted(Result<Value> written) {
        if (written)
            storage_error.clear();
        else
            note_storage_error(written.error());
        refresh();
        return written;
    }

    // The latest open day of the own site; null if none is.
    HeldDay* open_day();
    // What stands in for it where none is open.
    std::shared_ptr<const Day> unopened_day(UtcTime now) const;
    // Its date has passed: nothing new begins in it.
    bool is_over(const HeldDay& held, UtcTime now) const;
    const Device* own_device() const { return municipality->find(device); }
    EventKey next_event_key();
    // The part of the actor that is this process's own; see EventKey.
    std::string process_text() const;
    void look_for_copied_disk();
    // Whether this start is on another disk than the last one: then numbers may have been given out since.
    Result<void> look_at_disk_mark();
    Result<IssueSeries> series_of(const HeldDay& held) const;
    // A person has said how far the series had come.
    Result<void> confirm_last_number(const DayIdentity& day, char letter, int last);
    std::string counter_name(const DayIdentity& day, char letter) const;

    std::expected<Performed, Refused> open_service_day(const OpenDay& action, const Actor& actor);
    std::expected<Performed, Refused> perform_on(HeldDay& held, const Action& action, const Actor& actor);
    // Writes what was decided, as one change of the day's document, and all that goes with it.
    Result<std::vector<Event>> record(const DayIdentity& day, const Decision& decision, const Actor& actor,
                                      std::optional<char> new_letter);
    Result<std::vector<Event>> write(const DayIdentity& day, const Decision& decision, const Actor& actor,
                                     std::optional<char> new_letter);

    Result<void> write_edit(const SetUpEdit& edit);

    std::optional<std::string> admit(const DocumentId& id, const automerge::Document& document) const;

    NodeOptions options;
    const Clock& clock;
    Random& random;
    std::unique_ptr<Repository> repository;
    automerge::ActorId actor;  // of this process
    DeviceId device;
    SiteId site;
    MunicipalityId municipality_id;
    DocumentId municipality_document;

    std::shared_ptr<const Municipality> municipality;
    bool municipality_stale = true;
    std::map<DocumentId, HeldDay> days;
    std::vector<std::pair<std::optional<ServiceDay>, DocumentId>> unread;  // the latest day last
    std::uint64_t events_written = 0;
    std::size_t events_on_own_disk = 0;  // by processes before this one, when it started
    SeriesHold series_hold;
    std::string storage_error;
    std::optional<Error> unreadable;  // a day on disk is damaged
    SyncStatus sync;
    bool something_new = false;
    std::shared_ptr<const Snapshot> snapshot;
    std::vector<std::move_only_function<void()>> listeners;
    Subscription subscription;
};

}  // namespace skranke
