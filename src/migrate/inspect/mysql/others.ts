// Views, and what no model describes.
import type { OtherObject } from '../../../ast/schema.ts'
import { sql } from '../../../query/sql.ts'
import type { Scope } from './scope.ts'

export interface RelationRow {
  readonly name: string
  /** `BASE TABLE`, `VIEW`, `SEQUENCE`, ... */
  readonly type: string
  readonly comment: string
}

export const relations = ({ db, of }: Scope): Promise<RelationRow[]> =>
  sql<RelationRow>`
    select t.TABLE_NAME as name, t.TABLE_TYPE as type, t.TABLE_COMMENT as comment
    from information_schema.TABLES t where ${of('t')} order by t.TABLE_NAME`.all(db)

export interface ViewRow {
  readonly name: string
  readonly sql: string
  /** The database that is looked at. */
  readonly schema: string
}

export const views = ({ db, of }: Scope): Promise<ViewRow[]> =>
  sql<ViewRow>`
    select v.TABLE_NAME as name, v.VIEW_DEFINITION as ${sql.name('sql')}, v.TABLE_SCHEMA as ${sql.name('schema')}
    from information_schema.VIEWS v where ${of('v')} order by v.TABLE_NAME`.all(db)

/** The server names the database before every table and column, which would tie the view to it. */
export function withoutDatabase({ sql: text, schema }: ViewRow): string {
  const prefix = `\`${schema.replaceAll('`', '``')}\`.`
  let found = ''
  let at = 0
  while (at < text.length) {
    if (text.startsWith(prefix, at)) {
      at += prefix.length
      continue
    }
    const end = endOfQuoted(text, at)
    found += text.slice(at, end)
    at = end
  }
  return found
}

/** Behind the name or text that begins here, or the next character. */
function endOfQuoted(text: string, at: number): number {
  const quote = text[at] as string
  if (!'`\'"'.includes(quote)) return at + 1
  for (let end = at + 1; end < text.length; end++) {
    if (text[end] === '\\' && quote !== '`') end++
    else if (text[end] === quote && text[end + 1] === quote) end++
    else if (text[end] === quote) return end + 1
  }
  return text.length
}

interface OtherRow {
  readonly kind: OtherObject['kind']
  readonly name: string
  readonly table: string | null
  readonly sql: string | null
}

const triggers = ({ db, of }: Scope): Promise<OtherRow[]> =>
  sql<OtherRow>`
    select 'trigger' as kind, t.TRIGGER_NAME as name, t.EVENT_OBJECT_TABLE as ${sql.name('table')},
      concat(t.ACTION_TIMING, ' ', t.EVENT_MANIPULATION, ' ', t.ACTION_STATEMENT) as ${sql.name('sql')}
    from information_schema.TRIGGERS t where ${of('t', 'EVENT_OBJECT_SCHEMA', 'EVENT_OBJECT_TABLE')}
    order by t.EVENT_OBJECT_TABLE, t.TRIGGER_NAME`.all(db)

const routines = ({ db }: Scope): Promise<OtherRow[]> =>
  sql<OtherRow>`
    select 'routine' as kind, r.ROUTINE_NAME as name, null as ${sql.name('table')},
      r.ROUTINE_DEFINITION as ${sql.name('sql')}
    from information_schema.ROUTINES r where r.ROUTINE_SCHEMA = database() order by r.ROUTINE_NAME`.all(db)

export async function others(scope: Scope): Promise<OtherObject[]> {
  const rows = await triggers(scope)
  if (!scope.narrow) rows.push(...(await routines(scope)))
  return rows.map(({ kind, name, table, sql: text }) => ({
    kind,
    name,
    ...(table === null ? {} : { table }),
    ...(text === null ? {} : { sql: text }),
  }))
}
