// Names in the statements that change tables.
import type { TableWords } from '../alter.ts'

export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** The statement, or none for no actions. */
export const alter = ({ name }: TableWords, actions: readonly string[]): string[] =>
  actions.length > 0 ? [`ALTER TABLE ${name} ${actions.join(', ')}`] : []

export const dropConstraint = ({ name }: TableWords, constraint: string): string =>
  `ALTER TABLE ${name} DROP CONSTRAINT ${quote(constraint)}`

/** An index stands in the schema of its table. */
export const indexName = ({ inSchema }: TableWords, name: string): string =>
  inSchema === null ? quote(name) : `${inSchema}.${quote(name)}`
