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

}  // namespace skranke
