#include <algorithm>

#include "automerge/storage/operation_rows.hpp"

namespace automerge {

namespace {

Strictness strictness_of(Table table) {
    return table == Table::document ? Strictness::canonical : Strictness::lax;
}

}  // namespace

const char* problem_of(const OperationRow& row) {
    const bool takes_no_value = row.action == Action::make_map || row.action == Action::make_list ||
                                row.action == Action::make_text || row.action == Action::del;
    if (row.action == Action::make_table) return "tables are not supported";
    if (row.in_map && row.insert) return "an insertion into a map";
    if (!row.in_map && !row.insert && row.element.counter == 0) return "an update of a list's head";
    if (takes_no_value && row.value.type != ScalarType::null) return "a value where the action takes none";
    if (row.action == Action::del && row.insert) return "a deletion that inserts";
    if (row.action == Action::del && (row.expand || row.mark_name))
        return "a deletion with the fields of a mark";
    if (row.action == Action::increment && row.insert) return "an increment that inserts";
    if (row.action == Action::increment && row.value.type != ScalarType::int_ &&
        row.value.type != ScalarType::uint)
        return "an increment by something that is no integer";
    if (row.action == Action::mark && !row.insert) return "a mark that does not insert";
    return nullptr;
}

OperationReader::OperationReader(const Columns& columns, const TableShape& shape)
    : shape_(shape), links_left_(shape.links_max) {
    const Strictness strictness = strictness_of(shape.table);
    const bool document = shape.table == Table::document;
    object_actor_ = UnsignedReader(columns[object_actor_column], strictness);
    if (shape.table == Table::bundle) {
        object_counter_difference_ = DeltaReader(columns[bundle_object_counter_column], strictness);
    } else {
        object_counter_ = UnsignedReader(columns[object_counter_column], strictness);
    }
    key_actor_ = UnsignedReader(columns[key_actor_column], strictness);
    key_counter_ = DeltaReader(columns[key_counter_column], strictness);
    key_text_ = TextReader(columns[key_text_column], strictness);
    if (shape.table != Table::change) id_actor_ = UnsignedReader(columns[id_actor_column], strictness);
    if (document) id_counter_ = DeltaReader(columns[id_counter_column], strictness);
    insert_ = BooleanReader(columns[insert_column]);
    action_ = UnsignedReader(columns[action_column], strictness);
    value_meta_ = UnsignedReader(columns[value_meta_column], strictness);
    value_ = ByteReader(columns[value_column]);
    link_group_ =
        UnsignedReader(columns[document ? successor_group_column : predecessor_group_column], strictness);
    link_actor_ =
        UnsignedReader(columns[document ? successor_actor_column : predecessor_actor_column], strictness);
    link_counter_ =
        DeltaReader(columns[document ? successor_counter_column : predecessor_counter_column], strictness);
    expand_ = BooleanReader(columns[expand_column]);
    mark_name_ = TextReader(columns[mark_name_column], strictness);
}

bool OperationReader::refuse(std::string why, ErrorKind kind) {
    if (!error_) error_ = Error{kind, "operation " + std::to_string(row_) + ": " + std::move(why)};
    return false;
}

bool OperationReader::refuse_column() {
    for (const ByteReader* bytes :
         {&object_actor_.bytes(), &object_counter_.bytes(), &key_actor_.bytes(), &key_counter_.bytes(),
          &key_text_.bytes(), &id_actor_.bytes(), &id_counter_.bytes(), &insert_.bytes(), &action_.bytes(),
          &value_meta_.bytes(), &std::as_const(value_), &link_group_.bytes(), &link_actor_.bytes(),
          &link_counter_.bytes(), &expand_.bytes(), &mark_name_.bytes()})
        if (bytes->failed()) return refuse(bytes->problem());
    return refuse("a column is damaged");
}

// A document's columns must end with its rows.
bool OperationReader::refuse_leftovers() {
    const bool exact =
        object_actor_.finished_exactly() && object_counter_.finished_exactly() &&
        key_actor_.finished_exactly() && key_counter_.finished_exactly() && key_text_.finished_exactly() &&
        id_actor_.finished_exactly() && id_counter_.finished_exactly() && insert_.finished_exactly() &&
        action_.finished_exactly() && value_meta_.finished_exactly() && value_.at_end() &&
        link_group_.finished_exactly() && link_actor_.finished_exactly() &&
        link_counter_.finished_exactly() && expand_.finished_exactly() && mark_name_.finished_exactly();
    if (shape_.table == Table::document && !exact) return refuse("the columns differ in length");
    return false;
}

bool OperationReader::fill_block() {
    const std::size_t count = std::min(block_rows, shape_.row_count - row_);
    const auto rows = [count](auto& column) { return std::span(column).first(count); };
    block_row_ = 0;
    block_size_ = count;
    if (shape_.table != Table::change && !id_actor_.fill(rows(block_.id_actor))) return refuse_column();
    if (shape_.table == Table::document && !id_counter_.fill(rows(block_.id_counter))) return refuse_column();
    const bool object_counters = shape_.table == Table::bundle
                                     ? object_counter_difference_.fill(rows(block_.object_counter))
                                     : object_counter_.fill(rows(block_.object_counter));
    const bool filled = object_counters && object_actor_.fill(rows(block_.object_actor)) &&
                        key_actor_.fill(rows(block_.key_actor)) &&
                        key_counter_.fill(rows(block_.key_counter)) &&
                        key_text_.fill(rows(block_.key_text)) && insert_.fill(rows(block_.insert)) &&
                        action_.fill(rows(block_.action)) && value_meta_.fill(rows(block_.value_meta)) &&
                        link_group_.fill(rows(block_.link_group)) && expand_.fill(rows(block_.expand)) &&
                        mark_name_.fill(rows(block_.mark_name));
    if (!filled) return refuse_column();
    // read_links refuses a number of links that is larger than links_left_ before it asks for one.
    std::uint64_t links_left = links_left_ - std::min(links_left_, links_of_block_);
    for (const std::int64_t links : rows(block_.link_group)) {
        if (links <= 0) continue;
        const std::uint64_t counted = std::min(static_cast<std::uint64_t>(links), links_left);
        links_of_block_ += counted;
        links_left -= counted;
    }
    return true;
}

bool OperationReader::read_id(std::int64_t actor, std::int64_t counter, LocalId& out, const char* what) {
    if (actor < 0 || counter <= 0) return refuse(std::string(what) + " is incomplete");
    if (static_cast<std::uint64_t>(actor) >= shape_.actor_count)
        return refuse(std::string(what) + " names an actor that is not listed");
    if (static_cast<std::uint64_t>(counter) > shape_.counter_max)
        return refuse(std::string(what) + " has too large a counter");
    out = {static_cast<std::uint32_t>(counter), static_cast<std::uint32_t>(actor)};
    return true;
}

bool OperationReader::read_own_id(OperationRow& row) {
    const std::int64_t actor = block_.id_actor[block_row_];
    if (shape_.table == Table::bundle) {
        if (actor < 0 || static_cast<std::uint64_t>(actor) >= shape_.actor_count)
            return refuse("its author is not listed");
        row.id = {0, static_cast<std::uint32_t>(actor)};
        return true;
    }
    return read_id(actor, block_.id_counter[block_row_], row.id, "its id");
}

bool OperationReader::read_object(OperationRow& row) {
    const std::int64_t actor = block_.object_actor[block_row_];
    const std::int64_t counter = block_.object_counter[block_row_];
    row.object = {};
    return (actor == no_number && counter == no_number) || read_id(actor, counter, row.object, "the object");
}

bool OperationReader::read_key(OperationRow& row) {
    const std::int64_t actor = block_.key_actor[block_row_];
    const std::int64_t counter = block_.key_counter[block_row_];
    row.key = block_.key_text[block_row_];
    row.in_map = row.key.data() != nullptr;
    row.element = {};
    if (row.in_map) {
        if (row.key.size() > shape_.key_bytes_max)
            return refuse("its key is longer than allowed", ErrorKind::over_limit);
        return (actor == no_number && counter == no_number) || refuse("the key is both text and element");
    }
    if (counter < 0) return refuse("there is no key");
    if (counter == 0) return actor == no_number || refuse("the head of a list has an actor");
    return read_id(actor, counter, row.element, "the element");
}

bool OperationReader::read_value(OperationRow& row) {
    const std::int64_t meta = block_.value_meta[block_row_];
    if (meta == no_number) return refuse("there is no value");
    row.value.type = static_cast<ScalarType>(meta & 15);
    if (!value_.read_bytes(static_cast<std::uint64_t>(meta) >> 4, row.value.bytes)) return refuse_column();
    if (row.value.bytes.size() > shape_.value_bytes_max)
        return refuse("its value is larger than allowed", ErrorKind::over_limit);
    if (is_plainly_right(row.value)) [[likely]]
        return true;
    const auto checked = check_scalar(row.value);
    return checked || refuse(checked.error().message);
}

bool OperationReader::read_links(std::vector<LocalId>& links) {
    links.clear();
    const std::int64_t count = block_.link_group[block_row_];
    if (count == 0) return true;
    if (count == no_number) return refuse("there is no number of links");
    if (static_cast<std::uint64_t>(count) > links_left_)
        return refuse("too many links", ErrorKind::over_limit);
    links_left_ -= static_cast<std::uint64_t>(count);
    for (std::int64_t i = 0; i < count; ++i, ++link_) {
        if (link_ == links_read_) {
            link_ = 0;
            links_read_ = static_cast<std::size_t>(std::min<std::uint64_t>(links_of_block_, block_rows));
            links_of_block_ -= links_read_;
            if (links_read_ == 0 || !link_actor_.fill(std::span(block_.link_actor).first(links_read_)) ||
                !link_counter_.fill(std::span(block_.link_counter).first(links_read_)))
                return refuse_column();
        }
        if (!read_id(block_.link_actor[link_], block_.link_counter[link_], links.emplace_back(),
                     "a predecessor"))
            return false;
    }
    return true;
}

bool OperationReader::next(OperationRow& row, std::vector<LocalId>& links) {
    if (error_) return false;
    if (row_ == shape_.row_count) return refuse_leftovers();
    if (block_row_ == block_size_ && !fill_block()) return false;
    const std::int64_t action = block_.action[block_row_];
    if (block_.insert[block_row_] == BooleanReader::Row::absent)
        return refuse("it does not say whether it inserts");
    if (action < 0) return refuse("there is no action");
    if (action > static_cast<std::int64_t>(Action::mark))
        return refuse("unknown action " + std::to_string(action));
    row.insert = block_.insert[block_row_] == BooleanReader::Row::yes;
    row.expand = block_.expand[block_row_] == BooleanReader::Row::yes;
    row.action = static_cast<Action>(action);
    row.mark_name.reset();
    if (const std::string_view name = block_.mark_name[block_row_]; name.data() != nullptr)
        row.mark_name = name;
    if (row.mark_name && row.mark_name->size() > shape_.key_bytes_max)
        return refuse("its mark's name is longer than allowed", ErrorKind::over_limit);
    if ((shape_.table != Table::change && !read_own_id(row)) || !read_object(row) || !read_key(row) ||
        !read_value(row) || !read_links(links))
        return false;
    ++row_;
    ++block_row_;
    return true;
}

bool OperationReader::is_typed_after(const OperationRow& row) const {
    const std::size_t at = block_row_;
    return at < block_size_ && block_.insert[at] == BooleanReader::Row::yes &&
           block_.action[at] == static_cast<std::int64_t>(Action::set) &&
           block_.id_counter[at] == std::int64_t{row.id.counter} + 1 && block_.id_actor[at] == row.id.actor &&
           block_.key_counter[at] == row.id.counter && block_.key_actor[at] == row.id.actor &&
           block_.object_counter[at] == row.object.counter && block_.object_actor[at] == row.object.actor &&
           block_.key_text[at].data() == nullptr && block_.mark_name[at].data() == nullptr &&
           block_.expand[at] != BooleanReader::Row::yes && row.id.counter < shape_.counter_max;
}

bool OperationReader::next_typed(OperationRow& row, std::vector<LocalId>& links) {
    if (error_ || !is_typed_after(row)) return false;
    row.element = row.id;
    ++row.id.counter;
    row.insert = true;
    row.expand = false;
    row.action = Action::set;
    row.mark_name.reset();
    if (!read_value(row) || !read_links(links)) return false;
    ++row_;
    ++block_row_;
    return true;
}

}  // namespace automerge
