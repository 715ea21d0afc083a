#pragma once
// What one entry of a municipality's document says: a site, service, desk, person or device as named values,
// and back. The names and words are on disk and on the wire: add, never change.
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "automerge/automerge.hpp"
#include "shared/queue/municipality.hpp"
#include "sync/node/document_fields.hpp"

namespace skranke {

struct EntryField {
    std::string_view name;
    std::variant<std::string, std::int64_t, bool, std::vector<std::string>> value;
    bool operator==(const EntryField&) const = default;
};
// The same names in the same order for every entry of a kind.
using EntryFields = std::vector<EntryField>;

EntryFields fields_of(const Site& site);
EntryFields fields_of(const Service& service);
EntryFields fields_of(const Desk& desk);
EntryFields fields_of(const Person& person);
EntryFields fields_of(const Device& device);

// What an entry does not say, or says absurdly, is as usual.
Site read_site(std::string id, const DocumentFields& fields);
Service read_service(std::string id, const DocumentFields& fields);
Desk read_desk(std::string id, const DocumentFields& fields);
Person read_person(std::string id, const DocumentFields& fields);
Device read_device(std::string id, const DocumentFields& fields);

// Fills a new entry; what is empty is not written.
automerge::Result<void> write_fields(automerge::Transaction& change, const automerge::ObjectId& entry,
                                     const EntryFields& fields);
// Writes what differs, and nothing else: edits of other fields, made apart, stay.
automerge::Result<void> write_changed_fields(automerge::Transaction& change, const automerge::ObjectId& entry,
                                             const EntryFields& before, const EntryFields& after);

}  // namespace skranke
