// What is tried out: each control changes what is known or how the plan is read, and the rules decide again.
import { byId, clock, el, later, put, say } from "./dom";
import { state, tried } from "./state";
import type { About, Choice, Text, View, WhatIf } from "./types";
import { word } from "./words";

export interface WhatIfActions {
  change(what: WhatIf): void;
  foresee(likely: Partial<WhatIf>[]): void; // what a control is likely to be set to, once it is looked at
  plan(text: string): void;
  hours(text: string): void;
  save(): void;
  reset(): void;
}

// What stands in the fields, which are made anew with every hour.
const fields: Record<string, string> = { hours: "24", kind: "superior", level: "red", feed: "24", whom: "place" };

// A number that is being typed is not taken away: the panel is drawn once that is done.
let waiting: (() => void) | null = null;
let typed = false;

function beingTyped(draw: () => void): boolean {
  const panel = byId("whatif");
  if (!panel.dataset["listens"]) {
    panel.dataset["listens"] = "true";
    panel.addEventListener("input", (e) => { typed = (e.target as HTMLInputElement).type === "number"; });
    for (const event of ["change", "submit"]) panel.addEventListener(event, () => { typed = false; }, true);
    panel.addEventListener("focusout", () => setTimeout(() => {
      if (!panel.contains(document.activeElement)) { typed = false; waiting?.(); }
    }));
  }
  waiting = typed && panel.contains(document.activeElement) ? draw : null;
  return waiting !== null;
}

export function drawWhatIf(about: About, view: View, faults: Text[], act: WhatIfActions): void {
  if (beingTyped(() => drawWhatIf(about, view, faults, act))) return;
  const county = state.county || about.counties[0]?.code || "";
  const name = say(about.counties.find((c) => c.code === county)?.name ?? { zh: county, en: county });
  put(
    byId("whatif"),
    el("h2", {}, word("whatif")),
    el("div", { role: "alert" }, faults.length > 0 && el("ul", { class: "faults" }, ...faults.map((f) => el("li", {}, say(f))))),
    hourField(view, county, name, act),
    orderFields(about, view, county, name, act),
    el("fieldset", {}, el("legend", {}, word("kill")),
      number("feed", `${word("forHours")} (${name})`, 1, 500),
      button("kill", word("doKill"), () => act.change({
        ...state.what, dead: [...(state.what.dead ?? []), { county, from: view.at, until: later(view.at, Number(fields["feed"])) }],
      }))),
    el("fieldset", {}, el("legend", {}, word("place")),
      setting("hold", word("hold"), about.hold, 0, (n) => act.change({ ...state.what, hold: n }), (n) => act.foresee([{ hold: n - 1 }, { hold: n + 1 }])),
      setting("together", word("together"), about.together, 1, (n) => act.change({ ...state.what, together: n }), (n) => act.foresee([{ together: n - 1 }, { together: n + 1 }])),
      choice("group", word("group"), about.groups, about.group, (v) => act.change({ ...state.what, group: v }), (v) => act.foresee(v.map((group) => ({ group })))),
      choice("edition", word("edition"), about.editions, about.edition, (v) => act.change({ ...state.what, edition: v }), (v) => act.foresee(v.map((edition) => ({ edition }))))),
    el("fieldset", {},
      file("plan", word("loadPlan"), ".json,application/json", act.plan), file("csv", word("loadHours"), ".csv,text/csv", act.hours),
      button("save", word("savePlan"), act.save), button("reset", word("reset"), act.reset)),
    list(about, act),
  );
}

function hourField(view: View, county: string, name: string, act: WhatIfActions): HTMLElement {
  const at = view.at;
  const is = state.what.hours?.find((h) => h.county === county && h.at === at);
  const box = el("input", { type: "number", min: 0, max: 500, step: 1, required: true, "data-key": "aqi", value: String(is?.aqi ?? fields["aqi"] ?? 350) });
  return form(word("aqiOf"), () => {
    fields["aqi"] = box.value;
    act.change(withHour(county, at, Number(box.value), at));
  }, el("label", {}, `${name}, ${clock(at)}`, box), el("button", { type: "submit", "data-key": "set" }, word("set")));
}

// An hour to come is forecast so from the hour shown on; one that has passed is known so once it has.
export function withHour(county: string, at: string, aqi: number, now: string): WhatIf {
  const from = at < now ? later(at, 1) : now;
  const rest = (state.what.hours ?? []).filter((h) => h.county !== county || h.at !== at);
  return { ...state.what, hours: [...rest, { county, at, aqi, from }] };
}

function orderFields(about: About, view: View, county: string, name: string, act: WhatIfActions): HTMLElement {
  return form(word("order"), () => act.change({
    ...state.what, demands: [...(state.what.demands ?? []), {
      kind: fields["kind"] ?? "", level: fields["level"] ?? "", from: view.at, until: later(view.at, Number(fields["hours"])),
      counties: fields["whom"] === "place" ? [] : [county],
    }],
  }),
  select("kind", word("order"), [["superior", word("superior")], ["judgement", word("judgement")]]),
  select("level", word("level"), about.levels.map((l) => [l.level, say(l.name)])),
  number("hours", word("forHours"), 1, 500),
  select("whom", word("forWhom"), [["place", word("place")], ["county", name]]),
  el("button", { type: "submit", "data-key": "order" }, word("doOrder")));
}

function form(title: string, submit: () => void, ...children: Node[]): HTMLElement {
  return el("form", { onsubmit: (e: Event) => { e.preventDefault(); submit(); } }, el("fieldset", {}, el("legend", {}, title), ...children));
}

const button = (key: string, text: string, onclick: () => void) => el("button", { type: "button", "data-key": key, onclick }, text);

function number(key: string, label: string, min: number, max: number): HTMLElement {
  const keep = (e: Event) => { fields[key] = (e.target as HTMLInputElement).value; };
  return el("label", {}, label, el("input", { type: "number", min, max, step: 1, required: true, value: fields[key] ?? "", "data-key": key, oninput: keep }));
}

function setting(key: string, label: string, value: number, min: number, set: (n: number) => void, likely: (n: number) => void): HTMLElement {
  return el("label", { onpointerenter: () => likely(value), onfocusin: () => likely(value) }, label, el("input", {
    type: "number", min, max: 240, step: 1, value: String(value), "data-key": key,
    onchange: (e: Event) => { const box = e.target as HTMLInputElement; if (box.value !== "" && box.checkValidity()) set(Number(box.value)); },
  }));
}

function select(key: string, label: string, options: [string, string][]): HTMLElement {
  const box = el("select", { "data-key": key, onchange: () => { fields[key] = box.value; } }, ...options.map(([v, t]) => el("option", { value: v }, t)));
  box.value = fields[key] ?? "";
  if (box.selectedIndex < 0) box.selectedIndex = 0;
  fields[key] = box.value;
  return el("label", {}, label, box);
}

function choice(key: string, label: string, options: Choice[], value: string, set: (v: string) => void, likely: (others: string[]) => void): HTMLElement {
  const look = () => likely(options.map((o) => o.value).filter((v) => v !== value));
  const box = el("select", { "data-key": key, onchange: () => set(box.value) }, ...options.map((o) => el("option", { value: o.value }, say(o.name))));
  box.value = value;
  return el("label", { onpointerenter: look, onfocusin: look }, label, box);
}

function file(key: string, label: string, accept: string, take: (text: string) => void): HTMLElement {
  return el("label", {}, label, el("input", {
    type: "file", accept, "data-key": key,
    onchange: async (e: Event) => { const f = (e.target as HTMLInputElement).files?.[0]; if (f) take(await f.text()); },
  }));
}

function list(about: About, act: WhatIfActions): HTMLElement {
  const w = state.what;
  const names = (codes: string[]) => codes.map((c) => say(about.counties.find((o) => o.code === c)?.name ?? { zh: c, en: c })).join(", ") || word("place");
  const items: [string, WhatIf][] = [];
  w.hours?.forEach((h) => items.push([`${names([h.county])} ${clock(h.at)}: AQI ${h.aqi}`, { ...w, hours: w.hours!.filter((o) => o !== h) }]));
  w.demands?.forEach((d) => items.push([
    `${word(d.kind === "superior" ? "superior" : "judgement")}, ${say(about.levels.find((l) => l.level === d.level)?.name ?? { zh: d.level, en: d.level })}, ` +
    `${clock(d.from)} – ${clock(d.until)}, ${names(d.counties ?? [])}`, { ...w, demands: w.demands!.filter((o) => o !== d) }]));
  w.dead?.forEach((d) => items.push([`${word("feedOf")} ${names([d.county])} ${clock(d.from)} – ${clock(d.until)}`, { ...w, dead: w.dead!.filter((o) => o !== d) }]));
  for (const key of ["hold", "together", "group", "edition"] as const) {
    if (w[key] === undefined) continue;
    const { [key]: _, ...rest } = w;
    const value = key === "group" ? about.groups.find((g) => g.value === w.group) : key === "edition" ? about.editions.find((g) => g.value === w.edition) : null;
    items.push([`${word(key)}: ${value ? say(value.name) : String(w[key])}`, rest]);
  }
  return el("div", { class: "tried" }, el("h3", {}, `${word("tried")}: ${tried()}`),
    items.length === 0 ? el("p", {}, word("nothingTried")) : el("ul", {}, ...items.map(([text, without], i) =>
      el("li", {}, text, " ", el("button", { type: "button", "data-key": `remove-${i}`, "aria-label": `${word("remove")}: ${text}`, onclick: () => act.change(without) }, "✕")))),
    state.file && el("p", {}, word("notLinked")));
}
