// Small helpers to make a page of.
import type { Lang, Text } from "./types";

type Child = Node | string | null | undefined | false;

export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K, props: Record<string, unknown> = {}, ...children: Child[]
): HTMLElementTagNameMap[K] {
  const e = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name.startsWith("on")) e.addEventListener(name.slice(2), value as EventListener);
    else if (name === "value" || name === "checked" || name === "open") (e as unknown as Record<string, unknown>)[name] = value;
    else if (value === true) e.setAttribute(name, "");
    else if (value !== false && value !== undefined && value !== null) e.setAttribute(name, String(value));
  }
  e.append(...children.filter((c): c is Node | string => c !== null && c !== undefined && c !== false));
  return e;
}

export function byId(id: string): HTMLElement {
  const e = document.getElementById(id);
  if (!e) throw new Error(`the page has no #${id}`);
  return e;
}

// Replaces what an element holds, and keeps the focus on the element of the same key.
export function put(where: HTMLElement, ...children: Child[]): void {
  const key = (document.activeElement as HTMLElement | null)?.dataset["key"];
  const inside = where.contains(document.activeElement);
  const top = where.scrollTop;
  where.replaceChildren(...children.filter((c): c is Node | string => c !== null && c !== undefined && c !== false));
  where.scrollTop = top;
  if (inside && key) where.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}

let lang: Lang = "en";
export const language = (): Lang => lang;
export function speak(l: Lang): void {
  lang = l;
  document.documentElement.lang = l === "zh" ? "zh-Hans" : "en";
}
export const say = (t: Text): string => t[lang];
export const other = (t: Text): string => t[lang === "zh" ? "en" : "zh"];

// The time of a stamp such as 2026-01-08T00:00:00+08:00: 01-08 00:00.
export const clock = (at: string): string => at.slice(5, 16).replace("T", " ");
// The end of hours: 01-07 24:00, not 01-08 00:00.
export const endClock = (at: string): string => (at.slice(11, 13) === "00" ? `${later(at, -1).slice(5, 10)} 24:00` : clock(at));
// The stamp of an hour some hours after another. Stamps are UTC+8 and have one form.
export function later(at: string, hours: number): string {
  const utc8 = new Date(Date.parse(at) + (hours + 8) * 3_600_000);
  return utc8.toISOString().slice(0, 19) + "+08:00";
}
