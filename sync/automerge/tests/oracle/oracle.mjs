// The official Automerge library behind a line protocol: a JSON request a line in, a JSON answer a line out.
// Bytes travel as hex. The argument is a folder where `npm ci` has been run for the package.json beside this file.
import { createInterface } from "node:readline"
import { createRequire } from "node:module"

const Automerge = createRequire(process.argv[2] + "/")("@automerge/automerge")

const toHex = bytes => Buffer.from(bytes).toString("hex")
const fromHex = text => new Uint8Array(Buffer.from(text, "hex"))

// The document beneath the JavaScript one: it takes object ids and value types as they are.
const open = (bytes, actor) => Automerge.getBackend(load(bytes, actor))

function load(bytes, actor) {
    const options = actor ? { actor } : {}
    return bytes.length > 0 ? Automerge.load(bytes, options) : Automerge.init(options)
}

function typedScalar(type, value) {
    if (value instanceof Uint8Array) return toHex(value)
    if (value instanceof Date) return value.getTime()
    if (typeof value === "bigint") return String(value)
    if (type === "f64" && Object.is(value, -0)) return "-0"
    if (type === "f64" && !Number.isFinite(value)) return String(value)
    return value
}

// Without heads: as it is now.
function typedValue(document, [type, ...rest], heads) {
    const id = rest.at(-1)
    switch (type) {
        case "map": return { type, id, value: typedMap(document, id, heads) }
        case "list": return { type, id, value: typedList(document, id, heads) }
        case "text": return { type, id, value: document.text(id, heads), ...richText(document, id, heads) }
        default: return { type, id, value: typedScalar(type, rest[0]) }
    }
}

const typedMap = (document, id, heads) =>
    Object.fromEntries(document.keys(id, heads).map(key =>
        [key, document.getAll(id, key, heads).map(value => typedValue(document, value, heads))]))

const typedList = (document, id, heads) =>
    Array.from({ length: document.length(id, heads) }, (_, index) =>
        document.getAll(id, index, heads).map(value => typedValue(document, value, heads)))

function richText(document, id, heads) {
    const marks = document.marks(id, heads).map(mark => ({ ...mark, value: typedScalar("", mark.value) }))
    const spans = spansOf(document, id, heads)
    return marks.length > 0 ? { spans, marks } : { spans }
}

// Blocks are given with types and ids, as other maps are.
function spansOf(document, id, heads) {
    let index = 0
    return document.spans(id, heads).map(({ type, value, marks = {} }) => {
        if (type === "block") {
            const [, block] = document.getAll(id, index++, heads).at(-1)
            return { type, value: typedMap(document, block, heads) }
        }
        index += value.length
        const values = Object.entries(marks).map(([name, mark]) => [name, typedScalar("", mark)])
        return { type, value, marks: Object.fromEntries(values) }
    })
}

const stateOf = document => ({ heads: document.getHeads(), root: typedMap(document, "_root") })

function scalar(type, value) {
    switch (type) {
        case "bytes": return fromHex(value)
        case "f64": return Number(value)
        case "int": case "uint": return typeof value === "string" ? BigInt(value) : value
        default: return value
    }
}

const emptyObject = { map: {}, list: [], text: "" }

function edit(document, { kind, object, at, type, value, deleted, range, name, move }) {
    switch (kind) {
        case "put": return document.put(object, at, scalar(type, value), type)
        case "put_object": return document.putObject(object, at, emptyObject[type])
        case "insert": return document.insert(object, at, scalar(type, value), type)
        case "insert_object": return document.insertObject(object, at, emptyObject[type])
        case "erase": return document.delete(object, at)
        case "increment": return document.increment(object, at, value)
        case "splice": return document.splice(object, at, deleted, value)
        case "update_text": return document.updateText(object, value)
        case "mark": return document.mark(object, range, name, scalar(type, value), type)
        case "unmark": return document.unmark(object, range, name)
        case "split_block": return document.splitBlock(object, at, {})
        case "join_block": return document.joinBlock(object, at)
        case "replace_block": return document.updateBlock(object, at, {})
        case "cursor": return expectCursor(document.getCursor(object, at, undefined, move), value)
        default: throw new Error(`unknown edit ${kind}`)
    }
}

function expectCursor(cursor, expected) {
    if (cursor !== expected) throw new Error(`cursor ${expected} should be ${cursor}`)
}

// Where a cursor is now; nothing where the document does not know its place.
function positionOf(document, { object, cursor }, heads) {
    try {
        return document.getCursorPosition(object, cursor, heads)
    } catch {
        return null
    }
}

// Plays a history: in each step one actor either takes changes that others made or makes one of its own, which
// must be the one that the port made, byte for byte.
function play({ actors, steps, cursors }) {
    const documents = actors.map(actor => open(new Uint8Array(), actor))
    const known = new Map()
    for (const [number, step] of steps.entries()) {
        const document = documents[step.actor]
        try {
            if (step.take) {
                document.applyChanges(step.take.map(hash => {
                    if (!known.has(hash)) throw new Error(`no change ${hash} was made here`)
                    return known.get(hash)
                }))
                continue
            }
            for (const one of step.edits) edit(document, one)
            const hash = step.edits.length > 0 ? document.commit(step.message, step.time)
                                               : document.emptyChange(step.message, step.time)
            const bytes = hash === null ? new Uint8Array() : document.getChangeByHash(hash)
            if (hash !== null) known.set(hash, bytes)
            if (toHex(bytes) !== step.made) throw new Error(`${step.made} should be ${toHex(bytes)}`)
        } catch (error) {
            throw new Error(`step ${number}: ${error.message ?? error}`)
        }
    }
    return {
        documents: documents.map(one => ({
            bytes: toHex(one.save()),
            positions: cursors.map(cursor => positionOf(one, cursor)),
            ...stateOf(one),
        })),
    }
}

// One side of a sync conversation at a time.
let peer = null

const requests = {
    hello: () => ({ node: process.version }),
    play,
    load: ({ bytes }) => {
        const document = open(fromHex(bytes))
        const state = stateOf(document)
        document.free()
        return state
    },
    // What the document was at each of these moments.
    views: ({ bytes, moments, cursors }) => {
        const document = open(fromHex(bytes))
        const views = moments.map(heads => ({
            root: typedMap(document, "_root", heads),
            positions: cursors.map(cursor => positionOf(document, cursor, heads)),
        }))
        document.free()
        return views
    },
    sync_open: ({ bytes, state }) => {
        peer = {
            document: load(fromHex(bytes)),
            state: state ? Automerge.decodeSyncState(fromHex(state)) : Automerge.initSyncState(),
        }
        return {}
    },
    sync_generate: () => {
        const [state, message] = Automerge.generateSyncMessage(peer.document, peer.state)
        peer.state = state
        return { message: message === null ? null : toHex(message) }
    },
    sync_receive: ({ message }) => {
        const [document, state] = Automerge.receiveSyncMessage(peer.document, peer.state, fromHex(message))
        peer = { document, state }
        return {}
    },
    sync_take: ({ bytes }) => {
        peer.document = Automerge.loadIncremental(peer.document, fromHex(bytes))
        return {}
    },
    sync_state: () => ({
        ...stateOf(Automerge.getBackend(peer.document)),
        bytes: toHex(Automerge.save(peer.document)),
        state: toHex(Automerge.encodeSyncState(peer.state)),
    }),
}

for await (const line of createInterface({ input: process.stdin })) {
    let answer
    try {
        const request = JSON.parse(line)
        answer = { ok: requests[request.do](request) }
    } catch (error) {
        answer = { error: String(error?.message ?? error) }
    }
    process.stdout.write(JSON.stringify(answer) + "\n")
}
