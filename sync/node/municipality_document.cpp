#include "sync/node/municipality_document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "sync/node/deterministic_change.hpp"
#include "sync/node/municipality_entries.hpp"

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

automerge::Result<void> write_entry(Transaction& change, Section section, const std::string& id,
                                    std::int64_t order, const EntryFields& fields) {
    const auto entry = change.put_object(map_of(section), id, ObjectType::map);
    if (!entry) return std::unexpected(entry.error());
    if (auto ranked = change.put(*entry, "order", order); !ranked) return ranked;
    return write_fields(change, *entry, fields);
}

template <class Value>
automerge::Result<void> write_entries(Transaction& change, Section section,
                                      const std::vector<Value>& values) {
    std::int64_t order = 0;
    for (const auto& value : values) {
        if (auto written = write_entry(change, section, value.id.text, order++, fields_of(value)); !written)
            return written;
    }
    return {};
}

// The map of an entry that must be there.
automerge::Result<ObjectId> find_entry(const automerge::Document& document, Section section,
                                       const std::string& id) {
    const auto entry = document.get(map_of(section), id);
    if (entry && entry->is_object()) return entry->object();
    return std::unexpected(
        automerge::Error{automerge::ErrorKind::invalid_operation, id + " is not in the municipality"});
}

// A document that anybody may have written cannot make the next order overflow.
constexpr std::int64_t order_limit = std::int64_t{1} << 40;

std::int64_t order_after_the_last(const automerge::Document& document, Section section) {
    std::int64_t after = 0;
    document.for_each(map_of(section), [&](std::string_view, const automerge::Value& value) {
        if (!value.is_object()) return;
        const auto order = DocumentFields(document, value.object()).integer("order").value_or(0);
        if (order < order_limit) after = std::max(after, order + 1);
    });
    return after;
}

// What an entry that is there says otherwise.
template <class Value>
automerge::Result<void> write_changes(Transaction& change, const automerge::Document& document,
                                      Section section, const Value& before, const Value& after) {
    const auto entry = find_entry(document, section, after.id.text);
    if (!entry) return std::unexpected(entry.error());
    return write_changed_fields(change, *entry, fields_of(before), fields_of(after));
}

automerge::Result<void> write_service(Transaction& change, const automerge::Document& document,
                                      const ServiceEdit& edit, std::int64_t order_if_new) {
    const Service& service = edit.after;
    if (!edit.before)
        return write_entry(change, Section::services, service.id.text, order_if_new, fields_of(service));
    return write_changes(change, document, Section::services, *edit.before, service);
}

automerge::Result<void> write_edit(Transaction& change, const automerge::Document& document,
                                   const CatalogueEdit& edit) {
    auto order_if_new = order_after_the_last(document, Section::services);
    for (const auto& service : edit.services) {
        if (auto done = write_service(change, document, service, order_if_new); !done) return done;
        if (!service.before) ++order_if_new;
    }
    std::int64_t rank = 0;
    for (const auto& id : edit.order) {
        const auto entry = find_entry(document, Section::services, id.text);
        if (!entry) return std::unexpected(entry.error());
        if (auto done = change.put(*entry, "order", rank++); !done) return done;
    }
    return {};
}

template <class Edit>
automerge::Result<void> write_new_or_changed(Transaction& change, const automerge::Document& document,
                                             Section section, const Edit& edit) {
    if (edit.before) return write_changes(change, document, section, *edit.before, edit.after);
    return write_entry(change, section, edit.after.id.text, order_after_the_last(document, section),
                       fields_of(edit.after));
}

automerge::Result<void> write_edit(Transaction& change, const automerge::Document& document,
                                   const SiteEdit& edit) {
    return write_new_or_changed(change, document, Section::sites, edit);
}

automerge::Result<void> write_edit(Transaction& change, const automerge::Document& document,
                                   const PersonEdit& edit) {
    if (!edit.after) return change.erase(map_of(Section::staff), edit.before->id.text);
    if (edit.before) return write_changes(change, document, Section::staff, *edit.before, *edit.after);
    return write_entry(change, Section::staff, edit.after->id.text,
                       order_after_the_last(document, Section::staff), fields_of(*edit.after));
}

automerge::Result<void> write_edit(Transaction& change, const automerge::Document& document,
                                   const DeskEdit& edit) {
    return write_new_or_changed(change, document, Section::desks, edit);
}

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

constexpr std::string_view crisis_on = "on ";

// "on 1764061200000 MKH", in milliseconds since 1970; anything else: there is none.
std::optional<DoneBy> crisis_in(std::string_view text) {
    if (!text.starts_with(crisis_on)) return std::nullopt;
    text.remove_prefix(crisis_on.size());
    constexpr std::int64_t latest = 7258118400000;  // the year 2200: later ones are none of ours
    std::int64_t at = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), at);
    if (error != std::errc{} || at < 0 || at >= latest) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (text.starts_with(' ')) text.remove_prefix(1);
    return DoneBy{.at = UtcTime(std::chrono::milliseconds(at)), .person = {std::string(text)}};
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
    municipality.crisis = crisis_in(DocumentFields(document, automerge::root).text_or("crisis"));
    municipality.sites = read_section<Site>(document, Section::sites, read_site);
    municipality.services = read_section<Service>(document, Section::services, read_service);
    municipality.desks = read_section<Desk>(document, Section::desks, read_desk);
    municipality.staff = read_section<Person>(document, Section::staff, read_person);
    municipality.devices = read_section<Device>(document, Section::devices, read_device);
    std::ranges::sort(municipality.staff, {}, &Person::id);
    std::ranges::sort(municipality.devices, {}, &Device::id);
    return municipality;
}

automerge::Result<void> write_set_up(Transaction& change, const Municipality& municipality) {
    if (auto done = change.put(automerge::root, "name", municipality.name); !done) return done;
    if (auto done = write_entries(change, Section::sites, municipality.sites); !done) return done;
    if (auto done = write_entries(change, Section::services, municipality.services); !done) return done;
    if (auto done = write_entries(change, Section::desks, municipality.desks); !done) return done;
    return write_entries(change, Section::staff, municipality.staff);
}

automerge::Result<void> write_set_up_edit(Transaction& change, const automerge::Document& document,
                                          const SetUpEdit& edit) {
    return std::visit([&](const auto& wanted) { return write_edit(change, document, wanted); }, edit);
}

automerge::Result<void> write_device(Transaction& change, const Device& device) {
    return write_entry(change, Section::devices, device.id.text, 0, fields_of(device));
}

automerge::Result<void> write_crisis(Transaction& change, bool on, const DoneBy& by) {
    return change.put(
        automerge::root, "crisis",
        fmt::format("{}{} {}", on ? crisis_on : "off ", by.at.time_since_epoch().count(), by.person.text));
}

automerge::Result<void> write_device_site(Transaction& change, const automerge::Document& document,
                                          const DeviceId& device, const SiteId& site) {
    const auto entry = find_entry(document, Section::devices, device.text);
    if (!entry) return std::unexpected(entry.error());
    return change.put(*entry, "site", site.text);
}

automerge::Result<void> write_letter(Transaction& change, const automerge::Document& document,
                                     const DeviceId& device, char letter) {
    const auto entry = find_entry(document, Section::devices, device.text);
    if (!entry) return std::unexpected(entry.error());
    return change.put(*entry, "letter", std::string(1, letter));
}

}  // namespace skranke
