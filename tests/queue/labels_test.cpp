#include "shared/queue/labels.hpp"

#include <catch2/catch.hpp>

using namespace skranke;

TEST_CASE("states and outcomes are called as the design says") {
    CHECK(label(TicketStatus::in_service) == "I gang");
    CHECK(label(TicketStatus::no_show, Language::english) == "No-show");
    CHECK(label(Outcome::resolved_at_first_contact) == "Straksafklaret");
    CHECK(label(Outcome::referred) == "Henvist til …");
    CHECK(label(PriorityClass::escorted) == "Ledsaget");
    CHECK(number_text({'A', 42}) == "A\u00a0042");
}

TEST_CASE("identifiers are read back as what they were written from") {
    for (const Outcome outcome :
         {Outcome::solved, Outcome::resolved_at_first_contact, Outcome::assisted_self_service,
          Outcome::referred, Outcome::out_of_scope, Outcome::left_without_help})
        CHECK(outcome_from(identifier(outcome)) == outcome);
    for (const Escort escort : {Escort::none, Escort::card_shown, Escort::card_not_shown})
        CHECK(escort_from(identifier(escort)) == escort);
    CHECK_FALSE(outcome_from("Solved"));
    CHECK_FALSE(escort_from(""));
}
