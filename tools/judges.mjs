// Outside judges of built sites: node tools/judges.mjs FOLDER, which holds a folder for each site.
// What they need is linked by `tools/setup judges`.

import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const packages = fileURLToPath(new URL("../target/tools/judges/", import.meta.url));
const require = createRequire(packages);
const { HtmlValidate } = require("html-validate");
const { JSDOM, VirtualConsole } = require("jsdom");
const { Readability } = require("@mozilla/readability");

const sites = process.argv[2];
const pages = readdirSync(sites, { recursive: true })
  .filter((file) => file.endsWith(".html"))
  .map((file) => join(sites, file))
  .sort();

/** Whether the Nu checker says something of what is as it should be. */
function isMistaken({ message, extract = "" }) {
  const isData = extract.includes('<script type="application/');
  return (
    /skipping \d heading levels?\.$/.test(message) || // the author's outline
    /^Attribute .(displaystyle|scriptlevel|tabindex). not allowed on element .m\w+./.test(message) || // MathML Core, 2.1.6
    /^CSS: .display.: .math. is not a/.test(message) || // MathML Core, 3.1.1
    /^Resource violates Content Security Policy/.test(message) || // a file is of no origin
    (isData && /^Inline script violates Content Security Policy/.test(message)) // data does not run
  );
}

/** The Nu checker's errors and warnings, of all pages in one run. */
function nu() {
  const jar = join(packages, "node_modules/vnu-jar/build/dist/vnu.jar");
  const options = ["--format", "json", "--stdout", "--exit-zero-always"];
  const out = execFileSync("java", ["-jar", jar, ...options, ...pages], { maxBuffer: 1 << 28 });
  return JSON.parse(out)
    .messages.filter(({ type, subType }) => type !== "info" || subType === "warning")
    .filter((message) => !isMistaken(message))
    .map(({ url, lastLine, message, extract }) => ({
      page: fileURLToPath(url),
      line: lastLine,
      message: `${message} (${(extract ?? "").replace(/\s+/g, " ").trim()})`,
    }));
}

/** What html-validate finds. */
async function htmlValidate() {
  const validate = new HtmlValidate({
    root: true,
    extends: ["html-validate:recommended"],
    rules: {
      "attribute-boolean-style": "off", // both are written, by serialisers and by hand
      "aria-label-misuse": ["error", { allowAnyNamable: true }],
      "doctype-style": ["error", { style: "lowercase" }],
      "long-title": "off", // as long as its author has it
      "no-trailing-whitespace": "off", // of the author's
      // In <noscript>, beside the app's own, and around a table, where a section would need a heading.
      "prefer-native-element": ["error", { exclude: ["main", "region"] }],
      "valid-id": ["error", { relaxed: true }], // years, as PaperMod's archive has them: HTML allows any
      "void-style": "off", // a slash says nothing, and pulldown-cmark writes it
    },
  });
  const found = [];
  for (const page of pages) {
    const report = await validate.validateString(readFileSync(page, "utf8"), page);
    for (const { messages } of report.results) {
      for (const { line, ruleId, message, selector } of messages) {
        found.push({ page, line, message: `${ruleId}: ${message} (${selector})` });
      }
    }
  }
  return found;
}

/** The words of posts that Mozilla's reader view does not show. */
function readerView() {
  const posts = pages.filter((page) => /^public\/posts\/[^/]+\/index\.html$/.test(relative(sites, page)));
  if (posts.length === 0) throw new Error("the sample has no posts");
  return posts.flatMap((page) => {
    // It knows less of CSS than the pages have, and nobody is told.
    const options = { url: "https://sample.example/", virtualConsole: new VirtualConsole() };
    const { document } = new JSDOM(readFileSync(page, "utf8"), options).window;
    const words = wordsOf(document.querySelector(".e-content").textContent);
    const shown = wordsOf(new Readability(document).parse()?.textContent ?? "");
    const counts = new Map();
    for (const word of shown) counts.set(word, (counts.get(word) ?? 0) + 1);
    const missing = words.filter((word) => {
      const left = counts.get(word) ?? 0;
      counts.set(word, left - 1);
      return left <= 0;
    });
    const some = missing.slice(0, 20).join(" ");
    return missing.length === 0 ? [] : [{ page, message: `${missing.length} of ${words.length} words are missing: ${some}` }];
  });
}

/** The words of a text, blocks without white space between them not told apart. */
function wordsOf(text) {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

let faults = 0;
for (const [judge, found] of [
  ["Nu checker", nu()],
  ["html-validate", await htmlValidate()],
  ["reader view", readerView()],
]) {
  console.log(`${judge}: ${found.length} faults in ${pages.length} pages`);
  for (const { page, line, message } of found) {
    console.log(`  ${relative(sites, page)}${line ? `:${line}` : ""}: ${message}`);
  }
  faults += found.length;
}
process.exitCode = faults === 0 ? 0 : 1;
