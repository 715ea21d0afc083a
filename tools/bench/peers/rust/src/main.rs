//! Measures one piece of work with the official Rust crate.
//!   skranke-bench-rust WORK FILE [COUNT [warm]]
use automerge::sync::{Message, State, SyncDoc};
use automerge::transaction::{CommitOptions, Transactable};
use automerge::{ActorId, Automerge, Change, ObjType, ROOT, ReadDoc, ScalarValue};
use std::time::Instant;

const COMMIT_TIME: i64 = 1_700_000_000;
const LOCAL_CHANGES: usize = 200;

#[derive(Default)]
struct Measured {
    milliseconds: f64,
    proof: String,
    bytes: usize,
    messages: usize,
}

struct Edit {
    position: usize,
    deleted: isize,
    inserted: String,
}

fn local_actor() -> ActorId {
    ActorId::from(vec![0xee; 16])
}

fn milliseconds(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1000.0
}

fn proof_of(document: &Automerge) -> String {
    let mut heads = document.get_heads();
    heads.sort();
    let stats = document.stats();
    let mut proof: String = heads.iter().map(|head| format!("{head},")).collect();
    proof += &format!("{},{}", stats.num_changes, stats.num_ops);
    proof
}

fn measured(milliseconds: f64, document: &Automerge) -> Measured {
    Measured { milliseconds, proof: proof_of(document), ..Default::default() }
}

/// The chunks of a file, by their headers: magic, checksum, type, length.
fn split_chunks(mut file: &[u8]) -> Vec<&[u8]> {
    let mut chunks = Vec::new();
    while !file.is_empty() {
        let (mut at, mut length, mut shift) = (9, 0usize, 0);
        loop {
            length |= usize::from(file[at] & 0x7f) << shift;
            shift += 7;
            at += 1;
            if file[at - 1] & 0x80 == 0 {
                break;
            }
        }
        let (chunk, rest) = file.split_at(at + length);
        chunks.push(chunk);
        file = rest;
    }
    chunks
}

fn load(file: &[u8]) -> Measured {
    let start = Instant::now();
    let document = Automerge::load(file).unwrap();
    measured(milliseconds(start), &document)
}

fn save(file: &[u8]) -> Measured {
    let document = Automerge::load(file).unwrap();
    let start = Instant::now();
    let saved = document.save();
    let time = milliseconds(start);
    Measured { bytes: saved.len(), ..measured(time, &Automerge::load(&saved).unwrap()) }
}

fn apply_batch(file: &[u8]) -> Measured {
    let chunks = split_chunks(file);
    let start = Instant::now();
    let mut document = Automerge::new();
    let changes = chunks.iter().map(|chunk| Change::from_bytes(chunk.to_vec()).unwrap());
    document.apply_changes(changes.collect::<Vec<_>>()).unwrap();
    measured(milliseconds(start), &document)
}

fn apply_each(file: &[u8]) -> Measured {
    let chunks = split_chunks(file);
    let start = Instant::now();
    let mut document = Automerge::new();
    for chunk in chunks {
        document.apply_changes([Change::from_bytes(chunk.to_vec()).unwrap()]).unwrap();
    }
    measured(milliseconds(start), &document)
}

fn change_ticket(document: &mut Automerge, number: usize) {
    let mut change = document.transaction();
    let tickets = change.get(ROOT, "day000").unwrap().unwrap().1;
    let ticket = change.get(&tickets, format!("T{:04}", number * 7 % 400)).unwrap().unwrap().1;
    let events = change.get(&ticket, "ev").unwrap().unwrap().1;
    change.put(&ticket, "state", if number % 2 == 0 { "called" } else { "serving" }).unwrap();
    change.increment(&ticket, "calls", 1).unwrap();
    let event = change.put_object(&events, format!("x{number:04}"), ObjType::Map).unwrap();
    change.put(&event, "at", ScalarValue::Int(COMMIT_TIME + number as i64)).unwrap();
    change.put(&event, "by", ScalarValue::Int(3)).unwrap();
    change.put(&event, "desk", ScalarValue::Int((number % 8) as i64)).unwrap();
    change.put(&event, "ok", true).unwrap();
    change.commit_with(CommitOptions::default().with_time(COMMIT_TIME));
}

fn local_change(file: &[u8]) -> Measured {
    let mut document = Automerge::load(file).unwrap().with_actor(local_actor());
    let start = Instant::now();
    for number in 0..LOCAL_CHANGES {
        change_ticket(&mut document, number);
    }
    measured(milliseconds(start) / LOCAL_CHANGES as f64, &document)
}

fn pass_on(from: &Automerge, from_state: &mut State, to: &mut Automerge, to_state: &mut State) -> Option<usize> {
    let bytes = from.generate_sync_message(from_state)?.encode();
    let size = bytes.len();
    to.receive_sync_message(to_state, Message::decode(&bytes).unwrap()).unwrap();
    Some(size)
}

fn sync_fresh(file: &[u8]) -> Measured {
    let mut full = Automerge::load(file).unwrap();
    let start = Instant::now();
    let mut empty = Automerge::new();
    let (mut of_full, mut of_empty) = (State::new(), State::new());
    let (mut bytes, mut messages) = (0, 0);
    loop {
        let there = pass_on(&full, &mut of_full, &mut empty, &mut of_empty);
        let back = pass_on(&empty, &mut of_empty, &mut full, &mut of_full);
        for size in [there, back].into_iter().flatten() {
            bytes += size;
            messages += 1;
        }
        if there.is_none() && back.is_none() {
            break;
        }
    }
    Measured { bytes, messages, ..measured(milliseconds(start), &empty) }
}

fn receive(file: &[u8]) -> Measured {
    let start = Instant::now();
    let mut document = Automerge::new();
    document.receive_sync_message(&mut State::new(), Message::decode(file).unwrap()).unwrap();
    measured(milliseconds(start), &document)
}

fn make_text(document: &mut Automerge) -> automerge::ObjId {
    let mut change = document.transaction();
    let text = change.put_object(ROOT, "text", ObjType::Text).unwrap();
    change.commit_with(CommitOptions::default().with_time(COMMIT_TIME));
    text
}

fn trace(edits: &[Edit], count: usize) -> Measured {
    let start = Instant::now();
    let mut document = Automerge::new().with_actor(local_actor());
    let text = make_text(&mut document);
    for _ in 0..count {
        let offset = document.length(&text);
        let mut change = document.transaction();
        for edit in edits {
            change.splice_text(&text, offset + edit.position, edit.deleted, &edit.inserted).unwrap();
        }
        change.commit_with(CommitOptions::default().with_time(COMMIT_TIME));
    }
    measured(milliseconds(start), &document)
}

fn trace_each(edits: &[Edit], count: usize) -> Measured {
    let start = Instant::now();
    let mut document = Automerge::new().with_actor(local_actor());
    let text = make_text(&mut document);
    for edit in &edits[..count] {
        let mut change = document.transaction();
        change.splice_text(&text, edit.position, edit.deleted, &edit.inserted).unwrap();
        change.commit_with(CommitOptions::default().with_time(COMMIT_TIME));
    }
    measured(milliseconds(start), &document)
}

fn read_trace(file: &[u8]) -> Vec<Edit> {
    let text = std::str::from_utf8(file).unwrap();
    text.lines()
        .map(|line| {
            let mut fields = line.split(' ');
            let mut next = || fields.next().unwrap();
            let (position, deleted, hex) = (next().parse().unwrap(), next().parse().unwrap(), next());
            let bytes = (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap());
            Edit { position, deleted, inserted: String::from_utf8(bytes.collect()).unwrap() }
        })
        .collect()
}

fn peak_megabytes() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<f64>().unwrap() / 1024.0
}

/// Once, in a process that has done nothing before; or warm: again and again for a second, of which the first
/// time does not count.
fn report(work: impl Fn() -> Measured, warm: bool) {
    let start = Instant::now();
    let mut first = work();
    let megabytes = peak_megabytes();
    let mut times = Vec::new();
    while warm && (times.is_empty() || milliseconds(start) < 1000.0) {
        times.push(work().milliseconds);
    }
    if !times.is_empty() {
        times.sort_by(f64::total_cmp);
        first.milliseconds = times[times.len() / 2];
    }
    println!("ms {}\nmb {megabytes}\nbytes {}", first.milliseconds, first.bytes);
    println!("messages {}\nproof {}", first.messages, first.proof);
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let count = arguments.get(3).map_or(1, |count| count.parse().unwrap());
    let warm = arguments.get(4).is_some();
    let file = std::fs::read(&arguments[2]).unwrap();
    match arguments[1].as_str() {
        "load" => report(|| load(&file), warm),
        "save" => report(|| save(&file), warm),
        "apply-batch" => report(|| apply_batch(&file), warm),
        "apply-each" => report(|| apply_each(&file), warm),
        "local-change" => report(|| local_change(&file), warm),
        "sync" => report(|| sync_fresh(&file), warm),
        "receive" => report(|| receive(&file), warm),
        work => {
            let edits = read_trace(&file);
            report(|| if work == "trace" { trace(&edits, count) } else { trace_each(&edits, count) }, warm);
        }
    }
}
