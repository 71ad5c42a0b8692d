// Loads TypeScript as Node does, and imports without an ending, as bundlers take them.
import { existsSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Failure } from '../failure.ts'

const ENDINGS = ['.ts', '.mts', '.tsx', '.js', '.mjs', '/index.ts', '/index.js']

let registered = false

/** What Node says where an ending is missing. */
const NOT_FOUND = new Set(['ERR_MODULE_NOT_FOUND', 'ERR_UNSUPPORTED_DIR_IMPORT'])

const codeOf = (error: unknown): string | undefined => (error as { readonly code?: string } | null)?.code

/** `./models` for `./models.ts`, and `./models.js` for it: only where Node finds nothing, and only for imports. */
function register(): void {
  if (registered || typeof registerHooks !== 'function') return
  registered = true
  registerHooks({
    resolve(specifier, context, next) {
      try {
        return next(specifier, context)
      } catch (error) {
        const { parentURL = '', conditions } = context
        const isImport = parentURL.startsWith('file:') && conditions.includes('import')
        const found = isImport && NOT_FOUND.has(codeOf(error) ?? '') ? resolved(specifier, parentURL) : undefined
        if (found === undefined) throw error
        return next(found, context)
      }
    },
  })
}

function resolved(specifier: string, parent: string): string | undefined {
  if (!/^\.{1,2}(\/|$)/.test(specifier)) return undefined
  const path = fileURLToPath(new URL(specifier, parent))
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
    const code = codeOf(error)
    if (code === 'ERR_UNKNOWN_FILE_EXTENSION')
      throw new Failure(`this Node cannot load ${path}: TypeScript needs Node 22.18 or later`)
    if (code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX' || code === 'ERR_INVALID_TYPESCRIPT_SYNTAX')
      throw new Failure(`${path} cannot be loaded: ${(error as Error).message}`)
    throw error
  }
}
