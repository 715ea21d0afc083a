#pragma once
// Who works here, and what each of them may do.

namespace skranke {

enum class Role {
    advisor,          // borgervejleder
    host,             // vært: issues numbers, nothing else
    volunteer,        // frivillig digital ambassadør: no service that needs the citizen's identity
    outreach_worker,  // opsøgende medarbejder: an advisor away from the desk
    manager,          // leder
    site_admin,       // lokaladministrator
};

enum class Permission {
    issue,               // hand out numbers
    serve,               // call, start, finish, transfer
    call_out_of_order,   // somebody else than the rule would call, with a reason
    establish_identity,  // give services that need it
    direct_day,          // close intake and the day, open them again, issue although it is closed
    change_set_up,       // services, desks, rules
};

bool may(Role role, Permission permission);

}  // namespace skranke
