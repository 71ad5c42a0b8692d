import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { from } from 'isomodel'
import { type Chinook, chinook, type Naming } from './models.ts'
import { adapters, folder, found, type Open, type Opened } from './open.ts'
import { questions, sizes } from './queries.ts'

const models = chinook('preserve')

test('the Chinook database is in its folder', context => {
  const missing = `no Chinook_Sqlite.sqlite in ${folder}: name its folder by ISOMODEL_CHINOOK`
  if (!found && !process.env['CI']) {
    console.warn(`Chinook is not tested: ${missing}`)
    context.skip(missing)
  }
  expect(found, missing).toBe(true)
})

if (found) {
  describe.each(Object.entries<Open>(adapters))('Chinook on %s', (_, open) => {
    let opened: Opened | undefined
    const db = () => (opened as Opened).db
    beforeAll(async () => {
      opened = await open(models)
    })
    afterAll(() => opened?.[Symbol.asyncDispose]())

    test.each(questions(models))('answers: $title', async ({ ask, answer }) => {
      expect(await ask(db())).toEqual(answer)
    })

    test.each(Object.entries(sizes))('reads every row of %s', async (name, size) => {
      expect(await from(models[name as keyof Chinook]).all(db())).toHaveLength(size)
    })
  })

  test.each<[Naming, string, RegExp]>([
    ['preserve', 'Chinook_MySql.sql', /[`\s]+/g],
    ['snake_case', 'Chinook_PostgreSql.sql', /\s+/g],
  ])('with naming %s, the models are called as in %s', (naming, file, around) => {
    const script = readFileSync(join(folder, file), 'utf8')
    const tables = [...script.matchAll(/^CREATE TABLE (\S+)\s*\(([\s\S]*?)^\)/gm)].map(([, name, body]) => {
      const columns = (body as string).split(/,\n/).map(line => line.replaceAll(around, ' ').trim().split(' ')[0])
      return [(name as string).replaceAll('`', ''), columns.filter(column => column !== 'CONSTRAINT')]
    })
    const modelled = Object.values(chinook(naming)).map(({ $: { name, columns } }) => {
      return [name, Object.values(columns).map(column => column.name)]
    })
    expect(Object.fromEntries(modelled)).toEqual(Object.fromEntries(tables))
  })
}
