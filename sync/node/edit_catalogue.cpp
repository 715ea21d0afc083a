// What a QueueNode does with an edit of the catalogue: checks, records, publishes.
#include <fmt/format.h>

#include <algorithm>

#include "shared/catalogue/check_service.hpp"
#include "shared/text/format.hpp"
#include "sync/node/municipality_document.hpp"
#include "sync/node/queue_node_state.hpp"

namespace skranke {

namespace {

Refusal refuse(std::string danish, std::string english) {
    return {
        .kind = Refusal::Kind::set_up_refused, .danish = std::move(danish), .english = std::move(english)};
}

bool may_edit(const Person& person) { return may(person.role, Permission::change_set_up); }

PersonId first_who_may(const Municipality& municipality) {
    const auto found = std::ranges::find_if(municipality.staff, may_edit);
    return found == municipality.staff.end() ? PersonId{} : found->id;
}

std::optional<Refusal> check_person(const Municipality& municipality, const PersonId& id) {
    const Person* person = municipality.find(id);
    if (person == nullptr) {
        return refuse(
            fmt::format("Initialerne {} kendes ikke. Vælg, hvem du er.", in_quotes(id.text)),
            fmt::format("nobody has the initials \"{}\": name one of the staff (--person)", id.text));
    }
    if (may_edit(*person)) return std::nullopt;
    return refuse(
        fmt::format("{} må ikke ændre emner. Bed en leder eller lokaladministrator om det.", id.text),
        fmt::format("{} may not change services: let a manager or site administrator do it (--person)",
                    id.text));
}

std::optional<Refusal> check_edit(const Municipality& municipality, const ServiceEdit& edit) {
    const auto& code = edit.after.id.text;
    for (const auto& fault : faults_of(edit.after))
        return refuse(fault.danish, fmt::format("{}: {} {}", code, fault.column, fault.english));
    const Service* present = municipality.find(edit.after.id);
    if (!edit.before && present != nullptr) {
        return refuse(fmt::format("Koden {} bruges allerede til {}. Vælg en anden kode.", code,
                                  in_quotes(present->name)),
                      fmt::format("{} is already \"{}\": choose another code", code, present->name));
    }
    if (edit.before && (present == nullptr || edit.before->id != edit.after.id)) {
        return refuse(
            fmt::format("Emnet {} findes ikke. En kode kan ikke ændres – opret et nyt emne.", code),
            fmt::format("there is no service {}: a code cannot be changed; make a new service", code));
    }
    return std::nullopt;
}

}  // namespace

std::expected<void, Refused> QueueNode::edit_catalogue(const CatalogueEdit& wanted, PersonId person) {
    state_->refresh();
    const Municipality& municipality = *state_->municipality;
    if (person.empty()) person = first_who_may(municipality);
    if (auto refusal = check_person(municipality, person))
        return std::unexpected<Refused>(*std::move(refusal));
    const auto edit = rebased(wanted, municipality.services);
    for (const auto& service : edit.services) {
        if (auto refusal = check_edit(municipality, service))
            return std::unexpected<Refused>(*std::move(refusal));
    }
    const auto written = state_->noted(state_->write_edit(edit));
    if (!written) return std::unexpected<Refused>(written.error());
    return {};
}

Result<void> QueueNode::State::write_edit(const CatalogueEdit& edit) {
    if (edit.empty()) return {};
    auto transaction = repository->begin();
    if (!transaction) return std::unexpected(transaction.error());
    const auto time = std::chrono::floor<std::chrono::seconds>(clock.now()).time_since_epoch().count();
    const auto change =
        transaction->edit(municipality_document, {.time = time, .message = "catalogue"},
                          [&](automerge::Transaction& writing, const automerge::Document& document) {
                              return write_catalogue_edit(writing, document, edit);
                          });
    if (!change) return std::unexpected(change.error());
    return transaction->commit();
}

}  // namespace skranke
