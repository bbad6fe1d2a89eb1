// The hours of a county: bars of the hourly AQI in the colours of HJ 633, the daily AQI as a line, and what the rules see in them below.
import uPlot from "uplot";
import { byId, clock, el, later, put, say } from "./dom";
import { state } from "./state";
import type { About, Band, Chart } from "./types";
import { word, type Word } from "./words";

export interface ChartActions { go(index: number): void; drag(index: number, aqi: number): void; range(r: string): void }

let plot: uPlot | null = null;
let chart: Chart, about: About, actions: ChartActions;
let drawn = "";

const css = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

export function drawChart(a: About, c: Chart, act: ChartActions): void {
  [about, chart, actions] = [a, c, act];
  const section = byId("chart");
  const like = [c.county, document.documentElement.lang, section.clientWidth, css("--ink"), c.hourly.length, state.range].join();
  if (like !== drawn || !plot) {
    drawn = like;
    make(section);
  } else {
    plot.setData(data(), false);
    const [min, max] = shown();
    plot.setScale("x", { min, max });
  }
  const summary = [`${word("chart")}, ${say(c.name)}`, ...c.told.map(say)].join("; ");
  section.querySelector(".plot")?.setAttribute("aria-label", summary);
  bands(section.querySelector<HTMLElement>(".bands")!);
  read(state.index - 1);
}

function data(): uPlot.AlignedData {
  return [chart.hourly.map((_, i) => i), chart.hourly, chart.daily];
}

function shown(): [number, number] {
  const hours = chart.hourly.length;
  if (state.range === "all") return [0, hours];
  const width = Math.min(hours, 24 * Number(state.range));
  const min = Math.max(0, Math.min(hours - width, Math.round(state.index - (2 * width) / 3)));
  return [min, min + width];
}

function make(section: HTMLElement): void {
  plot?.destroy();
  const field = el("div", { class: "plot", role: "img" });
  const ranges = ([["3", "threeDays"], ["7", "week"], ["all", "whole"]] as [string, Word][]).map(([r, w]) =>
    el("button", { type: "button", "data-key": "range-" + r, "aria-pressed": String(state.range === r), onclick: () => actions.range(r) }, word(w)));
  put(
    section,
    el("h2", {}, `${word("chart")}: ${say(chart.name)}${chart.county === "" ? ` (${word("mean")})` : ""}`),
    el("div", { class: "ranges", role: "group", "aria-label": word("view") }, ...ranges),
    field,
    el("div", { class: "bands" }),
    el("p", { class: "key" }, el("output", { class: "at" }), " ", el("span", {}, word(chart.county === "" ? "chooseHint" : matchMedia("(pointer: coarse)").matches ? "tapHint" : "dragHint"))),
  );
  const ink = css("--ink"), faint = css("--line");
  plot = new uPlot({
    width: Math.max(280, section.clientWidth - 24), height: 250, legend: { show: false },
    cursor: { drag: { x: false, y: false }, points: { show: false }, y: false },
    scales: { x: { time: false, range: () => shown() }, y: { range: [0, 500] } },
    series: [
      {},
      { label: word("hourly"), paths: () => null, points: { show: false } },
      { label: word("daily"), stroke: ink, width: 2, points: { show: false } },
    ],
    axes: [
      {
        stroke: ink, grid: { stroke: faint }, ticks: { stroke: faint }, size: 28,
        splits: (_, __, min, max) => Array.from({ length: Math.ceil(max / 24) + 1 }, (_, i) => i * 24).filter((i) => i >= min && i <= max),
        values: (_, splits) => splits.map((i) => clock(later(chart.start, i)).slice(0, 5)),
      },
      { stroke: ink, grid: { stroke: faint }, ticks: { stroke: faint }, size: 56, splits: () => about.air.map((l) => l.last).concat(0), values: (_, s) => s.map(String) },
    ],
    hooks: { drawAxes: [bars], draw: [lines], setCursor: [(u) => { if (u.cursor.idx != null) read(u.cursor.idx); }] },
  }, data(), field);
  pointer(plot);
}

function bars(u: uPlot): void {
  const ctx = u.ctx;
  const colours = new Map(about.air.map((l) => [l.level, l.colour]));
  const edited = new Set(chart.edited), dust = new Set(chart.dust);
  const ink = css("--ink");
  const zero = u.valToPos(0, "y", true);
  ctx.save();
  ctx.beginPath();
  ctx.rect(u.bbox.left, u.bbox.top, u.bbox.width, u.bbox.height);
  ctx.clip();
  const now = u.valToPos(chart.now, "x", true);
  ctx.fillStyle = css("--none");
  ctx.globalAlpha = 0.5;
  ctx.fillRect(now, u.bbox.top, u.bbox.left + u.bbox.width - now, u.bbox.height); // what is forecast
  ctx.strokeStyle = css("--line");
  ctx.lineWidth = devicePixelRatio;
  chart.hourly.forEach((v, i) => {
    if (v === null) {
      if (i < chart.now) gap(u, i);
      return;
    }
    const x = u.valToPos(i, "x", true), y = u.valToPos(v, "y", true);
    const w = u.valToPos(i + 1, "x", true) - x;
    ctx.globalAlpha = i >= chart.now ? 0.45 : 1;
    ctx.fillStyle = colours.get(chart.air[i] ?? "") ?? "#888";
    ctx.fillRect(x, y, Math.max(1, w * 0.86), zero - y);
    ctx.globalAlpha = 1;
    ctx.fillStyle = ink;
    ctx.fillRect(x, y, Math.max(1, w), devicePixelRatio);
    if (dust.has(i)) { ctx.fillRect(x, y - 4, Math.max(1, w * 0.86), 2); }
    if (edited.has(i)) { ctx.strokeStyle = ink; ctx.lineWidth = 2; ctx.strokeRect(x, y, Math.max(2, w * 0.86), zero - y); }
  });
  ctx.restore();
}

// Hatches an hour that has passed and of which nothing is known.
function gap(u: uPlot, i: number): void {
  const x = u.valToPos(i, "x", true), w = u.valToPos(i + 1, "x", true) - x, step = 10 * devicePixelRatio;
  u.ctx.save();
  u.ctx.beginPath();
  u.ctx.rect(x, u.bbox.top, w, u.bbox.height);
  u.ctx.clip();
  u.ctx.beginPath();
  for (let d = Math.floor((x - u.bbox.height) / step) * step; d < x + w; d += step) {
    u.ctx.moveTo(d, u.bbox.top + u.bbox.height);
    u.ctx.lineTo(d + u.bbox.height, u.bbox.top);
  }
  u.ctx.strokeStyle = css("--soft");
  u.ctx.stroke();
  u.ctx.restore();
}

function lines(u: uPlot): void {
  const ctx = u.ctx, px = devicePixelRatio;
  ctx.save();
  ctx.strokeStyle = ctx.fillStyle = css("--ink");
  ctx.lineWidth = px;
  ctx.font = `${11 * px}px sans-serif`;
  ctx.setLineDash([5 * px, 4 * px]);
  for (const t of chart.thresholds) {
    const y = u.valToPos(t.aqi, "y", true);
    ctx.beginPath();
    ctx.moveTo(u.bbox.left, y);
    ctx.lineTo(u.bbox.left + u.bbox.width, y);
    ctx.stroke();
  }
  ctx.setLineDash([]);
  const x = u.valToPos(chart.now, "x", true);
  ctx.lineWidth = 2 * px;
  ctx.beginPath();
  ctx.moveTo(x, u.bbox.top);
  ctx.lineTo(x, u.bbox.top + u.bbox.height);
  ctx.stroke();
  const room = 60 * px;
  if (x - u.bbox.left > room) { ctx.textAlign = "right"; ctx.fillText(word("observed"), x - 6 * px, u.bbox.top + 14 * px); }
  if (u.bbox.left + u.bbox.width - x > room) { ctx.textAlign = "left"; ctx.fillText(word("forecast"), x + 6 * px, u.bbox.top + 14 * px); }
  ctx.restore();
}

// Says in words what stands at an hour.
function read(i: number): void {
  const out = byId("chart").querySelector(".at");
  const hourly = chart.hourly[i];
  if (!out) return;
  if (hourly === undefined) { out.textContent = ""; return; }
  const parts = [
    `${clock(later(chart.start, i))}: ${word("hourly")} ${hourly ?? "–"}${chart.primary[i] && say(chart.primary[i]!) ? ` (${say(chart.primary[i]!)})` : ""}`,
    `${word("daily")} ${chart.daily[i] ?? "–"}`, hourly === null && i < chart.now ? word("neverData") : "", word(i >= chart.now ? "forecast" : "observed"),
    chart.dust.includes(i) ? word("dust") : "", chart.edited.includes(i) ? word("edited") : "",
  ];
  out.textContent = parts.filter(Boolean).join("; ");
}

function bands(where: HTMLElement): void {
  if (!plot) return;
  const left = plot.bbox.left / devicePixelRatio, width = plot.bbox.width / devicePixelRatio;
  const [min, max] = shown();
  const row = (w: Word, list: Band[]) => {
    const track = el("div", { class: "track" });
    track.style.width = `${width}px`;
    for (const b of list) {
      const from = Math.max(min, b.from), until = Math.min(max, b.until);
      if (until <= from) continue;
      const name = say(b.name) + (b.open ? " …" : "");
      const e = el("span", { class: `band alert-${b.level}`, title: `${name}, ${clock(later(chart.start, b.from))} – ${clock(later(chart.start, b.until))}` }, name);
      e.style.left = `${(100 * (from - min)) / (max - min)}%`;
      e.style.width = `${(100 * (until - from)) / (max - min)}%`;
      track.append(e);
    }
    const label = el("span", { class: "label" }, word(w));
    label.style.width = `${left}px`;
    return el("div", { class: "row" }, label, track);
  };
  put(where, row("runs", chart.runs), row("episodes", chart.episodes), row("alerts", chart.alerts));
}

// A click goes to an hour; a drag of a mouse or pen changes the hour's AQI. A finger scrolls the page.
function pointer(u: uPlot): void {
  let start: { i: number; y: number; moved: boolean } | null = null;
  const value = (e: PointerEvent) => Math.round(Math.min(500, Math.max(0, u.posToVal(e.clientY - u.over.getBoundingClientRect().top, "y"))));
  u.over.addEventListener("pointerdown", (e) => {
    const i = Math.floor(u.posToVal(e.clientX - u.over.getBoundingClientRect().left, "x"));
    start = { i: Math.max(0, Math.min(chart.hourly.length - 1, i)), y: e.clientY, moved: false };
    if (e.pointerType !== "touch") u.over.setPointerCapture(e.pointerId);
  });
  u.over.addEventListener("pointermove", (e) => {
    if (!start || e.pointerType === "touch" || chart.county === "") return;
    if (start.moved || Math.abs(e.clientY - start.y) > 4) {
      start.moved = true;
      actions.drag(start.i, value(e));
    }
  });
  u.over.addEventListener("pointerup", () => {
    if (start && !start.moved) actions.go(start.i);
    start = null;
  });
  u.over.addEventListener("pointercancel", () => { start = null; });
}
