// Values and whole documents of the official library as JSON that the port can compare with its own.

export const toHex = bytes => Buffer.from(bytes).toString("hex")
export const fromHex = text => new Uint8Array(Buffer.from(text, "hex"))

// A scalar as the port wrote it down, for the official library.
export function typedScalarOf(type, value) {
    switch (type) {
        case "bytes": return fromHex(value)
        case "f64": return Number(value)
        case "int": case "uint": return typeof value === "string" ? BigInt(value) : value
        default: return value
    }
}

function scalarJson(type, value) {
    if (value instanceof Uint8Array) return toHex(value)
    if (value instanceof Date) return value.getTime()
    if (typeof value === "bigint") return String(value)
    if (type === "f64" && Object.is(value, -0)) return "-0"
    if (type === "f64" && !Number.isFinite(value)) return String(value)
    return value
}

function valueJson(document, [type, ...rest], heads) {
    const id = rest.at(-1)
    switch (type) {
        case "map": return { type, id, value: mapJson(document, id, heads) }
        case "list": return { type, id, value: listJson(document, id, heads) }
        case "text": return { type, id, ...textJson(document, id, heads) }
        default: return { type, id, value: scalarJson(type, rest[0]) }
    }
}

// Every key with all its visible values, ascending by id. Without heads: as it is now.
export const mapJson = (document, id, heads) =>
    Object.fromEntries(document.keys(id, heads).map(key =>
        [key, document.getAll(id, key, heads).map(value => valueJson(document, value, heads))]))

const listJson = (document, id, heads) =>
    Array.from({ length: document.length(id, heads) }, (_, index) =>
        document.getAll(id, index, heads).map(value => valueJson(document, value, heads)))

function textJson(document, id, heads) {
    const marks = document.marks(id, heads)
    return {
        value: document.text(id, heads),
        spans: spansJson(document, id, heads),
        ...(marks.length > 0 ? { marks: marks.map(mark => ({ ...mark, value: scalarJson("", mark.value) })) } : {}),
    }
}

// Blocks are given with types and ids, as other maps are.
function spansJson(document, id, heads) {
    let index = 0
    return document.spans(id, heads).map(({ type, value, marks = {} }) => {
        if (type === "block")
            return { type, value: mapJson(document, document.getAll(id, index++, heads).at(-1).at(-1), heads) }
        index += value.length
        return { type, value, marks: Object.fromEntries(Object.entries(marks).map(
            ([name, mark]) => [name, scalarJson("", mark)])) }
    })
}

export const stateOf = document => ({ heads: document.getHeads(), root: mapJson(document, "_root") })
