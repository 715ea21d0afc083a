#pragma once
// What a municipality has set up: sites, services, desks, staff and devices. Plain values.
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/calendar.hpp"
#include "shared/base/ids.hpp"
#include "shared/queue/done_by.hpp"
#include "shared/queue/roles.hpp"
#include "shared/queue/rule_settings.hpp"
#include "shared/queue/week_plan.hpp"

namespace skranke {

enum class SiteKind {
    library,
    drop_in_centre,
    mobile,  // a stop on a van's route
};

// A day on which fewer are at the desks than usual, known beforehand.
inline constexpr int reduced_people_max = 99;
enum class ReducedBecause { election, training, illness, other };
struct ReducedDay {
    ServiceDay day{};
    int people = 1;  // who are on the floor
    ReducedBecause because = ReducedBecause::other;
    bool operator==(const ReducedDay&) const = default;
};

struct Site {
    SiteId id;
    std::string name;  // "Hovedbiblioteket"
    SiteKind kind = SiteKind::library;
    RuleSettings rule{};          // who goes before whom here
    std::optional<bool> quiet{};  // no sound, no numbers on a display; nothing: as its kind is
    bool keep_overnight = false;  // who is left over when the day closes is carried into the next one
    std::vector<ReducedDay> reduced_days{};
    std::vector<WeekdayHours> opening_hours{};  // by weekday; none: nobody has said
    std::vector<PlannedHours> plan{};           // who is here when, by weekday
    bool operator==(const Site&) const = default;
};

bool is_quiet(const Site& site);
const ReducedDay* reduced_on(const Site& site, ServiceDay day);  // null: as usual

struct Service {
    ServiceId id;      // "B02"
    std::string name;  // "MitID – låst eller ny telefon"
    std::string kle;   // KL's subject number, "23.15.25"
    // What a typical citizen takes at the desk; for estimates, never shown as a limit. Zero: not known.
    std::chrono::minutes expected{};
    std::string bring{};               // what the citizen must have with them
    std::string helps_with{};          // the fixed task description: what we do …
    std::string does_not_help_with{};  // … and what we do not
    std::string self_service{};        // where citizens can do it themselves: "borger.dk › Pas"
    std::string phone{};               // whom to ring
    std::string needs_capability{};    // what a desk must have: "rejsekort_pc"; empty: nothing
    bool needs_identity = false;       // the citizen's identity is established: not for volunteers
    bool express = false;              // a short errand: may go between long ones, within the rule's bound
    bool ended = false;                // taken out of use: kept for what was, no longer offered
    // A campaign: offered on these days and between them; none: without bound.
    std::optional<ServiceDay> first_day{}, last_day{};
    bool operator==(const Service&) const = default;
};

bool is_offered_on(const Service& service, ServiceDay day);
bool is_campaign(const Service& service);

enum class DeskKind { skranke, bord, gulv, mobil, telefon };

struct Desk {
    DeskId id;
    SiteId site;
    std::string name;  // "Skranke 3"
    DeskKind kind = DeskKind::skranke;
    std::vector<std::string> capabilities{};  // "rejsekort_pc"
    PartnerId partner{};  // whose people sit here: it calls whom was sent on to them, and nobody else
    bool operator==(const Desk&) const = default;
};

struct Person {
    PersonId id;  // the initials
    Role role = Role::advisor;
    std::vector<ServiceId> competences{};  // empty: every service that the role may give
    bool operator==(const Person&) const = default;
};

struct Device {
    DeviceId id;
    std::string name;  // "Konsol, Skranke 3"
    SiteId site;
    std::optional<DeskId> desk;  // where it stands; a display has none
    std::optional<char> letter;  // its number series (A–Z without I, O, Q); none for a display
    bool operator==(const Device&) const = default;
};

struct Municipality {
    MunicipalityId id;
    std::string name;
    std::vector<Site> sites;        // in the order they are shown
    std::vector<Service> services;  // likewise
    std::vector<Desk> desks;
    std::vector<Person> staff;
    std::vector<Device> devices;     // by id
    std::optional<DoneBy> crisis{};  // since when only the crisis services are offered

    const Site* find(const SiteId& id) const;
    const Service* find(const ServiceId& id) const;  // the crisis services, too
    // Null, too, if it is not offered on that day.
    const Service* find_offered(const ServiceId& id, ServiceDay day) const;
    // What a citizen can have help with on that day.
    std::vector<const Service*> offered(ServiceDay day) const;
    const Desk* find(const DeskId& id) const;
    const Person* find(const PersonId& id) const;
    const Device* find(const DeviceId& id) const;
    // What people call it; the id itself where nobody knows it any more.
    std::string name_of(const SiteId& wanted) const;
    std::string name_of(const ServiceId& wanted) const;
    std::string name_of(const DeskId& wanted) const;
    // Whether this person's role allows it. Where nobody has said who they are, or nobody knows them, it
    // does.
    bool permits(const PersonId& wanted, Permission permission) const;
    bool operator==(const Municipality&) const = default;
};

// A van's desk is wherever the van is: at any stop.
bool travels_to(const Municipality& municipality, const Desk& desk, const SiteId& site);

}  // namespace skranke
