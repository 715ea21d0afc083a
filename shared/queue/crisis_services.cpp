#include "shared/queue/crisis_services.hpp"

#include <algorithm>

namespace skranke {

namespace {

using std::chrono::minutes;

std::vector<Service> made() {
    return {
        {.id = {"K01"},
         .name = "Information",
         .kle = "",
         .expected = minutes{3},
         .helps_with = "Hvad der er sket, hvor man går hen, og hvor man følger med."},
        {.id = {"K02"},
         .name = "Husly",
         .kle = "27.12.04",
         .expected = minutes{15},
         .helps_with = "Et sted at være i nat, mad og varme."},
        {.id = {"K03"},
         .name = "Pårørende",
         .kle = "",
         .expected = minutes{10},
         .helps_with = "Hvor man spørger efter nogen, og hvem man ringer til.",
         .does_not_help_with = "At skrive navne ned her."},
        {.id = {"K04"},
         .name = "MitID- eller betalingsnedbrud",
         .kle = "23.15.25",
         .expected = minutes{10},
         .helps_with = "Det, der haster og ikke kan klares digitalt lige nu."},
        {.id = {"K05"}, .name = "Brevstemme", .kle = "84.01.00", .expected = minutes{6}},
    };
}

}  // namespace

const std::vector<Service>& crisis_services() {
    static const std::vector<Service> services = made();
    return services;
}

bool is_crisis_service(const ServiceId& service) {
    return std::ranges::find(crisis_services(), service, &Service::id) != crisis_services().end();
}

}  // namespace skranke
