#include "tools/bench/automerge/queue_day.hpp"

#include <algorithm>
#include <iomanip>
#include <random>
#include <span>
#include <sstream>
#include <string>

#include "tools/bench/automerge/must.hpp"

namespace skranke::bench {
namespace {

using namespace automerge;

constexpr std::size_t desk_count = 8;
constexpr std::size_t tickets_a_day = 400;
constexpr std::size_t changes_a_day = 2400;
constexpr std::int64_t first_second = 1'700'000'000;

std::string numbered(const char* prefix, std::size_t number, int digits) {
    std::ostringstream text;
    text << prefix << std::setw(digits) << std::setfill('0') << number;
    return text.str();
}

struct Desk {
    Document document;
    std::size_t heard = 0;  // changes that it has taken, of those made
};

class Office {
public:
    Office() {
        for (Desk& desk : desks_) {
            Bytes actor(16);
            for (auto& byte : actor) byte = static_cast<std::uint8_t>(random_());
            desk.document = Document(ActorId{std::move(actor)});
        }
    }

    void run_day(std::size_t day) {
        const std::string key = numbered("day", day, 3);
        issued_ = 0;
        for (std::size_t change = 0; change < changes_a_day; ++change) {
            Desk& desk = desks_[pick(desk_count)];
            if (change == 0 || pick(4) != 0) hear(desk);
            if (issued_ * changes_a_day <= change * tickets_a_day) {
                issue_ticket(desk, key);
                if (change == 0)
                    for (Desk& other : desks_) hear(other);
            } else {
                note_event(desk, key);
            }
        }
        for (Desk& desk : desks_) hear(desk);
    }

    QueueDays result() { return {std::move(desks_[0].document), std::move(made_)}; }

private:
    std::size_t pick(std::size_t count) { return static_cast<std::size_t>(random_() % count); }

    // In seconds: something happens every twelve.
    std::int64_t now() const { return first_second + static_cast<std::int64_t>(made_.size()) * 12; }

    void hear(Desk& desk) {
        must(desk.document.apply(std::span(made_).subspan(desk.heard)));
        desk.heard = made_.size();
    }

    void commit(Transaction& change) {
        const auto made = change.commit({.time = now(), .message = {}});
        made_.push_back(made.value());
    }

    void issue_ticket(Desk& desk, const std::string& day) {
        Transaction change = desk.document.transaction();
        const auto known = desk.document.get(root, day);
        const ObjectId tickets =
            known ? known->object() : must(change.put_object(root, day, ObjectType::map));
        const ObjectId ticket = must(change.put_object(tickets, numbered("T", issued_, 4), ObjectType::map));
        must(change.put(ticket, "num", static_cast<std::int64_t>(issued_)));
        must(change.put(ticket, "svc", std::string(1, static_cast<char>('A' + pick(3)))));
        must(change.put(ticket, "prio", static_cast<std::int64_t>(pick(3))));
        must(change.put(ticket, "state", std::string("waiting")));
        must(change.put(ticket, "created", Timestamp{now() * 1000}));
        must(change.put(ticket, "calls", Counter{0}));
        must(change.put_object(ticket, "ev", ObjectType::map));
        commit(change);
        ++issued_;
    }

    // On one of the latest tickets: a queue is worked off from its front.
    void note_event(Desk& desk, const std::string& day) {
        const std::size_t number = issued_ - 1 - pick(std::min<std::size_t>(issued_, 40));
        const ObjectId tickets = desk.document.get(root, day)->object();
        const std::string key = numbered("T", number, 4);
        if (!desk.document.get(tickets, key)) hear(desk);
        const ObjectId ticket = desk.document.get(tickets, key)->object();
        const ObjectId events = desk.document.get(ticket, "ev")->object();
        constexpr const char* states[] = {"called", "serving", "done", "noshow"};

        Transaction change = desk.document.transaction();
        must(change.put(ticket, "state", std::string(states[pick(4)])));
        if (pick(2) == 0) must(change.increment(ticket, "calls", 1));
        std::ostringstream event_key;
        event_key << 'e' << std::hex << std::setw(6) << std::setfill('0') << pick(1u << 24);
        const ObjectId event = must(change.put_object(events, event_key.str(), ObjectType::map));
        must(change.put(event, "at", now()));
        must(change.put(event, "desk", static_cast<std::int64_t>(pick(desk_count))));
        commit(change);
    }

    std::mt19937_64 random_{2026};
    std::vector<Desk> desks_{desk_count};
    std::vector<Change> made_;
    std::size_t issued_ = 0;
};

}  // namespace

QueueDays make_queue_days(std::size_t days) {
    Office office;
    for (std::size_t day = 0; day < days; ++day) office.run_day(day);
    return office.result();
}

}  // namespace skranke::bench
