#pragma once
// A document as it was: what its changes up to some heads had made of it.
//
//     const auto then = document.at(heads);
//     if (then) show(then->text(notes));
#include <memory>

#include "automerge/readable.hpp"

namespace automerge {

// Read only, and not a copy: making one costs the changes between its heads and the present, reading pays for
// the history that it has to look at. It goes on showing the same while the document changes on; it must not
// outlive the document, nor an assignment to it.
class View : public Readable {
public:
    View(View&&) noexcept;
    View& operator=(View&&) noexcept;
    ~View();

private:
    friend class Document;
    View(const OpSet& ops, std::unique_ptr<const Clock> clock);
    std::unique_ptr<const Clock> clock_;
};

}  // namespace automerge
