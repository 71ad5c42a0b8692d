// Databases that are emptied instead of closed: a worker with SQLite costs a few hundred milliseconds to start.
import type { sqliteWasm } from 'isomodel/sqlite-wasm'

type Adapter = ReturnType<typeof sqliteWasm>
type Driver = Awaited<ReturnType<Adapter['open']>>

interface Kept {
  readonly driver: Driver
  /** The database as it was when it was new. */
  readonly empty: Blob
}

/** Adapters whose databases are used again, one case after another. */
export function reuse(fresh: () => Adapter): { adapter: () => Adapter; close: () => Promise<void> } {
  const idle: Kept[] = []
  const start = async (adapter: Adapter): Promise<Kept> => {
    const driver = await adapter.open()
    const empty = await (await driver.acquire()).exportFile?.()
    if (!empty) throw new Error('the new database gave no file')
    return { driver, empty }
  }
  const open = async (adapter: Adapter): Promise<Driver> => {
    const kept = idle.pop() ?? (await start(adapter))
    return { ...kept.driver, close: () => empty(kept) }
  }
  /** What the case left behind goes, and with it whatever of it was open. */
  const empty = async (kept: Kept): Promise<void> => {
    await (await kept.driver.acquire()).importFile?.(kept.empty)
    idle.push(kept)
  }
  return {
    adapter() {
      const adapter = fresh()
      return { ...adapter, open: () => open(adapter) }
    },
    async close() {
      for (const { driver } of idle) await driver.close()
    },
  }
}
