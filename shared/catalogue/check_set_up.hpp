#pragma once
// What a site, its rule, a colleague and a desk may say, and the words for what they may not. Services:
// check_service.hpp.
#include <chrono>
#include <string_view>
#include <vector>

#include "shared/catalogue/set_up_fault.hpp"
#include "shared/queue/municipality.hpp"

namespace skranke {

inline constexpr std::chrono::minutes escorted_credit_max{480};
inline constexpr std::chrono::minutes express_credit_max{60};
inline constexpr int overtaken_at_most_max = 20;
inline constexpr std::chrono::minutes not_overtaken_after_max{480};
inline constexpr std::size_t initials_max = 4;    // characters: too few for a name
inline constexpr std::size_t desk_name_max = 40;  // characters
inline constexpr std::size_t site_name_max = 60;  // characters

// Every fault; none: it can be stored. Columns are named as in the municipality's document.
std::vector<SetUpFault> faults_of(const Site& site);
std::vector<SetUpFault> faults_of(const Person& person);
std::vector<SetUpFault> faults_of(const Desk& desk);

}  // namespace skranke
