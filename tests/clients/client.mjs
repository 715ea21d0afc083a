// A Repo of the official automerge-repo with its WebSocket adapter, behind a line protocol: a JSON request a line in, a
// JSON answer a line out. The argument is a folder where `npm ci` has been run for the package.json beside this file.
import { createInterface } from "node:readline"
import { createRequire } from "node:module"

const { pathToFileURL } = await import("node:url")
const installed = createRequire(process.argv[2] + "/")
const load = name => import(pathToFileURL(installed.resolve(name)).href)
const { Repo, cbor } = await load("@automerge/automerge-repo")
const { WebSocketClientAdapter } = await load("@automerge/automerge-repo-network-websocket")
const Automerge = await load("@automerge/automerge")
const WebSocket = installed("ws")

let adapter, repo

const settled = (promise, milliseconds) =>
    Promise.race([promise, new Promise((_, no) => setTimeout(() => no(new Error("it took too long")), milliseconds))])

const handleOf = async url => settled(repo.find(url), 20_000)

// Looks at a document whenever it changes, until it is as wanted.
async function until(handle, isWanted) {
    await settled(new Promise(yes => {
        const look = () => {
            if (!isWanted(handle.doc())) return
            handle.off("change", look)
            yes()
        }
        handle.on("change", look)
        look()
    }), 30_000)
    return true
}

const requests = {
    // Tries again ten times a second, if the node goes away.
    connect: ({ url }) => {
        adapter = new WebSocketClientAdapter(url, 100)
        repo = new Repo({ network: [adapter] })
        return repo.peerId
    },
    go_offline: () => { adapter.disconnect() },
    go_online: () => { adapter.connect(repo.peerId, { isEphemeral: true }) },

    read: async ({ document }) => (await handleOf(document)).doc(),
    heads: async ({ document }) => [...Automerge.getHeads((await handleOf(document)).doc())].sort(),
    wait_for_events: async ({ document, count }) =>
        until(await handleOf(document), day => Object.keys(day.events).length >= count),
    wait_for_heads: async ({ document, heads }) =>
        until(await handleOf(document), day => heads.every(head => Automerge.hasHeads(day, [head]))),
    // Another ticket, as if by the device that issued the first. A node's strings are values, not texts.
    issue_like: async ({ document, key, number }) => {
        const copy = value => value instanceof Automerge.ImmutableString ? new Automerge.ImmutableString(String(value)) : value
        ;(await handleOf(document)).change(day => {
            const first = Object.values(day.events).find(event => String(event.kind) === "issued")
            const fields = Object.entries(first).map(([name, value]) => [name, copy(value)])
            day.events[key] = { ...Object.fromEntries(fields), number }
        })
    },
    scribble: async ({ document, key, times }) => {
        const handle = await handleOf(document)
        for (let i = 0; i < times; ++i) handle.change(day => { day[key] = i })
    },
    // A document that no node has asked for.
    create: () => repo.create({ kind: "day", events: {} }).url,
    // An ephemeral message: heard by whoever is there, kept by nobody.
    broadcast: async ({ document }) => { (await handleOf(document)).broadcast({ cursor: [1, undefined, "æ"] }) },
    // "ready", or what became of it.
    find: async ({ document }) => {
        try {
            return (await handleOf(document)).state
        } catch (error) {
            return String(error?.message ?? error)
        }
    },
    // One that speaks another version of the protocol: what it is told before the connection is closed.
    speak_version: ({ url, version }) => settled(new Promise((yes, no) => {
        const heard = []
        const socket = new WebSocket(url)
        socket.on("open", () => socket.send(cbor.encode({
            type: "join", senderId: "old-client", peerMetadata: { storageId: undefined, isEphemeral: true },
            supportedProtocolVersions: [version],
        })))
        socket.on("message", bytes => heard.push(cbor.decode(bytes)))
        socket.on("close", () => yes(heard))
        socket.on("error", no)
    }), 20_000),
}

for await (const line of createInterface({ input: process.stdin })) {
    const { do: what, ...details } = JSON.parse(line)
    let answer
    try {
        answer = { ok: (await requests[what](details)) ?? null }
    } catch (error) {
        answer = { error: String(error?.message ?? error) }
    }
    console.log(JSON.stringify(answer, (_, value) => typeof value === "bigint" ? Number(value) : value))
}
process.exit(0)
