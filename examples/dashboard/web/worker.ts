// Runs the rules beside the page, so that it stays quick while they decide. Each message is a request, and is answered in turn.

declare function importScripts(...urls: string[]): void;
declare const Go: new () => { importObject: WebAssembly.Imports; run(instance: WebAssembly.Instance): Promise<void> };
declare function clearsky(request: string): string;

importScripts("wasm_exec.js");
const go = new Go();
const ready = WebAssembly.instantiateStreaming(fetch("rules.wasm"), go.importObject).then((loaded) => {
  void go.run(loaded.instance);
});

onmessage = async (e: MessageEvent<{ id: number; request: string }>) => {
  try {
    await ready;
    postMessage({ id: e.data.id, answer: clearsky(e.data.request) });
  } catch (error) {
    const text = String(error);
    postMessage({ id: e.data.id, answer: JSON.stringify({ faults: [{ zh: text, en: text }] }) });
  }
};
