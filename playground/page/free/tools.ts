// The heavy parts of the free query, loaded when they are wanted, or when the page has nothing else to do.
import type { freeQuery } from '../../run/free-query.ts'
import type { createEditor } from '../editor/code-mirror.ts'

export interface Tools {
  readonly createEditor: typeof createEditor
  readonly freeQuery: typeof freeQuery
  readonly scope: object
}

let loading: Promise<Tools> | undefined

export function loadTools(): Promise<Tools> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined
    throw error
  })
  return loading
}

async function load(): Promise<Tools> {
  const [{ createEditor }, { freeQuery }, { scope }] = await Promise.all([
    import('../editor/code-mirror.ts'),
    import('../../run/free-query.ts'),
    import('../../run/scope.ts'),
  ])
  return { createEditor, freeQuery, scope }
}

/** Fetches them ahead. A failure is told when they are wanted. */
export function loadToolsWhenIdle(): void {
  const ahead = () => void loadTools().catch(() => undefined)
  if ('requestIdleCallback' in window) requestIdleCallback(ahead, { timeout: 3_000 })
  else setTimeout(ahead, 1_000)
}
