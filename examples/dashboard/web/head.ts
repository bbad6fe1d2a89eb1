// The head of the page: what is in force, since when and until when, and what comes next; and the hours to go through.
import { byId, clock, el, language, put, say, speak } from "./dom";
import { state } from "./state";
import type { About, Act, Acts, View } from "./types";
import { word } from "./words";

export function drawHead(about: About, view: View, ahead: Act[] | null, onLanguage: () => void, onTrack: (track: string) => void): void {
  const p = view.place;
  const alert = p.level !== "none";
  const span = alert
    ? `${word(p.in_force ? "since" : "from")} ${clock(p.since)}; ${word("alert")} ${word(p.provisional ? "furtherNotice" : "until")} ${clock(p.until)}`
    : "";
  const first = ahead?.[0];
  const next = first ? `${say(first.act_name)} ${say(first.level_name)} ${clock(first.at)}` : ahead ? word("nothingNext") : "…";
  const to = (l: "zh" | "en", name: string) =>
    el("button", {
      type: "button", lang: l === "zh" ? "zh-Hans" : "en", "data-key": "lang-" + l, "aria-pressed": String(language() === l),
      onclick: () => { speak(l); onLanguage(); },
    }, name);
  put(
    byId("head"),
    el("h1", {}, say(about.title)),
    about.tracks.length > 1 && track(about, onTrack),
    el("p", { class: "standing" },
      el("strong", { class: `level alert-${p.level}`, id: "level" }, alert ? say(p.name) : word("noAlert")),
      el("span", { id: "span" }, span),
      el("span", { id: "response", class: `pill response-${p.response}` }, `${word("response")}: ${say(p.responds)}`),
      el("span", { id: "next" }, `${word("next")}: ${next}`),
    ),
    el("div", { class: "lang", role: "group", "aria-label": "语言 Language" }, to("zh", "中文"), to("en", "EN")),
  );
}

// Which of several kinds of alerts is shown, as of particles and of ozone.
function track(about: About, choose: (track: string) => void): HTMLElement {
  const box = el("select", { "data-key": "track", onchange: () => choose(box.value) }, ...about.tracks.map((t) => el("option", { value: t.value }, say(t.name))));
  box.value = about.track;
  return el("label", { class: "track-choice" }, `${word("track")} `, box);
}

export interface TimeActions { go(index: number): void; play(): void }

export function drawTime(about: About, view: View, acts: Acts, playing: boolean, act: TimeActions): void {
  const nav = byId("time");
  const last = about.hours - 1;
  const ticks = acts.list.filter((a) => a.county === "" || a.county === state.county);
  const marks = el("div", { class: "ticks", "aria-hidden": "true" });
  for (const a of ticks) {
    const tick = el("i", { class: `tick alert-${a.level} ${a.county === "" ? "place" : ""}` });
    tick.style.left = `${(100 * a.index) / last}%`;
    marks.append(tick);
  }
  const slider = nav.querySelector<HTMLInputElement>("input");
  const label = `${clock(view.at)} ${word("zone")}`;
  if (slider) { // it stays while it is dragged
    slider.max = String(last);
    slider.value = String(state.index);
    slider.setAttribute("aria-valuetext", label);
    slider.setAttribute("aria-label", word("hour"));
    nav.querySelector(".ticks")?.replaceWith(marks);
    const button = nav.querySelector<HTMLElement>("[data-key=play]");
    if (button) { button.textContent = playing ? "❚❚" : "▶"; button.setAttribute("aria-label", word(playing ? "pause" : "play")); }
    nav.querySelector("[data-key=back]")?.setAttribute("aria-label", word("earlier"));
    nav.querySelector("[data-key=on]")?.setAttribute("aria-label", word("later"));
    const out = nav.querySelector("output");
    if (out) out.textContent = label;
    return;
  }
  const button = (key: string, text: string, name: string, onclick: () => void) =>
    el("button", { type: "button", "data-key": key, "aria-label": name, onclick }, text);
  put(
    nav,
    button("back", "◀", word("earlier"), () => act.go(state.index - 1)),
    button("play", "▶", word("play"), act.play),
    button("on", "▶|", word("later"), () => act.go(state.index + 1)),
    el("div", { class: "slide" }, marks, el("input", {
      type: "range", min: 0, max: last, step: 1, value: String(state.index), "aria-label": word("hour"), "aria-valuetext": label,
      oninput: (e: Event) => act.go(Number((e.target as HTMLInputElement).value)),
    })),
    el("output", {}, label),
  );
}
