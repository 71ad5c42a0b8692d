import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startCommand } from './command.ts'
import { expect, type Page, test } from './fixture.ts'
import { type FreshApp, makeFreshApp, run, vite } from './fresh-app.ts'

/** Functions of SQLite, by the names that no minifier changes, and what loads its module. */
const engine = /sqlite3_(step|prepare_v3|column_text)|installOpfsSAHPoolVfs|instantiateWasm/
const [node, program] = vite
let app: FreshApp

// `npm test` builds first; only a run of this file alone may lack the library, and never in CI.
test.skip(!existsSync('dist/index.js') && !process.env['CI'], 'needs the built library: npm run build')
test.describe.configure({ mode: 'serial' })
test.beforeAll(() => {
  app = makeFreshApp()
})
test.afterAll(() => app?.remove())

interface Loaded {
  readonly address: string
  readonly body: string
}

/** Everything that page and workers asked for since the last call; fetched again, as caches keep no bodies for us. */
function watch(page: Page): () => Promise<Loaded[]> {
  const asked = new Set<string>()
  page.on('request', request => {
    if (request.url().startsWith('http')) asked.add(request.url())
  })
  return () => {
    const addresses = [...asked]
    asked.clear()
    return Promise.all(addresses.map(async address => ({ address, body: await (await fetch(address)).text() })))
  }
}

async function visit(page: Page): Promise<object> {
  await page.getByRole('button', { name: 'Open' }).click()
  const output = page.locator('#notes')
  await expect(output).not.toBeEmpty({ timeout: 30_000 })
  return JSON.parse((await output.textContent()) ?? '{}') as object
}

const visits = (count: number) => ({
  storage: 'opfs',
  notes: Array.from({ length: count }, (_, at) => ({ id: at + 1, text: 'ä visit' })),
})

const isWasm = ({ address }: Loaded) => /\.wasm(\?|$)/.test(address)
const resources = () => performance.getEntriesByType('resource').map(({ name }) => name)

/** Opens a database, reloads, and finds it again; SQLite comes with the worker and not before. */
async function expectToLast(page: Page, address: string): Promise<void> {
  const loaded = watch(page)
  await page.goto(address, { waitUntil: 'networkidle' })
  const own = await loaded()
  expect(own.some(({ body }) => body.includes('SqliteWasmError'))).toBe(true)
  expect(own.filter(({ body }) => engine.test(body)).map(one => one.address)).toEqual([])
  expect(own.filter(isWasm)).toEqual([])

  expect(await visit(page)).toEqual(visits(1))
  const later = await loaded()
  expect(later.some(({ body }) => engine.test(body))).toBe(true)
  expect(later.filter(isWasm)).toHaveLength(1)
  const [worker] = page.workers()
  expect(page.workers()).toHaveLength(1)
  expect((await worker?.evaluate(resources))?.filter(name => name.includes('.wasm'))).toHaveLength(1)
  expect((await page.evaluate(resources)).filter(name => name.includes('.wasm'))).toEqual([])

  await page.reload({ waitUntil: 'networkidle' })
  expect(await visit(page)).toEqual(visits(2))
}

/** Runs Vite in the application; `query` chooses one of its two workers. */
async function served(page: Page, args: readonly string[], ...queries: string[]): Promise<void> {
  const command = startCommand(node, [program, ...args, '--host', '127.0.0.1'], app.folder)
  try {
    const address = await command.address
    for (const query of queries) await expectToLast(page, `${address}${query}`)
  } finally {
    command.stop()
  }
}

const build = (...args: string[]) => run(node, [program, 'build', '--logLevel', 'warn', ...args], app.folder)
const ownWorker = '?worker=own'

test.beforeEach(() => test.setTimeout(90_000))

test('the packed library works with vite, without any configuration', async ({ page }) => {
  await served(page, [], '')
})

// Otherwise Vite finds the import when the worker starts, and reloads the page.
test("vite starts a worker of the application's own, where it is told of the import", async ({ page }) => {
  const settings = { optimizeDeps: { include: ['isomodel/sqlite-wasm/worker'] } }
  writeFileSync(join(app.folder, 'own.config.js'), `export default ${JSON.stringify(settings)}`)
  await served(page, ['--config', 'own.config.js'], ownWorker)
})

test('the packed library works built by vite, without any configuration', async ({ page }) => {
  build()
  await served(page, ['preview'], '', ownWorker)
})

test('the packed library works where vite builds workers as modules', async ({ page }) => {
  writeFileSync(join(app.folder, 'modules.config.js'), `export default { worker: { format: 'es' } }`)
  const config = ['--config', 'modules.config.js', '--outDir', 'modules']
  build(...config)
  await served(page, ['preview', ...config], '', ownWorker)
})
