#pragma once
// What a repository says to SQLite, prepared once. For the repository's own files.
#include <memory>
#include <string>

#include "sync/repo/repository.hpp"

namespace skranke {

// For messages: "document 3YqoNR… (day/2026-11-23/hovedbiblioteket)".
std::string document_name(const DocumentId& id, const std::string& label);

struct Repository::Statements {
    Statement insert_document, insert_chunk, read_chunks, delete_chunks, read_sync_states, save_sync_state,
        read_setting, write_setting, read_counter, raise_counter;

    static Result<std::unique_ptr<Statements>> prepare(Database& database);
};

}  // namespace skranke
