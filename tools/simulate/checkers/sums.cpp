// I14: on every screen, at every moment, those issued a number are those who wait, are at a desk, or have
// ended.
#include <fmt/format.h>

#include "shared/queue/summary.hpp"
#include "tools/simulate/checkers/checkers.hpp"

namespace skranke::simulation {

namespace {

class Sums final : public Checker {
public:
    void published(World& world, Machine& machine, const Snapshot& snapshot) override {
        if (snapshot.day->tickets.empty()) return;
        std::size_t waiting = 0, at_desk = 0, ended = 0;
        for (const Ticket& ticket : snapshot.day->tickets) {
            switch (ticket.status) {
                case TicketStatus::waiting: ++waiting; break;
                case TicketStatus::called:
                case TicketStatus::paused:
                case TicketStatus::in_service: ++at_desk; break;
                case TicketStatus::finished:
                case TicketStatus::no_show:
                case TicketStatus::left:
                case TicketStatus::cancelled:
                case TicketStatus::day_closed: ++ended; break;
            }
        }
        // The summary a manager reads is costly: looked at now and then.
        if (++looks_ % 64 != 0) return;
        for (const SummaryRow& row : summarise(std::span(snapshot.day.get(), 1))) {
            const bool whole_site = row.service.empty() && !row.priority_class;
            if (!whole_site) continue;
            const bool adds_up = row.issued == row.waiting + row.at_desk + row.served + row.no_show +
                                                   row.day_closed + row.left + row.cancelled &&
                                 row.issued == waiting + at_desk + ended && row.waiting == waiting &&
                                 row.at_desk == at_desk;
            if (adds_up) continue;
            world.violate("I14",
                          fmt::format("{}: {} issued, but {} wait, {} are at a desk, {} have ended",
                                      world.moment(machine.index()), row.issued, row.waiting, row.at_desk,
                                      row.served + row.no_show + row.day_closed + row.left + row.cancelled));
        }
    }

private:
    std::uint64_t looks_ = 0;
};

}  // namespace

std::unique_ptr<Checker> check_sums() { return std::make_unique<Sums>(); }

}  // namespace skranke::simulation
