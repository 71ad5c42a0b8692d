// What happens to the columns of a table that stays.
import type { ColumnSchema } from '../../ast/schema.ts'
import { equal, mentions } from './comparable.ts'
import type { ColumnPair, TablePair } from './match.ts'

export interface ColumnChanges {
  /** Other types: keys, indexes and views on them have to be made anew. Names of before, as below. */
  readonly retyped: ReadonlySet<string>
  /** Generated columns whose expressions speak of what is renamed, dropped or has another type: dropped and added again. */
  readonly remade: ReadonlySet<string>
  /** All that are renamed, dropped, remade or have another type. */
  readonly touched: ReadonlySet<string>
  /** Has a name or a table name that changes. */
  readonly renamed: boolean
}

/** What decides how the database keeps values. Enums are texts with a check. */
const typeOf = ({
  type,
  bits,
  maxLength,
  precision,
  scale,
  storage,
  item,
  sqlType,
  collate,
}: ColumnSchema): object => ({
  type: type === 'enum' ? 'text' : type,
  bits,
  maxLength,
  precision,
  scale,
  storage,
  item,
  sqlType,
  collate,
})

export function changesOf({ old, now, columns, dropped }: TablePair): ColumnChanges {
  const retyped = new Set(columns.filter(pair => !equal(typeOf(pair.old), typeOf(pair.now))).map(nameOf))
  const moved = columns.filter(pair => pair.old.name !== pair.now.name).map(nameOf)
  const touched = new Set([...retyped, ...moved, ...dropped.map(({ name }) => name)])
  const remade = new Set<string>()
  for (;;) {
    const next = columns.find(pair => !remade.has(pair.old.name) && isRemade(pair, touched))
    if (!next) break
    remade.add(next.old.name)
    touched.add(next.old.name)
  }
  return { retyped, remade, touched, renamed: old.name !== now.name || old.schema !== now.schema }
}

const nameOf = ({ old }: ColumnPair): string => old.name

const isRemade = ({ old, now }: ColumnPair, touched: ReadonlySet<string>): boolean =>
  old.generated !== undefined &&
  now.generated !== undefined &&
  [...touched].some(name => name !== old.name && mentions(old.generated, name))

/** Whether two columns say the same but for their names. */
export function sameColumn(a: ColumnSchema, b: ColumnSchema): boolean {
  const rest = ({ name: _name, typeCheck, ...others }: ColumnSchema): object => ({
    ...others,
    typeCheck: typeCheck !== undefined,
  })
  return equal(rest(a), rest(b))
}
