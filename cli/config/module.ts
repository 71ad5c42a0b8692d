// Loads TypeScript as Node does, and imports without an ending, as bundlers take them.
import { existsSync, statSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Failure } from '../failure.ts'

const ENDINGS = ['.ts', '.mts', '.tsx', '.js', '.mjs', '/index.ts', '/index.js']

let registered = false

/** `./models` for `./models.ts`, and `./models.js` for it. */
function register(): void {
  if (registered || typeof registerHooks !== 'function') return
  registered = true
  registerHooks({
    resolve(specifier, context, next) {
      const found = context.parentURL?.startsWith('file:') ? resolved(specifier, context.parentURL) : undefined
      return next(found ?? specifier, context)
    },
  })
}

function resolved(specifier: string, parent: string): string | undefined {
  if (!/^\.{1,2}(\/|$)/.test(specifier)) return undefined
  const path = fileURLToPath(new URL(specifier, parent))
  if (existsSync(path) && statSync(path).isFile()) return undefined
  const base = path.replace(/\.(m?)js$/, '')
  const candidates = [...ENDINGS.map(ending => path + ending), `${base}.ts`, `${base}.mts`]
  const found = candidates.find(existsSync)
  return found === undefined ? undefined : pathToFileURL(found).href
}

/** The exports of a file. Files of the project may do what they like: their errors are told as they are. */
export async function loadModule(path: string): Promise<Record<string, unknown>> {
  register()
  try {
    return (await import(/* @vite-ignore */ pathToFileURL(path).href)) as Record<string, unknown>
  } catch (error) {
    const code = (error as { readonly code?: string } | null)?.code
    if (code === 'ERR_UNKNOWN_FILE_EXTENSION')
      throw new Failure(`this Node cannot load ${path}: TypeScript needs Node 22.18 or later`)
    if (code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX' || code === 'ERR_INVALID_TYPESCRIPT_SYNTAX')
      throw new Failure(`${path} cannot be loaded: ${(error as Error).message}`)
    throw error
  }
}
