// What a visit needs: from a fixed list, known to everybody at the desks, and never in the way of the order.
#include "shared/queue/need.hpp"

#include "tests/queue/scene.hpp"

using namespace skranke;
using namespace skranke::scene;

TEST_CASE("what a visit needs goes with the ticket to whichever desk calls it, and changes no order") {
    Console console{1};
    console.act(OpenDay{service_day});
    const Ticket first = console.issue(), second = console.issue();
    console.act(NoteNeeds{.ticket = second.id, .needs = {Need::hearing, Need::language}});
    CHECK(console.ticket(second.id).needs == NeedSet{Need::language, Need::hearing});
    CHECK(console.act(CallNext{}).id == first.id);
    console.act(StartService{});
    console.act(NoteNeeds{.ticket = first.id, .needs = {Need::calm}});
    CHECK(console.ticket(first.id).needs == NeedSet{Need::calm});
    CHECK(console.refusal(NoteNeeds{.ticket = first.id, .needs = {Need::calm}}).kind ==
          Refusal::Kind::course_unchanged);
    console.act(NoteNeeds{.ticket = first.id, .needs = {}});
    CHECK(console.ticket(first.id).needs.empty());
    console.act(FinishService{});
    CHECK(console.refusal(NoteNeeds{.ticket = first.id, .needs = {Need::calm}}).kind ==
          Refusal::Kind::already_ended);
}

TEST_CASE("what is needed, said apart from a call, changes nothing of the call") {
    Apart apart;
    apart.second.act(NoteNeeds{.ticket = apart.ticket.id, .needs = {Need::sight}});
    apart.first.act(CallNext{});
    apart.first.act(StartService{});
    const Ticket merged = apart.merged();
    CHECK(merged.status == TicketStatus::in_service);
    CHECK(merged.needs == NeedSet{Need::sight});
    CHECK_FALSE(merged.double_call);
    CHECK(merged.overruled_events == 0);
}

TEST_CASE("needs are told in words, and kept as words that a later version may add to") {
    const NeedSet needs{Need::mobility, Need::language};
    CHECK(in_words(needs) == "Sprog, bevægelse");
    CHECK(in_words(needs, Language::english) == "Language, mobility");
    CHECK(in_words(NeedSet{}).empty());
    CHECK(identifiers(needs) == "language mobility");
    CHECK(needs_in("language mobility") == needs);
    CHECK(needs_in("mobility braille  language ") == needs);
    CHECK(needs_in("").empty());
    for (const Need need : every_need) CHECK(need_from(identifier(need)) == need);
    CHECK_FALSE(need_from("age"));
}
