// TimelineJS's own code over files from standard input: what it makes of each, and everything that it complains of.
// Run as: node timelinejs_reads.mjs MODULES, where MODULES is a node_modules with @knight-lab/timelinejs and jsdom.
import { readFileSync } from "node:fs";
import { createRequire, register } from "node:module";
import { pathToFileURL } from "node:url";

const folder = process.argv[2];
const source = `${pathToFileURL(folder)}/@knight-lab/timelinejs/src/js/`;

// Its sources are modules whose imports leave out the ending, as a bundler completes them.
const hooks = `
export async function resolve(name, context, next) {
    const own = context.parentURL?.includes("/timelinejs/src/js/") && /^[.]{1,2}[/]/.test(name);
    return next(own && !name.endsWith(".js") ? name + ".js" : name, context);
}
export async function load(url, context, next) {
    return next(url, url.includes("/timelinejs/src/js/") ? { ...context, format: "module" } : context);
}`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);

const { JSDOM } = createRequire(`${folder}/`)("jsdom");
const { window } = new JSDOM("");
globalThis.window = window;
globalThis.document = window.document;
for (const name of ["DOMParser", "getComputedStyle"]) globalThis[name] = window[name];

const said = [];
for (const level of ["log", "info", "warn", "error", "trace"]) {
    console[level] = (...words) => said.push(words.map(String).join(" "));
}

const { addTraceHandler } = await import(`${source}core/Util.js`);
addTraceHandler((message) => said.push(String(message)));
const { TimelineConfig } = await import(`${source}core/TimelineConfig.js`);
const { readCSVFromURL } = await import(`${source}core/ConfigFactory.js`);

function fields(date) {
    if (!date) return null;
    const at = date.data.date_obj;
    if (!(at instanceof Date)) return [at.getTime()];
    return [at.getFullYear(), at.getMonth() + 1, at.getDate(), at.getHours(), at.getMinutes(), at.getSeconds()];
}

const answers = [];
for (const file of JSON.parse(readFileSync(0, "utf8"))) {
    said.length = 0;
    window.fetch = async () => ({ status: 200, text: async () => file.text });
    const data = file.kind === "csv" ? await readCSVFromURL("file.csv") : JSON.parse(file.text);
    const config = new TimelineConfig(data);
    config.validate();
    answers.push({
        errors: [...config.getErrors(), ...(data.errors ?? []), ...(data.warnings ?? [])].map(String),
        said: [...said],
        scale: config.scale,
        title: config.title ? config.title.text.headline : "",
        eras: config.eras.map((era) => [fields(era.start_date), fields(era.end_date), era.headline]),
        events: config.events.map((event) => ({
            id: event.unique_id,
            headline: event.text.headline,
            group: event.group ?? "",
            shown: event.display_date ?? "",
            start: fields(event.start_date),
            end: fields(event.end_date),
        })),
    });
}
process.stdout.write(JSON.stringify(answers));
