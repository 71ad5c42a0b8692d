// Levels of a tree, one after another: a statement for each, for all rows of the level above.
import { ALL, type Executor, type Parameters, type Sender } from '../../ast/executor.ts'
import { rowOf } from './answer.ts'
import { after, inTurn } from './in-turn.ts'
import { type Key, markOf, type Row } from './keys.ts'
import type { Level } from './level.ts'

/** Each statement is a call of its own. */
export const senderOf = (db: Executor, parameters?: Parameters): Sender => ({
  how: { name: '', dialect: db['~dialect'] },
  run: (statement, mode) => db['~run'](statement, mode, parameters),
  check: statement => void db['~sql'](statement, parameters),
})

/** Sets relations on objects; `rows` beside them hold the keys. Answers a promise where something has to be waited for. */
export function loadLevels(
  sender: Sender,
  levels: readonly Level[],
  into: readonly Row[],
  rows: readonly Row[],
): unknown {
  for (const level of levels) checkExpressions(sender, level)
  return loadAll(sender, levels, into, rows)
}

/** What the compiler refuses it refuses now, and not after the levels above were read. */
function checkExpressions(sender: Sender, { plan, check, below }: Level): void {
  const { where, orderBy, select, extras } = plan
  if (where.length > 0 || orderBy || select || Object.keys(extras).length > 0) sender.check(check)
  for (const level of below) checkExpressions(sender, level)
}

const loadAll = (sender: Sender, levels: readonly Level[], into: readonly Row[], rows: readonly Row[]): unknown =>
  inTurn(levels, level => loadLevel(sender, level, into, rows))

function loadLevel(sender: Sender, level: Level, into: readonly Row[], rows: readonly Row[]): unknown {
  const keys = new Map<unknown, Key>()
  const marks = rows.map(row => {
    const mark = markOf(row, level.here)
    if (mark !== undefined && !keys.has(mark))
      keys.set(
        mark,
        level.here.map(({ key }) => row[key]),
      )
    return mark
  })
  const holders: Row[] = []
  const read = inTurn(keys.size > 0 ? level.query([...keys.values()]) : [], query =>
    after<Row[], void>(sender.run(query, ALL), found => {
      for (const holder of found) holders.push(holder)
    }),
  )
  return after(read, () => {
    const { made, kept, groups } = grouped(level, holders, keys)
    attach(level, into, marks, groups)
    return loadAll(sender, level.below, made, kept)
  })
}

interface Groups {
  readonly groups: ReadonlyMap<unknown, Row[]>
  /** The rows, and what holds their keys. */
  readonly made: readonly Row[]
  readonly kept: readonly Row[]
}

/** Rows by the keys that lead to them: those of `keys`, where others may have been found with them. */
function grouped({ answer }: Level, holders: readonly Row[], keys?: ReadonlyMap<unknown, Key>): Groups {
  const groups = new Map<unknown, Row[]>()
  const made: Row[] = []
  const kept: Row[] = []
  for (const holder of holders) {
    const mark = markOf(holder, answer.there)
    if (keys?.has(mark) === false) continue
    const row = rowOf(holder, answer)
    const group = groups.get(mark)
    if (group) group.push(row)
    else groups.set(mark, [row])
    made.push(row)
    kept.push(holder)
  }
  return { groups, made, kept }
}

/** Gives each object what was found for it. Objects with the same key get lists of their own. */
function attach(
  { plan }: Level,
  into: readonly Row[],
  marks: readonly unknown[],
  groups: ReadonlyMap<unknown, Row[]>,
): void {
  const { name } = plan.relation
  const given = new Set<unknown>()
  for (const [at, row] of into.entries()) {
    const mark = marks[at]
    const list = groups.get(mark)
    if (plan.single) row[name] = list?.[0] ?? null
    else if (!list) row[name] = []
    else {
      row[name] = given.has(mark) ? [...list] : list
      given.add(mark)
    }
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
    const { made, kept, groups } = grouped(level, found.get(level) ?? [])
    const marks = rows.map(row => markOf(row, level.here))
    attach(level, into, marks, groups)
    joinLevels(level.below, made, kept, found)
  }
}
