// What tells whether a migration was changed after it was applied.
import { canonicalJson } from '../../schema/change/canonical.ts'
import type { Migration, Step } from './migration.ts'

/** Code counts by its label: bundlers write it anew. */
const counted = (step: Step): object => (step.kind === 'run' ? { kind: step.kind, label: step.label } : step)

/**
 * SHA-256 of the name and the steps forward, in hexadecimal: the same for a source file, its bundle and its minified bundle,
 * whatever their line endings are.
 */
export const hashOf = ({ name, up }: Migration): Promise<string> =>
  digestOf(canonicalJson({ name, up: up.map(counted) }))

/** SHA-256 in hexadecimal. */
export async function digestOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('')
}
