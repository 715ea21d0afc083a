#pragma once
// Who works here, and what each of them may do.

#include <array>
#include <optional>
#include <string_view>

namespace skranke {

enum class Role {
    advisor,          // borgervejleder
    host,             // vært: issues numbers, nothing else
    volunteer,        // frivillig digital ambassadør: no service that needs the citizen's identity
    outreach_worker,  // opsøgende medarbejder: an advisor away from the desk
    manager,          // leder
    site_admin,       // lokaladministrator
};
inline constexpr std::array every_role{Role::advisor,         Role::host,    Role::volunteer,
                                       Role::outreach_worker, Role::manager, Role::site_admin};

enum class Permission {
    issue,               // hand out numbers
    serve,               // call, start, finish, transfer
    call_out_of_order,   // somebody else than the rule would call, with a reason
    establish_identity,  // give services that need it
    direct_day,          // close intake and the day, open them again, issue although it is closed
    change_set_up,       // services, desks, rules
};

bool may(Role role, Permission permission);

// As in documents and on the command line: "site_admin".
std::string_view identifier(Role role);
std::optional<Role> role_from(std::string_view identifier);

}  // namespace skranke
