#pragma once
// What a service may say, and the words for what it may not.
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "shared/catalogue/set_up_fault.hpp"
#include "shared/queue/municipality.hpp"

namespace skranke {

// "Ved ikke eller andet" must always be there: nobody is turned away for not knowing what it is called.
inline constexpr std::string_view service_for_anything = "X99";

inline constexpr std::chrono::minutes expected_minutes_max{480};
inline constexpr std::size_t service_name_max = 60;          // characters
inline constexpr std::size_t service_line_max = 120;         // of a text of one line
inline constexpr std::size_t service_description_max = 600;  // of a text of several lines

// Every fault, in the order of the columns; none: the service can be stored.
std::vector<SetUpFault> faults_of(const Service& service);

// "23.15.25"
bool is_kle_number(std::string_view text);
// "rejsekort_pc", or nothing
bool is_capability(std::string_view text);

}  // namespace skranke
