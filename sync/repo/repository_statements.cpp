#include "sync/repo/repository_statements.hpp"

#include <fmt/format.h>

#include <vector>

namespace skranke {

std::string document_name(const DocumentId& id, const std::string& label) {
    return fmt::format("document {} ({})", id.text(), label.empty() ? "new" : label);
}

Result<std::unique_ptr<Repository::Statements>> Repository::Statements::prepare(Database& database) {
    std::vector<Statement> prepared;
    for (const char* sql :
         {"insert into document (id, label) values (?1, ?2)",
          "insert into chunk (document, bytes) values (?1, ?2)",
          "select bytes from chunk where document = ?1 order by number",
          "delete from chunk where document = ?1", "select peer, bytes from sync_state where document = ?1",
          "insert into sync_state (document, peer, bytes) values (?1, ?2, ?3) "
          "on conflict do update set bytes = excluded.bytes",
          "select value from setting where name = ?1",
          "insert into setting (name, value) values (?1, ?2) "
          "on conflict do update set value = excluded.value",
          "select value from counter where name = ?1",
          "insert into counter (name, value) values (?1, ?2) "
          "on conflict do update set value = max(value, excluded.value)"}) {
        auto statement = database.prepare(sql);
        if (!statement) return std::unexpected(statement.error());
        prepared.push_back(std::move(*statement));
    }
    const auto at = [&](std::size_t index) { return std::move(prepared[index]); };
    return std::unique_ptr<Statements>(
        new Statements{at(0), at(1), at(2), at(3), at(4), at(5), at(6), at(7), at(8), at(9)});
}

}  // namespace skranke
