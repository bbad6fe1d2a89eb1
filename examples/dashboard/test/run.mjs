// Bundles the tests of the page and runs them: npm test, after npm run build; with a name, those of that name.
import { execFileSync, spawnSync } from "node:child_process";
import * as esbuild from "esbuild";

await esbuild.build({
  entryPoints: ["test/page.test.ts", "test/spread.test.ts"], bundle: true, platform: "node", format: "esm", packages: "external", outdir: ".test",
  outExtension: { ".js": ".mjs" }, logLevel: "warning",
});
execFileSync("go", ["build", "-o", ".test/server", "."], { stdio: "inherit" });
const names = process.argv.slice(2).flatMap((name) => ["--test-name-pattern", name]);
const { status } = spawnSync(process.execPath, ["--test", ...names, ".test/page.test.mjs", ".test/spread.test.mjs"], { stdio: "inherit" });
process.exit(status ?? 1);
