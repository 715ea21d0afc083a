#pragma once
// KL's subject numbers as a list: the program carries one, and an operator can replace it when KL changes it.
#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/catalogue/catalogue_text.hpp"

namespace skranke {

struct KleNumber {
    std::string number;    // "23.15.25"
    std::string title;     // "Digital identitet (MitID) - registrering, udstedelse mv."
    bool expired = false;  // no longer in KL's list; kept, so that what was counted under it has its name
    bool operator==(const KleNumber&) const = default;
};

// By number, each once.
using KleList = std::vector<KleNumber>;

const KleNumber* find_kle(const KleList& list, std::string_view number);

// CSV with semicolons; the head names kle_nr and titel, and perhaps udgaaet ("ja" or nothing). Other columns
// are not looked at. All or every fault.
std::expected<KleList, std::vector<CatalogueFault>> read_kle_list(std::string_view text);
std::string write_kle_list(const KleList& list);

// The new list with what only the old one had, expired.
KleList replaced_by(const KleList& old, const KleList& official);

// What the program carries: kle_borgerservice.csv.
const KleList& default_kle_list();

// One line of English for every service whose number is not in the list, or has expired.
std::vector<std::string> kle_warnings(std::span<const Service> services, const KleList& list);

}  // namespace skranke
