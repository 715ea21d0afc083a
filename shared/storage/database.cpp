#include "shared/storage/database.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <charconv>
#include <system_error>
#include <utility>

#include "shared/base/canary.hpp"
#include "shared/storage/log_rewrite.hpp"
#include "shared/storage/schema.hpp"

namespace skranke {

namespace {

bool is_failed_sync(int extended_code) {
    return extended_code == SQLITE_IOERR_FSYNC || extended_code == SQLITE_IOERR_DIR_FSYNC;
}

bool exists(const std::filesystem::path& file, const char* file_system) {
    sqlite3_vfs* vfs = sqlite3_vfs_find(file_system);
    int there = 0;
    return vfs && vfs->xAccess(vfs, file.c_str(), SQLITE_ACCESS_EXISTS, &there) == SQLITE_OK && there != 0;
}

// Why SQLite's check of a file found fault with it. A page that could not be read, for want of memory or
// because the disk failed, is no damage: nobody must move a good file away for that. Of pages that hold the
// rest of a long row the verdict does not say why.
int code_in_verdict(std::string_view verdict) {
    constexpr std::string_view before_code = "error code=", without_code = "failed to get page";
    int code = verdict.contains(without_code) ? SQLITE_IOERR_READ : SQLITE_CORRUPT;
    if (const auto at = verdict.find(before_code); at != std::string_view::npos)
        std::from_chars(verdict.data() + at + before_code.size(), verdict.data() + verdict.size(), code);
    return code == SQLITE_IOERR_SHORT_READ ? SQLITE_CORRUPT : code;  // a file that was cut off is damaged
}

Error describe(int code, const std::string& file, const char* detail) {
    switch (code & 0xff) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return {
                ErrorCode::in_use,
                fmt::format("{} is open in another program: close it first, or choose another folder", file)};
        case SQLITE_NOTADB:
            return {
                ErrorCode::corrupt,
                fmt::format("{} is not a Skranke database; it was left as it is. Choose another folder, or "
                            "move the file away",
                            file)};
        case SQLITE_CORRUPT:
            return {
                ErrorCode::corrupt,
                fmt::format("{} is damaged ({}); it was left as it is. Move it away and fetch the days from "
                            "another device, or restore a copy",
                            file, detail)};
        case SQLITE_FULL:
            return {ErrorCode::disk_full,
                    fmt::format("the disk with {} is full: nothing was stored. Free some space and try again",
                                file)};
        case SQLITE_NOMEM:
            return {ErrorCode::io, fmt::format("{}: the machine is out of memory: nothing was stored. Close "
                                               "other programs and try again",
                                               file)};
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_AUTH:
            return {
                ErrorCode::read_only,
                fmt::format("{} cannot be written: give this user write access to the folder and the file",
                            file)};
        case SQLITE_CANTOPEN:
            return {ErrorCode::io,
                    fmt::format("{} cannot be opened ({}): check the folder and its access", file, detail)};
        default:
            if (is_failed_sync(code)) {
                return {ErrorCode::io,
                        fmt::format("the disk did not keep what was written to {}: stop, check the disk and "
                                    "start the program again",
                                    file)};
            }
            return {ErrorCode::io, fmt::format("{}: {}", file, detail)};
    }
}

}  // namespace

Statement::Statement(Database& database, sqlite3_stmt* statement)
    : database_(&database), statement_(statement) {}

Statement::Statement(Statement&& other) noexcept
    : database_(other.database_),
      statement_(std::exchange(other.statement_, nullptr)),
      bind_failure_(other.bind_failure_) {}

Statement::~Statement() { sqlite3_finalize(statement_); }

Statement& Statement::bind(int parameter, std::int64_t value) {
    const int code = sqlite3_bind_int64(statement_, parameter, value);
    if (code != SQLITE_OK) bind_failure_ = code;
    return *this;
}

Statement& Statement::bind(int parameter, std::string_view value) {
    const int code = sqlite3_bind_text64(statement_, parameter, value.data() ? value.data() : "",
                                         value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    if (code != SQLITE_OK) bind_failure_ = code;
    return *this;
}

Statement& Statement::bind(int parameter, ByteView value) {
    static constexpr std::uint8_t nothing = 0;  // a null pointer would bind NULL, not an empty blob
    const int code = sqlite3_bind_blob64(statement_, parameter, value.data() ? value.data() : &nothing,
                                         value.size(), SQLITE_TRANSIENT);
    if (code != SQLITE_OK) bind_failure_ = code;
    return *this;
}

Result<bool> Statement::step() {
    if (const int failure = std::exchange(bind_failure_, 0); failure != 0) {
        reset();
        return std::unexpected(database_->error_from(failure));
    }
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) {
        reset();
        return false;
    }
    auto error = database_->error_from(code);
    reset();
    return std::unexpected(std::move(error));
}

Result<void> Statement::run() {
    while (true) {
        auto row = step();
        if (!row) return std::unexpected(row.error());
        if (!*row) return {};
    }
}

void Statement::reset() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_, column); }

std::string Statement::text(int column) const {
    const auto* text = sqlite3_column_text(statement_, column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
    return text ? std::string(reinterpret_cast<const char*>(text), size) : std::string();
}

ByteView Statement::blob(int column) const {
    const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
    return data ? ByteView(data, size) : ByteView();
}

DatabaseTransaction::DatabaseTransaction(DatabaseTransaction&& other) noexcept
    : database_(std::exchange(other.database_, nullptr)) {}

DatabaseTransaction::~DatabaseTransaction() {
    if (database_) database_->roll_back();
}

Result<void> DatabaseTransaction::commit() {
    auto& database = *std::exchange(database_, nullptr);
    auto committed = database.execute("commit");
    if (!committed) database.roll_back();
    return committed;
}

Database::Database(sqlite3* connection, std::filesystem::path file)
    : connection_(connection), file_(std::move(file)) {}

Database::~Database() { sqlite3_close_v2(connection_); }

Result<std::unique_ptr<Database>> Database::open(const DatabaseOptions& options) {
    const auto* file_system =
        options.virtual_file_system.empty() ? nullptr : options.virtual_file_system.c_str();
    std::error_code ignored;
    if (!file_system && std::filesystem::is_directory(options.file, ignored)) {
        return fail(
            ErrorCode::invalid_input,
            fmt::format("{} is a folder, not a Skranke database: move it away, or choose another folder",
                        options.file.string()));
    }
    if (options.access != DatabaseAccess::create && !exists(options.file, file_system)) {
        return fail(ErrorCode::not_found,
                    fmt::format("{} does not exist: make it with \"skranke init\"", options.file.string()));
    }
    const int flags =
        options.access == DatabaseAccess::look
            ? SQLITE_OPEN_READONLY
            : SQLITE_OPEN_READWRITE | (options.access == DatabaseAccess::create ? SQLITE_OPEN_CREATE : 0);
    sqlite3* connection = nullptr;
    const int opened =
        sqlite3_open_v2(options.file.c_str(), &connection, flags | SQLITE_OPEN_EXRESCODE, file_system);
    std::unique_ptr<Database> database(new Database(connection, options.file));
    if (opened != SQLITE_OK) return std::unexpected(database->error_from(opened));

    // Until the file is known to be ours, closing it must not move its log.
    sqlite3_db_config(connection, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    // Bytes of a damaged file must not be able to do more than be refused.
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);

    // The lock comes first: whatever is read is then true until the file is closed. It also makes this the
    // only connection, which keeps clear of SQLite's race between two that checkpoint (before 3.51.3).
    if (options.access != DatabaseAccess::look) {
        if (auto locked = database->execute("pragma locking_mode = exclusive"); !locked)
            return std::unexpected(locked.error());
    }
    if (auto ours = database->check_identity(options.access); !ours) return std::unexpected(ours.error());
    if (options.access == DatabaseAccess::look) return database;

    for (const char* setting :
         {"pragma journal_mode = wal",
          is_loose(Canary::no_fsync) ? "pragma synchronous = off" : "pragma synchronous = full",
          "pragma wal_autocheckpoint = 0", "pragma foreign_keys = on", "pragma secure_delete = on",
          "pragma temp_store = memory"}) {
        if (auto set = database->execute(setting); !set) return std::unexpected(set.error());
    }
    // Before anything is added to the log, and while closing does not move it into the file: should this
    // fail, nothing must.
    if (const int code = write_log_again(connection); code != SQLITE_OK)
        return std::unexpected(describe(code, options.file.string(), sqlite3_errstr(code)));
    if (auto migrated = database->migrate(); !migrated) return std::unexpected(migrated.error());
    sqlite3_db_config(connection, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, nullptr);
    // A log left by a process that was killed goes into the file now, while nobody waits.
    if (auto moved = database->checkpoint(); !moved) return std::unexpected(moved.error());
    return database;
}

Result<void> Database::check_identity(DatabaseAccess access) {
    auto tables = [&]() -> Result<std::int64_t> {
        auto count = prepare("select count(*) from sqlite_schema");
        if (!count) return std::unexpected(count.error());
        auto row = count->step();
        if (!row) return std::unexpected(row.error());
        return count->integer(0);
    }();
    if (!tables) return std::unexpected(tables.error());
    auto id = pragma("application_id");
    if (!id) return std::unexpected(id.error());
    auto version = pragma("user_version");
    if (!version) return std::unexpected(version.error());

    const bool empty = *tables == 0 && *id == 0 && *version == 0;
    if (empty) {
        if (access == DatabaseAccess::create) return {};
        return fail(ErrorCode::not_found,
                    fmt::format("{} is empty: make it with \"skranke init\"", file_.string()));
    }
    if (*id != application_id) {
        return fail(ErrorCode::corrupt,
                    fmt::format("{} belongs to another program; it was left as it is. Choose another folder",
                                file_.string()));
    }
    const auto newest = static_cast<std::int64_t>(schema_steps().size());
    if (*version > newest) {
        return fail(
            ErrorCode::corrupt,
            fmt::format("{} was written by a later version (schema {}, this program knows {}): update "
                        "Skranke on this machine",
                        file_.string(), *version, newest));
    }
    auto check = prepare("pragma quick_check(1)");
    if (!check) return std::unexpected(check.error());
    auto row = check->step();
    if (!row) return std::unexpected(row.error());
    auto verdict = *row ? check->text(0) : std::string("no answer");
    std::ranges::replace(verdict, '\n', ' ');
    if (verdict != "ok")
        return std::unexpected(describe(code_in_verdict(verdict), file_.string(), verdict.c_str()));
    return {};
}

Result<void> Database::migrate() {
    const auto steps = schema_steps();
    auto version = pragma("user_version");
    if (!version) return std::unexpected(version.error());
    const auto done = static_cast<std::size_t>(*version);
    if (done >= steps.size()) return {};

    auto transaction = begin();
    if (!transaction) return std::unexpected(transaction.error());
    for (const char* step : steps.subspan(done)) {
        if (auto made = execute(step); !made) return made;
    }
    auto marked = execute(
        fmt::format("pragma application_id = {}; pragma user_version = {}", application_id, steps.size()));
    if (!marked) return marked;
    return transaction->commit();
}

Result<Statement> Database::prepare(std::string_view sql) {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(connection_, sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) return std::unexpected(error_from(code));
    return Statement(*this, statement);
}

Result<void> Database::execute(const std::string& sql) {
    const int code = sqlite3_exec(connection_, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return std::unexpected(error_from(code));
    return {};
}

Result<DatabaseTransaction> Database::begin() {
    if (broken_) return std::unexpected(*broken_);
    roll_back();  // what could not be rolled back earlier, for want of memory
    if (auto begun = execute("begin immediate"); !begun) return std::unexpected(begun.error());
    return DatabaseTransaction(*this);
}

Result<void> Database::checkpoint() {
    if (broken_) return std::unexpected(*broken_);
    const int code =
        sqlite3_wal_checkpoint_v2(connection_, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    if (code != SQLITE_OK) return std::unexpected(error_from(code));
    return {};
}

Result<std::int64_t> Database::pragma(const std::string& name) {
    auto query = prepare("pragma " + name);
    if (!query) return std::unexpected(query.error());
    auto row = query->step();
    if (!row) return std::unexpected(row.error());
    return *row ? query->integer(0) : 0;
}

// After some failures SQLite has rolled back by itself; a second time would be an error of its own.
void Database::roll_back() {
    if (sqlite3_get_autocommit(connection_) == 0)
        sqlite3_exec(connection_, "rollback", nullptr, nullptr, nullptr);
}

Error Database::error_from(int code) {
    const int extended = connection_ ? sqlite3_extended_errcode(connection_) : code;
    const int told = (extended & 0xff) == (code & 0xff) ? extended : code;
    Error error = describe(told, file_.string(), connection_ ? sqlite3_errmsg(connection_) : "out of memory");
    // The pages are marked clean after a failed sync though they are not on disk: no later sync can be
    // believed.
    if (is_failed_sync(told) && !broken_) broken_ = error;
    return error;
}

}  // namespace skranke
