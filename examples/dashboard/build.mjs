// Builds the page into dist/: the rules as WebAssembly, the first hour as data in the page, and the bundle.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import * as esbuild from "esbuild";

const dist = "dist";
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);

/** @param {string[]} args @param {Record<string, string>} env */
const go = (args, env = {}) =>
  execFileSync("go", args, { env: { ...process.env, ...env }, maxBuffer: 1 << 26, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });

go(["build", "-trimpath", "-ldflags=-s -w", "-o", join(dist, "rules.wasm"), "./wasm"], { GOOS: "js", GOARCH: "wasm" });
copyFileSync(join(go(["env", "GOROOT"]).trim(), "lib", "wasm", "wasm_exec.js"), join(dist, "wasm_exec.js"));
const first = go(["run", "./first"]).trim();

await esbuild.build({
  entryPoints: ["web/main.ts", "web/worker.ts", "web/style.css"],
  bundle: true,
  minify: true,
  target: "es2022",
  outdir: dist,
  logLevel: "warning",
});

writeFileSync(join(dist, "index.html"), readFileSync("web/index.html", "utf8").replace("{/* the first hour */}", () => first));

for (const name of ["rules.wasm", "main.js", "worker.js", "style.css", "index.html"]) {
  const text = readFileSync(join(dist, name));
  const small = brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } });
  writeFileSync(join(dist, name + ".br"), small);
  console.log(`${name.padEnd(12)} ${String(text.length).padStart(9)} bytes, ${String(small.length).padStart(8)} as brotli`);
}
