#pragma once
// Days on which anything may have happened that people can do at a desk.
#include <vector>

#include "tests/queue/scene.hpp"

namespace skranke::test {

// Of one site: about `acts` acts, some of which are refused. Most citizens come, are called and are helped.
inline Day random_day(SiteId site, ServiceDay day, int acts, Random& random) {
    using namespace skranke::scene;
    Console console{1};
    console.act(OpenDay{service_day});
    console.act(ReservePaper{.count = 20});
    int paper = 0;
    const auto one_of = [&](auto... choices) {
        const std::array all{choices...};
        return all[static_cast<std::size_t>(random.below(all.size()))];
    };
    for (int i = 0; i < acts; ++i) {
        console.now += std::chrono::seconds{random.below(240)};
        const DeskId where = desk(1 + static_cast<int>(random.below(3)));
        const ServiceId service{one_of("A01", "B01", "E03")};
        const auto do_it = [&](const Action& action) { (void)console.attempt_at(where, action); };
        const auto waiting = console.day().waiting();
        switch (random.below(20)) {
            case 0:
            case 1:
            case 2:
            case 3:
            case 4:
                do_it(IssueTicket{service, one_of(Escort::none, Escort::none, Escort::none,
                                                  Escort::card_shown, Escort::card_not_shown)});
                break;
            case 5:
            case 6:
            case 7:
            case 8: do_it(CallNext{}); break;
            case 9:
            case 10:
            case 11: do_it(StartService{}); break;
            case 12:
            case 13:
            case 14:
                do_it(FinishService{.outcome = static_cast<Outcome>(random.below(6)),
                                    .referred_to = one_of("Jobcenter", "Ældre Sagen"),
                                    .finished_late = random.below(9) == 0});
                break;
            case 15: do_it(MarkNoShow{}); break;
            case 16: do_it(TransferTicket{.ticket = {}, .to = service}); break;
            case 17:
                if (!waiting.empty())
                    do_it(WithdrawTicket{waiting.back()->id, static_cast<Withdrawal>(random.below(2))});
                break;
            case 18:
                do_it(RecordEnquiry{
                    .channel = one_of(Channel::telephone, Channel::email, Channel::in_person),
                    .source = one_of(EnquirySource::floor, EnquirySource::by_hand),
                    .service = service,
                    .type = one_of(std::optional<EnquiryType>{}, std::optional{EnquiryType::information},
                                   std::optional{EnquiryType::transaction}),
                    .misdirected = random.below(4) == 0});
                break;
            default:
                if (random.below(2) == 0 && !waiting.empty())
                    do_it(AnswerOnFloor{waiting.front()->id});
                else
                    do_it(EnterPaper{.number = {'A', ++paper},
                                     .service = service,
                                     .came_at = console.now - 10min,
                                     .helped = random.below(2) == 0});
        }
    }
    if (random.below(2) == 0) {
        CloseDay close;
        for (const Ticket& ticket : console.day().tickets)
            if (!has_ended(ticket)) close.leftovers.push_back(ticket.id);
        (void)console.attempt(close);
    }
    Day made = console.day();
    made.site = std::move(site);
    made.day = day;
    return made;
}

// Two sites on so many days.
inline std::vector<Day> random_days(int days, int acts, Random& random) {
    std::vector<Day> all;
    for (int i = 0; i < days; ++i)
        for (const char* site : {"bib", "varested"})
            all.push_back(random_day(SiteId{site}, scene::service_day + std::chrono::days{i}, acts, random));
    return all;
}

}  // namespace skranke::test
