// Levels of a tree, one after another: a statement for each, for all rows of the level above.
import { ALL, type Executor, type Parameters, type Sender } from '../../ast/executor.ts'
import { rowOf } from './answer.ts'
import { after, inTurn } from './in-turn.ts'
import type { Key, KeyColumns, Row } from './keys.ts'
import type { Level } from './level.ts'

/** Each statement is a call of its own. */
export const senderOf = (db: Executor, parameters?: Parameters): Sender => ({
  how: { name: '', dialect: db['~dialect'] },
  run: (statement, mode) => db['~run'](statement, mode, parameters),
  check: statement => void db['~sql'](statement, parameters),
})

/** What the compiler refuses it refuses now, and not after the levels above were read. */
export function checkLevels(sender: Sender, levels: readonly Level[]): void {
  for (const { plan, check, below } of levels) {
    const { where, orderBy, select, extras } = plan
    if (where.length > 0 || orderBy || select || Object.keys(extras).length > 0) sender.check(check)
    checkLevels(sender, below)
  }
}

/**
 * Sets relations on objects; `rows` beside them hold the keys. Answers a promise where something has to be waited for. The
 * levels have been checked.
 */
export const loadLevels = (
  sender: Sender,
  levels: readonly Level[],
  into: readonly Row[],
  rows: readonly Row[],
): unknown => inTurn(levels, level => loadLevel(sender, level, into, rows))

function loadLevel(sender: Sender, level: Level, into: readonly Row[], rows: readonly Row[]): unknown {
  const { here, markHere, markThere, below, query } = level
  const { deep } = level.plan
  const [first, several] = here as readonly [KeyColumns[number], ...KeyColumns]
  const keys = new Map<unknown, Key>()
  const marks = rows.map(markHere)
  for (let at = 0; at < rows.length; at++) {
    const mark = marks[at]
    if (mark === undefined || keys.has(mark)) continue
    const row = rows[at] as Row
    keys.set(mark, several ? here.map(({ key }) => row[key]) : row[first.key])
  }
  let holders: readonly Row[] = []
  const read = inTurn(keys.size > 0 ? query([...keys.values()]) : [], one =>
    after<Row[], void>(sender.run(one, ALL), found => {
      // Statements to a depth may meet in the same rows. Each finds all rows of a key, or none.
      const known = new Set(deep && holders.map(markThere))
      const fresh = known.size > 0 ? found.filter(holder => !known.has(markThere(holder))) : found
      holders = holders.length > 0 ? [...holders, ...fresh] : fresh
    }),
  )
  return after(read, () => {
    const kept = several && !deep ? holders.filter(holder => keys.has(markThere(holder))) : holders
    if (!deep) return loadLevels(sender, below, attach(level, into, marks, kept), kept)
    const made = kept.map(holder => rowOf(holder, level.answer))
    return after(loadLevels(sender, below, made, kept), () => deep.attach(level, into, marks, made, kept))
  })
}

/**
 * Gives each object the rows that were found for it, and answers these. Objects with the same key get lists of their own.
 *
 * @param marks - the keys of the objects
 * @param holders - the rows, or what holds them and their keys
 */
function attach(
  { plan, answer, markThere }: Level,
  into: readonly Row[],
  marks: readonly unknown[],
  holders: readonly Row[],
): readonly Row[] {
  const { name } = plan.relation
  const made = answer.plain ? holders : holders.map(holder => rowOf(holder, answer))
  if (plan.single) {
    const found = new Map<unknown, Row>()
    // The first, where there are several.
    for (let at = made.length - 1; at >= 0; at--) found.set(markThere(holders[at] as Row), made[at] as Row)
    for (let at = 0; at < into.length; at++) (into[at] as Row)[name] = found.get(marks[at]) ?? null
    return made
  }
  const lists = new Map<unknown, Row[]>()
  for (let at = 0; at < into.length; at++) {
    const list: Row[] = []
    const mark = marks[at]
    ;(into[at] as Row)[name] = list
    if (mark !== undefined && !lists.has(mark)) lists.set(mark, list)
  }
  for (let at = 0; at < made.length; at++) lists.get(markThere(holders[at] as Row))?.push(made[at] as Row)
  if (lists.size < into.length) repeat(name, into, marks, lists)
  return made
}

/** The same rows for objects whose key came before. */
function repeat(
  name: string,
  into: readonly Row[],
  marks: readonly unknown[],
  lists: ReadonlyMap<unknown, readonly Row[]>,
): void {
  for (let at = 0; at < into.length; at++) {
    const list = lists.get(marks[at])
    const row = into[at] as Row
    if (list && row[name] !== list) row[name] = [...list]
  }
}

/** The same for rows of all levels that are here already. */
export function joinLevels(
  levels: readonly Level[],
  into: readonly Row[],
  rows: readonly Row[],
  found: ReadonlyMap<Level, readonly Row[]>,
): void {
  for (const level of levels) {
    const holders = found.get(level) ?? []
    const marks = rows.map(level.markHere)
    const { deep } = level.plan
    const made = deep ? holders.map(holder => rowOf(holder, level.answer)) : attach(level, into, marks, holders)
    joinLevels(level.below, made, holders, found)
    deep?.attach(level, into, marks, made, holders)
  }
}
