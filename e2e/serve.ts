// Builds a page and serves it, for tests that need another address, other headers or the built library.
import { resolve } from 'node:path'
import { build, preview } from 'vite'
import { alias, entries } from '../vite.config.ts'

export interface Served {
  readonly address: string
  close(): Promise<void>
}

export interface ServeOptions {
  /** Takes the library from its sources, or from `dist`, which `npm run build` makes. */
  readonly library: 'sources' | 'dist'
  readonly headers?: Readonly<Record<string, string>>
}

const built = Object.keys(entries).map(name => ({
  find: new RegExp(`^isomodel${name === 'index' ? '' : `/${name}`}$`),
  replacement: resolve(`dist/${name}.js`),
}))

/** Serves the page in this folder from a port of its own; the name is that of the folder it is built in. */
export async function serve(folder: string, name: string, { library, headers = {} }: ServeOptions): Promise<Served> {
  const settings = {
    configFile: false,
    root: resolve(folder),
    logLevel: 'warn',
    resolve: { alias: library === 'dist' ? built : alias },
    build: { outDir: resolve('.cache/e2e', name), emptyOutDir: true },
    preview: { host: '127.0.0.1', port: 0, headers: { ...headers }, allowedHosts: true },
  } as const
  await build(settings)
  const server = await preview(settings)
  const address = server.resolvedUrls?.local[0]
  if (!address) throw new Error('The server has no address')
  return { address, close: () => server.close() }
}
