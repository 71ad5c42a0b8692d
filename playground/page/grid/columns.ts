// How wide the columns of a grid are, and which of them hold numbers.
import { valueText } from '../value-text.ts'

export interface GridColumn {
  readonly name: string
  /** In rem. */
  readonly width: number
  readonly numeric: boolean
}

export type GridRow = Readonly<Record<string, unknown>>

/** Rows that are looked at: widths of thousands would cost more than they tell. */
const looked = 100
const letter = 0.56
const padding = 1.6
const most = 40

export function gridColumns(rows: readonly GridRow[]): GridColumn[] {
  const sample = rows.slice(0, looked)
  return Object.keys(rows[0] ?? {}).map(name => {
    const values = sample.map(row => row[name])
    const letters = Math.max(name.length + 1, ...values.map(value => cellText(value).length))
    return { name, width: Math.min(letters, most) * letter + padding, numeric: areNumbers(values) }
  })
}

/** The value on one line. */
export const cellText = (value: unknown): string => valueText(value).replace(/\s+/g, ' ')

function areNumbers(values: readonly unknown[]): boolean {
  const given = values.filter(value => value !== null)
  return given.length > 0 && given.every(value => typeof value === 'number' || typeof value === 'bigint')
}
