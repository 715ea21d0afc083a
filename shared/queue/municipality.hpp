#pragma once
// What a municipality has set up: sites, services, desks, staff and devices. Plain values.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/ids.hpp"

namespace skranke {

enum class SiteKind { library, drop_in_centre, mobile };

struct Site {
    SiteId id;
    std::string name;  // "Hovedbiblioteket"
    SiteKind kind = SiteKind::library;
    bool operator==(const Site&) const = default;
};

struct Service {
    ServiceId id;      // "B02"
    std::string name;  // "MitID – låst eller ny telefon"
    std::string kle;   // KL's subject number, "23.15.25"
    bool operator==(const Service&) const = default;
};

enum class DeskKind { skranke, bord, gulv, mobil };

struct Desk {
    DeskId id;
    SiteId site;
    std::string name;  // "Skranke 3"
    DeskKind kind = DeskKind::skranke;
    bool operator==(const Desk&) const = default;
};

struct Person {
    PersonId id;  // the initials
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
    std::vector<Device> devices;  // by id

    const Site* find(const SiteId& id) const;
    const Service* find(const ServiceId& id) const;
    const Desk* find(const DeskId& id) const;
    const Person* find(const PersonId& id) const;
    const Device* find(const DeviceId& id) const;
    bool operator==(const Municipality&) const = default;
};

}  // namespace skranke
