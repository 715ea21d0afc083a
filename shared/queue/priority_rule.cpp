#include "shared/queue/priority_rule.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "shared/base/canary.hpp"

namespace skranke {

namespace {

// Everybody who waits and whom the server can serve, by rank.
class Line {
public:
    struct Place {
        const Ticket* ticket;
        QueuePosition counted;
        UtcTime ranked_from;  // with the credit
        bool escorted = false;
        bool express = false;
        bool to_front = false;  // sent on ahead of those who wait
        std::chrono::milliseconds waited{};
        int overtaken = 0;  // in a row
        bool called = false;
    };
    struct Choice {
        std::size_t place;
        bool by_fairness;  // the rank alone would have named another
    };

    explicit Line(const QueueView& view) : rule_(rule_of(view)) {
        for (const Ticket& ticket : view.day.tickets) {
            if (ticket.status != TicketStatus::waiting) continue;
            if (is_loose(Canary::class_starved) && ticket.escort == Escort::card_not_shown) continue;
            if (!hindrance(view.municipality, view.server, ticket)) places_.push_back(place_of(view, ticket));
        }
        std::ranges::sort(places_,
                          [this](const Place& left, const Place& right) { return goes_before(left, right); });
        count_overtaken(view);
    }

    const std::vector<Place>& places() const { return places_; }
    Place place_of(const QueueView& view, const Ticket& ticket) const;
    bool goes_before(const Place& left, const Place& right) const;

    std::optional<Choice> next() const;
    CallReason reason(const Choice& choice) const;
    CallReason reason_out_of_order(std::size_t place, std::optional<ChosenBecause> because) const;
    // The place has been called: what that means for the others.
    void call(std::size_t place);

private:
    void count_overtaken(const QueueView& view);
    bool waited_long(const Place& place) const { return place.waited >= rule_.not_overtaken_after; }
    // Nobody may go ahead any more.
    bool is_due(const Place& place) const {
        return !place.called && !place.escorted &&
               (waited_long(place) || place.overtaken >= rule_.overtaken_at_most);
    }
    // `call` of `caller` goes ahead of `other`, who came earlier.
    static bool overtakes(const Place& caller, const Place& other) {
        return !other.called && !other.escorted && other.counted < caller.counted;
    }
    template <class Passed>
    std::vector<TicketNumber> numbers_of(Passed passed) const;

    RuleSettings rule_;
    std::vector<Place> places_;
};

Line::Place Line::place_of(const QueueView& view, const Ticket& ticket) const {
    const Service* service = view.municipality.find(ticket.service);
    Place place{.ticket = &ticket, .counted = counts_from(ticket), .ranked_from = {}};
    place.escorted = priority_class(ticket) == PriorityClass::escorted;
    place.express = service && service->express;
    place.to_front = ticket.to_front;
    place.ranked_from = place.counted.arrival;
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
    return std::tie(left.ranked_from, left.counted) < std::tie(right.ranked_from, right.counted);
}

// Who has been overtaken how often, from the calls of the day, the latest first: until one of somebody who
// had come still earlier, made where the overtaken could have been called too.
void Line::count_overtaken(const QueueView& view) {
    if (places_.empty()) return;
    const auto first_issued = [](const Place& place) -> const EventOrder& {
        return place.ticket->position.issued;
    };
    const EventOrder& earliest = first_issued(std::ranges::min(places_, {}, first_issued));
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
            else if (counts_from(*ticket) < place.counted &&
                     !hindrance(view.municipality, Server{turn->desk, turn->person}, *place.ticket))
                break;
        }
    }
}

std::optional<Line::Choice> Line::next() const {
    const auto waits = [](const Place& place) { return !place.called; };
    const auto first = std::ranges::find_if(places_, waits);
    if (first == places_.end()) return std::nullopt;
    const Place* due = nullptr;
    for (const Place& place : places_)
        if (is_due(place) && place.counted < (due ? due->counted : first->counted)) due = &place;
    if (!due) return Choice{static_cast<std::size_t>(first - places_.begin()), false};
    const auto chosen = std::ranges::find_if(
        places_, [&](const Place& place) { return waits(place) && place.counted <= due->counted; });
    return Choice{static_cast<std::size_t>(chosen - places_.begin()), &*chosen == due};
}

template <class Passed>
std::vector<TicketNumber> Line::numbers_of(Passed passed) const {
    std::vector<const Place*> others;
    for (const Place& place : places_)
        if (passed(place)) others.push_back(&place);
    std::ranges::sort(others, {}, &Place::counted);
    std::vector<TicketNumber> numbers;
    numbers.reserve(others.size());
    for (const Place* other : others) numbers.push_back(other->ticket->number);
    return numbers;
}

CallReason Line::reason(const Choice& choice) const {
    const Place& place = places_[choice.place];
    const Ticket& ticket = *place.ticket;
    CallReason reason;
    reason.overtook = numbers_of([&](const Place& other) { return overtakes(place, other); });
    const auto others_wait =
        std::ranges::count_if(places_, [](const Place& other) { return !other.called; }) > 1;
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

CallReason Line::reason_out_of_order(std::size_t place, std::optional<ChosenBecause> because) const {
    const Place& chosen = places_[place];
    CallReason reason{.rule = CallRule::chosen_by_staff, .because = because};
    reason.overtook = numbers_of([&](const Place& other) {
        return !other.called && (goes_before(other, chosen) || overtakes(chosen, other));
    });
    return reason;
}

void Line::call(std::size_t called) {
    places_[called].called = true;
    for (Place& other : places_) {
        if (overtakes(places_[called], other))
            ++other.overtaken;
        else if (places_[called].counted < other.counted)
            other.overtaken = 0;
    }
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
    std::vector<Line::Place> others;
    for (const Ticket* ticket : waiting_for_others(view)) others.push_back(line.place_of(view, *ticket));
    std::ranges::sort(others, [&](const Line::Place& left, const Line::Place& right) {
        return line.goes_before(left, right);
    });
    std::vector<const Ticket*> order;
    auto other = others.begin();
    while (const auto choice = line.next()) {
        const Line::Place& next = line.places()[choice->place];
        for (; other != others.end() && line.goes_before(*other, next); ++other)
            order.push_back(other->ticket);
        order.push_back(next.ticket);
        line.call(choice->place);
    }
    for (; other != others.end(); ++other) order.push_back(other->ticket);
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
