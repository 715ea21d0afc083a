#include "shared/catalogue/catalogue_edit.hpp"

#include <algorithm>

#include "shared/catalogue/check_service.hpp"
#include "shared/catalogue/service_columns.hpp"

namespace skranke {

namespace {

bool in_order(std::span<const ServiceId> order, std::span<const Service> services) {
    return std::ranges::equal(order, services, {}, {}, &Service::id);
}

Service with_changes(Service service, const Service& before, const Service& after) {
    for (const auto& column : service_columns()) {
        std::visit(
            [&](auto member) {
                if (before.*member != after.*member) service.*member = after.*member;
            },
            column.member);
    }
    return service;
}

}  // namespace

CatalogueEdit edit_to(std::span<const Service> present, std::span<const Service> wanted) {
    CatalogueEdit edit;
    std::vector<ServiceId> order;
    for (const auto& service : wanted) {
        order.push_back(service.id);
        const auto found = std::ranges::find(present, service.id, &Service::id);
        if (found == present.end()) {
            edit.services.push_back({.before = {}, .after = service});
        } else if (*found != service) {
            edit.services.push_back({.before = *found, .after = service});
        }
    }
    for (const auto& service : present) {
        if (std::ranges::find(wanted, service.id, &Service::id) != wanted.end()) continue;
        order.push_back(service.id);
        if (service.ended || service.id.text == service_for_anything) continue;
        auto ended = service;
        ended.ended = true;
        edit.services.push_back({.before = service, .after = std::move(ended)});
    }
    if (!in_order(order, present)) edit.order = std::move(order);
    return edit;
}

CatalogueEdit rebased(CatalogueEdit edit, std::span<const Service> present) {
    for (auto& service : edit.services) {
        const auto now = std::ranges::find(present, service.after.id, &Service::id);
        if (!service.before || service.before->id != service.after.id || now == present.end()) continue;
        service.after = with_changes(*now, *service.before, service.after);
        service.before = *now;
    }
    std::erase_if(edit.services, [](const ServiceEdit& service) { return service.before == service.after; });
    if (in_order(edit.order, present)) edit.order.clear();
    return edit;
}

}  // namespace skranke
