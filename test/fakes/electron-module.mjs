// `node --import …/electron-module.mjs out/main/electron.js`: the built Electron host in plain Node, with `electron`
// resolved to the fake of test/fakes/electron.ts. What is done to the fake goes to the parent as IPC messages, and the
// parent can make things happen: `{ emit: ['screen', 'display-removed'], displays: […] }`, `{ playerSays: … }`.
import { registerHooks } from 'node:module';

const setUp = JSON.parse(process.env.FAKE_ELECTRON ?? '{}');
const fakes = new URL('./electron.ts', import.meta.url).href;
const processes = new URL('../electron/real-processes.ts', import.meta.url).href;
const browser = new URL('../electron/real-browser.ts', import.meta.url).href;
const source = `
import { fakeElectron } from ${JSON.stringify(fakes)};
import { withRealProcesses } from ${JSON.stringify(processes)};
${setUp.realBrowser ? `import { withRealBrowser } from ${JSON.stringify(browser)};` : ''}
const setUp = ${JSON.stringify(setUp)};
const send = (call) => process.connected && process.send(call);
const fake = fakeElectron({
  ...setUp,
  onCall(call) {
    send(call);
    if (call[0] === 'exit') process.exit(call[1]);
  },
  // A window loads its page as Chromium would: through the door, with the cookies that it was given.
  load: (url, cookies) =>
    fetch(url, { headers: { cookie: cookies.map(({ name, value }) => name + '=' + value).join('; ') } }).then(
      async (answer) => (await answer.arrayBuffer(), { status: answer.status }),
      () => ({ error: -102 }),
    ),
});
if (setUp.packaged) process.argv.splice(1, 1); // there the program is its own entry
if (setUp.realPlayer) withRealProcesses(fake);
${setUp.realBrowser ? 'withRealBrowser(fake);' : ''}
process.on('message', ({ emit, displays, playerSays, bug }) => {
  if (displays) fake.state.displays = displays;
  if (emit) fake.module[emit[0]].emit(...emit.slice(1));
  if (playerSays) fake.players.at(-1).emit('message', playerSays);
  if (bug) setTimeout(() => { throw new Error(bug); });
});
process.channel?.unref();
const keepAlive = setInterval(() => undefined, 1000);
globalThis.electronEntryEvaluated = () => {
  send(['ready']);
  fake.becomeReady();
};
export const { app, BrowserWindow, Menu, crashReporter, powerMonitor, powerSaveBlocker, screen, session, ipcMain, shell, utilityProcess } = fake.module;
export default fake.module;
`;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: 'fake:electron', format: 'module', shortCircuit: true }
      : next(specifier, context),
  load(url, context, next) {
    if (url === 'fake:electron') return { format: 'module', source, shortCircuit: true };
    const loaded = next(url, context);
    if (!url.endsWith('/out/main/electron.js')) return loaded;
    // Electron is ready only when its entry has been evaluated: one that awaits that at its top level waits for ever.
    return { ...loaded, source: `${loaded.source}\nglobalThis.electronEntryEvaluated?.();\n` };
  },
});
process.resourcesPath = setUp.resourcesPath ?? '';
