#pragma once
// What a municipality has set up, as an Automerge document.
//
//     { kind: "municipality", municipality, name, crisis: "on 1764061200000 MKH",
//       sites, services, desks, staff, devices: { <id>: { name, order, … } } }
#include <optional>

#include "automerge/automerge.hpp"
#include "shared/catalogue/set_up_edit.hpp"
#include "shared/queue/municipality.hpp"
#include "sync/repo/document_id.hpp"

namespace skranke {

// The label under which a repository keeps it.
inline constexpr std::string_view municipality_label = "municipality";

DocumentId municipality_document_id(const MunicipalityId& id);

// The document with its first change alone, which follows from the id.
automerge::Document new_municipality_document(const MunicipalityId& id);

// True if the id and the first change follow from the municipality's id.
bool is_municipality_document(const MunicipalityId& municipality, const DocumentId& id,
                              const automerge::Document& document);

// Entries that cannot be read are left out. Sites, services and desks in the order they were given; staff
// and devices by id.
Municipality read_municipality(const MunicipalityId& id, const automerge::Document& document);

// Writes name, sites, services, desks and staff of a municipality that has none yet.
automerge::Result<void> write_set_up(automerge::Transaction& change, const Municipality& municipality);
// All of an edit, of what is there or new as the edit says. Expects it checked: see `QueueNode::edit_set_up`.
automerge::Result<void> write_set_up_edit(automerge::Transaction& change, const automerge::Document& document,
                                          const SetUpEdit& edit);
// Adds a device.
automerge::Result<void> write_device(automerge::Transaction& change, const Device& device);
// One register for all: of what was switched apart, the last in the document's order counts.
automerge::Result<void> write_crisis(automerge::Transaction& change, bool on, const DoneBy& by);
// A device that is there is at another site from now on.
automerge::Result<void> write_device_site(automerge::Transaction& change, const automerge::Document& document,
                                          const DeviceId& device, const SiteId& site);
// Gives a device that is there another number series.
automerge::Result<void> write_letter(automerge::Transaction& change, const automerge::Document& document,
                                     const DeviceId& device, char letter);

}  // namespace skranke
