// What must be done: measures by who must act, what is due, and enterprises.
import { byId, clock, el, endClock, put, say } from "./dom";
import type { Duties, Firm, Text } from "./types";
import { word } from "./words";

const few = 4; // shown at once of what is due
let sought = "";
const open = new Set<string>(["due"]);

export function drawDuties(d: Duties, tell: (id: string) => Promise<Text>): void {
  const part = (key: string, title: string, ...children: (Node | string)[]) =>
    el("details", {
      class: key, open: open.has(key),
      ontoggle: (e: Event) => { if ((e.target as HTMLDetailsElement).open) open.add(key); else open.delete(key); },
    }, el("summary", { "data-key": "part-" + key }, title), ...children);
  // By when it must be done; that of which the hour has passed, which may be done by now, comes last.
  const rank = (i: Duties["due"][number]) => (i.overdue ? "1" : "0") + (i.due || "9");
  const due = [...d.due].sort((a, b) => rank(a).localeCompare(rank(b)));
  const list = (items: Duties["due"]) => el("ul", {}, ...items.map((i) => el("li", { class: i.overdue ? "overdue" : "" },
    el("time", {}, i.due ? (i.at_once ? clock : endClock)(i.due) : "—"), i.overdue && el("strong", {}, word("overdue")), el("span", {}, say(i.what)), " ",
    el("span", { class: "clause" }, `${i.clause}; ${say(i.text)}`))));
  put(
    byId("duties"),
    el("h2", {}, `${word("duties")}: ${say(d.name)}, ${say(d.responds)}`),
    part("due", `${word("due")}: ${due.length}`, list(due.slice(0, few)),
      ...(due.length > few ? [part("more", `${word("more")}: ${due.length - few}`, list(due.slice(few)))] : [])),
    part("measures", `${d.count} ${word("measures")}`, ...d.measures.map((m) => el("section", {}, el("h3", {}, say(m.party)),
      el("ul", {}, ...m.measures.map((x) => el("li", {}, el("span", { class: "clause" }, x.clause), " ", say(x.text))))))),
    part("enterprises", `${word("enterprises")}: ${d.enterprises.length}`, ...enterprises(d, tell)),
  );
}

function enterprises(d: Duties, tell: (id: string) => Promise<Text>): HTMLElement[] {
  if (d.enterprises.length === 0) return [el("p", {}, word("noEnterprises"))];
  const list = el("div", { class: "firms" });
  const count = el("output", {});
  const fill = () => {
    const found = d.enterprises.filter((f) => [f.name.zh, f.name.en, f.id, f.class.zh, f.class.en, f.county.zh, f.county.en]
      .some((t) => t.toLowerCase().includes(sought.toLowerCase())));
    count.textContent = `${found.length} ${word("found")}`;
    const classes = [...new Set(found.map((f) => say(f.class)))];
    list.replaceChildren(...classes.flatMap((c) => [el("h3", {}, c), el("ul", {}, ...found.filter((f) => say(f.class) === c).map((f) => firm(f, tell)))]));
  };
  fill();
  return [
    el("p", { class: "search" }, el("label", {}, word("search"), el("input", {
      type: "search", value: sought, "data-key": "search", oninput: (e: Event) => { sought = (e.target as HTMLInputElement).value; fill(); },
    })), count),
    el("ul", { class: "attained", "aria-label": word("target") }, ...d.attained.map((t) => el("li", {}, say(t)))),
    list,
  ];
}

function firm(f: Firm, tell: (id: string) => Promise<Text>): HTMLElement {
  const told = el("p", { class: "notice" });
  const box = el("details", {
    ontoggle: async () => { if (box.open && !told.textContent) told.textContent = say(await tell(f.id)); },
  }, el("summary", { "data-key": "firm-" + f.id },
    el("strong", {}, say(f.name)), " ", el("span", {}, `${say(f.county)} · ${say(f.grade)} · ${say(f.mode)}`), el("br"),
    el("span", { class: "cut" }, `${word("reduce")} ${say(f.required)}`),
    f.asked && el("span", { class: "cut" }, `; ${word("asked")} ${say(f.requested)}`),
    f.unknown && el("span", { class: "missing" }, ` ${word("unknown")}: ${say(f.missing)}`)), told);
  return el("li", {}, box);
}
