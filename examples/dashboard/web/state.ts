// What the page shows, kept in its address.
import { language, speak } from "./dom";
import type { WhatIf } from "./types";

export const state = { index: 0, county: "", track: "", what: {} as WhatIf, range: "all", all: false, file: false };

// Reads the address; an hour that it does not name stays.
export function fromAddress(): void {
  const q = new URLSearchParams(location.hash.slice(1));
  speak(q.get("l") === "zh" || (!q.has("l") && navigator.language.startsWith("zh")) ? "zh" : "en");
  const h = Number(q.get("h"));
  if (q.has("h") && Number.isInteger(h) && h >= 0) state.index = h;
  state.county = q.get("c") ?? "";
  state.track = q.get("t") ?? "";
  state.range = q.get("r") ?? (innerWidth < 700 ? "3" : "all");
  try {
    state.what = JSON.parse(q.get("w") ?? "{}") as WhatIf;
  } catch {
    state.what = {};
  }
}

export function toAddress(): void {
  const q = new URLSearchParams({ h: String(state.index), l: language() });
  if (state.county) q.set("c", state.county);
  if (state.track) q.set("t", state.track);
  if (state.range !== "all") q.set("r", state.range);
  if (tried() > 0) q.set("w", JSON.stringify(state.what));
  history.replaceState(null, "", "#" + q.toString());
}

export function tried(): number {
  const w = state.what;
  const one = (v: unknown) => (v === undefined ? 0 : 1);
  return (w.hours?.length ?? 0) + (w.demands?.length ?? 0) + (w.dead?.length ?? 0) + one(w.hold) + one(w.together) + one(w.group) + one(w.edition);
}
