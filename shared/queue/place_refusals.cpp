#include "shared/queue/place_refusals.hpp"

#include <fmt/format.h>

#include "shared/queue/labels.hpp"
#include "shared/text/format.hpp"

namespace skranke::refusals {

namespace {

using Kind = Refusal::Kind;

Refusal refuse(Kind kind, std::string danish, std::string english) {
    return {.kind = kind, .danish = std::move(danish), .english = std::move(english)};
}

}  // namespace

Refusal not_offered_in_crisis(const ServiceId& service) {
    return refuse(Kind::not_offered_in_crisis,
                  fmt::format("Beredskab er slået til, så {} tilbydes ikke lige nu. Vælg et af beredskabets "
                              "emner, eller slå beredskab fra.",
                              in_quotes(service.text)),
                  fmt::format("Crisis mode is on, so \"{}\" is not offered: choose a crisis service (K01 to "
                              "K05), or switch crisis mode off.",
                              service.text));
}

Refusal not_offered_today(const Service& service, ServiceDay today) {
    const bool early = service.first_day && today < *service.first_day;
    const ServiceDay bound = early ? *service.first_day : service.last_day.value_or(today);
    return refuse(Kind::unknown_service,
                  fmt::format("{} tilbydes {} {}. Vælg et andet emne.", in_quotes(service.name),
                              early ? "først fra" : "kun til og med", date_text(bound)),
                  fmt::format("{} is offered {} {}. Choose another service.",
                              in_quotes(service.name, Language::english), early ? "from" : "until",
                              date_text(bound, Language::english)));
}

Refusal crisis_already(bool on) {
    return on ? refuse(Kind::course_unchanged, "Beredskab er allerede slået til. I kan roligt gå videre.",
                       "Crisis mode is on already: go on.")
              : refuse(Kind::course_unchanged, "Beredskab er ikke slået til. I kan roligt gå videre.",
                       "Crisis mode is not on: go on.");
}

Refusal paper_count(int most) {
    return refuse(Kind::bad_paper, fmt::format("Vælg mellem 1 og {} numre til en blok.", most),
                  fmt::format("A block has 1 to {} numbers: choose another count.", most));
}

Refusal not_on_paper(TicketNumber number) {
    return refuse(
        Kind::bad_paper,
        fmt::format("{} står ikke på en papirblok fra i dag. Se efter på papiret, og prøv igen.",
                    number_text(number)),
        fmt::format("{} is on no paper block of today: look at the paper again.", number_text(number)));
}

Refusal entered_already(const Ticket& ticket) {
    return refuse(Kind::bad_paper,
                  fmt::format("{} er allerede skrevet ind. Tag det næste.", number_text(ticket.number)),
                  fmt::format("{} has been entered already: take the next one.", number_text(ticket.number)));
}

Refusal paper_time(UtcTime now) {
    return refuse(
        Kind::bad_paper,
        fmt::format("Skriv et klokkeslæt fra i dag, og ikke senere end {}.", at_time(now, Language::danish)),
        fmt::format("Give a time of today, no later than {}.", at_time(now, Language::english)));
}

Refusal unknown_stop(const SiteId& site) {
    return refuse(Kind::no_stop,
                  fmt::format("{} er ikke et stop på ruten. Vælg et fra listen.", in_quotes(site.text)),
                  fmt::format("\"{}\" is no stop of the route: choose one of the list.", site.text));
}

Refusal at_stop_already(const std::string& site) {
    return refuse(Kind::course_unchanged, fmt::format("Bussen er allerede ved {}. Åbn dagen dér.", site),
                  fmt::format("The van is at {} already: open the day there.", site));
}

Refusal not_a_van() {
    return refuse(Kind::no_stop, "Dette sted kører ikke. Kun en bus skifter stop.",
                  "This site does not travel: only a van goes on to another stop.");
}

Refusal stop_not_closed(const std::string& site, std::size_t left) {
    return refuse(
        Kind::no_stop,
        fmt::format("Ved {} er {} ikke hjulpet endnu. Hjælp dem, eller luk dagen dér, før I kører.", site,
                    counted(static_cast<std::int64_t>(left), "borger", "borgere", Language::danish)),
        fmt::format(
            "At {} {} not been helped yet: help them, or close the day there before leaving.", site,
            counted(static_cast<std::int64_t>(left), "citizen has", "citizens have", Language::english)));
}

Refusal session_size(int most) {
    return refuse(Kind::bad_session, fmt::format("Skriv, hvor mange der deltog: 1 til {}.", most),
                  fmt::format("Say how many took part: 1 to {}.", most));
}

Refusal appointment_on_another_day() {
    return refuse(Kind::bad_appointment, "Skriv et klokkeslæt i dag, for eksempel 10.15.",
                  "Give a time of the open day, as 10:15.");
}

Refusal too_many_appointments(std::size_t most) {
    return refuse(Kind::bad_appointment, fmt::format("Der er allerede {} aftaler i dag.", most),
                  fmt::format("There are {} appointments today already.", most));
}

Refusal unknown_appointment() {
    return refuse(Kind::unknown_appointment, "Aftalen findes ikke i dag. Vælg en fra listen.",
                  "There is no such appointment today: choose one of the list.");
}

Refusal appointment_unchanged() {
    return refuse(Kind::course_unchanged, "Det står allerede sådan for aftalen. I kan roligt gå videre.",
                  "It is so already for the appointment: go on.");
}

Refusal preference_unchanged(const Ticket& ticket) {
    return refuse(
        Kind::course_unchanged,
        fmt::format("Det står allerede sådan for {}. I kan roligt gå videre.", number_text(ticket.number)),
        fmt::format("It is so already for {}: go on.", number_text(ticket.number)));
}

}  // namespace skranke::refusals
