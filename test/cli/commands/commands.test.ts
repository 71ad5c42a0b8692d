// The command line from the first migration to the last, on a file of SQLite.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { project, type Project } from './project.ts'

const teams = "Team: table('teams', { id: integer().primaryKey(), name: text().index() })"
const heroes = (columns: string): string =>
  `Hero: table('heroes', { id: integer().primaryKey(), ${columns} teamId: integer().nullable().references('Team.id') })`
const models = (
  ...tables: string[]
): string => `import { check, defineSchema, enumOf, integer, sql, table, text } from 'isomodel'
export const schema = defineSchema({ ${tables.join(',\n')} })
export const unused = [check, enumOf, sql, integer, table, text]
`

const open: Project[] = []
const fresh = (text: string): Project => {
  const made = project()
  made.models(text)
  open.push(made)
  return made
}
afterAll(() => {
  for (const one of open) one.remove()
})

/** What stands in the file, without our tables. */
function schemaIn({ folder }: Project): string {
  const db = new DatabaseSync(join(folder, 'app.db'))
  const rows = db
    .prepare("SELECT sql FROM sqlite_schema WHERE name NOT LIKE 'isomodel%' AND sql IS NOT NULL ORDER BY name")
    .all()
  db.close()
  return rows.map(({ sql }) => sql).join('\n')
}

function inFile({ folder }: Project, sql: string): void {
  const db = new DatabaseSync(join(folder, 'app.db'))
  db.exec(sql)
  db.close()
}

describe('G01 to G04: the first migration', () => {
  let p: Project
  beforeAll(() => {
    p = fresh(models(heroes('name: text(),'), teams))
  })

  test('check tells what is missing, and exits with 2', async () => {
    const { code, out } = await p.run('check')
    expect(code).toBe(2)
    expect(out).toBe('safe  makes the table teams\nsafe  makes the table heroes\n')
  })

  test('diff writes it under a name that sorts by time, in the order of keys, with the way back', async () => {
    const { code, out } = await p.run('diff', 'Heroes & their teams!')
    expect(code).toBe(0)
    expect(out).toMatch(/^migrations\/\d{14}_heroes_their_teams\.ts\n$/)
    const text = p.read(out.trim())
    expect(text).toMatch(/^import \{ createTable, dropTable, migration \} from 'isomodel\/migrate'\n/)
    expect(text.indexOf("createTable('teams'")).toBeLessThan(text.indexOf("createTable('heroes'"))
    expect(text).toMatch(/down: \[\s+dropTable\('heroes'\),\s+dropTable\('teams'\),\s+\],/)
    expect(text).toContain("indexes: [['name']]")
  })

  test('the second run finds nothing to do, and so does check', async () => {
    expect(await p.json('diff')).toEqual({ code: 0, value: { operations: [] } })
    expect(await p.json('check')).toEqual({ code: 0, value: { operations: [], questions: [] } })
    expect(p.files('migrations')).toHaveLength(1)
  })

  test('plan shows what up sends, and sends nothing', async () => {
    const { code, out } = await p.run('plan')
    expect(code).toBe(0)
    expect(out).toContain('CREATE TABLE "teams"')
    expect(schemaIn(p)).toBe('')
  })

  test('up, down and up end as up did', async () => {
    expect((await p.run('up')).code).toBe(0)
    const first = schemaIn(p)
    expect(first).toContain('CREATE TABLE "heroes"')
    expect((await p.run('down', '--allow-loss')).code).toBe(0)
    expect(schemaIn(p)).toBe('')
    expect((await p.json('up')).value).toEqual({ applied: [expect.stringMatching(/_heroes_their_teams$/)] })
    expect(schemaIn(p)).toBe(first)
    expect((await p.json('up')).value).toEqual({ applied: [] })
  })

  test('G05: status tells of each', async () => {
    const { out } = await p.run('status')
    expect(out).toMatch(/^applied {2}\d{14}_heroes_their_teams {2}\d{4}-\d\d-\d\dT\S+Z\n$/)
  })

  test('verify finds what somebody changed, and exits with 2', async () => {
    expect(await p.json('verify')).toEqual({ code: 0, value: { differences: [] } })
    inFile(p, 'ALTER TABLE teams ADD COLUMN extra TEXT')
    const { code, value } = await p.json<{ differences: { text: string }[] }>('verify')
    expect(code).toBe(2)
    expect(value.differences.map(({ text }) => text)).toEqual([expect.stringContaining('extra')])
    inFile(p, 'ALTER TABLE teams DROP COLUMN extra')
  })

  test('an edited migration changes nothing, and is named', async () => {
    const edited = p.again(text => text.replaceAll("'teams'", "'groups'"))
    const before = schemaIn(p)
    for (const command of ['up', 'plan', 'verify', 'down']) {
      const { code, value } = await p.json<{ error: { code: string; message: string } }>(command, '-c', edited)
      expect([code, value.error.code]).toEqual([1, 'MIGRATION_EDITED'])
      expect(value.error.message).toMatch(/_heroes_their_teams was changed after it was applied/)
    }
    expect((await p.json<{ state: string }[]>('status', '-c', edited)).value[0]?.state).toBe('edited')
    expect(schemaIn(p)).toBe(before)
  })
})

describe('G09 and G11: what is not guessed', () => {
  let p: Project
  beforeAll(async () => {
    p = fresh(models(heroes('name: text(), age: integer(),'), teams))
    await p.run('diff', 'first')
    await p.run('up')
    inFile(p, "INSERT INTO heroes (name, age) VALUES ('a', 1), ('b', 2)")
    p.models(models(heroes('fullName: text(), power: integer(),'), teams))
  })

  test('questions end a script with 2, and are there for programs', async () => {
    const { code, value } = await p.json<{ questions: { key: string; kind: string }[] }>('diff', 'second')
    expect(code).toBe(2)
    expect(value.questions.map(({ key, kind }) => [key, kind])).toEqual([
      ['rename heroes.name', 'rename'],
      ['rename heroes.age', 'rename'],
    ])
    expect(p.files('migrations')).toHaveLength(1)
  })

  test('a flag that answers nothing is refused with those that would', async () => {
    const { code, note } = await p.run('diff', 'second', '--rename', 'heroes.name:ful_name')
    expect(code).toBe(1)
    expect(note).toContain('--rename heroes.name:ful_name answers no question: those that are open are answered by')
  })

  test('what loses data, and what has no value, is asked after the names', async () => {
    const named = ['--rename', 'heroes.name:full_name', '--drop', 'heroes.age']
    const { code, value } = await p.json<{ questions: { kind: string; flag: string }[] }>('diff', ...named)
    expect(code).toBe(2)
    expect(value.questions.map(({ kind }) => kind).toSorted()).toEqual(['backfill', 'loss'])
    expect(value.questions.map(({ flag }) => flag)).toContain('--allow-loss')
  })

  test('flags answer all of them, and rows are kept', async () => {
    const flags = [
      '--rename',
      'heroes.name:full_name',
      '--drop',
      'heroes.age',
      '--backfill',
      'heroes.power=length(name) * 10',
    ]
    const { code, out, note } = await p.run('diff', 'second', ...flags, '--allow-loss')
    expect([code, note]).toEqual([0, expect.stringContaining('lossy  drops the column heroes.age')])
    expect(p.read(out.trim())).toContain("renameColumn('heroes', 'name', 'full_name')")
    expect(p.read(out.trim())).toMatch(/\/\/ lossy: drops the column heroes\.age/)
  })

  test('going back loses rows, which has to be said', async () => {
    await p.run('down', '--allow-loss', '--all')
    await p.run('up')
    const { code, value } = await p.json<{ questions: { flag: string }[] }>('down', '2')
    expect(code).toBe(2)
    expect(value.questions.map(({ flag }) => flag)).toContain('--allow-loss')
    expect((await p.json<{ state: string }[]>('status')).value.map(({ state }) => state)).toEqual([
      'applied',
      'applied',
    ])
  })
})

test('G10: values of enums, checks and defaults are differences', async () => {
  const thing = (columns: string, rule: string): string =>
    models(
      `Thing: table('things', { id: integer().primaryKey(), ${columns} }, { constraints: t => [check('rule', ${rule})] })`,
    )
  const p = fresh(thing("mood: enumOf('a'), n: integer().defaultSql(sql`1`)", 't.n.gt(0)'))
  await p.run('diff', 'first')
  p.models(thing("mood: enumOf('a', 'b'), n: integer().defaultSql(sql`2`)", 't.n.gt(1)'))
  const { value } = await p.json<{ operations: { operation: { kind: string } }[] }>('check')
  const kinds = value.operations.map(({ operation }) => operation.kind)
  expect(kinds).toEqual(expect.arrayContaining(['dropCheck', 'changeColumn', 'changeColumn', 'addCheck']))
})

test('G07: sql has the journal, each table and each note in order, without a connection', async () => {
  const p = fresh(models(heroes('name: text(),'), teams))
  await p.run('diff', 'first')
  p.models(models(heroes('name: text(), power: integer().nullable(),'), teams))
  await p.run('diff', 'second')
  for (const dialect of ['sqlite', 'postgres', 'mysql', 'mariadb']) {
    const { code, out } = await p.run('sql', '--dialect', dialect)
    expect(code).toBe(0)
    const places = ['isomodel_migrations', 'teams', 'heroes', "_first'", 'power', "_second'"].map(word =>
      out.indexOf(word),
    )
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places).not.toContain(-1)
  }
  expect(p.files('.')).not.toContain('app.db')
  const [first] = p.files('migrations').map(name => name.replace(/\.ts$/, ''))
  const { out } = await p.run('sql', `${first ?? ''}:`, '-d', 'sqlite')
  expect(out).not.toContain('CREATE TABLE "teams"')
  expect(out).toContain('power')
})

test('the text of sql does what up does', async () => {
  const p = fresh(models(heroes('name: text(),'), teams))
  await p.run('diff', 'first')
  p.models(models(heroes('name: text().unique(), power: integer(),'), teams))
  await p.run('diff', 'second', '--backfill', 'heroes.power=1')
  const { out } = await p.run('sql', '-d', 'sqlite')
  inFile(p, out)
  expect((await p.json<{ state: string }[]>('status')).value.map(({ state }) => state)).toEqual(['applied', 'applied'])
  expect(await p.json('up')).toEqual({ code: 0, value: { applied: [] } })
  expect((await p.run('verify')).code).toBe(0)
})

test('G08: two branches are an error that names both, and a merge joins them', async () => {
  const p = fresh(models(teams))
  await p.run('diff', 'first')
  const [first] = p.files('migrations').map(name => name.replace(/\.ts$/, ''))
  for (const [name, table] of [
    ['30000101000000_left', 'a'],
    ['30000101000001_right', 'b'],
  ] as const) {
    p.write(
      `migrations/${name}.ts`,
      `import { createTable, migration } from 'isomodel/migrate'
export default migration('${name}', { after: ['${first ?? ''}'], up: [createTable('${table}', { columns: { id: { type: 'integer', identity: true } } })] })
`,
    )
  }
  const { code, value } = await p.json<{ error: { message: string; code: string } }>('up')
  expect([code, value.error.code]).toEqual([1, 'MIGRATION_BRANCHES'])
  expect(value.error.message).toMatch(/_left and .*_right/)
  const merged = await p.run('diff', '--merge')
  expect(merged.code).toBe(0)
  expect(p.read(merged.out.trim())).toContain("after: ['30000101000000_left', '30000101000001_right']")
  expect((await p.run('up')).code).toBe(0)
})

test('baseline notes what is there, and refuses what is not', async () => {
  const p = fresh(models(teams))
  await p.run('diff', 'first')
  expect((await p.json<{ error: { code: string } }>('baseline')).value.error.code).toBe('MIGRATION_DRIFT')
  inFile(
    p,
    'CREATE TABLE teams (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT; CREATE INDEX ix_teams_name ON teams (name)',
  )
  expect((await p.run('baseline')).code).toBe(0)
  expect(await p.json('up')).toEqual({ code: 0, value: { applied: [] } })
})

test('squash writes one for several, which databases that have them have', async () => {
  const p = fresh(models(teams))
  await p.run('diff', 'first')
  p.models(models(teams, heroes('')))
  await p.run('diff', 'second')
  await p.run('up')
  p.models(models(teams, heroes('name: text().nullable(),')))
  await p.run('diff', 'third')
  const names = p.files('migrations').map(name => name.replace(/\.ts$/, ''))
  const { code, out } = await p.run('squash', 'both', '--to', names[1] as string)
  expect(code).toBe(0)
  const left = p.files('migrations')
  expect(left).toHaveLength(2)
  expect(p.read(out.trim())).toContain(`replaces: ['${names[0]}', '${names[1]}']`)
  expect(p.read(`migrations/${names[2]}.ts`)).toContain(`after: ['${left[0]?.replace('.ts', '')}']`)
  const again = p.again()
  expect((await p.run('check', '-c', again)).code).toBe(0)
  expect((await p.json('up', '-c', again)).value).toEqual({ applied: [names[2]] })
})

test('push brings a database to its models, and leaves the tables of others alone', async () => {
  const p = fresh(models(teams))
  inFile(p, 'CREATE TABLE others (id INTEGER PRIMARY KEY)')
  expect((await p.run('push')).code).toBe(0)
  expect(await p.json('push')).toEqual({ code: 0, value: { operations: [] } })
  p.models(models(teams.replace('.index()', '')))
  expect((await p.run('push')).out).toMatch(/drops the index/)
  p.models(models("Team: table('teams', { id: integer().primaryKey() })"))
  const asked = await p.json<{ questions: { kind: string }[] }>('push')
  expect([asked.code, asked.value.questions.map(({ kind }) => kind)]).toEqual([2, ['loss']])
  expect((await p.run('push', '--allow-loss')).code).toBe(0)
  expect(schemaIn(p)).toContain('others')
  expect(schemaIn(p)).not.toContain('name')
})

test('pull writes models that mean the database', async () => {
  const p = fresh(models(teams))
  inFile(
    p,
    `CREATE TABLE "order items" (id INTEGER PRIMARY KEY, "Unit Price" NUMERIC(10,2) NOT NULL, state TEXT NOT NULL DEFAULT 'new' CHECK (state <> ''));
    CREATE UNIQUE INDEX live ON "order items" (lower(state)) WHERE id > 0`,
  )
  expect((await p.run('pull')).note).toContain('is there: pull into another file with --out')
  const { code, out } = await p.run('pull', '--out', '-')
  expect(code).toBe(0)
  p.models(out)
  expect(await p.json('push')).toEqual({ code: 0, value: { operations: [] } })
  expect((await p.run('pull', '--force')).out).toBe('models2.ts\n')
  expect(p.read('models2.ts')).toBe(out)
})

describe('what goes wrong is one sentence', () => {
  const empty = mkdtempSync(join(tmpdir(), 'isomodel-cli-'))
  writeFileSync(join(empty, 'none.config.ts'), 'export const nothing = 1\n')
  writeFileSync(join(empty, 'half.config.ts'), 'export default { database: () => null }\n')
  writeFileSync(join(empty, 'lost.config.ts'), "export default { database: () => null, schema: './none.config.ts' }\n")
  test.each([
    [['status'], /^error: there is no isomodel\.config\.ts in .*: write one with isomodel init\n$/],
    [['check', '-c', join(empty, 'missing.ts')], /^error: there is no file .*missing\.ts\n$/],
    [['check', '-c', join(empty, 'none.config.ts')], /^error: .* has no default export/],
    [['check', '-c', join(empty, 'half.config.ts')], /^error: .*schema is the path of the file with the models\n$/],
    [['check', '-c', join(empty, 'lost.config.ts')], /^error: .*none\.config\.ts exports no models/],
    [['init', '--adapter', 'oracle'], /^error: there is no adapter oracle: --adapter takes better-sqlite3, /],
    [['nonsense'], /^error: unknown command 'nonsense'\n/],
    [['up', '--nonsense'], /^error: unknown option '--nonsense'\n/],
  ])('%s', async (args, message) => {
    const p = project()
    open.push(p)
    const { code, out, note } = await p.run(...args)
    expect([code, out]).toEqual([1, ''])
    expect(note).toMatch(message)
  })
})

test('init writes a configuration, and never over one', async () => {
  const p = project()
  open.push(p)
  expect((await p.run('init')).note).toMatch(/^error: say which adapter/)
  const { code, out } = await p.run('init', '--adapter', 'pg')
  expect([code, out]).toEqual([0, 'isomodel.config.ts\nsrc/models.ts\n'])
  expect(p.read('isomodel.config.ts')).toContain("import { pg } from 'isomodel/pg'")
  expect((await p.run('init', '--adapter', 'pg')).note).toBe('error: isomodel.config.ts is there already\n')
  expect((await p.run('check')).out).toBe('safe  makes the table heroes\n')
})

test('the version and the exit codes are told', async () => {
  const p = fresh(models(teams))
  const bare = project()
  open.push(bare)
  expect((await bare.run('--version')).out).toBe('1.2.3\n')
  expect((await p.run('--help')).out).toMatch(/Exit codes:\n {2}0 {2}fine\n {2}1 /)
})
