#include <utility>

#include "automerge/core/active_marks.hpp"
#include "automerge/document/mark_gatherer.hpp"
#include "automerge/readable.hpp"

namespace automerge {

namespace {

std::optional<ObjectIndex> find_sequence(const Moment& moment, const ObjectId& id) {
    const auto index = moment.ops().find_object(id);
    const bool found = index && moment.has_object(*index);
    return found && moment.ops().object(*index).type != ObjectType::map ? index : std::nullopt;
}

std::vector<Mark> read_marks(const Moment& moment, ObjectIndex text) {
    const Sequence& sequence = moment.ops().sequence_of(text);
    if (sequence.mark_count == 0) return {};
    MarkGatherer gatherer;
    std::vector<MarkValue> values;
    std::size_t width = 0;
    visit_marked(moment, sequence, [&](Row winner, const ActiveMarks& marks, bool changed) {
        if (changed) {
            gatherer.add(values, std::exchange(width, 0));
            values = marks.values();
        }
        width += moment.ops().width_of(text, winner);
        return true;
    });
    gatherer.add(values, width);
    return std::move(gatherer).finish();
}

// The marks on the element that covers `index`; none behind the end.
std::vector<MarkValue> read_marks_at(const Moment& moment, ObjectIndex text, std::size_t index) {
    const Sequence& sequence = moment.ops().sequence_of(text);
    if (sequence.mark_count == 0) return {};
    std::vector<MarkValue> values;
    std::size_t end = 0;
    visit_marked(moment, sequence, [&](Row winner, const ActiveMarks& marks, bool) {
        end += moment.ops().width_of(text, winner);
        if (end <= index) return true;
        values = marks.values();
        return false;
    });
    return values;
}

std::vector<Span> read_spans(const Moment& moment, ObjectIndex text) {
    const OpSet& ops = moment.ops();
    std::vector<Span> spans;
    TextSpan run;
    const auto end_run = [&] {
        if (!run.text.empty()) spans.push_back(run);
        run.text.clear();
    };
    visit_marked(moment, ops.sequence_of(text), [&](Row winner, const ActiveMarks& marks, bool changed) {
        if (changed) {
            if (auto values = marks.values(); values != run.marks) {
                end_run();
                run.marks = std::move(values);
            }
        }
        if (ops[winner].action == Action::make_map) {
            end_run();
            spans.push_back(BlockSpan{ObjectId{ops.full_id(winner)}});
        } else {
            run.text += ops.text_of(winner);
        }
        return true;
    });
    end_run();
    return spans;
}

}  // namespace

std::vector<Mark> Readable::marks(const ObjectId& text) const {
    const Moment at = moment();
    const auto object = find_sequence(at, text);
    return object ? read_marks(at, *object) : std::vector<Mark>{};
}

std::vector<MarkValue> Readable::marks_at(const ObjectId& text, std::size_t index) const {
    const Moment at = moment();
    const auto object = find_sequence(at, text);
    return object ? read_marks_at(at, *object, index) : std::vector<MarkValue>{};
}

std::vector<Span> Readable::spans(const ObjectId& text) const {
    const Moment at = moment();
    const auto object = find_sequence(at, text);
    return object ? read_spans(at, *object) : std::vector<Span>{};
}

}  // namespace automerge
