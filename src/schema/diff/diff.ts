// What has to happen to a database so that it becomes what another description says.
import type { DatabaseSchema } from '../../ast/schema.ts'
import { assess } from '../change/risk.ts'
import { lossOf } from './loss.ts'
import { match } from './match.ts'
import { nameChanges } from './keep-names.ts'
import { tableChanges } from './parts.ts'
import type { Plan } from './plan.ts'
import { changeColumns, dropColumns, prepareColumns, renameColumns } from './plan-columns.ts'
import { addKeys, dropKeys, renameKeys } from './plan-keys.ts'
import { closeCircles, createTables, describeTables, dropTables, renameTables, setOptions } from './plan-tables.ts'
import { createViews, dropViews } from './plan-views.ts'
import { spareNames } from './schedule.ts'
import type { DiffOptions, DiffResult } from './types.ts'

/**
 * The operations that turn the one description into the other, one after another, each with what it risks; or questions,
 * and then no operations. Nothing is guessed: whether something has another name, may be lost, or which value rows get that
 * have none. What stays keeps its rows, and no table is dropped that stays.
 *
 * Names of keys, indexes and checks are left alone where the description asks for no other than the usual one. The order of
 * columns is no difference.
 * @throws MigrationError where renames or answers contradict each other
 */
export function diff(before: DatabaseSchema, after: DatabaseSchema, options: DiffOptions = {}): DiffResult {
  const { tables, dropped, created, questions } = match(before, after, options)
  if (questions.length > 0) return { operations: [], questions }
  const changes = tableChanges(before, { tables, dropped, created, questions })
  const plan: Plan = {
    schema: before,
    after,
    changes,
    dropped,
    created,
    renames: nameChanges(changes, created),
    steps: [],
    questions: [],
    answers: options.answers ?? {},
    spare: spareNames([...namesIn(before), ...namesIn(after)]),
  }
  for (const phase of PHASES) phase(plan)
  const losses = lossOf(plan, options)
  const open = [...plan.questions, ...losses]
  if (open.length > 0) return { operations: [], questions: open }
  const operations = plan.steps.map(({ operation, before: at, judged }) => {
    return { operation, ...assess(judged?.operation ?? operation, judged?.before ?? at) }
  })
  return { operations, questions: [] }
}

/** What others stand on goes last and comes first; names are free when something gets them. */
const PHASES: readonly ((plan: Plan) => void)[] = [
  dropViews,
  plan => dropKeys(plan, ['foreignKeys']),
  dropTables,
  plan => dropKeys(plan, ['fullTexts', 'indexes', 'uniques', 'checks']),
  prepareColumns,
  dropColumns,
  renameTables,
  renameColumns,
  renameKeys,
  plan => setOptions(plan, true),
  changeColumns,
  plan => setOptions(plan, false),
  describeTables,
  plan => addKeys(plan, ['uniques', 'checks', 'indexes']),
  createTables,
  plan => addKeys(plan, ['fullTexts']),
  plan => addKeys(plan, ['foreignKeys']),
  closeCircles,
  createViews,
]

const namesIn = ({ tables, views }: DatabaseSchema): string[] => [
  ...views.map(({ name }) => name),
  ...tables.flatMap(table => [table.name, ...table.columns.map(({ name }) => name)]),
]
