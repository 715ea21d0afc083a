#pragma once
// One random edit, done to a document and described for the oracle.
#include <nlohmann/json.hpp>
#include <random>

#include "automerge/automerge.hpp"

namespace automerge::test {

class Dice {
public:
    explicit Dice(std::uint32_t seed) : engine_(seed) {}
    // Not a distribution of the standard library: those differ between implementations.
    std::size_t below(std::size_t limit) { return engine_() % limit; }
    bool chance(std::size_t percent) { return below(100) < percent; }
    template <class T>
    const T& one_of(const std::vector<T>& choices) {
        return choices[below(choices.size())];
    }
    std::mt19937& engine() { return engine_; }

private:
    std::mt19937 engine_;
};

// The transaction must be one of the document.
nlohmann::json random_edit(const Document& document, Transaction& transaction, Dice& dice);
// Of a text's characters, marks and blocks; the document counts in UTF-16 units, as the original does.
nlohmann::json random_text_edit(const Document& document, Transaction& transaction, const ObjectId& text,
                                Dice& dice);

// A cursor somewhere in a text, if there is one, and what the oracle is to make alike.
struct RandomCursor {
    ObjectId text;
    Cursor cursor;
    nlohmann::json edit;
};
std::optional<RandomCursor> random_cursor(const Document& document, Dice& dice);

}  // namespace automerge::test
