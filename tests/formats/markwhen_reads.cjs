// What @markwhen/parser makes of files: node markwhen_reads.cjs NODE_MODULES FILE… prints {file: {messages, events}}.
const fs = require("node:fs");
const path = require("node:path");
const { parse, toArray, isEvent } = require(path.join(process.argv[2], "@markwhen/parser"));

const NOW = "2026-11-26T12:00:00Z";
const seconds = (iso) => Math.floor(Date.parse(iso) / 1000);
const found = {};
for (const file of process.argv.slice(3)) {
  const read = parse(fs.readFileSync(file, "utf8"), undefined, NOW);
  found[path.basename(file)] = {
    messages: read.parseMessages.map((each) => each.message),
    header: Object.keys(read.header),
    events: toArray(read.events)
      .map((each) => each.eventy)
      .filter(isEvent)
      .map((event) => ({
        from: seconds(event.dateRangeIso.fromDateTimeIso),
        to: seconds(event.dateRangeIso.toDateTimeIso),
        words: event.firstLine.restTrimmed,
        id: event.id || "",
        tags: event.tags,
        times: (event.recurrence && event.recurrence.count) || 1,
      })),
  };
}
const lines = Object.entries(found).map(([file, read]) => `${JSON.stringify(file)}: ${JSON.stringify(read)}`);
console.log(`{\n${lines.join(",\n")}\n}`);
