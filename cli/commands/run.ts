// isomodel up, down and baseline: what changes a database.
import {
  assessAll,
  type Assessment,
  applyAll,
  baseline,
  fold,
  invertAll,
  migrate,
  type Migration,
  rollback,
  type SchemaOperation,
  status,
} from 'isomodel/migrate'
import { agreed } from '../ask/terminal.ts'
import { type Context, EXIT, type Exit } from '../context.ts'
import { Failure } from '../failure.ts'
import { progressBar } from '../output/progress.ts'
import { stepLines } from '../output/steps.ts'
import { listOf } from '../state.ts'

export interface UpFlags {
  readonly outOfOrder?: boolean
  readonly wait?: string
}

/** Ctrl-C ends the run between two steps. */
async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  const stop = (): void => controller.abort(new Failure('interrupted'))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  try {
    return await work(controller.signal)
  } finally {
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
  }
}

const waitOf = ({ wait }: UpFlags): { readonly wait?: number } => {
  if (wait === undefined) return {}
  const seconds = Number(wait)
  if (!Number.isFinite(seconds) || seconds < 0) throw new Failure(`--wait takes seconds, and not ${wait}`)
  return { wait: seconds * 1000 }
}

export async function upCommand(context: Context, target: string | undefined, flags: UpFlags): Promise<Exit> {
  const list = await listOf(context)
  const to = target === undefined ? undefined : nameOf(target, list)
  const { onProgress, clear } = progressBar(context.io)
  const applied = await interruptible(signal =>
    context.withDatabase(async db => {
      const { outOfOrder = false } = flags
      return migrate(db, list, { to, outOfOrder, onProgress, signal, ...waitOf(flags) }).finally(clear)
    }),
  )
  context.answer({ applied }, () => applied.map(name => `${name}\n`).join(''))
  context.say(applied.length === 0 ? 'the database has all migrations' : `applied ${count(applied.length)}`)
  return EXIT.fine
}

const count = (number: number): string => `${number} migration${number === 1 ? '' : 's'}`

/** A migration by its name, or the beginning of it that no other has. */
function nameOf(given: string, list: readonly Migration[]): string {
  const found = list.filter(({ name }) => name === given || name.startsWith(given) || name.includes(`_${given}`))
  const exact = found.find(({ name }) => name === given) ?? (found.length === 1 ? found[0] : undefined)
  if (exact) return exact.name
  if (found.length === 0) throw new Failure(`there is no migration ${given}`)
  throw new Failure(`${given} may be ${found.map(({ name }) => name).join(' or ')}`)
}

export interface DownFlags extends UpFlags {
  readonly all?: boolean
  readonly allowLoss?: boolean
}

/** Back by a number of migrations, or to one that stays. What loses rows has to be allowed. */
export async function downCommand(context: Context, target: string | undefined, flags: DownFlags): Promise<Exit> {
  const list = await listOf(context)
  const where = flags.all ? { to: null } : whereTo(target, list)
  const { onProgress, clear } = progressBar(context.io)
  const undone = await interruptible(signal =>
    context.withDatabase(async db => {
      const applied = (await status(db, list)).filter(({ state }) => state === 'applied').map(({ name }) => name)
      const risks = risksOf(list, going(applied, where))
      if (risks.length > 0 && !flags.allowLoss && !(await allowed(context, risks))) return null
      return rollback(db, list, { ...where, onProgress, signal, ...waitOf(flags) }).finally(clear)
    }),
  )
  if (!undone) return EXIT.open
  context.answer({ undone }, () => undone.map(name => `${name}\n`).join(''))
  context.say(undone.length === 0 ? 'there is nothing to undo' : `undid ${count(undone.length)}`)
  return EXIT.fine
}

type Where = { readonly to: string | null } | { readonly steps: number }

function whereTo(target: string | undefined, list: readonly Migration[]): Where {
  if (target === undefined) return { steps: 1 }
  return /^\d{1,6}$/.test(target) ? { steps: Number(target) } : { to: nameOf(target, list) }
}

/** The applied migrations that go, the last first. */
function going(applied: readonly string[], where: Where): string[] {
  if ('steps' in where) return applied.slice(Math.max(0, applied.length - where.steps)).toReversed()
  return applied.slice(where.to === null ? 0 : applied.indexOf(where.to) + 1).toReversed()
}

/** What of the way back loses rows. */
function risksOf(list: readonly Migration[], names: readonly string[]): Assessment[] {
  return names.flatMap(name => {
    const at = list.findIndex(one => one.name === name)
    const { up, down } = list[at] as Migration
    const before = fold(list.slice(0, at))
    const operations = (steps: Migration['up']): SchemaOperation[] =>
      steps.flatMap(step => (step.kind === 'sql' ? step.effect : step.kind === 'run' ? [] : [step]))
    const made = operations(up)
    const back = down === undefined ? invertAll(made, before) : operations(down ?? [])
    return assessAll(back ?? [], applyAll(before, made)).filter(
      ({ risk }) => risk === 'lossy' || risk === 'irreversible',
    )
  })
}

async function allowed(context: Context, risks: readonly Assessment[]): Promise<boolean> {
  if (!context.json) context.io.note(stepLines(risks, context.style.note))
  if (context.io.interactive && !context.json) return agreed('The way back loses rows: is it meant?')
  const flag = '--allow-loss'
  const questions = risks.map(({ reason }) => ({
    key: `loss ${reason}`,
    kind: 'loss',
    text: `This step ${reason}: is it meant?`,
    flag,
  }))
  context.answer({ questions }, () => '')
  context.say(`the way back loses rows: allow it with ${flag}; nothing was changed`)
  return false
}

export async function baselineCommand(context: Context, target: string | undefined): Promise<Exit> {
  const list = await listOf(context)
  const to = target === undefined ? undefined : nameOf(target, list)
  const noted = await context.withDatabase(db => baseline(db, list, { to }))
  context.answer({ noted }, () => noted.map(name => `${name}\n`).join(''))
  context.say(`noted ${count(noted.length)} as applied; none was run`)
  return EXIT.fine
}
