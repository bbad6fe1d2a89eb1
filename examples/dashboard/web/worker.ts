// Runs the rules beside the page, so that it stays quick while they decide. Each message is a request, and is answered in turn.

declare function importScripts(...urls: string[]): void;
declare const Go: new () => { importObject: WebAssembly.Imports; run(instance: WebAssembly.Instance): Promise<void> };
declare function clearsky(request: string): string;
declare function rest(): void;

importScripts("wasm_exec.js");
const go = new Go();
const ready = WebAssembly.instantiateStreaming(fetch("rules.wasm"), go.importObject).then((loaded) => {
  void go.run(loaded.instance);
});

const idle = 1500; // milliseconds without a question
let resting: ReturnType<typeof setTimeout> | undefined;

onmessage = async (e: MessageEvent<{ id: number; request: string }>) => {
  clearTimeout(resting);
  try {
    await ready;
    postMessage({ id: e.data.id, answer: clearsky(e.data.request) });
  } catch (error) {
    const text = String(error);
    postMessage({ id: e.data.id, answer: JSON.stringify({ faults: [{ zh: text, en: text }] }) });
  }
  resting = setTimeout(() => rest(), idle);
};
