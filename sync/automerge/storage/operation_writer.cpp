#include "automerge/storage/operation_rows.hpp"

namespace automerge {

void OperationWriter::clear() {
    rows_ = 0;
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
    if (row.object.counter == 0) {
        object_actor_.append_null();
        object_counter_.append_null();
    } else {
        object_actor_.append(row.object.actor);
        object_counter_.append(row.object.counter);
    }
    if (row.in_map) {
        key_actor_.append_null();
        key_counter_.append_null();
        key_text_.append(row.key);
    } else {
        if (row.element.counter == 0) {
            key_actor_.append_null();
        } else {
            key_actor_.append(row.element.actor);
        }
        key_counter_.append(row.element.counter);
        key_text_.append_null();
    }
    insert_.append(row.insert);
    action_.append(static_cast<std::uint64_t>(row.action));
    value_meta_.append(row.value.meta());
    append_bytes(value_, row.value.bytes);
    expand_.append(row.expand);
    mark_name_.append(row.mark_name);
}

void OperationWriter::finish(ColumnList& columns, Table table, ByteView object_counters, ByteView positions) {
    if (rows_ == 0) return;
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
