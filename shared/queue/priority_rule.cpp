#include "shared/queue/priority_rule.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

#include "shared/base/canary.hpp"

namespace skranke {

namespace {

// Everybody who waits and whom the server can serve, in the order in which they came.
class Line {
public:
    struct Place {
        const Ticket* ticket;
        UtcTime counted;      // see counts_from
        UtcTime ranked_from;  // with the credit
        bool escorted = false;
        bool express = false;
        bool to_front = false;  // sent on ahead of those who wait
        std::chrono::milliseconds waited{};
        int overtaken = 0;  // in a row, before the calls made here
        int call = 0;       // which of these it was; 0: waits
    };
    struct Choice {
        std::size_t place;
        bool by_fairness;  // the rank alone would have named another
    };

    explicit Line(const QueueView& view) : rule_(rule_of(view)) {
        for (const Ticket& ticket : view.day.tickets) {
            if (ticket.status != TicketStatus::waiting) continue;
            if (hindrance(view.municipality, view.server, ticket)) {
                for_others_.push_back(place_of(view, ticket));
                continue;
            }
            if (is_loose(Canary::class_starved) && ticket.escort == Escort::card_not_shown) continue;
            places_.push_back(place_of(view, ticket));
        }
        // Appointments apart, the day has them in this order.
        if (!std::ranges::is_sorted(places_, came_before)) std::ranges::sort(places_, came_before);
        const auto goes_first = [this](const Place& left, const Place& right) {
            return goes_before(left, right);
        };
        std::ranges::sort(for_others_, goes_first);
        by_rank_.resize(places_.size());
        std::iota(by_rank_.begin(), by_rank_.end(), std::size_t{0});
        std::ranges::sort(by_rank_, goes_first,
                          [this](std::size_t place) -> const Place& { return places_[place]; });
        count_overtaken(view);
    }

    const std::vector<Place>& places() const { return places_; }
    // Who waits for another server, by rank.
    const std::vector<Place>& for_others() const { return for_others_; }
    bool goes_before(const Place& left, const Place& right) const;

    std::optional<Choice> next() const;
    CallReason reason(const Choice& choice) const;
    CallReason reason_out_of_order(std::size_t place, std::optional<ChosenBecause> because) const;
    // The place has been called: what that means for the others.
    void call(std::size_t place);

private:
    static bool came_before(const Place& left, const Place& right) {
        return std::tie(left.counted, left.ticket->position.issued) <
               std::tie(right.counted, right.ticket->position.issued);
    }
    Place place_of(const QueueView& view, const Ticket& ticket) const;
    void count_overtaken(const QueueView& view);
    bool waits(std::size_t place) const { return places_[place].call == 0; }
    bool waited_long(const Place& place) const { return place.waited >= rule_.not_overtaken_after; }
    // Whoever came first of those whom nobody may go ahead of any more, if that is before this place.
    std::optional<std::size_t> due_before(std::size_t place) const;
    // A call of `caller` goes ahead of `other`, who came earlier.
    bool overtakes(std::size_t caller, std::size_t other) const {
        return other < caller && waits(other) && !places_[other].escorted;
    }
    template <class Passed>
    std::vector<TicketNumber> numbers_of(Passed passed) const;

    RuleSettings rule_;
    std::vector<Place> places_;
    std::vector<Place> for_others_;
    std::vector<std::size_t> by_rank_;  // of places_
    int calls_ = 0;                     // made here
    // All that came, or rank, before these have been called; and which call of the former was the last.
    std::size_t first_to_come_ = 0, first_by_rank_ = 0;
    int last_call_of_earlier_ = 0;
};

Line::Place Line::place_of(const QueueView& view, const Ticket& ticket) const {
    const Service* service = view.municipality.find(ticket.service);
    Place place{.ticket = &ticket,
                .counted = ticket.appointment.value_or(ticket.position.arrival),
                .ranked_from = {}};
    place.escorted = priority_class(ticket) == PriorityClass::escorted;
    place.express = service && service->express;
    place.to_front = ticket.to_front;
    place.ranked_from = place.counted;
    if (place.escorted && rule_.discipline == Discipline::time_credit)
        place.ranked_from -= rule_.escorted_credit;
    else if (place.express)
        place.ranked_from -= rule_.express_credit;
    place.waited = view.now - waits_since(ticket);
    return place;
}

bool Line::goes_before(const Place& left, const Place& right) const {
    if (left.to_front != right.to_front) return left.to_front;
    if (rule_.discipline == Discipline::strict && left.escorted != right.escorted) return left.escorted;
    return left.ranked_from != right.ranked_from ? left.ranked_from < right.ranked_from
                                                 : came_before(left, right);
}

// Who has been overtaken how often, from the calls of the day, the latest first: until one of somebody who
// had come still earlier, made where the overtaken could have been called too.
void Line::count_overtaken(const QueueView& view) {
    if (places_.empty()) return;
    const auto first_issued = [](const Place& place) -> const EventOrder& {
        return place.ticket->position.issued;
    };
    const EventOrder& earliest = first_issued(*std::ranges::min_element(places_, {}, first_issued));
    std::vector<std::pair<const Turn*, const Ticket*>> turns;
    for (const Ticket& ticket : view.day.tickets)
        for (const Turn& turn : ticket.turns)
            if (turn.order > earliest) turns.emplace_back(&turn, &ticket);
    std::ranges::sort(
        turns, [](const auto& left, const auto& right) { return left.first->order > right.first->order; });

    for (Place& place : places_) {
        if (place.escorted) continue;
        for (const auto& [turn, ticket] : turns) {
            if (turn->order < place.ticket->position.issued) break;
            if (std::ranges::find(turn->overtook, place.ticket->number) != turn->overtook.end())
                ++place.overtaken;
            else if (counts_from(*ticket) < counts_from(*place.ticket) &&
                     !hindrance(view.municipality, Server{turn->desk, turn->person}, *place.ticket))
                break;
        }
    }
}

std::optional<Line::Choice> Line::next() const {
    if (first_by_rank_ == by_rank_.size()) return std::nullopt;
    const std::size_t first = by_rank_[first_by_rank_];
    const auto due = due_before(first);
    if (!due) return Choice{first, false};
    std::size_t chosen = *due;
    for (std::size_t earlier = first_to_come_; earlier < *due; ++earlier)
        if (waits(earlier) && goes_before(places_[earlier], places_[chosen])) chosen = earlier;
    return Choice{chosen, chosen == *due};
}

std::optional<std::size_t> Line::due_before(std::size_t place) const {
    int last_call_of_earlier = last_call_of_earlier_;
    for (std::size_t earlier = first_to_come_; earlier < place; ++earlier) {
        const Place& other = places_[earlier];
        last_call_of_earlier = std::max(last_call_of_earlier, other.call);
        if (!waits(earlier) || other.escorted) continue;
        // All calls since the last of somebody who had come still earlier were of somebody who came later.
        const int in_a_row =
            calls_ - last_call_of_earlier + (last_call_of_earlier == 0 ? other.overtaken : 0);
        if (waited_long(other) || in_a_row >= rule_.overtaken_at_most) return earlier;
    }
    return std::nullopt;
}

// In the order in which they came.
template <class Passed>
std::vector<TicketNumber> Line::numbers_of(Passed passed) const {
    std::vector<TicketNumber> numbers;
    for (std::size_t place = 0; place < places_.size(); ++place)
        if (passed(place)) numbers.push_back(places_[place].ticket->number);
    return numbers;
}

CallReason Line::reason(const Choice& choice) const {
    const Place& place = places_[choice.place];
    const Ticket& ticket = *place.ticket;
    CallReason reason;
    reason.overtook = numbers_of([&](std::size_t other) { return overtakes(choice.place, other); });
    const bool others_wait = places_.size() - static_cast<std::size_t>(calls_) > 1;
    reason.since = ticket.issued_at;
    if (choice.by_fairness) {
        reason.rule = waited_long(place) ? CallRule::waited_long : CallRule::overtaken_often;
        reason.waited = std::chrono::floor<std::chrono::minutes>(place.waited);
    } else if (place.escorted) {
        reason.rule = CallRule::escorted;
        reason.since = ticket.card_seen_at.value_or(ticket.issued_at);
    } else if (ticket.appointment) {
        reason.rule = CallRule::appointment;
        reason.since = *ticket.appointment;
    } else if (ticket.transfers > 0) {
        reason.rule = CallRule::transferred;
    } else if (ticket.returned) {
        reason.rule = CallRule::returned;
    } else if (place.express && !reason.overtook.empty()) {
        reason.rule = CallRule::express;
    } else {
        reason.rule = others_wait ? CallRule::longest_wait : CallRule::only_waiting;
        reason.since = {};
    }
    return reason;
}

CallReason Line::reason_out_of_order(std::size_t chosen, std::optional<ChosenBecause> because) const {
    CallReason reason{.rule = CallRule::chosen_by_staff, .because = because};
    reason.overtook = numbers_of([&](std::size_t other) {
        return (waits(other) && goes_before(places_[other], places_[chosen])) || overtakes(chosen, other);
    });
    return reason;
}

void Line::call(std::size_t place) {
    places_[place].call = ++calls_;
    for (; first_to_come_ < places_.size() && !waits(first_to_come_); ++first_to_come_)
        last_call_of_earlier_ = std::max(last_call_of_earlier_, places_[first_to_come_].call);
    while (first_by_rank_ < by_rank_.size() && !waits(by_rank_[first_by_rank_])) ++first_by_rank_;
}

std::optional<std::size_t> place_in(const Line& line, const Ticket& ticket) {
    const auto found =
        std::ranges::find(line.places(), ticket.id,
                          [](const Line::Place& place) -> const TicketId& { return place.ticket->id; });
    if (found == line.places().end()) return std::nullopt;
    return static_cast<std::size_t>(found - line.places().begin());
}

}  // namespace

PriorityClass priority_class(const Ticket& ticket) {
    return ticket.escort == Escort::card_shown ? PriorityClass::escorted : PriorityClass::ordinary;
}

QueuePosition counts_from(const Ticket& ticket) {
    QueuePosition position = ticket.position;
    if (ticket.appointment) position.arrival = *ticket.appointment;
    return position;
}

UtcTime waits_since(const Ticket& ticket) {
    return std::max(ticket.issued_at, ticket.appointment.value_or(ticket.issued_at));
}

RuleSettings rule_of(const QueueView& view) {
    const Site* site = view.municipality.find(view.day.site);
    return site ? site->rule : RuleSettings{};
}

std::optional<NextTicket> next_ticket(const QueueView& view) {
    const Line line(view);
    const auto choice = line.next();
    if (!choice) return std::nullopt;
    return NextTicket{.ticket = line.places()[choice->place].ticket, .reason = line.reason(*choice)};
}

std::vector<const Ticket*> calling_order(const QueueView& view) {
    Line line(view);
    std::vector<const Ticket*> order;
    order.reserve(line.places().size() + line.for_others().size());
    auto other = line.for_others().begin();
    const auto others_end = line.for_others().end();
    while (const auto choice = line.next()) {
        const Line::Place& next = line.places()[choice->place];
        for (; other != others_end && line.goes_before(*other, next); ++other) order.push_back(other->ticket);
        order.push_back(next.ticket);
        line.call(choice->place);
    }
    for (; other != others_end; ++other) order.push_back(other->ticket);
    return order;
}

std::vector<const Ticket*> waiting_for_others(const QueueView& view) {
    auto waiting = view.day.waiting();
    std::erase_if(waiting,
                  [&](const Ticket* ticket) { return !hindrance(view.municipality, view.server, *ticket); });
    return waiting;
}

bool is_next(const QueueView& view, const Ticket& ticket) {
    const auto next = next_ticket(view);
    return next && next->ticket->id == ticket.id;
}

CallReason reason_to_call(const QueueView& view, const Ticket& ticket, std::optional<ChosenBecause> because) {
    const Line line(view);
    const auto choice = line.next();
    const auto place = place_in(line, ticket);
    if (!place) return CallReason{.rule = CallRule::chosen_by_staff, .because = because};
    if (choice && choice->place == *place) return line.reason(*choice);
    return line.reason_out_of_order(*place, because);
}

}  // namespace skranke
