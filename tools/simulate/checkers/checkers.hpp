#pragma once
// The promises of the handbook's reliability chapter (I1–I20), each with a checker of its own that knows the
// truth. Not here, because what they speak of does not exist yet: I6, I12, I13 (membership and signatures),
// I16 (floods), I18 (purged days). I20, that a seed always gives the same trace, is checked by running twice.
#include <memory>

#include "tools/simulate/world.hpp"

namespace skranke::simulation {

std::unique_ptr<Checker> check_nothing_is_lost();        // I1, I10
std::unique_ptr<Checker> check_everybody_ends();         // I2
std::unique_ptr<Checker> check_numbers_are_unique();     // I3
std::unique_ptr<Checker> check_double_calls_are_told();  // I4
std::unique_ptr<Checker> check_convergence();            // I5, I11
std::unique_ptr<Checker> check_order_of_calls();         // I7, I8
std::unique_ptr<Checker> check_ends_stay_ends();         // I9
std::unique_ptr<Checker> check_sums();                   // I14
std::unique_ptr<Checker> check_recovery();               // I15
std::unique_ptr<Checker> check_waits();                  // I17
std::unique_ptr<Checker> check_calls_are_current();      // I19

inline std::vector<std::unique_ptr<Checker>> all_checkers() {
    std::vector<std::unique_ptr<Checker>> all;
    all.push_back(check_nothing_is_lost());
    all.push_back(check_everybody_ends());
    all.push_back(check_numbers_are_unique());
    all.push_back(check_double_calls_are_told());
    all.push_back(check_convergence());
    all.push_back(check_order_of_calls());
    all.push_back(check_ends_stay_ends());
    all.push_back(check_sums());
    all.push_back(check_recovery());
    all.push_back(check_waits());
    all.push_back(check_calls_are_current());
    return all;
}

}  // namespace skranke::simulation
