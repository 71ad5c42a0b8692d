// How questions name tables, columns and values: in keys, in flags and in sentences.
import type { Named } from '../change/find.ts'

/** Quoted where a dot or another sign of these texts is part of it. */
const part = (name: string): string => (/^[^.:="']+$/.test(name) ? name : JSON.stringify(name))

const parts = (...names: readonly (string | undefined)[]): string =>
  names.flatMap(name => (name === undefined ? [] : part(name))).join('.')

export const tableText = ({ schema, name }: Named): string => parts(schema, name)
export const columnText = ({ schema, name }: Named, column: string): string => parts(schema, name, column)
/** `heroes.state='new'`. */
export const valueText = (table: Named, column: string, value: string): string =>
  `${columnText(table, column)}='${value.replaceAll("'", "''")}'`
