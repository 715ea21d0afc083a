#include "sync/node/queue_document.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sync/node/deterministic_change.hpp"
#include "sync/node/document_fields.hpp"
#include "sync/node/event_fields.hpp"

namespace skranke {

namespace {

constexpr std::string_view label_prefix = "day/";
constexpr std::size_t event_key_bytes_max = 128;

// Made by the fifth operation of the first change, whoever makes it. Known by that and not by its place at
// the root, where a later change could put another.
const automerge::ObjectId& events_map() {
    static const automerge::ObjectId map{{.counter = 5, .actor = genesis_actor()}};
    return map;
}

bool carries_overnight(const Event& event) {
    const auto* issued = std::get_if<TicketIssued>(&event.kind);
    return issued && !issued->kept_from.empty();
}

}  // namespace

// The parts need nothing between them: the first has a fixed length, and so has the last.
DocumentId day_document_id(const DayIdentity& identity) {
    return DocumentId::derive("skranke/day/v1" + identity.municipality.text + identity.site.text +
                              to_iso(identity.day));
}

automerge::Document new_day_document(const DayIdentity& identity) {
    return deterministic_document([&](DeterministicChange& change) {
        change.put("kind", "day");
        change.put("municipality", identity.municipality.text);
        change.put("site", identity.site.text);
        change.put("day", to_iso(identity.day));
        change.put_map("events");
    });
}

std::optional<DayIdentity> identify_day_document(const DocumentId& id, const automerge::Document& document) {
    const DocumentFields fields(document, automerge::root);
    const auto municipality = fields.text("municipality");
    const auto site = fields.text("site");
    const auto day = parse_service_day(fields.text_or("day"));
    if (!municipality || !site || !day) return std::nullopt;
    DayIdentity identity{.municipality = {*municipality}, .site = {*site}, .day = *day};
    if (day_document_id(identity) != id) return std::nullopt;
    if (!document.has(new_day_document(identity).heads().front())) return std::nullopt;
    return identity;
}

std::string label_of_day(const DayIdentity& identity) {
    return fmt::format("{}{}/{}", label_prefix, to_iso(identity.day), identity.site.text);
}

std::optional<DayIdentity> parse_day_label(const MunicipalityId& municipality, std::string_view label) {
    if (!label.starts_with(label_prefix)) return std::nullopt;
    label.remove_prefix(label_prefix.size());
    const auto slash = label.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    const auto day = parse_service_day(label.substr(0, slash));
    if (!day) return std::nullopt;
    return DayIdentity{
        .municipality = municipality, .site = {std::string(label.substr(slash + 1))}, .day = *day};
}

automerge::Result<void> write_event(automerge::Transaction& change, const Event& event) {
    const auto map = change.put_object(events_map(), event.key.text, automerge::ObjectType::map);
    if (!map) return std::unexpected(map.error());
    return write_event_fields(change, *map, event);
}

bool DayEvents::refresh(const automerge::Document& document) {
    auto heads = document.heads();
    if (heads == heads_) return false;
    const bool follows_on =
        !heads_.empty() && std::ranges::all_of(heads_, [&](const auto& head) { return document.has(head); });
    if (!follows_on || !read_new(document)) read_all(document);
    heads_ = std::move(heads);
    return true;
}

void DayEvents::read_all(const automerge::Document& document) {
    events_.clear();
    keys_.clear();
    unreadable_ = 0;
    ++times_read_anew_;
    for (const auto& key : document.keys(events_map())) read(document, key);
}

bool DayEvents::read_new(const automerge::Document& document) {
    // Beyond this many, taking changes apart costs more than reading the document.
    constexpr std::size_t changes_max = 200;
    if (document.count_changes_since(heads_) > changes_max) return false;

    std::set<automerge::ObjectId> new_objects;
    std::vector<std::string> new_keys;
    for (const auto& change : document.changes_since(heads_)) {
        const auto operations = change.operations();
        if (!operations) return false;
        for (const auto& operation : *operations) {
            if (new_objects.contains(operation.object)) {
                new_objects.insert(automerge::ObjectId{operation.id});
                continue;
            }
            const auto* key = std::get_if<std::string>(&operation.key);
            const bool new_event = operation.object == events_map() && key &&
                                   operation.action == automerge::Action::make_map && !keys_.contains(*key) &&
                                   std::ranges::find(new_keys, *key) == new_keys.end();
            if (!new_event) return false;
            new_objects.insert(automerge::ObjectId{operation.id});
            new_keys.push_back(*key);
        }
    }
    for (const auto& key : new_keys) read(document, key);
    return true;
}

void DayEvents::read(const automerge::Document& document, const std::string& key) {
    keys_.insert(key);
    // Keys are unique by their making. Should two writers use the same one all the same, both events count:
    // the one written first keeps the key.
    auto values = document.get_all(events_map(), key);
    std::ranges::sort(values, {}, &automerge::Value::id);
    bool first = true;
    for (const auto& value : values) {
        const auto* type = std::get_if<automerge::ObjectType>(&value.content);
        const bool is_map = type && *type == automerge::ObjectType::map;
        const bool is_first = first;
        auto event_key = first ? key : fmt::format("{}~{}", key, value.id.text());
        first = false;
        auto event = is_map && key.size() <= event_key_bytes_max
                         ? read_event_fields(document, value.object(), {std::move(event_key)})
                         : std::nullopt;
        // Carried into the day by two devices that opened it apart: the same citizen.
        if (event && !is_first && carries_overnight(*event)) continue;
        if (event) {
            events_.push_back(*std::move(event));
        } else {
            ++unreadable_;
        }
    }
}

}  // namespace skranke
