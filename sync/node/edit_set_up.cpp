// What a QueueNode does with an edit of the set-up: checks, records, publishes.
#include <fmt/format.h>

#include <algorithm>

#include "shared/base/overloaded.hpp"
#include "shared/catalogue/check_names.hpp"
#include "shared/catalogue/check_service.hpp"
#include "shared/catalogue/check_set_up.hpp"
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
        fmt::format("{} må ikke ændre emner, regler, kolleger eller skranker. Bed en leder eller "
                    "lokaladministrator om det.",
                    id.text),
        fmt::format("{} may not change services, rules, staff or desks: let a manager or site administrator "
                    "do it (--person)",
                    id.text));
}

std::optional<Refusal> first_of(const std::vector<SetUpFault>& faults, const std::string& what) {
    if (faults.empty()) return std::nullopt;
    const SetUpFault& fault = faults.front();
    return refuse(fault.danish, fmt::format("{}: {} {}", what, fault.column, fault.english));
}

std::optional<Refusal> check_service_edit(const Municipality& municipality, const ServiceEdit& edit) {
    const auto& code = edit.after.id.text;
    if (auto refusal = first_of(faults_of(edit.after), code)) return refusal;
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

// Somebody must be left who can put right what is set up.
bool somebody_may_edit(const Municipality& municipality, const PersonEdit& edit) {
    const PersonId& changed = edit.before ? edit.before->id : edit.after->id;
    return (edit.after && may_edit(*edit.after)) ||
           std::ranges::any_of(municipality.staff, [&](const Person& person) {
               return person.id != changed && may_edit(person);
           });
}

std::optional<Refusal> check_colleague(const Municipality& municipality, const PersonEdit& edit) {
    if (!edit.before && !edit.after) return refuse("Der er intet at ændre.", "there is nothing to change");
    const std::string& initials = edit.before ? edit.before->id.text : edit.after->id.text;
    const Person* present = municipality.find(PersonId{initials});
    if (!edit.before && present != nullptr) {
        return refuse(fmt::format("Initialerne {} bruges allerede. Vælg nogle andre.", initials),
                      fmt::format("{} is already one of the staff: choose other initials", initials));
    }
    if (edit.before && (present == nullptr || (edit.after && edit.after->id != edit.before->id))) {
        return refuse(
            fmt::format("{} findes ikke længere. Initialer kan ikke ændres – tilføj en ny kollega.",
                        initials),
            fmt::format("{} is not one of the staff: initials cannot be changed; add a new colleague",
                        initials));
    }
    if (edit.after) {
        // Who came by a file or an older version keeps the initials they have.
        if (!edit.before)
            if (auto refusal = first_of(faults_of(*edit.after), in_quotes(initials))) return refusal;
        for (const auto& service : edit.after->competences) {
            if (municipality.find(service) != nullptr) continue;
            return refuse(fmt::format("Emnet {} findes ikke. Vælg et andet.", in_quotes(service.text)),
                          fmt::format("there is no service \"{}\": choose another", service.text));
        }
    }
    if (somebody_may_edit(municipality, edit)) return std::nullopt;
    return refuse(
        fmt::format(
            "{} er den sidste, der kan ændre indstillinger. Giv først en anden rollen som leder eller "
            "lokaladministrator.",
            initials),
        fmt::format("{} is the last who may change the set-up: first make another a manager or site "
                    "administrator",
                    initials));
}

Refusal no_site(const SiteId& site) {
    return refuse(fmt::format("Stedet {} findes ikke.", in_quotes(site.text)),
                  fmt::format("there is no site \"{}\"", site.text));
}

struct Check {
    const Municipality& municipality;

    std::optional<Refusal> operator()(const CatalogueEdit& edit) const {
        for (const auto& service : edit.services)
            if (auto refusal = check_service_edit(municipality, service)) return refusal;
        return name_refusal(edit);
    }
    std::optional<Refusal> operator()(const SiteEdit& edit) const {
        const SiteId& site = edit.after.id;
        if (edit.before && (municipality.find(site) == nullptr || edit.before->id != site))
            return no_site(site);
        if (auto refusal = name_refusal(edit)) return refusal;
        return first_of(faults_of(edit.after), site.text);
    }
    std::optional<Refusal> operator()(const PersonEdit& edit) const {
        return check_colleague(municipality, edit);
    }
    std::optional<Refusal> operator()(const DeskEdit& edit) const {
        const DeskId& desk = edit.after.id;
        if (edit.before && (municipality.find(desk) == nullptr || edit.before->id != desk))
            return refuse(fmt::format("Skranken {} findes ikke.", in_quotes(desk.text)),
                          fmt::format("there is no desk \"{}\"", desk.text));
        if (municipality.find(edit.after.site) == nullptr) return no_site(edit.after.site);
        if (auto refusal = name_refusal(edit)) return refusal;
        return first_of(faults_of(edit.after), desk.text);
    }

private:
    std::optional<Refusal> name_refusal(const SetUpEdit& edit) const {
        auto fault = taken_name(edit, municipality);
        if (!fault) return std::nullopt;
        return refuse(std::move(fault->danish), std::move(fault->english));
    }
};

// What others have changed meanwhile stays, and what is so already is left out.
SetUpEdit said_of_now(const SetUpEdit& wanted, const Municipality& municipality) {
    const auto* catalogue = std::get_if<CatalogueEdit>(&wanted);
    return catalogue != nullptr ? SetUpEdit{rebased(*catalogue, municipality.services)} : wanted;
}

bool changes_nothing(const SetUpEdit& edit) {
    return std::visit(Overloaded{[](const CatalogueEdit& catalogue) { return catalogue.empty(); },
                                 [](const auto& other) { return other.before == other.after; }},
                      edit);
}

}  // namespace

std::expected<void, Refused> QueueNode::edit_set_up(const SetUpEdit& wanted, PersonId person) {
    if (state_->unreadable) return std::unexpected<Refused>(*state_->unreadable);
    state_->refresh();
    const Municipality& municipality = *state_->municipality;
    if (person.empty()) person = first_who_may(municipality);
    if (auto refusal = check_person(municipality, person))
        return std::unexpected<Refused>(*std::move(refusal));
    const auto edit = said_of_now(wanted, municipality);
    if (auto refusal = std::visit(Check{municipality}, edit))
        return std::unexpected<Refused>(*std::move(refusal));
    const auto written = state_->noted(state_->write_edit(edit));
    if (!written) return std::unexpected<Refused>(written.error());
    return {};
}

Result<void> QueueNode::State::write_edit(const SetUpEdit& edit) {
    if (changes_nothing(edit)) return {};
    auto transaction = repository->begin();
    if (!transaction) return std::unexpected(transaction.error());
    const auto time = std::chrono::floor<std::chrono::seconds>(clock.now()).time_since_epoch().count();
    const auto change =
        transaction->edit(municipality_document, {.time = time, .message = "set-up"},
                          [&](automerge::Transaction& writing, const automerge::Document& document) {
                              return write_set_up_edit(writing, document, edit);
                          });
    if (!change) return std::unexpected(change.error());
    return transaction->commit();
}

}  // namespace skranke
