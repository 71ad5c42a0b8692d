import { describe, expect, test } from 'vitest'
import { betterSqlite3 } from 'isomodel/better-sqlite3'
import { conformanceCases, type Outcome, runConformance } from 'isomodel/testing'
import type { Adapter } from '../../src/adapter/adapter.ts'
import { defining } from '../../src/dialect/defining.ts'
import { topics } from '../../src/testing/cases/topics.ts'
import { changed, mistakes } from './sabotage.ts'

const memory = () => betterSqlite3({ file: ':memory:' })

const abilities = Object.fromEntries(Object.keys(memory().dialect.abilities).map(ability => [ability, false]))
const { fullText: _, ...ddl } = defining(memory().dialect).ddl
/** What no database lacks altogether: an adapter that says it can do nothing of what is optional. */
const modest = (): Adapter => ({
  ...memory(),
  ability: 'batch',
  dialect: { ...memory().dialect, abilities: abilities as never, windows: { plainFrames: true, noTexts: true }, ddl },
})

describe('the conformance suite', () => {
  test('has at least 250 cases, each with a name of its own', () => {
    const names = conformanceCases({ adapter: memory }).map(one => one.name)
    expect(names.length).toBeGreaterThanOrEqual(250)
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  })

  test('lists topics with cases, each of which can run alone', () => {
    expect(topics.filter(topic => topic.cases.length === 0)).toEqual([])
  })

  test('asks for every ability it needs: what is left runs without any', async () => {
    const outcomes = await runConformance({ adapter: modest })
    expect(outcomes.filter(({ result }) => result === 'failed')).toEqual([])
    expect(outcomes.filter(({ result }) => result === 'passed').length).toBeGreaterThan(150)
  }, 60_000)

  test('lists what is skipped with its reason, and runs nothing of it', async () => {
    const recorded: Outcome[] = []
    const skipped = conformanceCases({ adapter: modest, record: outcome => recorded.push(outcome) }).filter(
      one => one.skipped !== undefined,
    )
    expect(new Set(skipped.map(one => one.skipped))).toEqual(
      new Set([
        'the adapter has no interactive transactions',
        'the dialect has no RETURNING',
        'the dialect has no word for RETURNING',
        'the dialect has no RIGHT JOIN',
        'the dialect has no FULL JOIN',
        'the dialect cannot name the conflict to resolve',
        'the dialect has no FILTER of aggregates',
        'the dialect has no frames of groups, and none that leave rows out',
        'the dialect joins no texts over windows',
        'the database has no regular expressions',
        'the database finds no words in texts',
        'the dialect has no INTERSECT ALL and EXCEPT ALL',
        'the dialect has no MERGE',
        'the dialect has no statements that write inside WITH',
        'the dialect makes no subtotals',
        'the dialect has no samples of tables',
        'the dialect has no groups of several sizes',
      ]),
    )
    expect(recorded).toEqual(skipped.map(({ name, skipped: reason }) => ({ name, result: 'skipped', reason })))
    await Promise.all(skipped.map(one => one.run()))
    expect(recorded).toHaveLength(skipped.length)
  })

  test('records what passed', async () => {
    const recorded: Outcome[] = []
    const [first] = conformanceCases({ adapter: memory, record: outcome => recorded.push(outcome) })
    await first?.run()
    expect(recorded.filter(({ result }) => result !== 'skipped')).toEqual([{ name: first?.name, result: 'passed' }])
  })

  test('closes what a failing case left open, and makes a database for each case', async () => {
    let open = 0
    let opened = 0
    const adapter = (): Adapter => {
      const made = memory()
      return {
        ...made,
        open: async () => {
          const driver = await made.open()
          open++
          opened++
          const close = (): void => {
            open--
            void driver.close()
          }
          return { ...driver, acquire: () => driver.acquire(), release: () => {}, close }
        },
      }
    }
    for (const one of conformanceCases({ adapter: () => changed(adapter(), connection => ({ ...connection })) })) {
      if (one.name.startsWith('null')) await one.run().catch(() => {})
    }
    expect(open).toBe(0)
    expect(opened).toBeGreaterThan(10)
  })

  test.each(mistakes)('notices $name', async ({ topic, change }) => {
    const cases = conformanceCases({ adapter: () => changed(memory(), change) })
    const ends = []
    for (const one of cases) {
      if (one.name.startsWith(`${topic}: `)) ends.push(await one.run().catch((error: unknown) => error))
    }
    expect(ends.length).toBeGreaterThan(0)
    expect(ends.filter(end => end !== undefined)).not.toEqual([])
  })
})
