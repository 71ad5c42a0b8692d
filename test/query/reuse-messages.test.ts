// What the compiler says about the likeliest mistakes with filters, in helpers that take queries, and with views.
import { describeMistakes, type Mistakes } from '../model/mistakes.ts'

const head = `import { type Adapter, connect, defineSchema, filter, from, insertInto, integer, type QueryOf, type QueryWith, softDelete, table, timestamp, unfiltered, update, view, withFilters } from '../../src/index.ts'
declare const local: Adapter<'transaction'>
export const db = connect(local)
const columns = { id: integer().primaryKey(), tenant: integer(), gone: timestamp().nullable(), at: timestamp() }
const { Hero } = defineSchema({
  Hero: table('heroes', columns, {
    filters: [softDelete('gone'), filter('tenant', integer(), (t, tenant) => t.tenant.eq(tenant))],
  }),
})
const { Team } = defineSchema({ Team: table('teams', { id: integer().primaryKey() }) })
const one = <Q extends QueryWith<typeof Team>>(query: Q) => query.where(Team.id.eq(1))
const two = (query: QueryOf<typeof Team>) => query.where(Team.id.eq(1))
export const all = [Hero, Team, from, insertInto, update, view, one, two, filter, softDelete, table, unfiltered, withFilters, columns]
`

const mistakes: Mistakes = {
  'a filter that is not there': [
    "unfiltered(Hero, 'tenent')",
    `Argument of type '"tenent"' is not assignable to parameter of type '"softDelete" | "tenant"'.`,
  ],
  'a value that is missing': [
    'withFilters(db, { Hero }, {})',
    `Property 'tenant' is missing in type '{}' but required in type '{ readonly tenant: number; }'.`,
  ],
  'a value of another type': [
    "withFilters(db, { Hero }, { tenant: '7' })",
    `Type 'string' is not assignable to type 'number'.`,
  ],
  'a value that no filter takes': [
    'withFilters(db, { Hero }, { tenant: 7, gone: 1 })',
    `'gone' does not exist in type '{ readonly tenant: number; }'.`,
  ],
  'a column that is not there': [
    "table('x', columns, { filters: [filter('old', t => t.age.gt(3))] })",
    `Property 'age' does not exist on type`,
  ],
  'a soft delete in a column that is no time': [
    "table('x', columns, { filters: [softDelete('id')] })",
    `Argument of type '"id"' is not assignable to parameter of type '"gone"'.`,
  ],
  'a view that is written': [
    "insertInto(view('v', from(Team)))",
    `Type 'Problem<"a view is read only">' is missing the following properties from type 'AnySchema': tables, relations`,
  ],
  'a view that is changed': [
    "update(view('v', from(Team)))",
    `Type 'Problem<"a view is read only">' is missing the following properties from type 'AnySchema': tables, relations`,
  ],
  'a view that reads another query': [
    "view('v', from(Team).outer(Hero))",
    `required in type 'Problem<"this query reads Hero of another query, and stands on its own here">'.`,
  ],
  'a helper for queries of another table': [
    'one(from(Hero))',
    `required in type 'Problem<"Team is not in this query">'.`,
  ],
  'a table that the answer of a helper lacks': [
    'two(from(Team)).where(Hero.id.eq(1))',
    `required in type 'Problem<"Hero is not in this query">'.`,
  ],
}

describeMistakes('messages-reuse', mistakes, head)
