#pragma once
// Keeps personal data out of the few places where staff can write freely: what looks like a CPR number, a
// phone number or an e-mail address is refused before it is stored.
#include <optional>
#include <string_view>

namespace skranke {

enum class PersonalData {
    cpr_number,       // ten digits with a date, and the check digit fits
    like_cpr_number,  // ten digits with a date; numbers without check digit are valid since 2007
    phone_number,
    email_address,
    not_text,  // no valid UTF-8: cannot be looked into, so not stored either
};

std::optional<PersonalData> find_personal_data(std::string_view text);

}  // namespace skranke
