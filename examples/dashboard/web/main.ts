// The page: it draws what the rules answer, and asks again when something changes.
import { drawChart } from "./chart";
import { closeAll, drawDecisions } from "./decisions";
import { byId, clock, el, later, put, say } from "./dom";
import { drawDuties } from "./duties";
import { drawHead, drawTime } from "./head";
import { keys } from "./keys";
import { drawMap } from "./map";
import { ask, Faults } from "./rules";
import { fromAddress, state, toAddress } from "./state";
import type { About, Act, Acts, Chart, Duties, First, Grounds, Other, Text, View, WhatIf } from "./types";
import { drawWhatIf, withHour } from "./whatif";
import { word } from "./words";

const first = JSON.parse(byId("first").textContent ?? "") as First;
let { about, view, acts, chart, duties } = first;
let ahead: Act[] | null = first.ahead;
let now: Grounds | null = null;
let faults: Text[] = [];
let loaded = false;
let took = "";
let playing = 0; // odd while it plays
let turn = 0; // of the last question; what answers an earlier one is too late
let place = 0; // of the place and its hours, which a file replaces

function draw(): void {
  drawTop();
  drawMap(about, view, choose);
  drawDecided();
  drawChart(about, chart, { go, drag, range: (r) => { state.range = r; toAddress(); draw(); } });
  drawOwed();
  drawWhatIf(about, view, faults, { change, foresee, plan: (t) => file("plan", t), hours: (t) => file("hours", t), save, reset });
  drawFoot();
}

function drawTop(): void {
  drawHead(about, view, ahead, () => { toAddress(); draw(); }, chooseTrack);
  drawTime(about, view, acts, playing % 2 === 1, { go, play });
}

function drawDecided(): void {
  drawDecisions(acts, now, {
    grounds: (index, county) => ask<Grounds>({ method: "grounds", index, county }),
    otherwise: () => ask<Other[]>({ method: "otherwise", index: state.index }),
  }, draw);
}

function drawOwed(): void {
  drawDuties(duties, (id) => ask<Text>({ method: "told", id, index: state.index }));
}

function drawFoot(): void {
  document.title = `${say(view.place.name)} · ${clock(view.at)} · clearsky`;
  put(byId("foot"), el("p", {}, `${say(about.source)}. ${word("keys")}`), el("p", { id: "took" }, loaded ? took : word("loading")));
}

// Asks for the hour that is shown, and draws it once the rules have answered; then for what may come a little later.
async function show(): Promise<void> {
  const mine = ++turn;
  document.body.dataset["settled"] = "false";
  await look();
  if (mine === turn) await lookOn(mine);
  if (mine === turn) document.body.dataset["settled"] = "true";
}

let looking: Promise<void> | null = null;
let again = false;

// Draws the hour. While the rules answer, only the last of several hours waits.
function look(): Promise<void> {
  again = true;
  looking ??= (async () => {
    try {
      while (again) {
        again = false;
        await lookOnce();
      }
    } finally {
      looking = null;
    }
  })();
  return looking;
}

async function lookOnce(): Promise<void> {
  const { index, county } = state;
  const seen = place;
  try {
    const [v, c, g] = await Promise.all([
      ask<View>({ method: "view", index }), ask<Chart>({ method: "chart", index, county }), ask<Grounds>({ method: "grounds", index, county }),
    ]);
    if (seen !== place) return;
    tellAloud(g);
    [view, chart, now, ahead] = [v, c, g, null];
    draw();
  } catch (e) {
    if (seen === place) throw e; // else it was asked of a place that is not shown any more
  }
}

async function lookOn(mine: number): Promise<void> {
  const { index, county } = state;
  await pause(80);
  if (mine !== turn) return;
  const d = await ask<Duties>({ method: "duties", index, county });
  if (mine !== turn) return;
  duties = d;
  drawOwed();
  await decideAll(mine);
  if (mine !== turn || playing % 2 === 1) return;
  const next = await ask<Act[]>({ method: "ahead", index });
  if (mine !== turn) return;
  ahead = next;
  drawTop();
}

const pause = (ms: number) => new Promise((r) => setTimeout(r, ms));

// Decides the rest of the hours, some at a time, so that a question in between does not wait long.
async function decideAll(mine: number): Promise<void> {
  for (let until = acts.decided; mine === turn; ) {
    acts = await ask<Acts>({ method: "acts" });
    if (acts.decided >= acts.hours) {
      drawTop();
      return drawDecided();
    }
    until = Math.max(until, acts.decided) + 24;
    await ask<number>({ method: "decide", index: until });
  }
}

function tellAloud(g: Grounds): void {
  if (["issue", "upgrade", "downgrade", "extend", "revise", "lift-early", "lift-on-schedule"].includes(g.act) && g.index !== now?.index) {
    byId("aloud").textContent = `${say(g.name)}: ${say(g.decision)}`;
  }
}

function go(index: number): void {
  const to = Math.max(0, Math.min(about.hours - 1, index));
  if (to === state.index) return;
  state.index = to;
  toAddress();
  if (loaded) void show();
}

function choose(code: string): void {
  state.county = code;
  toAddress();
  if (loaded) void show();
}

async function chooseTrack(track: string): Promise<void> {
  state.track = track;
  toAddress();
  if (!loaded) return;
  about = await ask<About>({ method: "about" });
  acts = await ask<Acts>({ method: "acts" });
  await show();
}

let good: WhatIf = {}; // the last that the rules took
let wanted: WhatIf | null = null;
let trying = false;

// Tries out something else. While the rules decide, only the last of several changes waits.
async function change(what: WhatIf): Promise<void> {
  [state.what, wanted] = [what, what];
  if (trying || !loaded) return;
  trying = true;
  while (wanted) {
    const next: WhatIf = wanted;
    wanted = null;
    const began = performance.now();
    took = word("computing");
    drawFoot();
    await guarded(async () => {
      await ask({ method: "try", what: next });
      good = next;
      toAddress();
      about = await ask<About>({ method: "about" });
      acts = { ...acts, decided: 0 };
      const shown = show();
      await looking;
      took = `${word("decided")} ${Math.round(performance.now() - began)} ms`;
      document.body.dataset["changes"] = String(Number(document.body.dataset["changes"] ?? 0) + 1);
      drawFoot();
      void shown;
    });
  }
  trying = false;
}

let foreseeing = 0; // of the last that was likely

// Has the rules decide beforehand what is likely tried next, some hours at a time, while nothing else is asked of them.
async function foresee(likely: Partial<WhatIf>[]): Promise<void> {
  if (!loaded) return;
  const mine = ++foreseeing;
  document.body.dataset["foreseen"] = "false";
  for (const some of likely) {
    for (let done = false; !done; ) {
      await until(() => document.body.dataset["settled"] === "true" && !trying);
      if (mine !== foreseeing) return;
      try {
        done = await ask<boolean>({ method: "foresee", what: { ...state.what, ...some } });
      } catch {
        done = true; // what cannot be tried out is told once it is
      }
    }
  }
  if (mine === foreseeing) document.body.dataset["foreseen"] = "true";
}

async function until(is: () => boolean): Promise<void> {
  while (!is()) await pause(50);
}

function drag(index: number, aqi: number): void {
  void change(withHour(state.county, later(about.from, index), aqi, view.at));
}

// Runs what may find faults in what a person gave, and shows them.
async function guarded(run: () => Promise<void>): Promise<void> {
  try {
    await run();
    faults = [];
  } catch (e) {
    if (!(e instanceof Faults)) throw e;
    [faults, took] = [e.list, ""];
    state.what = good;
    draw();
  }
}

async function file(method: "plan" | "hours", text: string): Promise<void> {
  turn++;
  place++;
  await guarded(async () => {
    await ask({ method, text });
    await renewed(true);
  });
}

async function reset(): Promise<void> {
  turn++;
  place++;
  await ask({ method: "reset" });
  await renewed(false);
}

async function renewed(fromFile: boolean): Promise<void> {
  [state.what, good, state.county, state.track, state.file] = [{}, {}, "", "", fromFile];
  about = await ask<About>({ method: "about" });
  acts = { decided: 0, hours: about.hours, list: [] };
  state.index = Math.min(state.index, about.hours - 1);
  toAddress();
  faults = [];
  await show();
}

async function save(): Promise<void> {
  const plan = await ask<unknown>({ method: "export" });
  const url = URL.createObjectURL(new Blob([JSON.stringify(plan, null, 1)], { type: "application/json" }));
  el("a", { href: url, download: "plan.json" }).click();
  URL.revokeObjectURL(url);
}

// Plays: an hour is shown for a quarter of a second at least, and for as long as the rules take.
function play(): void {
  const mine = ++playing;
  draw();
  if (mine % 2 === 0) return void show();
  void (async () => {
    while (mine === playing && state.index < about.hours - 1) {
      const next = pause(250);
      go(state.index + 1);
      await looking;
      await next;
    }
    if (mine === playing) play();
  })();
}

async function start(): Promise<void> {
  state.index = view.index;
  fromAddress();
  draw();
  keys({ go: (by) => go(state.index + by), play, choose: (n) => { const c = about.counties[n - 1]; if (n === 0) choose(""); else if (c) choose(c.code); },
    close: () => { if (closeAll()) draw(); } });
  addEventListener("dragover", (e) => e.preventDefault());
  addEventListener("drop", async (e) => {
    e.preventDefault();
    const f = e.dataTransfer?.files[0];
    if (f) await file(f.name.endsWith(".json") ? "plan" : "hours", await f.text());
  });
  addEventListener("resize", draw);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  await ask({ method: "view", index: 0 });
  loaded = true;
  state.index = Math.min(state.index, about.hours - 1);
  acts = { ...acts, decided: 0 };
  if (state.track) about = await ask<About>({ method: "about" });
  if (Object.keys(state.what).length > 0) await change(state.what);
  else await show();
  document.body.dataset["loaded"] = "true";
}

void start();
