// The official Automerge library behind a line protocol: a JSON request a line in, a JSON answer a line out.
// Bytes travel as hex. The argument is a folder where `npm ci` has been run for the package.json beside this file.
import { createInterface } from "node:readline"
import { createRequire } from "node:module"

import { headsOfFile, play, positions } from "./play.mjs"
import { fromHex, mapJson, stateOf, toHex } from "./values.mjs"

const Automerge = createRequire(process.argv[2] + "/")("@automerge/automerge")

const load = bytes => bytes.length > 0 ? Automerge.load(bytes) : Automerge.init()

// The document beneath the JavaScript one: it takes object ids and value types as they are.
const LowLevel = Automerge.getBackend(Automerge.init()).constructor

// Opens a file as programs do, looks at it by `see`, and closes it.
function look(file, see) {
    const document = Automerge.getBackend(load(fromHex(file)))
    const seen = see(document)
    document.free()
    return seen
}

function playAndLook({ files, shown, changes, ...history }) {
    const newDocument = actor => LowLevel.new(actor)
    const documents = play(newDocument, { files, ...history })
    return { documents, file: look(files[shown], stateOf), heads_of_changes: headsOfFile(newDocument, changes) }
}

// One side of a sync conversation at a time.
let peer = null

const requests = {
    hello: () => ({ node: process.version }),
    // What goes wrong in one history is said in its place.
    play: ({ histories }) => histories.map(history => {
        try {
            return playAndLook(history)
        } catch (error) {
            return { error: String(error?.message ?? error) }
        }
    }),
    // What the document was at each of these moments.
    views: ({ bytes, moments, cursors }) => look(bytes, document => moments.map(heads => ({
        root: mapJson(document, "_root", heads),
        positions: positions(document, cursors, heads),
    }))),
    // A bundle of these changes of a document; and a document out of bundles or other pieces of files.
    bundle: ({ bytes, hashes }) => look(bytes, document => ({ bundle: toHex(document.saveBundle(hashes)) })),
    load_pieces: ({ pieces }) => {
        const document = LowLevel.new()
        for (const piece of pieces) document.loadIncremental(fromHex(piece))
        const state = stateOf(document)
        document.free()
        return state
    },
    sync_open: ({ bytes, state }) => {
        if (peer !== null) Automerge.free(peer.document)
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
