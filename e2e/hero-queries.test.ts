import { readFileSync } from 'node:fs'
import { card, expect, openHeroes, type Page, shownRows, test } from './fixture.ts'

interface Query {
  title: string
  file: string
  sql: string
  parameters: string[]
  head: string[]
  rows: string[][]
}

const createdAt = '2026-03-01T09:00:00.000Z'

const queries: Query[] = [
  {
    title: 'Filter',
    file: 'adults',
    sql:
      'SELECT "heroes"."id" AS "id", "heroes"."name" AS "name", "heroes"."secret_name" AS "secretName", ' +
      '"heroes"."age" AS "age", "heroes"."team_id" AS "teamId", "heroes"."created_at" AS "createdAt" ' +
      'FROM "heroes" WHERE "heroes"."age" >= +? ORDER BY "heroes"."name" LIMIT +?',
    parameters: ['18', '10'],
    head: ['id', 'name', 'secretName', 'age', 'teamId', 'createdAt'],
    rows: [
      ['4', 'Barometer', 'Yusuf Demir', '41', '2', createdAt],
      ['1', 'Captain Tide', 'Marten Vos', '52', '1', createdAt],
      ['6', 'Granny Thunder', 'Edith Holm', '78', '3', createdAt],
      ['2', 'Lantern Jane', 'Jane Okafor', '34', '1', createdAt],
      ['7', 'Paper Crane', 'Mei Tanaka', '23', 'null', createdAt],
      ['3', 'Switchboard', 'Ana Kovač', '29', '1', createdAt],
    ],
  },
  {
    title: 'Join',
    file: 'teams-of-heroes',
    sql:
      'SELECT "heroes"."name" AS "c0", "heroes"."age" AS "c1", "teams"."id" AS "c2", "teams"."name" AS "c3", ' +
      '"teams"."headquarters" AS "c4", "teams"."id" AS "c5" ' +
      'FROM "heroes" LEFT JOIN "teams" ON "teams"."id" = "heroes"."team_id" ORDER BY "heroes"."name"',
    parameters: [],
    head: ['hero', 'age', 'team'],
    rows: [
      ['Barometer', '41', `{ id: 2, name: 'Cloud Watch', headquarters: 'Weather station' }`],
      ['Captain Tide', '52', `{ id: 1, name: 'Night Shift', headquarters: 'Pier 9' }`],
      ['Granny Thunder', '78', `{ id: 3, name: 'The Retired', headquarters: 'Sea View House' }`],
      ['Lantern Jane', '34', `{ id: 1, name: 'Night Shift', headquarters: 'Pier 9' }`],
      ['Paper Crane', '23', 'null'],
      ['Static', '17', `{ id: 2, name: 'Cloud Watch', headquarters: 'Weather station' }`],
      ['Switchboard', '29', `{ id: 1, name: 'Night Shift', headquarters: 'Pier 9' }`],
      ['The Locksmith', 'null', 'null'],
    ],
  },
  {
    title: 'Group',
    file: 'sizes-of-teams',
    sql:
      'SELECT "teams"."name" AS "team", count(*) AS "heroes", max("heroes"."age") AS "oldest", ' +
      'round(avg("heroes"."age"), 1) AS "average" ' +
      'FROM "heroes" JOIN "teams" ON "teams"."id" = "heroes"."team_id" ' +
      'GROUP BY "teams"."id" HAVING count(*) > +? ORDER BY count(*) DESC',
    parameters: ['1'],
    head: ['team', 'heroes', 'oldest', 'average'],
    rows: [
      ['Night Shift', '3', '52', '38.3'],
      ['Cloud Watch', '2', '41', '29'],
    ],
  },
  {
    title: 'Many to many',
    file: 'heroes-of-missions',
    sql:
      'SELECT "missions"."title" AS "mission", count("heroes"."id") AS "heroes", min("heroes"."age") AS "youngest" ' +
      'FROM "missions" LEFT JOIN "hero_missions" ON "hero_missions"."mission_id" = "missions"."id" ' +
      'LEFT JOIN "heroes" ON "heroes"."id" = "hero_missions"."hero_id" ' +
      'GROUP BY "missions"."id" ORDER BY "missions"."title"',
    parameters: [],
    head: ['mission', 'heroes', 'youngest'],
    rows: [
      ['A quiet Sunday', '0', 'null'],
      ['Lights out at Pier 4', '3', '34'],
      ['The stolen thunder', '3', '17'],
    ],
  },
  {
    title: 'Subquery',
    file: 'older-than-team',
    sql:
      'SELECT "heroes"."name" AS "hero", "heroes"."age" AS "age", "teams"."name" AS "team" ' +
      'FROM "heroes" JOIN "teams" ON "teams"."id" = "heroes"."team_id" WHERE "heroes"."age" > ' +
      '(SELECT avg("mate"."age") AS "age" FROM "heroes" AS "mate" WHERE "mate"."team_id" = "heroes"."team_id") ' +
      'ORDER BY "heroes"."age" DESC',
    parameters: [],
    head: ['hero', 'age', 'team'],
    rows: [
      ['Captain Tide', '52', 'Night Shift'],
      ['Barometer', '41', 'Cloud Watch'],
    ],
  },
]

async function expectStatement(page: Page, query: Query): Promise<void> {
  const shown = card(page, query.title)
  const sql = await shown.locator('pre.sql').textContent()
  expect(sql?.replaceAll('\n', ' ')).toBe(query.sql)
  expect(await shown.locator('.parameters li').allTextContents()).toEqual(query.parameters)
}

test.beforeEach(({ page }) => openHeroes(page))

for (const query of queries) {
  test(`${query.title}: shows its source and its SQL at once, and its rows when it runs`, async ({ page }) => {
    const shown = card(page, query.title)
    await expectStatement(page, query)
    const file = readFileSync(`playground/queries/${query.file}.ts`, 'utf8')
    const [code] = await shown.getByRole('region', { name: `TypeScript of ${query.title}` }).allTextContents()
    expect(file).toMatch(/^\/\/ .+\n/)
    expect(`${code}\n`).toBe(file.slice(file.indexOf('\n') + 1))

    await expect(shown.getByRole('status')).toHaveText('Not run yet.')
    await shown.getByRole('button', { name: `Run ${query.title}` }).click()
    await expect(shown.getByRole('status')).toHaveText(
      new RegExp(`^${query.rows.length} rows in (\\d+\\.\\d|less than 0\\.1) ms$`),
    )
    await expect(shown.getByRole('columnheader')).toHaveText(query.head)
    expect(await shownRows(page, query.title)).toEqual(query.rows)
  })
}

test('Run all runs every query and tells the rows of all', async ({ page }) => {
  await page.getByRole('button', { name: 'Run all' }).click()
  await expect(page.locator('#run-all-summary')).toHaveText(/^21 rows in [\d.]+ ms$/)
  for (const query of queries) expect(await shownRows(page, query.title)).toEqual(query.rows)
})

test('an error stands in words in the place of the rows', async ({ page }) => {
  await page.getByRole('button', { name: 'Run all' }).click()
  await expect(page.locator('#run-all-summary')).toHaveText(/rows/)
  await page.evaluate(() => {
    performance.now = () => {
      throw new RangeError('the clock stands still')
    }
  })
  await page.getByRole('button', { name: 'Run all' }).click()
  await expect(page.locator('#run-all-summary')).toHaveText('5 of 5 queries failed.')
  await expect(card(page, 'Filter').getByRole('alert')).toHaveText('RangeError: the clock stands still.')
  await expect(card(page, 'Filter').getByRole('status')).toHaveText('Failed.')
  expect(await shownRows(page, 'Filter')).toEqual([])
})

test('the models stand beside the tables that they became', async ({ page }) => {
  const models = page.getByRole('region', { name: 'Models', exact: true })
  const file = readFileSync('playground/heroes/schema.ts', 'utf8')
  const code = await models.getByRole('region', { name: 'TypeScript of the models', exact: true }).textContent()
  expect(file.trimEnd().endsWith(code ?? 'no code')).toBe(true)
  await models.getByText('Imports').click()
  await expect(models.locator('details pre')).toContainText(`import * as v from 'valibot'`)
  const tables = (await models.locator('pre.sql').textContent()) ?? ''
  expect(tables.match(/CREATE TABLE "\w+"/g)).toEqual(
    ['teams', 'heroes', 'missions', 'hero_missions'].map(name => `CREATE TABLE "${name}"`),
  )
})
