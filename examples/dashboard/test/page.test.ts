// Tests of the page in headless Chromium, against the server of the example.
import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chromium, type Browser, type Page } from "playwright-core";

const chrome = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const skip = existsSync(chrome) ? false : `no Chromium at ${chrome}: install Debian's package chromium, or name one in CHROMIUM`;
const pictures = mkdtempSync(join(tmpdir(), "dashboard-"));
const axe = readFileSync(createRequire(join(process.cwd(), "package.json")).resolve("axe-core/axe.min.js"), "utf8");

let server: ChildProcess, browser: Browser, site = "";

before(async () => {
  if (skip) return;
  server = spawn(join(".test", "server"), ["-addr", "127.0.0.1:0"], { stdio: ["ignore", "pipe", "inherit"] });
  site = await new Promise<string>((resolve, reject) => {
    server.stdout?.once("data", (text: Buffer) => resolve(text.toString().trim()));
    server.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
  browser = await chromium.launch({
    executablePath: chrome,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
});

after(async () => {
  await browser?.close();
  server?.kill();
  console.log(`pictures are in ${pictures}`);
});

interface Options { width?: number; dark?: boolean }

// Runs with a page of an address, and wants nothing in its console and no request to elsewhere.
async function on(hash: string, run: (p: Page) => Promise<void>, { width = 1280, dark = false }: Options = {}): Promise<void> {
  const p = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: dark ? "dark" : "light", reducedMotion: "reduce" });
  const bad: string[] = [];
  p.on("console", (m) => { if (["error", "warning"].includes(m.type())) bad.push(m.text()); });
  p.on("pageerror", (e) => bad.push(String(e)));
  p.on("request", (r) => { if (!/^(data|blob):/.test(r.url()) && !r.url().startsWith(site)) bad.push(r.url()); });
  await p.goto(`${site}/#${hash}`);
  await ready(p);
  await run(p);
  await p.close();
  assert.deepEqual(bad, []);
}

const ready = (p: Page) => p.waitForSelector("body[data-loaded]", { timeout: 120_000 });
const settled = (p: Page) => p.waitForSelector('body[data-settled="true"]', { timeout: 120_000 });
const level = (p: Page) => p.locator("#level").textContent();
const hour = (p: Page) => p.locator("#time output").textContent();
const key = (p: Page, k: string) => p.locator(`[data-key="${k}"]`);
// Types digits at once.
const typed = (p: Page, digits: string) => p.evaluate((all) => {
  for (const key of all) document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
}, digits);
const tile = (p: Page, code: string) => p.locator(`[data-code="${code}"]`);
// Waits until something is so.
async function until(what: string, is: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 60_000; !(await is()); await new Promise((r) => setTimeout(r, 50))) {
    assert.ok(Date.now() < end, what);
  }
}
// Drops a file onto the page.
const drop = (p: Page, name: string, text: string) => p.evaluate(([name, text]) => {
  const data = new DataTransfer();
  data.items.add(new File([text!], name!));
  dispatchEvent(new DragEvent("drop", { dataTransfer: data, cancelable: true }));
}, [name, text]);
const says = (p: Page, where: string, text: string | RegExp) =>
  until(`${where}: ${text}`, async () => { const t = (await p.locator(where).allTextContents()).join(" "); return typeof text === "string" ? t.includes(text) : text.test(t); });

test("the rules are at most 2 MB", () => {
  const size = statSync("dist/rules.wasm.br").size;
  console.log(`rules.wasm: ${size} bytes as brotli`);
  assert.ok(size <= 2_000_000);
});

test("an hour is shown before the rules are there", { skip }, async () => {
  const p = await browser.newPage();
  await p.route("**/rules.wasm", () => undefined); // never comes
  await p.goto(site);
  assert.equal(await level(p), "Red");
  assert.equal(await p.locator(".tile").count(), 12);
  await says(p, "#took", "being loaded");
  await p.close();
});

test("what is in force, since when, until when, and what is next", { skip }, async () => {
  await on("l=en&h=168", async (p) => {
    assert.equal(await level(p), "Red");
    await says(p, "#span", /since 01-08 00:00; alert until further notice, expected 01-10 00:00/);
    await says(p, "#response", "level I");
    await says(p, "#next", /If the forecast comes true: Lift early .*01-09 00:00/);
  });
  await on("l=zh&h=20", async (p) => {
    assert.equal(await level(p), "无预警");
    await says(p, "#next", "72小时内无变化");
  });
});

test("hours: slider, buttons, keys, play", { skip }, async () => {
  await on("l=en&h=100", async (p) => {
    assert.equal(await hour(p), "01-05 04:00 UTC+8");
    await key(p, "on").click();
    await says(p, "#time output", "01-05 05:00");
    await key(p, "back").click();
    await p.locator("h1").click();
    await p.keyboard.press("ArrowRight");
    await says(p, "#time output", "01-05 05:00");
    await p.keyboard.press("Shift+ArrowRight");
    await says(p, "#time output", "01-06 05:00");
    await p.locator("#time input").fill("200");
    await says(p, "#time output", "01-09 08:00");
    await p.locator("h1").click();
    await p.keyboard.press(" ");
    await until("it plays", async () => ((await hour(p)) ?? "") >= "01-09 10:00");
    await p.keyboard.press(" ");
    assert.equal(await key(p, "play").getAttribute("aria-label"), "Play");
    assert.match(p.url(), /h=2\d\d/);
    for (let i = 100; i < 150; i++) await p.locator("#time input").fill(String(i)); // as a slider that is dragged
    await settled(p);
    await says(p, "#time output", "01-07 05:00");
    await p.locator("#time input").fill("153");
    await says(p, "#aloud", /Whole place.*Upgrade/);
  });
});

test("counties: tiles, digits, the address", { skip }, async () => {
  await on("l=en&h=168", async (p) => {
    await tile(p, "653121").click();
    await says(p, "#chart h2", "Shufu");
    await p.locator("h1").click();
    await typed(p, "12");
    await says(p, "#chart h2", "Taxkorgan");
    await p.waitForTimeout(800); // what is typed later is another number
    await typed(p, "0");
    await says(p, "#chart h2", "Whole place");
    await tile(p, "653122").click();
    await says(p, "#duties h2", "Shule, level I");
    const address = p.url();
    await p.goto("about:blank");
    await p.goto(address);
    await ready(p);
    await says(p, "#chart h2", "Shule");
    await key(p, "lang-zh").click();
    await says(p, "#chart h2", "疏勒县");
    assert.equal(await level(p), "红色");
    assert.equal(await p.locator("html").getAttribute("lang"), "zh-Hans");
  });
});

test("decisions: reasons, clauses, all counties, Esc", { skip }, async () => {
  await on("l=en&h=200", async (p) => {
    const few = await p.locator("#decisions li").count();
    await key(p, "all").check();
    await until("more decisions", async () => (await p.locator("#decisions li").count()) > few);
    await key(p, "all").uncheck();
    await p.locator("#decisions li summary").first().click();
    await says(p, "#decisions li dl", /Clauses.*3\.4/s);
    await says(p, "#decisions li dl", /Notice/);
    await p.keyboard.press("Escape");
    await until("closed", async () => (await p.locator("#decisions details[open]").count()) === 0);
    await says(p, "#decisions .now", "At this hour");
  });
});

test("what other readings of the text would decide", { skip }, async () => {
  await on("l=en&h=168&c=653121", async (p) => {
    await key(p, "otherwise").click();
    await says(p, ".otherwise", /Mean of the group.*\/policy\/reading.*Yengisar/s);
    await key(p, "on").click();
    await settled(p);
    await says(p, ".otherwise", /\/policy\/|No other reading/);
  });
});

test("chart: runs, episodes and alerts in a row each, and now", { skip }, async () => {
  await on("l=en&h=198&c=653128&r=all", async (p) => {
    const rows = p.locator("#chart .row");
    assert.deepEqual(await rows.locator(".label").allTextContents(), ["runs", "episodes", "alerts"]);
    assert.deepEqual([await rows.nth(0).locator(".band").count(), await rows.nth(1).locator(".band").count()], [2, 1]);
    assert.match((await rows.nth(2).locator(".band").first().getAttribute("title")) ?? "", /^Yellow.*, 01-07 06:00 – /);
    assert.match((await p.locator(".plot").getAttribute("aria-label")) ?? "", /Yopurga.*Yellow/);
    await says(p, ".at", "observed");
    const box = (await p.locator(".u-over").boundingBox())!;
    await p.mouse.move(box.x + (box.width * 220.5) / 360, box.y + 20);
    await says(p, ".at", /01-10 04:00: hourly AQI \d+.*forecast/);
    await p.mouse.move(box.x + (box.width * 190.5) / 360, box.y + 20);
    await says(p, ".at", /01-08 22:00: hourly AQI –.*no data; observed/);
  });
});

test("chart: ranges, a click, a drag", { skip }, async () => {
  await on("l=en&h=120&c=653124", async (p) => {
    await key(p, "range-3").click();
    await until("pressed", async () => (await key(p, "range-3").getAttribute("aria-pressed")) === "true");
    const over = async () => {
      await p.locator(".u-over").evaluate((e) => e.scrollIntoView({ block: "center" }));
      return (await p.locator(".u-over").boundingBox())!;
    };
    const box = await over();
    await p.mouse.click(box.x + box.width / 2, box.y + 50);
    await until("another hour", async () => !(await hour(p))?.startsWith("01-06 00:00"));
    await settled(p);
    const again = await over();
    await p.mouse.move(again.x + again.width / 2, again.y + 190);
    await p.mouse.down();
    await p.mouse.move(again.x + again.width / 2, again.y + 100, { steps: 8 });
    await p.mouse.up();
    await says(p, ".tried", /Zepu.*AQI \d+/);
    await until("the hour is in the address", async () => /"aqi":\d+/.test(decodeURIComponent(p.url())));
  });
});

test("what if: an hour, an order, a dead feed, readings, reset", { skip }, async () => {
  await on("l=en&h=30&c=653124", async (p) => {
    assert.equal(await level(p), "No alert");
    await key(p, "aqi").fill("420");
    await key(p, "set").click();
    await says(p, ".tried", "AQI 420");
    await key(p, "level").selectOption("red");
    await key(p, "order").click();
    await says(p, "#level", "Red");
    await says(p, "#decisions .now", "Superior's alert");
    await says(p, "#took", /decided in \d+ ms/);
    await key(p, "kill").click();
    await says(p, ".tried", "feed of");
    await key(p, "on").click();
    await says(p, '[data-code="653124"]', "no data");
    await key(p, "remove-1").click();
    await says(p, "#level", "No alert");
    for (const [k, v] of [["hold", "0"], ["together", "1"]] as const) {
      await key(p, k).fill(v);
      await key(p, k).press("Enter");
    }
    await says(p, ".tried", /Hold.*: 0.*Together.*: 1/);
    await key(p, "group").selectOption("group-mean");
    await says(p, ".tried", /contiguous/);
    await key(p, "edition").selectOption("2026");
    await says(p, ".tried", /Edition/);
    await key(p, "reset").click();
    await says(p, ".tried", "Nothing yet");
    assert.ok(!p.url().includes("w="));
  });
});

test("a reading changes decisions", { skip }, async () => {
  await on("l=en&h=340", async (p) => {
    const acts = () => p.locator("#decisions").textContent();
    await key(p, "all").check();
    const before = await acts();
    await key(p, "hold").fill("0");
    await key(p, "hold").press("Enter");
    await says(p, ".tried", /Hold/);
    await key(p, "together").fill("1");
    await key(p, "together").press("Enter");
    await says(p, ".tried", /Together/);
    await until("other decisions", async () => (await acts()) !== before);
  });
});

test("files: another plan, hours, faults", { skip }, async () => {
  await on("l=en&h=168", async (p) => {
    const [download] = await Promise.all([p.waitForEvent("download"), key(p, "save").click()]);
    const plan = JSON.parse(readFileSync(await download.path(), "utf8"));
    plan.title = { zh: "某地预案", en: "Plan of some place" };
    plan.counties = plan.counties.slice(0, 5).map((c: { name: unknown }, i: number) => ({ ...c, code: `x${i}` }));
    plan.borders = [["x0", "x1"], ["x1", "x2"], ["x2", "x3"], ["x3", "x4"]];
    await key(p, "plan").setInputFiles({ name: "plan.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(plan)) });
    await says(p, "h1", "Plan of some place");
    assert.equal(await p.locator(".tile").count(), 5);
    await key(p, "plan").setInputFiles({ name: "plan.json", mimeType: "application/json", buffer: Buffer.from("{}") });
    await says(p, ".faults", "must be given");
    await says(p, "h1", "Plan of some place");
    await key(p, "reset").click();
    await says(p, "h1", "Kashgar");
    const rows = Array.from({ length: 96 }, (_, i) => `Shufu,2026-02-0${1 + Math.floor(i / 24)} ${String(i % 24).padStart(2, "0")}:00,12,40,0.9,50,260,${190 + (i % 24)}`);
    const csv = ["site,time,so2,no2,co,o3,pm10,pm25", ...rows].join("\n");
    await key(p, "csv").setInputFiles({ name: "hours.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
    await says(p, "#time output", "02-04");
    await says(p, "#foot", "Hours of a file");
    await says(p, '[data-code="653121"]', "alert:");
    await drop(p, "hours.csv", csv.replaceAll("Shufu", "Elsewhere"));
    await until("one place", async () => (await p.locator(".tile").count()) === 1);
  });
});

test("other places' plans, dropped: their borders and tracks", { skip }, async () => {
  const folder = join("..", "..", "region", "testdata", "plans");
  await on("l=en&h=168", async (p) => {
    assert.equal(await p.locator(".borders line").count(), 22);
    await tile(p, "653130").click();
    await until("its borders stand out", async () => (await p.locator(".borders line.near").count()) === 4);
    await says(p, '[data-code="653130"]', /touches .*Makit/);
    for (const name of readdirSync(folder)) {
      const text = readFileSync(join(folder, name), "utf8");
      const plan = JSON.parse(text) as { title: { en: string }; counties: unknown[]; borders: unknown[]; tracks: { id: string }[] };
      await drop(p, name, text);
      await says(p, "h1", plan.title.en);
      await settled(p);
      assert.equal(await p.locator(".tile").count(), plan.counties.length, name);
      assert.equal(await p.locator(".borders line").count(), plan.borders.length, name);
      assert.equal(await key(p, "track").count(), plan.tracks.length > 1 ? 1 : 0, name);
      assert.ok((await p.locator("#decisions .now").count()) === 1 && (await p.locator(".faults").count()) === 0, name);
    }
    await drop(p, "plan.json", readFileSync(join(folder, "chongqing-2022.json"), "utf8"));
    await says(p, "h1", "Chongqing");
    await settled(p);
    const before = await p.locator("#decisions").textContent();
    await key(p, "track").selectOption("ozone");
    await until("other decisions", async () => (await p.locator("#decisions").textContent()) !== before);
    assert.match(p.url(), /t=ozone/);
    await key(p, "reset").click();
    await says(p, "h1", "Kashgar");
    assert.ok(!p.url().includes("t="));
  });
});

test("what is likely tried next is decided beforehand", { skip }, async () => {
  await on("l=en&h=200&c=653101", async (p) => {
    await key(p, "hold").focus();
    await p.waitForFunction(() => document.body.dataset["foreseen"] === "true", null, { timeout: 120_000 });
    await key(p, "hold").press("ArrowUp");
    await says(p, ".tried", /Hold.*: 13/);
    await settled(p);
    await key(p, "remove-0").click();
    await says(p, ".tried", "Nothing yet");
    await settled(p);
  });
});

test("duties: measures, enterprises, search, a notice", { skip }, async () => {
  await on("l=en&h=168&c=653121", async (p) => {
    await key(p, "part-measures").click();
    await says(p, "#duties .measures", "4.3.4");
    await key(p, "part-enterprises").click();
    const all = await p.locator(".firms li").count();
    await key(p, "search").fill("cement");
    await until("fewer", async () => { const n = await p.locator(".firms li").count(); return n > 0 && n < all; });
    await p.locator(".firms summary").first().click();
    await says(p, ".firms .notice", "Cement");
  });
});

test("keyboard: Tab reaches every part, and the focus is seen", { skip }, async () => {
  await on("l=en&h=168&c=653121", async (p) => {
    await p.locator("h1").click();
    const reached = new Set<string>();
    for (let i = 0; i < 60 && !reached.has("whatif"); i++) {
      await p.keyboard.press("Tab");
      const [part, outline] = await p.evaluate(() => {
        const e = document.activeElement!;
        return [e.closest("[id]:not(input)")?.id ?? "", getComputedStyle(e).outlineStyle];
      });
      assert.notEqual(outline, "none", `the focus in ${part} is not seen`);
      reached.add(part!);
    }
    for (const part of ["head", "time", "map", "decisions", "chart", "duties", "whatif"]) assert.ok(reached.has(part), `Tab does not reach ${part}`);
  });
});

test("themes, reduced motion, and no colour alone", { skip }, async () => {
  const paper: string[] = [];
  for (const dark of [false, true]) {
    await on("l=en&h=168", async (p) => {
      paper.push(await p.evaluate(() => getComputedStyle(document.body).backgroundColor));
      assert.equal(await p.evaluate(() => getComputedStyle(document.querySelector(".tile")!).transitionDuration), "0s");
      for (const text of await p.locator(".tile .word").allTextContents()) assert.notEqual(text.trim(), "");
    }, { dark });
  }
  assert.notEqual(paper[0], paper[1]);
});

test("axe finds no serious fault", { skip }, async () => {
  for (const [hash, options] of [
    ["l=en&h=168", {}], ["l=zh&h=200&c=653121", { dark: true }], ["l=zh&h=168", { width: 390 }],
    ['l=en&h=190&c=653122&w={"hold":3}', { dark: true, width: 820 }],
  ] as [string, Options][]) {
    await on(hash, async (p) => {
      await p.locator("#decisions li summary").first().click();
      await key(p, "part-measures").click();
      await key(p, "part-enterprises").click();
      await p.evaluate(`(() => { ${axe} })()`).catch(() => undefined);
      const found = await p.evaluate(async () => {
        const run = (window as unknown as { axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[] }> } }).axe.run();
        return (await run).violations.filter((v) => ["serious", "critical"].includes(v.impact)).map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160) + " " + n.failureSummary).join(" | ")}`);
      });
      assert.deepEqual(found, [], hash);
    }, options);
  }
});

test("pictures, without a sideways scroll, and a page of print", { skip }, async () => {
  for (const width of [390, 768, 1280]) {
    for (const [name, hash, dark] of [["en", "l=en&h=168", false], ["zh", "l=zh&h=195&c=653121", true]] as const) {
      await on(hash, async (p) => {
        assert.ok(await p.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${width} is too narrow`);
        await p.screenshot({ path: join(pictures, `${width}-${name}.png`), fullPage: true });
      }, { width, dark });
    }
  }
  await on("l=en&h=168&c=653121", async (p) => {
    await p.emulateMedia({ media: "print" }); // where the tiles stand in rows
    assert.equal(await p.locator(".borders").isVisible(), false);
    const pdf = await p.pdf({ format: "A4", printBackground: true, margin: { top: "8mm", bottom: "8mm", left: "8mm", right: "8mm" } });
    writeFileSync(join(pictures, "print.pdf"), pdf);
    assert.equal(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length, 1);
  });
});

test("how long a change takes", { skip }, async () => {
  await on("l=en&h=200&c=653101", async (p) => {
    for (const [what, act] of [
      ["another AQI at the hour shown", () => key(p, "set").click()],
      ["a superior's alert", () => key(p, "order").click()],
      ["a dead feed", () => key(p, "kill").click()],
      ["another reading, from the first hour on", () => key(p, "group").selectOption("group-mean")],
    ] as [string, () => Promise<unknown>][]) {
      const changes = () => p.evaluate(() => document.body.dataset["changes"] ?? "0");
      const before = await changes();
      await act();
      await until(what, async () => (await changes()) !== before);
      await settled(p);
      console.log(`${what}: ${await p.locator("#took").textContent()}`);
    }
  });
});
