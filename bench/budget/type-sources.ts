// Writes the made-up schema and queries as the TypeScript that a user would write.
import type { Query, Table } from './type-model.ts'

const samples = { integer: '1', text: "'x'", boolean: 'true', timestamp: 'new Date()', json: '{}', real: '1.5' }

const imports = `import { boolean, defineSchema, integer, json, many, one, real, table, text, timestamp } from 'isomodel'
import * as v from 'valibot'
`

/** The schema as most apps write it: in one expression. */
export function schemaSource(tables: Table[]): string {
  return `${imports}
export const schema = defineSchema({
${tables.map(tableLine).join('\n')}
}, {
${tables.map(relationLine).join('\n')}
})
export const { ${names(tables)} } = schema
`
}

/** The schema as a package writes it that publishes declarations: named once. */
export function namedSchemaSource(tables: Table[]): string {
  return `${imports.replace('defineSchema', 'defineSchema, type SchemaOf')}
const tables = {
${tables.map(tableLine).join('\n')}
}
const relations = {
${tables.map(relationLine).join('\n')}
}
export interface App extends SchemaOf<typeof tables, typeof relations> {}
export const schema = defineSchema<App>()(tables, relations)
export const { ${names(tables)} } = schema
`
}

const names = (tables: Table[]) => tables.map(table => table.name).join(', ')

function tableLine({ name, columns, parents }: Table): string {
  const fields = columns.map(column => {
    const parent = parents.find(parent => parent.column === column.name)
    const base = column.kind === 'json' ? 'json(v.unknown())' : `${column.kind}()`
    const key = column.name === 'id' ? '.primaryKey()' : ''
    return `${column.name}: ${base}${key}${column.nullable ? '.nullable()' : ''}${parent ? `.references('${parent.table}.id')` : ''}`
  })
  return `  ${name}: table('${name.toLowerCase()}', { ${fields.join(', ')} }),`
}

function relationLine({ name, parents, children }: Table): string {
  const up = parents.map(parent => `${parent.name}: one('${parent.column}')`)
  const down = children.map(child => `${child.name}: many('${child.table}.${child.column}')`)
  return `  ${name}: { ${[...up, ...down].join(', ')} },`
}

export function querySource(queries: Query[]): string {
  return `import { and, cte, from, insertInto, rowNumber, update, type Executor } from 'isomodel'
import * as s from './schema.ts'
${queries.map((query, index) => `export async function q${index}(db: Executor) { ${body(query, index)} }`).join('\n')}
`
}

function body({ kind, table, parent }: Query, index: number): string {
  const t = `s.${table.name}`
  const p = `s.${parent.table}`
  switch (kind) {
    case 'byId':
      return `const row = await from(${t}).where(${t}.id.eq(${index})).first(db); return row?.c1`
    case 'filter':
      return `const rows = await from(${t}).where(and(${t}.c1.eq('x'), ${t}.c2.gt(3), ${t}.c3.eq(true))).orderBy(${t}.c4.desc()).limit(10).select({ id: ${t}.id, c1: ${t}.c1, c2: ${t}.c2, c3: ${t}.c3 }).all(db); return rows[0]!.c1`
    case 'join':
      if (parent.table === table.name)
        return `const rows = await from(${t}).where(${t}.c3.eq(true)).all(db); return rows[0]!.c2`
      return `const rows = await from(${t}).innerJoin(${p}, ${p}.id.eq(${t}.${parent.column})).where(${p}.c3.eq(true)).select({ id: ${t}.id, c1: ${t}.c1, c2: ${p}.c2 }).all(db); return rows[0]!.c2`
    case 'nested': {
      const [child] = table.children
      const up = `${parent.name}: { select: { c1: ${p}.c1 } }`
      const down = child
        ? `, ${child.name}: { where: s.${child.table}.c2.gt(3), orderBy: s.${child.table}.c4.desc(), limit: 3, include: { ${child.column === 'c10' ? 'p1' : 'p2'}: true } }`
        : ''
      const seen = child
        ? `rows[0]!.${child.name}[0]!.${child.column === 'c10' ? 'p1' : 'p2'}.c1`
        : `rows[0]!.${parent.name}.c1`
      return `const rows = await from(${t}).where(${t}.c3.eq(true)).include({ ${up}${down} }).all(db); return ${seen}`
    }
    case 'cte':
      return `const c = cte('c', from(${t}).where(${t}.c3.eq(true)).select({ id: ${t}.id, c2: ${t}.c2 })); const rows = await from(c).where(c.c2.gt(1)).all(db); return rows[0]!.c2`
    case 'window':
      return `const rows = await from(${t}).select({ id: ${t}.id, n: rowNumber().over({ partitionBy: ${t}.c3, orderBy: ${t}.c4.desc() }) }).all(db); return rows[0]!.n`
    case 'insert': {
      const values = table.columns.slice(1).map(column => `${column.name}: ${samples[column.kind]}`)
      return `const row = await insertInto(${t}).values({ ${values.join(', ')} }).returning({ id: ${t}.id, c1: ${t}.c1 }).one(db); return row.id`
    }
    case 'update':
      return `await update(${t}).set({ c1: 'y', c2: 4 }).where(${t}.id.eq(${index})).run(db)`
  }
}
