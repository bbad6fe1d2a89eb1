// The decisions, newest first, each with what it rests on.
import { byId, clock, el, other, put, say } from "./dom";
import { state } from "./state";
import type { Act, Acts, Grounds, Other, Text } from "./types";
import { word, type Word } from "./words";

const open = new Set<string>();
const keyOf = (a: Act): string => `${a.index}/${a.county}`;

export interface Asks { grounds(index: number, county: string): Promise<Grounds>; otherwise(): Promise<Other[]> }

export function drawDecisions(acts: Acts, now: Grounds | null, ask: Asks, redraw: () => void): void {
  const shown = acts.list
    .filter((a) => a.index <= state.index && (state.all || a.county === "" || a.county === state.county))
    .reverse();
  const box = el("input", { type: "checkbox", "data-key": "all", checked: state.all, onchange: () => { state.all = !state.all; redraw(); } });
  put(
    byId("decisions"),
    el("h2", {}, word("decisions")),
    el("label", { class: "all" }, box, word("all")),
    now && el("div", { class: "now" },
      el("details", { open: open.has("now"), ontoggle: (e: Event) => remember("now", e) },
        el("summary", { "data-key": "now" }, line(now, word("now"))), grounds(now)),
      el("p", { class: "evidence" }, say(now.evidence)), otherwise(now, ask)),
    shown.length === 0 && el("p", {}, word("none")),
    el("ol", { reversed: true }, ...shown.map((a) => item(a, ask.grounds))),
  );
}

function remember(key: string, e: Event): void {
  if ((e.target as HTMLDetailsElement).open) open.add(key);
  else open.delete(key);
}

export function closeAll(): boolean {
  const had = open.size > 0;
  open.clear();
  return had;
}

function line(a: Act, when: string): HTMLElement {
  return el("span", { class: "line" },
    el("time", {}, when),
    el("span", { class: "who" }, a.county === "" ? word("place") : say(a.name)),
    el("span", { class: "what" }, say(a.act_name)),
    a.level !== "none" && el("span", { class: `pill alert-${a.level}` }, say(a.level_name)),
    a.level !== "none" && el("span", { class: "span" }, say(a.announced)),
    a.approval && a.county === "" && el("span", { class: "approval" }, say(a.approval)),
  );
}

// What other readings of the plan's text would decide at this hour.
function otherwise(now: Grounds, ask: Asks): HTMLElement {
  const key = "otherwise", body = el("div", { class: "otherwise" });
  const fill = async () => {
    if (body.childElementCount > 0) return;
    put(body, el("p", {}, word("computing")));
    const found = (known.index === now.index && known.of === now && known.list) || await ask.otherwise();
    known = { index: now.index, of: now, list: found };
    put(body, ...(found.length === 0 ? [el("p", {}, word("sameAnyway"))] : found.map((o) => el("section", {},
      el("h3", {}, say(o.value), " ", el("code", {}, o.path)), el("ul", {}, ...o.rulings.map((r) => el("li", {}, say(r))))))));
  };
  const box = el("details", { open: open.has(key), ontoggle: (e: Event) => { remember(key, e); if (box.open) void fill(); } },
    el("summary", { "data-key": key }, word("otherwise")), body);
  return box;
}
let known: { index: number; of: Grounds | null; list: Other[] | null } = { index: -1, of: null, list: null };

function item(a: Act, ask: (index: number, county: string) => Promise<Grounds>): HTMLElement {
  const key = keyOf(a);
  const body = el("div", { class: "grounds" });
  const fill = async () => {
    if (body.childElementCount === 0) {
      body.append(grounds(await ask(a.index, a.county)));
    }
  };
  const box = el("details", { open: open.has(key), ontoggle: (e: Event) => { remember(key, e); if (box.open) void fill(); } },
    el("summary", { "data-key": key }, line(a, clock(a.at))), body);
  return el("li", { "data-act": a.act, "data-county": a.county }, box);
}

function grounds(g: Grounds): HTMLElement {
  const list = el("dl", {});
  const add = (w: Word, texts: Text[]) => {
    if (texts.length > 0) {
      list.append(el("dt", {}, word(w)), ...texts.map((t) => el("dd", {}, say(t))));
    }
  };
  add("evidence", [g.evidence]);
  list.append(el("dd", { class: "other", lang: document.documentElement.lang === "en" ? "zh-Hans" : "en" }, other(g.evidence)));
  add("windows", g.windows);
  add("demands", g.demands);
  add("unknown", g.unknown);
  add("extent", g.extent.length > 0 ? [{ zh: g.extent.map((t) => t.zh).join("、"), en: g.extent.map((t) => t.en).join(", ") }] : []);
  add("approvals", g.approvals);
  add("responses", g.responses);
  add("clauses", (g.clauses ?? []).map((c) => ({ zh: `${c.document}，${c.number}`, en: `${c.document}, ${c.number}` })));
  if (g.filing) add("filing", [g.filing]);
  if (g.notice) list.append(el("dt", {}, word("notice")), el("dd", { class: "notice" }, say(g.notice)));
  return list;
}
