#include "automerge/storage/operation_rows.hpp"

namespace automerge {

void OperationWriter::clear() {
    rows_ = shape_rows_ = 0;
    object_actor_.clear();
    object_counter_.clear();
    key_actor_.clear();
    key_counter_.clear();
    key_text_.clear();
    id_actor_.clear();
    id_counter_.clear();
    insert_.clear();
    action_.clear();
    value_meta_.clear();
    value_.clear();
    link_group_.clear();
    link_actor_.clear();
    link_counter_.clear();
    expand_.clear();
    mark_name_.clear();
}

void OperationWriter::append_row(const OperationRow& row) {
    ++rows_;
    const Shape shape{.object = row.object,
                      .action = row.action,
                      .in_map = row.in_map,
                      .insert = row.insert,
                      .expand = row.expand,
                      .marked = row.mark_name.has_value()};
    if (shape != shape_) {
        flush_shape();
        shape_ = shape;
    }
    ++shape_rows_;
    if (row.in_map) {
        key_text_.append(row.key);
    } else {
        append_element(row.element);
    }
    if (row.mark_name) mark_name_.append(*row.mark_name);
    append_value(row.value);
}

void OperationWriter::flush_shape() {
    const std::size_t count = std::exchange(shape_rows_, 0);
    if (count == 0) return;
    if (shape_.object.counter == 0) {
        object_actor_.append_nulls(count);
        object_counter_.append_nulls(count);
    } else {
        object_actor_.append(shape_.object.actor, count);
        object_counter_.append(shape_.object.counter, count);
    }
    if (shape_.in_map) {
        key_actor_.append_nulls(count);
        key_counter_.append_nulls(count);
    } else {
        key_text_.append_nulls(count);
    }
    insert_.append(shape_.insert, count);
    action_.append(static_cast<std::uint64_t>(shape_.action), count);
    expand_.append(shape_.expand, count);
    if (!shape_.marked) mark_name_.append_nulls(count);
}

void OperationWriter::finish(ColumnList& columns, Table table, ByteView object_counters, ByteView positions) {
    if (rows_ == 0) return;
    flush_shape();
    const bool document = table == Table::document;
    columns.add(object_actor_column, object_actor_.finish());
    if (table == Table::bundle) {
        columns.add(bundle_object_counter_column, object_counters);
    } else {
        columns.add(object_counter_column, object_counter_.finish());
    }
    columns.add(key_actor_column, key_actor_.finish());
    columns.add(key_counter_column, key_counter_.finish());
    columns.add(key_text_column, key_text_.finish());
    columns.add(id_actor_column, id_actor_.finish());
    if (document) columns.add(id_counter_column, id_counter_.finish());
    columns.add(insert_column, insert_.finish());
    columns.add(action_column, action_.finish());
    columns.add(value_meta_column, value_meta_.finish());
    columns.add(value_column, value_);
    columns.add(document ? successor_group_column : predecessor_group_column, link_group_.finish());
    columns.add(document ? successor_actor_column : predecessor_actor_column, link_actor_.finish());
    columns.add(document ? successor_counter_column : predecessor_counter_column, link_counter_.finish());
    columns.add(expand_column, expand_.finish_if_any());
    columns.add(mark_name_column, mark_name_.finish());
    if (table == Table::bundle) columns.add(bundle_position_column, positions);
}

}  // namespace automerge
