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

bool OperationReader::read_id(const std::optional<std::uint64_t>& actor, std::optional<std::uint64_t> counter,
                              LocalId& out, const char* what) {
    if (!actor || !counter || *counter == 0) return refuse(std::string(what) + " is incomplete");
    if (*actor >= shape_.actor_count) return refuse(std::string(what) + " names an actor that is not listed");
    if (*counter > shape_.counter_max) return refuse(std::string(what) + " has too large a counter");
    out = {static_cast<std::uint32_t>(*counter), static_cast<std::uint32_t>(*actor)};
    return true;
}

bool OperationReader::read_own_id(OperationRow& row) {
    std::optional<std::uint64_t> actor;
    std::optional<std::int64_t> counter;
    if (!id_actor_.next(actor)) return refuse_column();
    if (shape_.table == Table::bundle) {
        if (!actor || *actor >= shape_.actor_count) return refuse("its author is not listed");
        row.id = {0, static_cast<std::uint32_t>(*actor)};
        return true;
    }
    if (!id_counter_.next(counter)) return refuse_column();
    if (!counter || *counter < 0) return refuse("its id is incomplete");
    return read_id(actor, static_cast<std::uint64_t>(*counter), row.id, "its id");
}

bool OperationReader::read_object(OperationRow& row) {
    std::optional<std::uint64_t> actor;
    std::optional<std::uint64_t> counter;
    std::optional<std::int64_t> difference;
    if (!object_actor_.next(actor) || !object_counter_.next(counter) ||
        !object_counter_difference_.next(difference))
        return refuse_column();
    if (difference) counter = static_cast<std::uint64_t>(*difference);
    row.object = {};
    return (!actor && !counter) || read_id(actor, counter, row.object, "the object");
}

bool OperationReader::read_key(OperationRow& row) {
    std::optional<std::uint64_t> actor;
    std::optional<std::int64_t> counter;
    std::optional<std::string_view> text;
    if (!key_actor_.next(actor) || !key_counter_.next(counter) || !key_text_.next(text))
        return refuse_column();
    row.in_map = text.has_value();
    row.element = {};
    if (text) {
        if (text->size() > shape_.key_bytes_max)
            return refuse("its key is longer than allowed", ErrorKind::over_limit);
        row.key = *text;
        return (!actor && !counter) || refuse("the key is both text and element");
    }
    row.key = {};
    if (!counter || *counter < 0) return refuse("there is no key");
    if (*counter == 0) return !actor || refuse("the head of a list has an actor");
    return read_id(actor, static_cast<std::uint64_t>(*counter), row.element, "the element");
}

bool OperationReader::read_value(OperationRow& row) {
    std::optional<std::uint64_t> meta;
    if (!value_meta_.next(meta)) return refuse_column();
    if (!meta) return refuse("there is no value");
    row.value.type = static_cast<ScalarType>(*meta & 15);
    if (!value_.read_bytes(*meta >> 4, row.value.bytes)) return refuse_column();
    if (row.value.bytes.size() > shape_.value_bytes_max)
        return refuse("its value is larger than allowed", ErrorKind::over_limit);
    const auto checked = check_scalar(row.value);
    return checked || refuse(checked.error().message);
}

bool OperationReader::read_links(std::vector<LocalId>& links) {
    links.clear();
    std::optional<std::uint64_t> count;
    if (!link_group_.next(count)) return refuse_column();
    if (!count) return refuse("there is no number of links");
    if (*count > links_left_) return refuse("too many links", ErrorKind::over_limit);
    links_left_ -= *count;
    for (std::uint64_t i = 0; i < *count; ++i) {
        std::optional<std::uint64_t> actor;
        std::optional<std::int64_t> counter;
        if (!link_actor_.next(actor) || !link_counter_.next(counter)) return refuse_column();
        if (!counter || *counter < 0) return refuse("a predecessor is incomplete");
        if (!read_id(actor, static_cast<std::uint64_t>(*counter), links.emplace_back(), "a predecessor"))
            return false;
    }
    return true;
}

bool OperationReader::next(OperationRow& row, std::vector<LocalId>& links) {
    if (error_) return false;
    if (row_ == shape_.row_count) return refuse_leftovers();
    std::optional<bool> insert;
    std::optional<bool> expand;
    std::optional<std::uint64_t> action;
    if (!insert_.next(insert) || !expand_.next(expand) || !action_.next(action) ||
        !mark_name_.next(row.mark_name))
        return refuse_column();
    if (row.mark_name && row.mark_name->size() > shape_.key_bytes_max)
        return refuse("its mark's name is longer than allowed", ErrorKind::over_limit);
    if (!insert) return refuse("it does not say whether it inserts");
    if (!action) return refuse("there is no action");
    if (*action > static_cast<std::uint64_t>(Action::mark))
        return refuse("unknown action " + std::to_string(*action));
    row.insert = *insert;
    row.expand = expand.value_or(false);
    row.action = static_cast<Action>(*action);
    if ((shape_.table != Table::change && !read_own_id(row)) || !read_object(row) || !read_key(row) ||
        !read_value(row) || !read_links(links))
        return false;
    ++row_;
    return true;
}

}  // namespace automerge
