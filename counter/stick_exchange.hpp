#pragma once
// The exchange with a stick as the console sees it: a place without a network carries its days to another.
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/text/language.hpp"
#include "sync/node/bundle_exchange.hpp"

namespace skranke {

// None of these may wait. Without them no exchange is offered.
struct StickDoor {
    std::function<std::vector<std::filesystem::path>()> sticks{};  // that are in the machine
    std::function<void(std::filesystem::path)> exchange{};
    std::function<std::optional<Result<BundleExchange>>()> take_result{};
};

struct StickState {
    enum class Step { nothing, none_in, several_in, under_way, ended };
    Step step = Step::nothing;
    std::optional<Result<BundleExchange>> result{};  // once ended
};

// What begins, with what is in the machine: the stick to exchange with, if it is one.
std::optional<std::filesystem::path> begin_exchange(StickState& state,
                                                    const std::vector<std::filesystem::path>& sticks);

struct StickTexts {
    std::string_view exchange, put_one_in, leave_one_in, under_way, all_written, may_be_taken_out,
        nothing_new, unreadable, full, unwritable;
};
const StickTexts& stick_texts(Language language);

struct StickSentence {
    std::string text;
    bool is_problem = false;
};
// Nothing: there is nothing to say.
std::optional<StickSentence> stick_sentence(const StickState& state, Language language);

}  // namespace skranke
