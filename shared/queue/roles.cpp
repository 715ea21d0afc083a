#include "shared/queue/roles.hpp"

#include <utility>

namespace skranke {

bool may(Role role, Permission permission) {
    switch (role) {
        case Role::advisor:
        case Role::outreach_worker: return permission != Permission::change_set_up;
        case Role::host: return permission == Permission::issue;
        case Role::volunteer: return permission == Permission::issue || permission == Permission::serve;
        case Role::manager:
        case Role::site_admin: return true;
    }
    std::unreachable();
}

std::string_view identifier(Role role) {
    switch (role) {
        case Role::advisor: return "advisor";
        case Role::host: return "host";
        case Role::volunteer: return "volunteer";
        case Role::outreach_worker: return "outreach_worker";
        case Role::manager: return "manager";
        case Role::site_admin: return "site_admin";
    }
    std::unreachable();
}

std::optional<Role> role_from(std::string_view word) {
    for (const Role role : every_role)
        if (identifier(role) == word) return role;
    return std::nullopt;
}

}  // namespace skranke
