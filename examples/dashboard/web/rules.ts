// Asks the rules, which run in a worker.
import { state } from "./state";
import type { Text, WhatIf } from "./types";

export class Faults extends Error {
  constructor(readonly list: Text[]) {
    super(list.map((f) => f.en).join("; "));
  }
}

export interface Request { method: string; index?: number; county?: string; id?: string; what?: WhatIf; text?: string }

const worker = new Worker("worker.js");
const waiting = new Map<number, (answer: string) => void>();
let last = 0;

worker.onmessage = (e: MessageEvent<{ id: number; answer: string }>) => {
  waiting.get(e.data.id)?.(e.data.answer);
  waiting.delete(e.data.id);
};

export async function ask<T>(request: Request): Promise<T> {
  const id = ++last;
  const text = await new Promise<string>((resolve) => {
    waiting.set(id, resolve);
    worker.postMessage({ id, request: JSON.stringify({ ...request, track: state.track }) });
  });
  const answer = JSON.parse(text) as { value?: T; faults?: Text[] };
  if (answer.faults) throw new Faults(answer.faults);
  return answer.value as T;
}
