// I3: no number is shown twice at a site on a service day.
#include <fmt/format.h>

#include "tools/simulate/checkers/checkers.hpp"

namespace skranke::simulation {

namespace {

class NumbersAreUnique final : public Checker {
public:
    void acted(World& world, const Act& act) override {
        if (!std::holds_alternative<IssueTicket>(act.action) || !act.result) return;
        const auto& number = act.result->ticket.number;
        const auto& site = world.machines[act.machine]->post().site;
        const auto [place, is_new] =
            shown_.insert({{site.text, act.result->day, number}, world.moment(act.machine)});
        if (is_new) return;
        world.violate("I3",
                      fmt::format("{}: {} {:03} was shown again; the first time was {}",
                                  world.moment(act.machine), number.letter, number.number, place->second));
    }

private:
    std::map<std::tuple<std::string, ServiceDay, TicketNumber>, std::string> shown_;
};

}  // namespace

std::unique_ptr<Checker> check_numbers_are_unique() { return std::make_unique<NumbersAreUnique>(); }

}  // namespace skranke::simulation
