#pragma once
// SQLite with owners and errors as values: one connection to one file that nobody else may have open.
// The only pair of files that knows SQLite. Every commit is on disk, synced, before it returns.
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "shared/base/bytes.hpp"
#include "shared/base/result.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace skranke {

class Database;

// A prepared statement. Parameters and columns count as SQLite counts them: from 1 and from 0.
class Statement {
public:
    Statement(Statement&&) noexcept;
    Statement& operator=(Statement&&) = delete;
    ~Statement();

    Statement& bind(int parameter, std::int64_t value);
    Statement& bind(int parameter, std::string_view value);
    Statement& bind(int parameter, ByteView value);

    // True: there is a row to read. False: it has run to its end and is ready to be bound anew.
    Result<bool> step();
    // Runs to the end; rows, if any, are passed over.
    Result<void> run();
    void reset();

    std::int64_t integer(int column) const;
    std::string text(int column) const;
    ByteView blob(int column) const;  // valid until the next step

private:
    friend class Database;
    Statement(Database& database, sqlite3_stmt* statement);

    Database* database_;
    sqlite3_stmt* statement_;
    int bind_failure_ = 0;
};

// What belongs together: rolled back when it leaves scope without commit.
class [[nodiscard]] DatabaseTransaction {
public:
    DatabaseTransaction(DatabaseTransaction&& other) noexcept;
    DatabaseTransaction& operator=(DatabaseTransaction&&) = delete;
    ~DatabaseTransaction();
    Result<void> commit();

private:
    friend class Database;
    explicit DatabaseTransaction(Database& database) : database_(&database) {}
    Database* database_;
};

enum class DatabaseAccess {
    create,    // makes the file where there is none
    existing,  // the file must be there
    look,      // reads only; leaves what it finds as it is
};

struct DatabaseOptions {
    std::filesystem::path file{};
    DatabaseAccess access = DatabaseAccess::existing;
    std::string virtual_file_system{};  // a registered one by name; empty: the operating system's
};

class Database {
public:
    // Refuses, and leaves as it is, what is not a database of this program, is damaged, comes from a later
    // version, or is open in another process. Brings an older schema up to date.
    static Result<std::unique_ptr<Database>> open(const DatabaseOptions& options);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    Result<Statement> prepare(std::string_view sql);
    Result<void> execute(const std::string& sql);
    // Fails once `broken` is set.
    Result<DatabaseTransaction> begin();

    // Moves what is in the write-ahead log into the file. Slow: for moments when nobody waits.
    Result<void> checkpoint();

    // Set for good when the disk failed to sync: what it holds is unknown until the file is opened anew.
    const std::optional<Error>& broken() const { return broken_; }
    const std::filesystem::path& file() const { return file_; }

private:
    friend class Statement;
    friend class DatabaseTransaction;
    Database(sqlite3* connection, std::filesystem::path file);

    Error error_from(int code);
    Result<void> check_identity(DatabaseAccess access);
    Result<void> migrate();
    Result<std::int64_t> pragma(const std::string& name);
    void roll_back();

    sqlite3* connection_;
    std::filesystem::path file_;
    std::optional<Error> broken_;
};

}  // namespace skranke
