#include "automerge/document/text_difference.hpp"
#include "automerge/document/transaction_state.hpp"
#include "automerge/encoding/characters.hpp"
#include "automerge/encoding/utf8.hpp"

namespace automerge {

namespace {

std::string read_text(const OpSet& ops, ObjectIndex text) {
    const Sequence& sequence = ops.sequence_of(text);
    std::string result;
    for (auto place = sequence.begin(); !sequence.is_end(place); place = sequence.next(place)) {
        const Row winner = ops.winner_of_element(sequence[place].row);
        if (winner != no_row) result += ops.text_of(winner);
    }
    return result;
}

// Neighbouring characters of one text, as one piece of it.
std::string_view piece(const std::vector<std::string_view>& characters, std::size_t begin, std::size_t end) {
    if (begin == end) return {};
    const char* first = characters[begin].data();
    const std::string_view last = characters[end - 1];
    return {first, static_cast<std::size_t>(last.data() + last.size() - first)};
}

}  // namespace

Result<void> Transaction::State::update_text(ObjectIndex text, std::string_view text_now) {
    if (!is_utf8(as_bytes(text_now)))
        return fail(ErrorKind::invalid_operation, "the text is not valid UTF-8");
    const std::string before = read_text(ops(), text);
    if (before == text_now) return {};
    const auto old_characters = split_characters(before), new_characters = split_characters(text_now);
    const TextUnit unit = ops().text_unit();
    std::uint64_t index = 0;
    std::size_t passed = 0;  // old characters in front of `index`
    for (const TextStep& step : text_difference(old_characters, new_characters)) {
        index += text_width(piece(old_characters, passed, step.old_begin), unit);
        passed = step.old_end;
        const std::size_t deleted = text_width(piece(old_characters, step.old_begin, step.old_end), unit);
        const std::string_view inserted = piece(new_characters, step.new_begin, step.new_end);
        if (auto done = splice(text, index, deleted, inserted); !done) return done;
        index += text_width(inserted, unit);
    }
    return {};
}

Result<void> Transaction::update_text(const ObjectId& text, std::string_view text_now) {
    const auto object = state_->find_text(text);
    if (!object) return std::unexpected(object.error());
    return state_->update_text(*object, text_now);
}

}  // namespace automerge
