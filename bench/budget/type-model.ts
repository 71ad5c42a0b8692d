// A made-up schema and its queries, of any size, for measuring what they cost the type checker.

type Kind = 'integer' | 'text' | 'boolean' | 'timestamp' | 'json' | 'real'

interface Column {
  name: string
  kind: Kind
  nullable: boolean
}

interface Parent {
  /** Of the relation to the parent. */
  name: string
  column: 'c10' | 'c11'
  table: string
}

interface Child {
  /** Of the relation back to the children. */
  name: string
  column: string
  table: string
}

export interface Table {
  name: string
  columns: Column[]
  parents: [Parent, Parent]
  children: Child[]
}

export const queryKinds = ['byId', 'filter', 'join', 'insert', 'update'] as const
/** The same beside queries that say more. */
export const richKinds = [...queryKinds, 'nested', 'cte', 'window'] as const
type QueryKind = (typeof richKinds)[number]

export interface Query {
  kind: QueryKind
  table: Table
  parent: Parent
}

const kinds: Kind[] = ['integer', 'text', 'integer', 'boolean', 'timestamp', 'json', 'real', 'text', 'text', 'integer']
const nullable = new Set([5, 7, 9])

function columns(): Column[] {
  const plain = kinds.map((kind, i): Column => ({ name: i === 0 ? 'id' : `c${i}`, kind, nullable: nullable.has(i) }))
  const keys = ['c10', 'c11'].map((name): Column => ({ name, kind: 'integer', nullable: false }))
  return [...plain, ...keys]
}

/** Each table has one parent in a tree of three branches and one anywhere, so that cycles occur. */
function parents(index: number, count: number): [Parent, Parent] {
  const inTree = Math.max(0, Math.floor((index - 1) / 3))
  return [
    { name: 'p1', column: 'c10', table: `T${inTree}` },
    { name: 'p2', column: 'c11', table: `T${(index * 7 + 3) % count}` },
  ]
}

export function makeTables(count: number): Table[] {
  const tables = Array.from({ length: count }, (_, index): Table => {
    return { name: `T${index}`, columns: columns(), parents: parents(index, count), children: [] }
  })
  const byName = new Map(tables.map(table => [table.name, table]))
  for (const { name, parents } of tables)
    for (const { column, table } of parents)
      byName.get(table)?.children.push({ name: `kids${name}${column}`, column, table: name })
  return tables
}

export function makeQueries(tables: Table[], count: number, kinds: readonly QueryKind[] = queryKinds): Query[] {
  return Array.from({ length: count }, (_, index): Query => {
    const kind = kinds[index % kinds.length]
    const table = tables[(index * 13) % tables.length]
    const parent = table?.parents[index % 2]
    if (!kind || !table || !parent) throw new Error('A query needs a table')
    return { kind, table, parent }
  })
}
