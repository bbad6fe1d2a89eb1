// The counties as tiles where their seats lie.
import { byId, clock, el, put, say } from "./dom";
import { seats, spread } from "./spread";
import { state } from "./state";
import type { About, County, View } from "./types";
import { word } from "./words";

export function drawMap(about: About, view: View, choose: (code: string) => void): void {
  const section = byId("map");
  const wide = section.clientWidth || 600;
  const phone = wide < 520;
  const w = phone ? 82 : 112, h = phone ? 62 : 66;
  const width = wide - (phone ? 16 : 32);
  const known = about.counties.every((c) => seats[c.code]);
  const columns = Math.max(1, Math.floor(width / (w + 8)));
  const height = known ? (phone ? 400 : 400) : Math.ceil(about.counties.length / columns) * (h + 8);
  const spots = spread(about.counties.map((c) => c.code), width, height, w, h);
  const field = el("div", { class: "field" });
  field.style.height = `${height}px`;
  view.counties.forEach((c, i) => {
    const spot = spots[i];
    if (!spot) return;
    const t = tile(c, i, choose);
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

function tile(c: County, i: number, choose: (code: string) => void): HTMLElement {
  const silent = c.silent ? (c.silent > "1" ? `${word("noData")} ${clock(c.silent)}` : word("neverData")) : "";
  const air = c.aqi === null ? "–" : String(c.aqi);
  const more = [
    say(c.county),
    `${word("response")}: ${say(c.responds)}`, c.level !== "none" ? `${word("alert")}: ${say(c.name)}` : "", `AQI ${air} ${say(c.air_name)}`,
    c.carries ? word("carries") : "", silent,
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
    el("span", {}, `${word("airColours")}:`),
    ...about.air.map((a) => el("span", { class: `air air-${a.level}` }, `${a.first}–${a.last} ${say(a.name)}`)),
  );
}
