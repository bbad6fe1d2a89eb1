// The keyboard: arrows and space for the hours, digits for the counties, Esc to close.
export interface KeyActions { go(by: number): void; play(): void; choose(n: number): void; close(): void }

const typing = (e: KeyboardEvent): boolean => {
  const t = e.target as HTMLElement;
  return t instanceof HTMLSelectElement || t instanceof HTMLTextAreaElement || (t instanceof HTMLInputElement && t.type !== "range" && t.type !== "checkbox");
};

export function keys(act: KeyActions): void {
  let digits = "", last = 0;
  addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.altKey || e.metaKey) return;
    if (e.key === "Escape") { act.close(); return; }
    if (typing(e)) return;
    const pressable = e.target instanceof HTMLButtonElement || (e.target as HTMLElement).tagName === "SUMMARY" || e.target instanceof HTMLInputElement;
    if (e.key === "ArrowLeft" || e.key === "ArrowRight") {
      act.go((e.key === "ArrowLeft" ? -1 : 1) * (e.shiftKey ? 24 : 1));
      e.preventDefault();
    } else if (e.key === " " && (!pressable || (e.target as HTMLInputElement).type === "range")) {
      act.play();
      e.preventDefault();
    } else if (/^[0-9]$/.test(e.key)) { // 1 and then 2, at once, is the twelfth
      digits = e.timeStamp - last < 700 ? digits + e.key : e.key;
      last = e.timeStamp;
      act.choose(Number(digits));
    }
  });
}
