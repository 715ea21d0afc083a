#pragma once
// What a site has decided about who goes before whom; `priority_rule.hpp` is the rule that follows it.
#include <chrono>

namespace skranke {

enum class Discipline {
    strict,       // the escorted go first
    time_credit,  // the escorted count as having waited longer than they have
};

struct RuleSettings {
    Discipline discipline = Discipline::strict;
    // How much longer they count as having waited. The escorted: with time credit. Short errands: with both.
    std::chrono::minutes escorted_credit{60};
    std::chrono::minutes express_credit{5};
    // Fairness: nobody is overtaken more often in a row than this, and never after having waited this long.
    int overtaken_at_most = 3;
    std::chrono::minutes not_overtaken_after{30};
    bool operator==(const RuleSettings&) const = default;
};

}  // namespace skranke
