// Random queries over the shelf, as plain data: what fails is printed as it is, and made smaller before.
import fc from 'fast-check'
import {
  abs,
  and,
  avg,
  caseWhen,
  coalesce,
  concat,
  count,
  exists,
  from,
  length,
  lower,
  max,
  min,
  not,
  nullIf,
  or,
  round,
  sum,
  type TransactionDatabase,
  upper,
} from 'isomodel'
import { Box, days, Item, moment, money, whole, words } from './shelf.ts'

/** The types of random queries are known to nobody. */
type Any = any
const item = Item as Any
const box = Box as Any

const comparisons = fc.constantFrom('eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'isDistinctFrom')
const matches = fc.constantFrom('like', 'ilike', 'contains', 'startsWith', 'endsWith')
const columns = fc.constantFrom('n', 'x', 'price', 'name', 'sold', 'at', 'day', 'boxId')

/** Each part is a list: a word, and what belongs to it. */
type Part = readonly [string, ...Any[]]

const { condition, number, decimal, label } = fc.letrec<{
  condition: Part
  number: Part
  decimal: Part
  label: Part
}>(tie => ({
  number: fc.oneof(
    { maxDepth: 2, depthIdentifier: 'number' },
    fc.tuple(fc.constant('column'), fc.constantFrom('id', 'n', 'boxId')),
    fc.tuple(fc.constantFrom('plus', 'minus', 'times', 'mod'), tie('number'), whole),
    fc.tuple(fc.constantFrom('plus', 'minus'), tie('number'), tie('number')),
    fc.tuple(fc.constant('dividedBy'), tie('number'), fc.integer({ min: -2, max: 4 })),
    fc.tuple(fc.constant('abs'), tie('number')),
    fc.tuple(fc.constant('length'), tie('label')),
    fc.tuple(fc.constantFrom('coalesce', 'nullIf'), tie('number'), whole),
    fc.tuple(fc.constant('case'), tie('condition'), tie('number'), whole),
  ),
  decimal: fc.oneof(
    { maxDepth: 1, depthIdentifier: 'decimal' },
    fc.constant(['column', 'price'] as Part),
    fc.tuple(fc.constantFrom('plus', 'minus', 'times', 'coalesce'), tie('decimal'), money),
    fc.tuple(fc.constant('round'), tie('decimal'), fc.nat(2)),
  ),
  label: fc.oneof(
    { maxDepth: 2, depthIdentifier: 'label' },
    fc.constant(['column', 'name'] as Part),
    fc.tuple(fc.constantFrom('lower', 'upper'), tie('label')),
    fc.tuple(fc.constantFrom('concat', 'coalesce'), tie('label'), words),
  ),
  condition: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'condition' },
    fc.tuple(fc.constantFrom('isNull', 'isNotNull'), columns),
    fc.tuple(fc.constant('compare'), fc.constantFrom('n', 'boxId', 'id'), comparisons, whole),
    fc.tuple(fc.constant('compare'), fc.constant('name'), comparisons, words),
    fc.tuple(fc.constant('compare'), fc.constant('price'), comparisons, money),
    fc.tuple(fc.constant('compare'), fc.constant('at'), comparisons, moment),
    fc.tuple(fc.constant('compare'), fc.constant('day'), comparisons, days),
    fc.tuple(fc.constant('compare'), fc.constant('sold'), fc.constantFrom('eq', 'ne'), fc.boolean()),
    fc.tuple(fc.constant('match'), tie('label'), matches, words),
    fc.tuple(fc.constantFrom('in', 'notIn'), fc.constant('n'), fc.array(whole, { maxLength: 4 })),
    fc.tuple(fc.constantFrom('in', 'notIn'), fc.constant('name'), fc.array(words, { maxLength: 4 })),
    fc.tuple(fc.constant('numbers'), tie('number'), comparisons, tie('number')),
    fc.tuple(fc.constant('decimals'), tie('decimal'), comparisons, money),
    fc.tuple(fc.constant('between'), tie('number'), whole, whole),
    fc.tuple(fc.constant('inBox'), whole),
    fc.tuple(fc.constantFrom('and', 'or'), fc.array(tie('condition'), { maxLength: 3 })),
    fc.tuple(fc.constant('not'), tie('condition')),
  ),
}))

function numberOf([word, of, other, last]: Part): Any {
  switch (word) {
    case 'column':
      return item[of]
    case 'abs':
      return abs(numberOf(of))
    case 'length':
      return length(labelOf(of))
    case 'coalesce':
      return coalesce(numberOf(of), other)
    case 'nullIf':
      return nullIf(numberOf(of), other)
    case 'case':
      return caseWhen(conditionOf(of), numberOf(other)).else(last)
    default:
      return numberOf(of)[word](Array.isArray(other) ? numberOf(other as never) : other)
  }
}

function decimalOf([word, of, other]: Part): Any {
  if (word === 'column') return item[of]
  if (word === 'coalesce') return coalesce(decimalOf(of), other)
  if (word === 'round') return round(decimalOf(of), other)
  return decimalOf(of)[word](other)
}

function labelOf([word, of, other]: Part): Any {
  if (word === 'column') return item[of]
  if (word === 'lower') return lower(labelOf(of))
  if (word === 'upper') return upper(labelOf(of))
  return word === 'concat' ? concat(labelOf(of), other) : coalesce(labelOf(of), other)
}

function conditionOf([word, of, other, last]: Part): Any {
  switch (word) {
    case 'isNull':
    case 'isNotNull':
      return item[of][word]()
    case 'compare':
      return item[of][other](last)
    case 'match':
      return labelOf(of)[other](last)
    case 'in':
    case 'notIn':
      return item[of][word](other)
    case 'numbers':
      return numberOf(of)[other](numberOf(last))
    case 'decimals':
      return decimalOf(of)[other](last)
    case 'between':
      return numberOf(of).between(other, last)
    case 'inBox':
      return exists((from(box) as Any).outer(Item).where(box.id.eq(item.boxId), box.size.gt(of)))
    case 'not':
      return not(conditionOf(of))
    default:
      return word === 'and' ? and(...of.map(conditionOf)) : or(...of.map(conditionOf))
  }
}

const outputs = fc.dictionary(
  fc.constantFrom('a', 'b', 'c'),
  fc.oneof(
    fc.tuple(fc.constant('number'), number),
    fc.tuple(fc.constant('decimal'), decimal),
    fc.tuple(fc.constant('label'), label),
    fc.tuple(fc.constant('condition'), condition),
    fc.tuple(fc.constant('column'), columns),
  ),
  { minKeys: 1, noNullPrototype: true },
)
const makers: Record<string, (part: Any) => Any> = {
  number: numberOf,
  decimal: decimalOf,
  label: labelOf,
  condition: conditionOf,
  column: name => item[name],
}
const outputOf = ([kind, part]: Part): Any => makers[kind]?.(part)

const rows = fc.record({
  join: fc.constantFrom('none', 'inner', 'left'),
  where: fc.array(condition, { maxLength: 2 }),
  select: fc.option(outputs),
  orderBy: fc.array(fc.tuple(fc.oneof(columns), fc.boolean(), fc.constantFrom(null, 'first', 'last')), {
    maxLength: 2,
  }),
  limit: fc.option(fc.nat(8)),
  offset: fc.option(fc.nat(4)),
})
const groups = fc.record({
  where: fc.array(condition, { maxLength: 1 }),
  groupBy: fc.constantFrom('n', 'name', 'sold', 'day', 'boxId', 'price'),
  having: fc.option(fc.nat(2)),
})

/** A query that reads rows in an order that nothing leaves open, or groups of them. */
export const query = fc.oneof(
  { weight: 4, arbitrary: fc.record({ rows }) },
  { weight: 1, arbitrary: fc.record({ groups }) },
)
type Query = typeof query extends fc.Arbitrary<infer T> ? T : never

function askRows({ join, where, select, orderBy, limit, offset }: Any): Any {
  let asked: Any = from(Item)
  if (join === 'inner') asked = asked.innerJoin(Item.box)
  if (join === 'left') asked = asked.leftJoin(Item.box)
  asked = asked.where(...where.map(conditionOf))
  const made =
    select && Object.fromEntries(Object.entries(select).map(([name, part]) => [name, outputOf(part as Part)]))
  if (made) asked = asked.select(join === 'none' ? made : { ...made, box: Box })
  for (const [name, descending, nulls] of orderBy)
    asked = asked.orderBy(
      descending ? item[name].desc({ nulls: nulls ?? undefined }) : item[name].asc({ nulls: nulls ?? undefined }),
    )
  asked = asked.orderBy(item.id.asc())
  if (limit !== null) asked = asked.limit(limit)
  return offset === null ? asked : asked.offset(offset)
}

function askGroups({ where, groupBy, having }: Any): Any {
  const key = item[groupBy]
  const asked = (from(Item) as Any)
    .where(...where.map(conditionOf))
    .select({
      key,
      rows: count(),
      known: count(item.x),
      sum: sum(item.n),
      total: sum(item.price),
      mean: avg(item.price),
      low: min(item.x),
      high: max(item.at),
      last: max(item.name),
    })
    .groupBy(key)
  return (having === null ? asked : asked.having(count().gt(having))).orderBy(key.asc())
}

/** Rows with zero for minus zero: a quotient or product of zero may be either, as each database reckons. */
function unsigned(rows: Any): Any {
  for (const [key, value] of Object.entries(rows)) {
    if (value === 0) rows[key] = 0
    else if (typeof value === 'object' && value !== null && !(value instanceof Date)) unsigned(value)
  }
  return rows
}

/** The rows that a database answers, and their number by count(). */
export async function ask(db: TransactionDatabase, asked: Query): Promise<unknown> {
  const made = 'rows' in asked ? askRows(asked.rows) : askGroups(asked.groups)
  return [unsigned(await made.all(db)), await made.count(db)]
}
