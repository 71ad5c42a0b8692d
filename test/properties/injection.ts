// Every place where a text of a user's can stand in a statement, and texts that would like to be SQL.
import fc from 'fast-check'
import {
  alias,
  arrayContains,
  arrayOverlaps,
  caseWhen,
  coalesce,
  column,
  concat,
  cte,
  dateAdd,
  datePart,
  dateTrunc,
  defineSchema,
  from,
  insertInto,
  integer,
  jsonAgg,
  jsonArray,
  jsonContains,
  jsonHas,
  jsonObject,
  jsonRemove,
  jsonSet,
  lag,
  lateral,
  matches,
  nullIf,
  prepare,
  recursiveCte,
  replace,
  rowNumber,
  sortBy,
  sql,
  stringAgg,
  sum,
  table,
  text,
  tuple,
  union,
  update,
  values,
} from '../../src/index.ts'
import type { Executable } from '../../src/ast/executor.ts'
import type { SqlStatement, Target } from '../../src/compile/to-sql.ts'
import { Animal, Food, Keeper } from '../query/zoo.ts'

const FRAGMENTS = [
  "'", '"', '`', '\\', ';', '--', '-- ', '/*', '*/', '#', '?', '$1', ':a', '@p', '%', '_', '[', ']', '(', ')', '{', '}',
  "''; drop table animals; --", '" or 1=1 --', "' or '1'='1", '`; drop table animals; --', "\\'; --", '$$', "$t$", "E'\\''",
  '\u0000', '\u0001', '\u0001question\u0001', '\u0001' + '0\u0001', '\n', '\r\n', '\t', '\ud800', '\udc00', '😀', '\u2028', 'ʼ', '＇', '．',
  '.', '$.a', '$[0]', '->', '"]', '-', '-1', '0', 'x', 'null', 'select', 'constructor', '__proto__', 'NULLS FIRST',
] // prettier-ignore

/** A text made of what means something in SQL, patterns, paths, templates or JavaScript. */
export const hostile: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...FRAGMENTS),
  fc
    .array(fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 5 })
    .map(all => all.join('')),
)

export type Shown = (target: Target) => SqlStatement
/** A statement with the text in one place, shown for a database. */
export type Place = (text: string) => Executable

const plan = (statement: unknown): Executable => statement as Executable
const where = (condition: unknown): Executable => plan(from(Animal).where(condition as never))
const chosen = (expression: unknown): Executable => plan(from(Animal).select({ v: expression as never }))
const own = (name: string, value: unknown): never =>
  Object.defineProperty({}, name, { value, enumerable: true, writable: true, configurable: true }) as never
const facts = Animal.facts as never

/** The text is a value: the SQL is the same whatever it says. */
export const VALUES: Readonly<Record<string, Place>> = {
  eq: s => where(Animal.name.eq(s)),
  ne: s => where(Animal.name.ne(s)),
  gt: s => where(Animal.name.gt(s)),
  between: s => where(Animal.name.between('', s)),
  in: s => where(Animal.name.in([s, 'x'])),
  notIn: s => where(Animal.name.notIn([s])),
  isDistinctFrom: s => where(Animal.name.isDistinctFrom(s)),
  like: s => where(Animal.name.like(s)),
  ilike: s => where(Animal.name.ilike(s)),
  contains: s => where(Animal.name.contains(s)),
  startsWith: s => where(Animal.name.startsWith(s)),
  endsWith: s => where(Animal.name.endsWith(s)),
  matches: s => where(matches(Animal.name, s)),
  concat: s => chosen(concat(Animal.name, s)),
  coalesce: s => chosen(coalesce(Animal.name, s)),
  nullIf: s => chosen(nullIf(Animal.name, s)),
  'replace: what': s => chosen(replace(Animal.name, s, 'y')),
  'replace: with': s => chosen(replace(Animal.name, 'y', s)),
  caseWhen: s => chosen(caseWhen(Animal.tame, s).else(Animal.name)),
  having: s =>
    plan(
      from(Animal)
        .select({ k: Animal.kind })
        .groupBy(Animal.kind)
        .having(Animal.kind.ne(s as never)),
    ),
  'lag: default': s => chosen(lag(Animal.name, { default: s }).over({ orderBy: Animal.id.asc() })),
  'stringAgg: separator': s => chosen(stringAgg(Animal.name, s)),
  'JSON: path': s => where((Animal.facts as never as { at(key: string): { isNull(): unknown } }).at(s).isNull()),
  'jsonSet: key': s => chosen(jsonSet(facts, [s] as never, 'x' as never)),
  'jsonSet: value': s => chosen(jsonSet(facts, ['food'] as never, s as never)),
  jsonRemove: s => chosen(jsonRemove(facts, [s] as never)),
  jsonHas: s => where(jsonHas(facts, s as never)),
  jsonContains: s => where(jsonContains(facts, { food: s } as never)),
  'jsonContains: key': s => where(jsonContains(facts, own(s, 1))),
  'jsonArray: item': s => chosen(jsonArray(Animal.name, s)),
  'jsonObject: value': s => chosen(jsonObject({ a: Animal.name, b: s })),
  has: s => where(Animal.tags.has(s)),
  arrayContains: s => where(arrayContains(Animal.tags, [s])),
  arrayOverlaps: s => where(arrayOverlaps(Animal.tags, [s])),
  'array: eq': s => where((Animal.tags as never as { eq(list: string[]): unknown }).eq([s])),
  tuple: s => where(tuple(Animal.id, Animal.name).in([[1, s]])),
  values: s => plan(from(values('v', { a: text() }, [{ a: s }]))),
  'sql: value': s => chosen(sql`${s}`),
  'sql: in a query of its own': s => plan(sql`select ${s} as v`),
  'sql.join: item': s => where(sql`${Animal.name} in (${sql.join([s, 'x'])})`),
  'insert: text': s => plan(insertInto(Food).values({ name: s })),
  'insert: document and list': s =>
    plan(
      insertInto(Animal).values({
        name: s,
        kind: 'bird',
        price: '1.00',
        tags: [s],
        facts: { food: s, legs: 1, places: [], 'odd key': s },
      }),
    ),
  'update: set': s => plan(update(Food).set({ name: s }).where(Food.id.eq(1))),
  'cte: value': s => plan(from(cte('c', from(Animal).where(Animal.name.eq(s)).select({ n: Animal.name })))),
  'prepare: name of a parameter': s => {
    const built: Executable[] = []
    prepare(own(s, text()), p => {
      const query = from(Animal).where(Animal.name.eq((p as Record<string, never>)[s] as never))
      built.push(plan(query))
      return query
    })
    return built[0] as Executable
  },
}

const named = (name: string): unknown =>
  defineSchema({ Own: table(name, { id: integer().primaryKey(), it: text().named(name) }) }).Own

/** The text is a name: the SQL is the same but for what is quoted. */
export const NAMES: Readonly<Record<string, Place>> = {
  select: s => plan(from(Animal).select(own(s, Animal.name))),
  'select: inside': s => plan(from(Animal).select({ a: own(s, Animal.name) } as never)),
  'select: of a derived table': s => plan(from(from(Animal).select(own(s, Animal.name)).as('d'))),
  'select: of a union': s =>
    plan(union(from(Animal).select(own(s, Animal.name)), from(Keeper).select(own(s, Keeper.name)))),
  alias: s => {
    const other = alias(Animal, s) as unknown as typeof Animal
    return plan(from(other).where(other.name.eq('x')))
  },
  as: s => plan(from(from(Animal).select({ n: Animal.name }).as(s))),
  cte: s => plan(from(cte(s, from(Animal).select({ n: Animal.name })))),
  recursiveCte: s =>
    plan(
      from(
        recursiveCte(
          s,
          from(Keeper).where(Keeper.id.eq(1)).select({ id: Keeper.id }),
          self =>
            from(Keeper)
              .innerJoin(self as never, sql`${Keeper.bossId} = ${(self as unknown as typeof Keeper).id}` as never)
              .select({ id: Keeper.id }) as never,
        ) as never,
      ),
    ),
  'values: name': s => plan(from(values(s, { a: text() }, [{ a: 'x' }]) as never)),
  'values: column': s => plan(from(values('v', own(s, text()), [own(s, 'x')]) as never)),
  lateral: s => {
    const inside = from(Animal).outer(Keeper).where(Animal.keeperId.eq(Keeper.id)).select({ n: Animal.name })
    const joined = from(Keeper).leftJoin(lateral(inside).as(s) as never, Keeper.id.gt(0) as never)
    return plan(joined.select({ id: Keeper.id } as never))
  },
  'sql.name': s => plan(sql`select ${1} as ${sql.name(s)}`),
  'sql.name: path': s => plan(sql`select ${sql.name(s, s)} from ${sql.name(s)}`),
  'jsonObject: key': s => chosen(jsonObject(own(s, Animal.name))),
  'jsonAgg: key': s => chosen(jsonAgg(own(s, Animal.name) as never)),
  'table and column': s => plan(from(named(s) as typeof Food)),
}

const born = Animal.bornAt as never
/** The text chooses among what is known: anything else is refused, or means what one of these means. */
export const CHOICES: Readonly<Record<string, readonly [place: Place, known: readonly unknown[]]>> = {
  'column()': [s => where(column(Animal, s).isNull()), ['name', 'age']],
  'sortBy()': [s => plan(from(Animal).orderBy(...sortBy(Animal, s, ['name', 'age']))), ['name', '-age', '', ',,']],
  'asc(): nulls': [
    s => plan(from(Animal).orderBy(Animal.age.asc({ nulls: s as never }))),
    ['first', 'last', undefined],
  ],
  'desc(): nulls': [
    s => plan(from(Animal).orderBy(Animal.age.desc({ nulls: s as never }))),
    ['first', 'last', undefined],
  ],
  'window: nulls': [
    s => chosen(rowNumber().over({ orderBy: Animal.age.asc({ nulls: s as never }) })),
    ['first', 'last', undefined],
  ],
  'window: unit': [
    s => chosen(sum(Animal.age).over({ orderBy: Animal.id.asc(), frame: own(s, ['unbounded', 0]) })),
    ['rows', 'range', 'groups'],
  ],
  'window: bound': [
    s => chosen(sum(Animal.age).over({ orderBy: Animal.id.asc(), frame: { rows: [s as never, 0] } })),
    ['unbounded', -1],
  ],
  'window: exclude': [
    s => chosen(sum(Animal.age).over({ orderBy: Animal.id.asc(), frame: { rows: [-1, 0], exclude: s as never } })),
    ['ties', 'group', 'current row', ''],
  ],
  'window: another option': [s => chosen(rowNumber().over(own(s, []))), ['partitionBy', 'orderBy']],
  'stringAgg: order': [
    s => chosen(stringAgg(Animal.name, ',', { orderBy: Animal.age.asc({ nulls: s as never }) })),
    ['first', 'last', undefined],
  ],
  datePart: [s => chosen(datePart(s as never, born)), ['year', 'month', 'hour']],
  dateTrunc: [s => chosen(dateTrunc(s as never, born)), ['year', 'month', 'hour']],
  dateAdd: [s => chosen(dateAdd(born, own(s, 1))), ['years', 'days']],
  limit: [s => plan(from(Animal).limit(s as never)), [1]],
  offset: [
    s =>
      plan(
        from(Animal)
          .limit(1)
          .offset(s as never),
      ),
    [1],
  ],
  'lock: option': [s => plan(from(Animal).forUpdate(own(s, true))), ['skipLocked', 'noWait', 'x']],
  'insert: column': [s => plan(insertInto(Food).values(own(s, 'x'))), ['name']],
  'update: column': [s => plan(update(Food).set(own(s, 'x')).everyRow()), ['name']],
}
