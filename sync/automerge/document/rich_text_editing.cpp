#include "automerge/core/insertion_point.hpp"
#include "automerge/document/transaction_state.hpp"
#include "automerge/encoding/utf8.hpp"

namespace automerge {

namespace {

std::unexpected<Error> invalid(std::string why) { return fail(ErrorKind::invalid_operation, std::move(why)); }

}  // namespace

// A mark is two elements without width, its beginning and its end, whose ids follow each other.
Result<void> Transaction::State::mark(const ObjectId& text, TextRange range, std::string_view name,
                                      const Scalar& value, Expand expand) {
    const auto object = find_text(text);
    if (!object) return std::unexpected(object.error());
    if (auto checked = check_value(value); !checked) return checked;
    if (!is_utf8(as_bytes(name))) return invalid("a mark's name is not valid UTF-8");
    if (range.start > range.end || range.end > ops().sequence_of(*object).width())
        return invalid("the range of a mark ends before it begins, or behind the end of the text");
    // Its beginning would be before the next character and its end after the last one: inside out.
    if (range.start == range.end && expand == Expand::none) return {};

    const auto start = find_insertion_point(ops(), ops().object(*object), range.start);
    Bytes storage;
    const auto begin = add({.object = *object,
                            .key = start->reference,
                            .insert = true,
                            .expand = expand == Expand::before || expand == Expand::both,
                            .action = Action::mark,
                            .value = encode_scalar(value, storage),
                            .mark_name = name});
    if (!begin) return std::unexpected(begin.error());
    Row before_end = *begin;
    if (range.start != range.end) {
        // Within one element of several units both ends would go to the same place, the last one first.
        const auto point = find_insertion_point(ops(), ops().object(*object), range.end);
        if (point->reference != *begin && ops().precedes(*begin, point->reference))
            before_end = point->reference;
    }
    const auto end = add({.object = *object,
                          .key = before_end,
                          .insert = true,
                          .expand = expand == Expand::after || expand == Expand::both,
                          .action = Action::mark});
    if (!end) {
        ops().undo_last();
        return std::unexpected(end.error());
    }
    return {};
}

Result<void> Transaction::mark(const ObjectId& text, TextRange range, std::string_view name,
                               const Scalar& value, Expand expand) {
    return state_->mark(text, range, name, value, expand);
}

Result<void> Transaction::unmark(const ObjectId& text, TextRange range, std::string_view name,
                                 Expand expand) {
    return state_->mark(text, range, name, Null{}, expand);
}

Result<ObjectId> Transaction::split_block(const ObjectId& text, std::size_t index) {
    if (auto object = state_->find_text(text); !object) return std::unexpected(object.error());
    return insert_object(text, index, ObjectType::map);
}

Result<void> Transaction::join_block(const ObjectId& text, std::size_t index) {
    if (auto object = state_->find_text(text); !object) return std::unexpected(object.error());
    auto target = state_->find(text, index);
    if (!target) return std::unexpected(target.error());
    // The official library deletes the winner alone: what it had won against shows again.
    const Row block = target->visible.back();
    if (state_->document->replica.ops[block].action != Action::make_map)
        return invalid("there is no block at index " + std::to_string(index) + " of " + text.text());
    target->visible = {block};
    return state_->erase(*target);
}

Result<ObjectId> Transaction::replace_block(const ObjectId& text, std::size_t index) {
    if (auto joined = join_block(text, index); !joined) return std::unexpected(joined.error());
    return split_block(text, index);
}

}  // namespace automerge
