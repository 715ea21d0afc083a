#pragma once
// A document's tree as a screen might keep it: plain values, brought up to date by patches alone.
#include <map>
#include <memory>

#include "automerge/document.hpp"

namespace automerge {

struct Tree {
    struct Entry {
        Value value;  // in a text, a character has no id
        bool conflict = false;
        std::unique_ptr<Tree> object;         // of an object
        std::map<std::string, Scalar> marks;  // in a text
    };
    ObjectId id;
    ObjectType type = ObjectType::map;
    std::map<std::string, Entry> keys;
    std::vector<Entry> elements;  // of a text: characters, and what is no string
};

Tree tree_of(const Readable& document);
// Fails the test if a patch does not suit the tree.
void follow(Tree& tree, const Patches& patches);
std::string describe(const Tree& tree);

}  // namespace automerge
