// What Mermaid makes of diagrams, without a browser: node mermaid_reads.mjs NODE_MODULES FILE… prints {file: tasks}.
import fs from "node:fs";
import { register } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

// DOMPurify works in a browser only; what it would take out of a text is no matter here.
const stub = "export default { sanitize: (text) => text, addHook() {}, removeHook() {}, isSupported: true };";
const data = (code) => `data:text/javascript,${encodeURIComponent(code)}`;
register(
  data(`export const resolve = async (name, context, next) =>
    name === "dompurify" ? { url: ${JSON.stringify(data(stub))}, shortCircuit: true, format: "module" } : next(name, context);`),
);
const core = path.join(process.argv[2], "mermaid/dist/mermaid.core.mjs");
const { default: mermaid } = await import(pathToFileURL(core));

// Its marks for codes such as #58; are letters again.
const plain = (text) => text.replace(/ﬂ°°(\d+)¶ß/g, (_, code) => String.fromCodePoint(Number(code))).trim();
const found = {};
for (const file of process.argv.slice(3)) {
  const text = fs.readFileSync(file, "utf8");
  await mermaid.parse(text);
  const { db, type } = await mermaid.mermaidAPI.getDiagramFromText(text);
  found[path.basename(file)] = db.getTasks().map((task) =>
    type === "timeline"
      ? { section: plain(task.section), period: plain(task.task), events: task.events.map(plain) }
      : {
          section: plain(task.section),
          title: plain(task.task),
          id: task.id,
          start: Math.floor(task.startTime / 1000),
          end: Math.floor((task.renderEndTime || task.endTime) / 1000),
        },
  );
}
console.log(JSON.stringify(found, null, 1));
