import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'
import manifest from './package.json' with { type: 'json' }

/** Every public entry and its source; the exports of package.json and the paths of tsconfig.json say the same. */
export const entries = {
  index: 'src/index.ts',
  dialects: 'src/dialects.ts',
  migrate: 'src/migrate.ts',
  testing: 'src/testing.ts',
  'json-schema': 'integrations/json-schema/index.ts',
  'better-sqlite3': 'adapters/better-sqlite3/index.ts',
  'node-sqlite': 'adapters/node-sqlite/index.ts',
  mysql2: 'adapters/mysql2/index.ts',
  pg: 'adapters/pg/index.ts',
  pglite: 'adapters/pglite/index.ts',
  'postgres-js': 'adapters/postgres-js/index.ts',
  'sqlite-wasm': 'adapters/sqlite-wasm/index.ts',
  'sqlite-wasm/worker': 'adapters/sqlite-wasm/worker/index.ts',
} as const

/** The program, which nobody imports: what it needs besides is bundled with it. */
export const programs = { cli: 'cli/cli.ts' } as const

const fromRoot = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Lets examples, playground and tests import `isomodel` by its public name without a build. */
export const alias = Object.entries(entries).map(([name, source]) => ({
  find: new RegExp(`^isomodel${name === 'index' ? '' : `/${name}`}$`),
  replacement: fromRoot(source),
}))

const packages = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })

const outside = [/^node:/, ...packages.map(name => new RegExp(`^${name}(/|$)`))]

/** Programs import the library by its name, so that its files are what they are without them. */
const isExternal = (id: string, importer: string | undefined): boolean =>
  outside.some(pattern => pattern.test(id)) ||
  (/^isomodel(\/|$)/.test(id) && importer !== undefined && importer.startsWith(fromRoot('cli/')))

/**
 * Leaves the address of the worker to the bundler of the application, which knows what to do with exactly these words:
 * building a library, Vite would put the worker's code into the address.
 */
function workerAddress(): Plugin {
  const source = "new URL('../worker/index.ts', import.meta.url)"
  const built = "new URL('./sqlite-wasm/worker.js', import.meta.url)"
  const mark = '__SQLITE_WASM_WORKER__'
  return {
    name: 'worker-address',
    apply: 'build',
    enforce: 'pre',
    transform: (code, id) => (id.endsWith('/sqlite-wasm/page/open.ts') ? code.replace(source, mark) : undefined),
    renderChunk(code, { fileName }) {
      if (!code.includes(mark)) return undefined
      if (fileName !== 'sqlite-wasm.js')
        throw new Error(`the worker's address is relative to its entry, not to ${fileName}`)
      return code.replace(mark, built)
    },
  }
}

/** Builds the library; the playground has a configuration of its own in its folder. */
export default defineConfig({
  resolve: { alias },
  plugins: [workerAddress()],
  publicDir: false,
  build: {
    target: 'es2023',
    minify: false,
    lib: { entry: { ...entries, ...programs }, formats: ['es'] },
    license: { fileName: 'licenses.md' },
    rolldownOptions: {
      external: isExternal,
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name].js',
        // Each file costs Node about half a millisecond at start-up: what every app loads stands in few.
        codeSplitting: {
          groups: [
            {
              name: 'sqlite',
              test: /src\/dialect\/sqlite\/(?!ddl|alter|catalogue)|src\/adapter\/(cursors|exact)/,
              priority: 6,
            },
            {
              name: 'core',
              test: /src\/(error|ast|kind|expression|model|compile(?!\/(shown|dialects|operation|definition|table)\.|\/change\/)|result|query|database(?!\/(define|around)\.))\//,
              priority: 5,
            },
            { name: 'dialect', test: /src\/dialect\/(?!defining|load)[^/]+\.ts/, priority: 4 },
            // What looks whether there is something to migrate stands apart from what does it.
            {
              name: 'migrations',
              test: /src\/(migrate\/run\/(up|modules|migration)|schema\/change\/(make-.*|find))\.ts/,
              priority: 3,
            },
            { name: 'runner', test: /src\/migrate\/run\/(migrate|rollback|baseline|plan|verify)\.ts/, priority: 2 },
            // The words of a dialect are loaded where its definitions are written.
            { name: 'postgres', test: /src\/dialect\/postgres\//, priority: 1 },
            { name: 'mysql', test: /src\/dialect\/mysql\//, priority: 1 },
            // What copies whole databases is needed where nothing migrates, too.
            { name: 'alone', test: /src\/adapter\/alone\.ts/, priority: 3 },
            { name: 'all-words', test: /src\/dialect\/defining\.ts|src\/migrate\/sql-text\.ts/, priority: 0 },
          ],
        },
      },
    },
  },
})
