//! What posts are made of.

/// The words of all sentences.
pub const WORDS: [&str; 112] = [
    "queue",
    "latency",
    "batch",
    "stream",
    "cursor",
    "shard",
    "commit",
    "offset",
    "replica",
    "leader",
    "follower",
    "quorum",
    "segment",
    "index",
    "page",
    "cache",
    "buffer",
    "channel",
    "worker",
    "thread",
    "stack",
    "heap",
    "collector",
    "pointer",
    "slice",
    "vector",
    "matrix",
    "event",
    "schema",
    "reader",
    "writer",
    "field",
    "default",
    "union",
    "record",
    "registry",
    "deadline",
    "context",
    "trace",
    "span",
    "metric",
    "histogram",
    "profile",
    "sample",
    "graph",
    "lock",
    "mutex",
    "barrier",
    "kernel",
    "socket",
    "packet",
    "router",
    "allocates",
    "blocks",
    "commits",
    "compares",
    "copies",
    "drops",
    "fails",
    "flushes",
    "grows",
    "holds",
    "joins",
    "measures",
    "moves",
    "reads",
    "retries",
    "returns",
    "scans",
    "waits",
    "writes",
    "the",
    "a",
    "of",
    "to",
    "and",
    "in",
    "that",
    "is",
    "for",
    "with",
    "as",
    "on",
    "by",
    "from",
    "when",
    "which",
    "while",
    "under",
    "over",
    "between",
    "after",
    "before",
    "we",
    "you",
    "it",
    "they",
    "this",
    "each",
    "every",
    "most",
    "some",
    "few",
    "many",
    "no",
    "not",
    "only",
    "also",
    "often",
    "rarely",
    "never",
    "always",
];

/// The tags of the blog.
pub const TAGS: [&str; 12] = [
    "career",
    "databases",
    "design",
    "distributed-systems",
    "finance",
    "go",
    "kafka",
    "observability",
    "performance",
    "rust",
    "testing",
    "tooling",
];

/// Code blocks, each with its language.
pub const CODE: [(&str, &str); 5] = [
    (
        "go",
        "func drain(ctx context.Context, events <-chan Event) error {
\tfor {
\t\tselect {
\t\tcase event, ok := <-events:
\t\t\tif !ok {
\t\t\t\treturn nil
\t\t\t}
\t\t\tif err := store(ctx, event); err != nil {
\t\t\t\treturn fmt.Errorf(\"store %q: %w\", event.ID, err)
\t\t\t}
\t\tcase <-ctx.Done():
\t\t\treturn ctx.Err()
\t\t}
\t}
}",
    ),
    (
        "rust",
        "/// The mean of what is even; none for no such value.
pub fn mean(values: &[u64]) -> Option<f64> {
    let even: Vec<u64> = values.iter().copied().filter(|value| value % 2 == 0).collect();
    let sum: u64 = even.iter().sum();
    (!even.is_empty()).then(|| sum as f64 / even.len() as f64)
}",
    ),
    (
        "sql",
        "SELECT symbol, date_trunc('minute', traded_at) AS minute, avg(price) AS mean
FROM trades
WHERE traded_at > now() - interval '1 day' AND price < 1000
GROUP BY symbol, minute
ORDER BY minute DESC;",
    ),
    (
        "sh",
        "go test -run '^$' -bench . -benchmem -count 10 ./... | tee new.txt
benchstat old.txt new.txt && mv new.txt old.txt",
    ),
    (
        "json",
        "{
  \"type\": \"record\",
  \"name\": \"Trade\",
  \"fields\": [
    { \"name\": \"id\", \"type\": \"long\" },
    { \"name\": \"price\", \"type\": [\"null\", \"double\"], \"default\": null }
  ]
}",
    ),
];
