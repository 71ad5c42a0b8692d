// A worker as in a browser without OPFS; its name lists what is missing besides.
import 'isomodel/sqlite-wasm/worker'

for (const name of self.name.split(',').filter(Boolean)) {
  Object.defineProperty(globalThis, name, { value: undefined, configurable: true })
}
Object.defineProperty(navigator.storage, 'getDirectory', { value: undefined })
