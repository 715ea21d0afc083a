// Measures one piece of work with the official npm package: its low-level document, which is its fastest way.
//   node runner.mjs FOLDER WORK FILE [COUNT [warm]]      FOLDER is where `npm ci` has been run
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { performance } from "node:perf_hooks"

const [folder, work, file, third, warm] = process.argv.slice(2)
const Automerge = createRequire(folder + "/")("@automerge/automerge")

const commitTime = 1_700_000_000
const localChanges = 200
const localActor = "ee".repeat(16)

const open = actor => Automerge.getBackend(Automerge.init({ actor }))
const load = (bytes, actor) => Automerge.getBackend(Automerge.load(bytes, { actor }))
const timed = action => {
    const start = performance.now()
    const result = action()
    return [performance.now() - start, result]
}

function proofOf(document) {
    const { numChanges, numOps } = document.stats()
    return [...document.getHeads().sort(), numChanges, numOps].join(",")
}

// Ends the document: memory in WebAssembly is not collected.
function finish(ms, document, more = {}) {
    const proof = proofOf(document)
    document.free()
    return { ms, proof, bytes: 0, messages: 0, ...more }
}

// The chunks of a file, by their headers: magic, checksum, type, length.
function splitChunks(bytes) {
    const chunks = []
    for (let start = 0; start < bytes.length;) {
        let at = start + 9
        let length = 0
        for (let shift = 0; ; shift += 7) {
            length += (bytes[at] & 0x7f) * 2 ** shift
            if ((bytes[at++] & 0x80) === 0) break
        }
        chunks.push(bytes.subarray(start, at + length))
        start = at + length
    }
    return chunks
}

const numbered = (prefix, number) => prefix + String(number).padStart(4, "0")

function changeTicket(document, number) {
    const tickets = document.getWithType("_root", "day000")[1]
    const ticket = document.getWithType(tickets, numbered("T", (number * 7) % 400))[1]
    const events = document.getWithType(ticket, "ev")[1]
    document.put(ticket, "state", number % 2 === 0 ? "called" : "serving", "str")
    document.increment(ticket, "calls", 1)
    const event = document.putObject(events, numbered("x", number), {})
    document.put(event, "at", commitTime + number, "int")
    document.put(event, "by", 3, "int")
    document.put(event, "desk", number % 8, "int")
    document.put(event, "ok", true, "boolean")
    document.commit(undefined, commitTime)
}

// The low-level sync state is not exported, so sync goes through documents, whose cost beside it is small.
function syncFresh(bytes) {
    let full = Automerge.load(bytes)
    const count = { bytes: 0, messages: 0 }
    const [ms, empty] = timed(() => {
        let fresh = Automerge.init()
        let [fullState, freshState] = [Automerge.initSyncState(), Automerge.initSyncState()]
        for (let busy = true; busy;) {
            busy = false
            let message
            ;[fullState, message] = Automerge.generateSyncMessage(full, fullState)
            if (message !== null) {
                count.bytes += message.length
                count.messages += 1
                busy = true
                ;[fresh, freshState] = Automerge.receiveSyncMessage(fresh, freshState, message)
            }
            ;[freshState, message] = Automerge.generateSyncMessage(fresh, freshState)
            if (message !== null) {
                count.bytes += message.length
                count.messages += 1
                busy = true
                ;[full, fullState] = Automerge.receiveSyncMessage(full, fullState, message)
            }
        }
        return fresh
    })
    Automerge.free(full)
    return finish(ms, Automerge.getBackend(empty), count)
}

function receive(bytes) {
    const [ms, document] = timed(() =>
        Automerge.receiveSyncMessage(Automerge.init(), Automerge.initSyncState(), bytes)[0])
    return finish(ms, Automerge.getBackend(document))
}

function makeText(document) {
    const text = document.putObject("_root", "text", "")
    document.commit(undefined, commitTime)
    return text
}

const works = {
    load: bytes => finish(...timed(() => load(bytes))),
    save: bytes => {
        const document = load(bytes)
        const [ms, saved] = timed(() => document.save())
        document.free()
        return finish(ms, load(saved), { bytes: saved.length })
    },
    "apply-batch": bytes => {
        const chunks = splitChunks(bytes)
        return finish(...timed(() => {
            const document = open()
            document.applyChanges(chunks)
            return document
        }))
    },
    "apply-each": bytes => {
        const chunks = splitChunks(bytes)
        return finish(...timed(() => {
            const document = open()
            for (const chunk of chunks) document.applyChanges([chunk])
            return document
        }))
    },
    "local-change": bytes => {
        const document = load(bytes, localActor)
        const [ms] = timed(() => {
            for (let number = 0; number < localChanges; number++) changeTicket(document, number)
        })
        return finish(ms / localChanges, document)
    },
    sync: syncFresh,
    receive,
    trace: edits => finish(...timed(() => {
        const document = open(localActor)
        const text = makeText(document)
        for (let i = 0; i < Number(third); i++) {
            const offset = document.length(text)
            for (const [position, deleted, inserted] of edits)
                document.splice(text, offset + position, deleted, inserted)
            document.commit(undefined, commitTime)
        }
        return document
    })),
    "trace-each": edits => finish(...timed(() => {
        const document = open(localActor)
        const text = makeText(document)
        for (const [position, deleted, inserted] of edits.slice(0, Number(third))) {
            document.splice(text, position, deleted, inserted)
            document.commit(undefined, commitTime)
        }
        return document
    })),
}

const readTrace = bytes => bytes.toString().trimEnd().split("\n").map(line => {
    const [position, deleted, inserted] = line.split(" ")
    return [Number(position), Number(deleted), Buffer.from(inserted, "hex").toString()]
})

const peakMegabytes = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1]) / 1024

// Once, in a process that has done nothing before; or warm: again and again for a second, of which the first
// time does not count.
const bytes = readFileSync(file)
const input = work.startsWith("trace") ? readTrace(bytes) : new Uint8Array(bytes)
const start = performance.now()
const measured = works[work](input)
const megabytes = peakMegabytes()
const times = []
while (warm && (times.length === 0 || performance.now() - start < 1000)) times.push(works[work](input).ms)
if (times.length > 0) measured.ms = times.sort((left, right) => left - right)[times.length >> 1]
console.log(`ms ${measured.ms}\nmb ${megabytes}\nbytes ${measured.bytes}\nmessages ${measured.messages}\nproof ${measured.proof}`)
