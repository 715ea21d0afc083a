#include "sync/node/municipality_document.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "sync/node/deterministic_change.hpp"
#include "sync/node/document_fields.hpp"

namespace skranke {

namespace {

using automerge::ObjectId;
using automerge::ObjectType;
using automerge::Transaction;

// The maps of the first change, by the number of the operation that makes them.
enum class Section : std::uint64_t { sites = 3, services, desks, staff, devices };

ObjectId map_of(Section section) {
    return ObjectId{{.counter = std::to_underlying(section), .actor = genesis_actor()}};
}

// The words of the format. They are on disk and on the wire: add, never change.
constexpr std::array<std::pair<SiteKind, std::string_view>, 3> site_kinds{{
    {SiteKind::library, "library"},
    {SiteKind::drop_in_centre, "drop_in_centre"},
    {SiteKind::mobile, "mobile"},
}};
constexpr std::array<std::pair<DeskKind, std::string_view>, 5> desk_kinds{{
    {DeskKind::skranke, "skranke"},
    {DeskKind::bord, "bord"},
    {DeskKind::gulv, "gulv"},
    {DeskKind::mobil, "mobil"},
    {DeskKind::telefon, "telefon"},
}};
constexpr std::array<std::pair<Discipline, std::string_view>, 2> disciplines{{
    {Discipline::strict, "strict"},
    {Discipline::time_credit, "time_credit"},
}};
constexpr std::array<std::pair<Role, std::string_view>, 6> roles{{
    {Role::advisor, "advisor"},
    {Role::host, "host"},
    {Role::volunteer, "volunteer"},
    {Role::outreach_worker, "outreach_worker"},
    {Role::manager, "manager"},
    {Role::site_admin, "site_admin"},
}};

template <class Kind, std::size_t size>
std::string word_of(const std::array<std::pair<Kind, std::string_view>, size>& words, Kind kind) {
    return std::string(std::ranges::find(words, kind, &std::pair<Kind, std::string_view>::first)->second);
}

// A word of a later version reads as the first kind.
template <class Kind, std::size_t size>
Kind kind_of(const std::array<std::pair<Kind, std::string_view>, size>& words, std::string_view word) {
    const auto found = std::ranges::find(words, word, &std::pair<Kind, std::string_view>::second);
    return found == words.end() ? words.front().first : found->first;
}

// Entry after entry of a section, field after field; keeps the first error.
class SectionWriter {
public:
    SectionWriter(Transaction& change, Section section) : change_(change), section_(map_of(section)) {}

    void begin(const std::string& id) {
        if (!done_) return;
        auto entry = change_.put_object(section_, id, ObjectType::map);
        if (!entry) {
            done_ = std::unexpected(entry.error());
            return;
        }
        entry_ = *entry;
        put("order", order_++);
    }
    void put(std::string_view name, automerge::Scalar value) {
        if (done_) done_ = change_.put(entry_, name, std::move(value));
    }
    void put_minutes(std::string_view name, std::chrono::minutes minutes) {
        put(name, std::int64_t{minutes.count()});
    }
    // What is empty is not written.
    void put_text(std::string_view name, const std::string& text) {
        if (!text.empty()) put(name, text);
    }
    void put_flag(std::string_view name, bool set) {
        if (set) put(name, true);
    }
    void put_texts(std::string_view name, const std::vector<std::string>& texts) {
        if (!done_ || texts.empty()) return;
        const auto list = change_.put_object(entry_, name, ObjectType::list);
        if (!list) {
            done_ = std::unexpected(list.error());
            return;
        }
        for (std::size_t index = 0; index < texts.size() && done_; ++index)
            done_ = change_.insert(*list, index, texts[index]);
    }
    automerge::Result<void> done() { return std::move(done_); }

private:
    Transaction& change_;
    ObjectId section_, entry_;
    std::int64_t order_ = 0;
    automerge::Result<void> done_;
};

template <class Value, class Read>
std::vector<Value> read_section(const automerge::Document& document, Section section, Read read) {
    std::vector<Value> values;
    std::vector<std::pair<std::int64_t, std::size_t>> order;  // and where equal, by key
    document.for_each(map_of(section), [&](std::string_view id, const automerge::Value& value) {
        const auto* type = std::get_if<ObjectType>(&value.content);
        if (!type || *type != ObjectType::map) return;
        const DocumentFields fields(document, value.object());
        order.emplace_back(fields.integer("order").value_or(0), values.size());
        values.push_back(read(std::string(id), fields));
    });
    std::ranges::sort(order);
    std::vector<Value> ordered;
    ordered.reserve(values.size());
    for (const auto& [rank, place] : order) ordered.push_back(std::move(values[place]));
    return ordered;
}

// A document that anybody may have written says nothing sillier than this.
std::int64_t bounded(std::optional<std::int64_t> value, std::int64_t otherwise, std::int64_t most) {
    return value && *value >= 0 && *value <= most ? *value : otherwise;
}

std::chrono::minutes read_minutes(const DocumentFields& fields, std::string_view name,
                                  std::chrono::minutes otherwise) {
    constexpr std::chrono::minutes day{std::chrono::hours{24}};
    return std::chrono::minutes{bounded(fields.integer(name), otherwise.count(), day.count())};
}

RuleSettings read_rule(const DocumentFields& fields) {
    constexpr int overtaken_max = 1000;
    const RuleSettings usual;
    return {.discipline = kind_of(disciplines, fields.text_or("discipline")),
            .escorted_credit = read_minutes(fields, "escorted_credit", usual.escorted_credit),
            .express_credit = read_minutes(fields, "express_credit", usual.express_credit),
            .overtaken_at_most = static_cast<int>(
                bounded(fields.integer("overtaken_at_most"), usual.overtaken_at_most, overtaken_max)),
            .not_overtaken_after = read_minutes(fields, "not_overtaken_after", usual.not_overtaken_after)};
}

Service read_service(std::string id, const DocumentFields& fields) {
    return {.id = {std::move(id)},
            .name = fields.text_or("name"),
            .kle = fields.text_or("kle"),
            .expected = read_minutes(fields, "expected", {}),
            .bring = fields.text_or("bring"),
            .helps_with = fields.text_or("helps_with"),
            .does_not_help_with = fields.text_or("does_not_help_with"),
            .self_service = fields.text_or("self_service"),
            .phone = fields.text_or("phone"),
            .needs_capability = fields.text_or("needs_capability"),
            .needs_identity = fields.flag("needs_identity"),
            .express = fields.flag("express")};
}

void write_fields(SectionWriter& entry, const Service& service) {
    entry.put("name", service.name);
    entry.put("kle", service.kle);
    entry.put_minutes("expected", service.expected);
    entry.put_text("bring", service.bring);
    entry.put_text("helps_with", service.helps_with);
    entry.put_text("does_not_help_with", service.does_not_help_with);
    entry.put_text("self_service", service.self_service);
    entry.put_text("phone", service.phone);
    entry.put_text("needs_capability", service.needs_capability);
    entry.put_flag("needs_identity", service.needs_identity);
    entry.put_flag("express", service.express);
}

void write_fields(SectionWriter& entry, const RuleSettings& rule) {
    entry.put("discipline", word_of(disciplines, rule.discipline));
    entry.put_minutes("escorted_credit", rule.escorted_credit);
    entry.put_minutes("express_credit", rule.express_credit);
    entry.put("overtaken_at_most", std::int64_t{rule.overtaken_at_most});
    entry.put_minutes("not_overtaken_after", rule.not_overtaken_after);
}

Person read_person(std::string id, const DocumentFields& fields) {
    Person person{.id = {std::move(id)}, .role = kind_of(roles, fields.text_or("role"))};
    for (auto& service : fields.texts("competences")) person.competences.push_back({std::move(service)});
    return person;
}

Device read_device(std::string id, const DocumentFields& fields) {
    Device device{.id = {std::move(id)},
                  .name = fields.text_or("name"),
                  .site = {fields.text_or("site")},
                  .desk = {},
                  .letter = {}};
    if (auto desk = fields.text("desk")) device.desk = DeskId{*std::move(desk)};
    const auto letter = fields.text("letter");
    if (letter && letter->size() == 1 && (*letter)[0] >= 'A' && (*letter)[0] <= 'Z')
        device.letter = (*letter)[0];
    return device;
}

}  // namespace

DocumentId municipality_document_id(const MunicipalityId& id) {
    return DocumentId::derive("skranke/municipality/v1" + id.text);
}

automerge::Document new_municipality_document(const MunicipalityId& id) {
    return deterministic_document([&](DeterministicChange& change) {
        change.put("kind", "municipality");
        change.put("municipality", id.text);
        for (const auto* section : {"sites", "services", "desks", "staff", "devices"})
            change.put_map(section);
    });
}

bool is_municipality_document(const MunicipalityId& municipality, const DocumentId& id,
                              const automerge::Document& document) {
    return municipality_document_id(municipality) == id &&
           document.has(new_municipality_document(municipality).heads().front());
}

Municipality read_municipality(const MunicipalityId& id, const automerge::Document& document) {
    Municipality municipality;
    municipality.id = id;
    municipality.name = DocumentFields(document, automerge::root).text_or("name");
    municipality.sites =
        read_section<Site>(document, Section::sites, [](std::string key, const DocumentFields& fields) {
            return Site{.id = {std::move(key)},
                        .name = fields.text_or("name"),
                        .kind = kind_of(site_kinds, fields.text_or("kind")),
                        .rule = read_rule(fields)};
        });
    municipality.services = read_section<Service>(document, Section::services, read_service);
    municipality.desks =
        read_section<Desk>(document, Section::desks, [](std::string key, const DocumentFields& fields) {
            return Desk{.id = {std::move(key)},
                        .site = {fields.text_or("site")},
                        .name = fields.text_or("name"),
                        .kind = kind_of(desk_kinds, fields.text_or("kind")),
                        .capabilities = fields.texts("capabilities")};
        });
    municipality.staff = read_section<Person>(document, Section::staff, read_person);
    municipality.devices = read_section<Device>(document, Section::devices, read_device);
    std::ranges::sort(municipality.staff, {}, &Person::id);
    std::ranges::sort(municipality.devices, {}, &Device::id);
    return municipality;
}

automerge::Result<void> write_set_up(Transaction& change, const Municipality& municipality) {
    if (auto named = change.put(automerge::root, "name", municipality.name); !named) return named;

    SectionWriter sites(change, Section::sites);
    for (const auto& site : municipality.sites) {
        sites.begin(site.id.text);
        sites.put("name", site.name);
        sites.put("kind", word_of(site_kinds, site.kind));
        write_fields(sites, site.rule);
    }
    if (auto written = sites.done(); !written) return written;

    SectionWriter services(change, Section::services);
    for (const auto& service : municipality.services) {
        services.begin(service.id.text);
        write_fields(services, service);
    }
    if (auto written = services.done(); !written) return written;

    SectionWriter desks(change, Section::desks);
    for (const auto& desk : municipality.desks) {
        desks.begin(desk.id.text);
        desks.put("site", desk.site.text);
        desks.put("name", desk.name);
        desks.put("kind", word_of(desk_kinds, desk.kind));
        desks.put_texts("capabilities", desk.capabilities);
    }
    if (auto written = desks.done(); !written) return written;

    SectionWriter staff(change, Section::staff);
    for (const auto& person : municipality.staff) {
        staff.begin(person.id.text);
        staff.put("role", word_of(roles, person.role));
        std::vector<std::string> competences;
        for (const auto& service : person.competences) competences.push_back(service.text);
        staff.put_texts("competences", competences);
    }
    return staff.done();
}

automerge::Result<void> write_device(Transaction& change, const Device& device) {
    SectionWriter devices(change, Section::devices);
    devices.begin(device.id.text);
    devices.put("name", device.name);
    devices.put("site", device.site.text);
    if (device.desk) devices.put("desk", device.desk->text);
    if (device.letter) devices.put("letter", std::string(1, *device.letter));
    return devices.done();
}

automerge::Result<void> write_letter(Transaction& change, const automerge::Document& document,
                                     const DeviceId& device, char letter) {
    const auto entry = document.get(map_of(Section::devices), device.text);
    if (!entry || !entry->is_object()) {
        return std::unexpected(automerge::Error{automerge::ErrorKind::invalid_operation,
                                                "device " + device.text + " is not in the municipality"});
    }
    return change.put(entry->object(), "letter", std::string(1, letter));
}

}  // namespace skranke
