// The counties as tiles where their seats lie.
import { byId, clock, el, language, put, say } from "./dom";
import { spread, type Spread } from "./spread";
import { state } from "./state";
import type { About, County, View } from "./types";
import { word } from "./words";

export function drawMap(about: About, view: View, choose: (code: string) => void): void {
  const section = byId("map");
  const wide = section.clientWidth || 600;
  const phone = wide < 520;
  const w = phone ? 82 : 112, h = phone ? 62 : 66;
  const width = Math.max(w, wide - (phone ? 16 : 32));
  const { spots, height } = stood(about, width, w, h);
  const field = el("div", { class: "field" }, lines(about, spots, width, height));
  field.style.height = `${height}px`;
  view.counties.forEach((c, i) => {
    const spot = spots[i];
    if (!spot) return;
    const t = tile(c, i, touching(about, c.code), choose);
    Object.assign(t.style, { left: `${spot.x - w / 2}px`, top: `${spot.y - h / 2}px`, width: `${w}px`, height: `${h}px` });
    field.append(t);
  });
  put(
    section,
    el("h2", {}, word("counties")),
    el("button", {
      type: "button", class: "whole", "data-key": "place", "aria-pressed": String(state.county === ""), onclick: () => choose(""),
    }, `0 ${word("place")}`),
    field,
    legend(about),
  );
}

let last = { key: "", is: { spots: [], height: 0 } as Spread };

// Where the tiles stand, which is found once for a place and a width.
function stood(about: About, width: number, w: number, h: number): Spread {
  const codes = about.counties.map((c) => c.code);
  const key = JSON.stringify([codes, about.borders, width, w, h]);
  if (key !== last.key) last = { key, is: spread(codes, about.borders, width, w, h) };
  return last.is;
}

// Which counties touch: the plan's own borders, between the middles of their tiles.
function lines(about: About, spots: { x: number; y: number }[], width: number, height: number): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const [name, value] of Object.entries({ class: "borders", width, height, "aria-hidden": "true" })) svg.setAttribute(name, String(value));
  const at = new Map(about.counties.map((c, i) => [c.code, spots[i]]));
  for (const [a, b] of about.borders) {
    const from = at.get(a), to = at.get(b);
    if (!from || !to) continue;
    const line = document.createElementNS(svg.namespaceURI, "line");
    for (const [name, value] of Object.entries({ x1: from.x, y1: from.y, x2: to.x, y2: to.y })) line.setAttribute(name, String(value));
    if (a === state.county || b === state.county) line.setAttribute("class", "near");
    svg.append(line);
  }
  return svg;
}

function touching(about: About, code: string): string {
  const codes = about.borders.flatMap(([a, b]) => (a === code ? [b] : b === code ? [a] : []));
  const names = codes.map((c) => say(about.counties.find((o) => o.code === c)?.name ?? { zh: c, en: c }));
  return names.length > 0 ? `${word("touches")} ${names.join(language() === "zh" ? "、" : ", ")}` : "";
}

function tile(c: County, i: number, touches: string, choose: (code: string) => void): HTMLElement {
  const silent = c.silent ? (c.silent > "1" ? `${word("noData")} ${clock(c.silent)}` : word("neverData")) : "";
  const air = c.aqi === null ? "–" : String(c.aqi);
  const more = [
    say(c.county),
    `${word("response")}: ${say(c.responds)}`, c.level !== "none" ? `${word("alert")}: ${say(c.name)}` : "", `AQI ${air} ${say(c.air_name)}`,
    c.carries ? word("carries") : "", silent, touches,
  ].filter(Boolean).join(", ");
  return el("button", {
    type: "button", class: `tile response-${c.response}${c.carries ? " carries" : ""}${c.silent ? " silent" : ""}`, "data-key": c.code, "data-code": c.code,
    "aria-pressed": String(state.county === c.code), title: more, onclick: () => choose(c.code),
  },
    el("span", { class: "name" }, `${i + 1} ${say(c.county).replace(/ \(.*\)$/, "")}`),
    el("span", { class: "word" }, c.response === "none" ? (c.level !== "none" ? say(c.name) : "–") : say(c.responds)),
    c.silent ? el("span", { class: "air" }, word("neverData")) : el("span", { class: `air air-${c.air}` }, air),
    el("span", { class: "unseen" }, more),
  );
}

function legend(about: About): HTMLElement {
  return el("p", { class: "legend" },
    el("span", {}, `${word("responseColours")}:`),
    ...["i", "ii", "iii"].map((r, i) => el("span", { class: `pill response-${r}` }, ["Ⅰ", "Ⅱ", "Ⅲ"][i] ?? "")),
    el("span", { class: "pill carries" }, word("carries")),
    el("span", { class: "pill silent" }, word("neverData")),
    about.borders.length > 0 && el("span", { class: "pill border-key" }, `— ${word("border")}`),
    el("span", {}, `${word("airColours")}:`),
    ...about.air.map((a) => el("span", { class: `air air-${a.level}` }, `${a.first}–${a.last} ${say(a.name)}`)),
  );
}
