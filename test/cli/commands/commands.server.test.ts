// The command line on servers: up, down and up, and the same by the text of sql.
import { connect, sql } from 'isomodel'
import { inspect } from 'isomodel/migrate'
import { afterAll, describe, expect, inject, test } from 'vitest'
import { adapterOn } from '../../services/adapters.ts'
import { openClient } from '../../services/client.ts'
import { createDatabase, type Database } from '../../services/database.ts'
import type { ServerName } from '../../services/services.ts'
import { type Connection, project, type Project } from './project.ts'

const models = (
  more: string,
): string => `import { defineSchema, enumOf, index, integer, sql, table, text, timestamp } from 'isomodel'
export const schema = defineSchema({
  Team: table('teams', { id: integer().primaryKey(), name: text().unique().comment("it's a name") }),
  Hero: table('heroes', {
    id: integer().primaryKey(),
    mood: enumOf('good', "it's bad").defaultSql(sql\`'good'\`),
    at: timestamp().nullable(),
    teamId: integer().nullable().references('Team.id', { onDelete: 'set null' }),
    ${more}
  }, { constraints: t => [index(t.teamId, t.mood.desc())] }),
})
export const unused = [text, timestamp]
`

const connections: Readonly<Record<ServerName, (url: string) => Connection>> = {
  postgres: url => ({ imports: "import { pg } from 'isomodel/pg'", adapter: `pg({ url: '${url}', max: 2 })` }),
  mysql: url => ({ imports: "import { mysql2 } from 'isomodel/mysql2'", adapter: `mysql2({ url: '${url}', max: 2 })` }),
}

describe.each<ServerName>(['postgres', 'mysql'])('on %s', server => {
  const url = inject('servers')[server]
  const made: Database[] = []
  const projects: Project[] = []
  afterAll(async () => {
    for (const one of projects) one.remove()
    for (const one of made) await one[Symbol.asyncDispose]()
  })
  const own = async (): Promise<string> => {
    const database = await createDatabase(server, url ?? '')
    made.push(database)
    return database.url
  }
  const structure = async (at: string): Promise<unknown> => {
    await using db = connect(adapterOn(server, at))
    return await inspect(db)
  }

  test.skipIf(url === undefined)('up, down and up end as up did, and sql does what up does', async () => {
    const at = await own()
    const p = project(connections[server](at))
    projects.push(p)
    p.models(models(''))
    expect((await p.run('diff', 'first')).code).toBe(0)
    p.models(models('power: integer(),'))
    expect((await p.run('diff', 'second', '--backfill', 'heroes.power=1')).code).toBe(0)
    expect(await p.run('up')).toMatchObject({ code: 0, note: 'applied 2 migrations\n' })
    const first = await structure(at)
    expect(await p.json('verify')).toEqual({ code: 0, value: { differences: [] } })
    expect(await p.json('push')).toEqual({ code: 0, value: { operations: [] } })
    {
      await using db = connect(adapterOn(server, at))
      await sql`insert into teams (name) values ('a')`.run(db)
      await sql`insert into heroes (team_id, power) values (1, 5)`.run(db)
    }
    expect((await p.run('down', '1', '--allow-loss')).code).toBe(0)
    expect((await p.run('verify')).code).toBe(0)
    expect((await p.run('up')).code).toBe(0)
    expect(await structure(at)).toEqual(first)
    expect((await p.run('down', '--all', '--allow-loss')).code).toBe(0)
    expect(await structure(at)).toMatchObject({ tables: [] })

    const other = await own()
    const dialect = server === 'postgres' ? 'postgres' : 'mariadb'
    const { out } = await p.run('sql', '--dialect', dialect)
    const client = await openClient(server, other)
    for (const statement of out.split(/;\n/).filter(text => text.replaceAll(/^--.*$/gm, '').trim() !== ''))
      await client.query(statement)
    await client.close()
    expect(await structure(other)).toEqual(first)
    const copy = project(connections[server](other))
    projects.push(copy)
    copy.models(models('power: integer(),'))
    for (const name of p.files('migrations')) copy.write(`migrations/${name}`, p.read(`migrations/${name}`))
    expect(await copy.json('up')).toEqual({ code: 0, value: { applied: [] } })
    expect((await copy.json<{ state: string }[]>('status')).value.map(({ state }) => state)).toEqual([
      'applied',
      'applied',
    ])
  })
})
