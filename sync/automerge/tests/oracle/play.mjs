// Plays a history of several actors as the port played it, and tells what came of it. Every change that an actor
// makes must be the one that the port made, byte for byte.
import { fromHex, stateOf, toHex, typedScalarOf } from "./values.mjs"

const emptyObject = { map: {}, list: [], text: "" }

const edits = {
    put: (document, { object, at, type, value }) => document.put(object, at, typedScalarOf(type, value), type),
    put_object: (document, { object, at, type }) => document.putObject(object, at, emptyObject[type]),
    insert: (document, { object, at, type, value }) => document.insert(object, at, typedScalarOf(type, value), type),
    insert_object: (document, { object, at, type }) => document.insertObject(object, at, emptyObject[type]),
    erase: (document, { object, at }) => document.delete(object, at),
    increment: (document, { object, at, value }) => document.increment(object, at, value),
    splice: (document, { object, at, deleted, value }) => document.splice(object, at, deleted, value),
    update_text: (document, { object, value }) => document.updateText(object, value),
    mark: (document, { object, range, name, type, value }) =>
        document.mark(object, range, name, typedScalarOf(type, value), type),
    unmark: (document, { object, range, name }) => document.unmark(object, range, name),
    split_block: (document, { object, at }) => document.splitBlock(object, at, {}),
    join_block: (document, { object, at }) => document.joinBlock(object, at),
    replace_block: (document, { object, at }) => document.updateBlock(object, at, {}),
    cursor: (document, { object, at, move, value }) => {
        const cursor = document.getCursor(object, at, undefined, move)
        if (cursor !== value) throw new Error(`cursor ${value} should be ${cursor}`)
    },
}

// Where each cursor is, or was at some heads; nothing where the document does not know its place.
export const positions = (document, cursors, heads) => cursors.map(({ object, cursor }) => {
    try {
        return document.getCursorPosition(object, cursor, heads)
    } catch {
        return null
    }
})

class Stage {
    constructor(newDocument, actors) {
        this.documents = actors.map(actor => newDocument(actor))
        this.changes = new Map()  // made here, by hash
    }

    perform(step) {
        this[step.do](this.documents[step.actor], step)
    }

    take(document, { hashes }) {
        document.applyChanges(hashes.map(hash => {
            if (!this.changes.has(hash)) throw new Error(`no change ${hash} was made here`)
            return this.changes.get(hash)
        }))
    }

    load(document, { other }) {
        document.loadIncremental(this.documents[other].save())
    }

    merge(document, { other, waiting }) {
        document.merge(this.documents[other])
        this.take(document, { hashes: waiting })
    }

    fork(document, { name, heads }) {
        this.documents.push(document.fork(name, heads))
    }

    change(document, step) {
        for (const one of step.edits) edits[one.kind](document, one)
        if (step.rolled_back) return document.rollback()
        const hash = step.empty ? document.emptyChange(step.message, step.time) : document.commit(step.message, step.time)
        const bytes = hash === null ? new Uint8Array() : document.getChangeByHash(hash)
        if (hash !== null) this.changes.set(hash, bytes)
        if (toHex(bytes) !== step.made) throw new Error(`${step.made} should be ${toHex(bytes)}`)
    }

    free() {
        for (const document of this.documents) document.free()
    }
}

// A file or changes, read without a look at what they say.
export function headsOfFile(newDocument, file) {
    const document = newDocument()
    document.loadIncremental(fromHex(file))
    const heads = document.getHeads()
    document.free()
    return heads
}

// `files` are what the port saved, one for each document: all are read, and give their heads.
export function play(newDocument, { actors, steps, cursors, files }) {
    const stage = new Stage(newDocument, actors)
    try {
        for (const [number, step] of steps.entries()) {
            try {
                stage.perform(step)
            } catch (error) {
                throw new Error(`step ${number}: ${error.message ?? error}`)
            }
        }
        return stage.documents.map((document, index) => ({
            ...stateOf(document),
            bytes: toHex(document.save()),
            positions: positions(document, cursors),
            heads_of_file: headsOfFile(newDocument, files[index]),
        }))
    } finally {
        stage.free()
    }
}
