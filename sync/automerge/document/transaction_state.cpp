#include "automerge/document/transaction_state.hpp"

#include <algorithm>

#include "automerge/core/insertion_point.hpp"
#include "automerge/encoding/utf8.hpp"
#include "automerge/storage/author_record.hpp"
#include "automerge/storage/chunk.hpp"

namespace automerge {

namespace {

std::unexpected<Error> invalid(std::string why) { return fail(ErrorKind::invalid_operation, std::move(why)); }

}  // namespace

Result<void> check_value(const Scalar& value) {
    if (const auto* text = std::get_if<std::string>(&value); text && !is_utf8(as_bytes(*text)))
        return invalid("a string is not valid UTF-8");
    if (const auto* unknown = std::get_if<Unknown>(&value);
        unknown && (unknown->type_code < 10 || unknown->type_code > 15))
        return invalid("an unknown value's type code is not between 10 and 15");
    return {};
}

Action make_action(ObjectType type) {
    switch (type) {
        case ObjectType::map: return Action::make_map;
        case ObjectType::list: return Action::make_list;
        case ObjectType::text: return Action::make_text;
    }
    return Action::make_map;
}

Result<Row> Transaction::State::add(OpDraft draft) {
    if (!document) return invalid("the transaction has ended, or another one was open");
    PendingChange& pending = *document->pending;
    const std::uint64_t counter = std::uint64_t{pending.start_op} + (ops().size() - pending.first_row);
    if (counter > Limits{}.counter_max || ops().size() >= 0x7fffffff)
        return fail(ErrorKind::over_limit, "the document has too many operations");
    if (draft.value.bytes.size() > Limits{}.value_bytes)
        return fail(ErrorKind::over_limit, "a value is too large");
    if (makes_object(draft.action) && ops().object(draft.object).depth >= Limits{}.nesting)
        return fail(ErrorKind::over_limit, "the object would lie too deep in others");
    draft.id = {static_cast<std::uint32_t>(counter), pending.actor};
    pending.is_stuck = true;
    const Row row = ops().add(draft);
    pending.is_stuck = false;
    return row;
}

auto Transaction::State::find(const ObjectId& map, std::string_view key) -> Result<Target> {
    if (!document) return invalid("the transaction has ended, or another one was open");
    const auto object = ops().find_object(map);
    if (!object) return invalid("there is no object " + map.text());
    if (ops().object(*object).type != ObjectType::map) return invalid(map.text() + " is no map");
    if (!is_utf8(as_bytes(key))) return invalid("a key is not valid UTF-8");
    return Target{*object, ops().keys.intern(key), ops().visible_from(ops().winner(*object, key))};
}

Result<ObjectIndex> Transaction::State::find_list(const ObjectId& list) {
    if (!document) return invalid("the transaction has ended, or another one was open");
    const auto object = ops().find_object(list);
    if (!object) return invalid("there is no object " + list.text());
    if (ops().object(*object).type == ObjectType::map) return invalid(list.text() + " is no list or text");
    return *object;
}

Result<ObjectIndex> Transaction::State::find_text(const ObjectId& text) {
    const auto object = find_list(text);
    if (object && ops().object(*object).type != ObjectType::text) return invalid(text.text() + " is no text");
    return object;
}

auto Transaction::State::find(const ObjectId& list, std::size_t index) -> Result<Target> {
    const auto object = find_list(list);
    if (!object) return std::unexpected(object.error());
    const Sequence& sequence = ops().sequence_of(*object);
    const auto found = sequence.find(index);
    if (!found) return invalid("index " + std::to_string(index) + " is behind the end of " + list.text());
    const Row element = sequence[found->place].row;
    return Target{*object, element, ops().visible_from(ops().winner_of_element(element))};
}

// Does the operation show this value? A counter shows its increments too.
bool Transaction::State::holds(Row row, const Scalar& value, ScalarView encoded) {
    const Op& op = ops()[row];
    if (op.action != Action::set) return false;
    return ops().is_counter(op) ? *ops().read(row, ops().increments(row)).scalar() == value
                                : ops().value(op) == encoded;
}

Result<void> Transaction::State::put(Target target, const Scalar& value) {
    if (auto checked = check_value(value); !checked) return checked;
    Bytes storage;
    OpDraft draft{.object = target.object, .key = target.key, .value = encode_scalar(value, storage)};
    if (!target.visible.empty()) {
        if (holds(target.visible.back(), value, draft.value)) {
            // The value is there already; only what conflicts with it has to go.
            if (target.visible.size() == 1) return {};
            target.visible.pop_back();
            return erase(target);
        }
    }
    draft.predecessors = target.visible;
    if (auto added = add(draft); !added) return std::unexpected(added.error());
    return {};
}

Result<ObjectId> Transaction::State::put_object(const Target& target, ObjectType type) {
    const auto added = add({.object = target.object,
                            .key = target.key,
                            .action = make_action(type),
                            .predecessors = target.visible});
    if (!added) return std::unexpected(added.error());
    return ObjectId{ops().full_id(*added)};
}

Result<void> Transaction::State::erase(const Target& target) {
    if (target.visible.empty()) return {};
    const auto added = add(
        {.object = target.object, .key = target.key, .action = Action::del, .predecessors = target.visible});
    if (!added) return std::unexpected(added.error());
    return {};
}

Result<void> Transaction::State::increment(const Target& target, std::int64_t by) {
    const auto is_counter = [&](Row row) { return ops().is_counter(ops()[row]); };
    if (std::ranges::none_of(target.visible, is_counter)) return invalid("there is no counter to increment");
    Bytes storage;
    const auto added = add({.object = target.object,
                            .key = target.key,
                            .action = Action::increment,
                            .value = encode_scalar(by, storage),
                            .predecessors = target.visible});
    if (!added) return std::unexpected(added.error());
    return {};
}

Result<Row> Transaction::State::insert(const ObjectId& list, std::size_t index, Action action,
                                       const Scalar& value) {
    const auto object = find_list(list);
    if (!object) return std::unexpected(object.error());
    if (auto checked = check_value(value); !checked) return std::unexpected(checked.error());
    const auto point = find_insertion_point(ops(), ops().object(*object), index);
    if (!point) return invalid("index " + std::to_string(index) + " is behind the end of " + list.text());
    Bytes storage;
    return add({.object = *object,
                .key = point->reference,
                .insert = true,
                .action = action,
                .value = encode_scalar(value, storage)});
}

Result<void> Transaction::State::splice(ObjectIndex text, std::uint64_t index, std::size_t deleted,
                                        std::string_view inserted) {
    if (!is_utf8(as_bytes(inserted))) return invalid("the inserted text is not valid UTF-8");
    std::uint64_t delete_index = index;
    if (!inserted.empty()) {
        const auto point = find_insertion_point(ops(), ops().object(text), index);
        if (!point) return invalid("index " + std::to_string(index) + " is behind the end of the text");
        delete_index = point->index;
        OpDraft draft{.object = text, .key = point->reference, .insert = true};
        delete_index += text_width(inserted, ops().text_unit());
        for (std::size_t size = 0; !inserted.empty(); inserted.remove_prefix(size)) {
            size = code_point_size(inserted.front());
            draft.value = {ScalarType::string, as_bytes(inserted.substr(0, size))};
            const auto added = add(draft);
            if (!added) return std::unexpected(added.error());
            draft.key = *added;
        }
    }
    // Elements of several units are deleted whole, and only if the deletion reaches their beginning.
    for (std::size_t gone = 0; gone < deleted;) {
        const Sequence& sequence = ops().sequence_of(text);
        const auto found = sequence.find(delete_index);
        if (!found) break;
        const Sequence::Element element = sequence[found->place];
        if (found->start < delete_index) {
            delete_index = found->start + element.width;
            continue;
        }
        const Target target{text, element.row, ops().visible_from(ops().winner_of_element(element.row))};
        if (auto erased = erase(target); !erased) return erased;
        gone += element.width;
    }
    return {};
}

// The heads, and the actor's own last change even where others have built on it: the official library names
// it, and the same edits are to have the same hash. Ascending by hash.
static std::vector<ChangeIndex> dependencies_of_next(const ChangeGraph& graph, std::uint32_t actor) {
    std::vector<ChangeIndex> dependencies(graph.heads().begin(), graph.heads().end());
    if (const std::uint32_t seq = graph.last_seq(actor); seq > 0) {
        const ChangeIndex own = graph.of_actor(actor, seq);
        if (std::ranges::find(dependencies, own) == dependencies.end()) dependencies.push_back(own);
    }
    std::ranges::sort(dependencies, {}, [&](ChangeIndex index) { return graph.hash(index); });
    return dependencies;
}

std::optional<Change> Transaction::State::commit(const CommitOptions& options, bool even_if_empty) {
    if (!document || document->pending->is_stuck) return std::nullopt;
    Replica& replica = document->replica;
    const PendingChange pending = *document->pending;
    const auto count = static_cast<std::uint32_t>(replica.ops.size() - pending.first_row);
    if (count == 0 && !even_if_empty) {
        end();
        return std::nullopt;
    }
    const std::vector<ChangeIndex> dependencies = dependencies_of_next(replica.graph, pending.actor);
    std::vector<ChangeHash> hashes;
    hashes.reserve(dependencies.size());
    for (const ChangeIndex index : dependencies) hashes.push_back(replica.graph.hash(index));
    const std::string message = options.message.value_or("");
    const std::uint32_t seq = replica.graph.last_seq(pending.actor) + 1;
    Bytes extra;
    if (seq == 1 && document->author) extra = write_author_record(*document->author);
    const ChangeRecord record{.actor = pending.actor,
                              .seq = seq,
                              .start_op = pending.start_op,
                              .op_count = count,
                              .first_row = pending.first_row,
                              .time = options.time,
                              .dependencies = dependencies,
                              .message = message,
                              .extra = extra};
    ChangeBuilder builder;
    const Bytes& contents = builder.contents(replica.ops, record, hashes);
    Change change;
    change.hash = hash_chunk(ChunkType::change, contents);
    change.actor = replica.ops.actors[pending.actor];
    change.seq = record.seq;
    change.start_op = record.start_op;
    change.op_count = record.op_count;
    change.time = record.time;
    if (!message.empty()) change.message = message;
    change.dependencies = std::move(hashes);
    change.bytes = write_chunk(ChunkType::change, contents, change.hash);
    replica.graph.add(record, change.hash);
    change.extra = std::move(extra);
    // A change of this actor's that waits with this number or a later one belongs to a branch that can never
    // be applied now; saving it would give two changes one number.
    WaitingChanges& waiting = replica.waiting;
    for (const ChangeHash& hash : waiting.with_dependents(waiting.from(change.actor, change.seq)))
        waiting.take(hash);
    end();
    return change;
}

void Transaction::State::end() {
    document->pending.reset();
    document = nullptr;
}

}  // namespace automerge
