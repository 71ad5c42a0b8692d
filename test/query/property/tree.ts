// Random statements over the zoo. Structure and values are drawn apart, so that one structure can hold many values.
import {
  abs,
  alias,
  and,
  avg,
  caseWhen,
  coalesce,
  concat,
  count,
  deleteFrom,
  excluded,
  exists,
  firstValue,
  from,
  insertInto,
  lag,
  length,
  lower,
  max,
  min,
  not,
  ntile,
  nullIf,
  or,
  round,
  rowNumber,
  scalar,
  sql,
  stringAgg,
  sum,
  update,
} from '../../../src/index.ts'
import type { Executable } from '../../../src/ast/executor.ts'
import { Animal, boss, Food, Keeper, Meal } from '../zoo.ts'
import type { Draw } from './draw.ts'

type Any = any
const other = alias(Animal, 'other') as Any
const animal = Animal as Any

/** `steady` values leave the structure alone: all decimals have the same digits, and no number a fraction. */
export interface Values {
  readonly draw: Draw
  readonly steady: boolean
}

const texts = ['', 'a', 'Rex', '%_', '[*]?', '"', "'; --", '😀']

export class Tree {
  private readonly shape: Draw
  private readonly values: Values
  private table: Any = animal

  constructor(shape: Draw, values: Values) {
    this.shape = shape
    this.values = values
  }

  private int(): number {
    return this.values.draw.int(20) - 5
  }
  private num(): number {
    return this.values.steady || this.values.draw.once(2) ? this.int() : this.int() + 0.5
  }
  private text(): string {
    return this.values.draw.pick(texts)
  }
  private decimal(): string {
    const scale = this.values.steady ? 2 : this.values.draw.int(5)
    return (this.values.draw.int(200_000) / 1000 - 100).toFixed(scale)
  }

  /** One of the ways, of which those from `deep` on go deeper. */
  private one<T>(depth: number, deep: number, ways: readonly (() => T)[]): T {
    return this.shape.pick(depth > 0 ? ways : ways.slice(0, deep))()
  }

  number(depth: number): Any {
    const t = this.table
    const next = (): Any => this.number(depth - 1)
    return this.one<Any>(depth, 3, [
      () => t.age,
      () => t.id,
      () => t.keeperId,
      () => next().plus(this.num()),
      () => next().minus(next()),
      () => next().times(this.int()),
      () => next().dividedBy(this.int()),
      () => next().mod(this.int()),
      () => abs(next()),
      () => round(next(), this.shape.int(3)),
      () => length(this.words(depth - 1)),
      () => coalesce(next(), this.int()),
      () => nullIf(next(), this.int()),
      () => caseWhen(this.condition(depth - 1), next()).else(this.int()),
      () => caseWhen(this.condition(depth - 1), this.int()).end(),
      () =>
        scalar(
          from(Meal)
            .select({ n: max(Meal.grams) })
            .where(Meal.grams.gt(this.int())),
        ),
    ])
  }

  words(depth: number): Any {
    const t = this.table
    return this.one<Any>(depth, 2, [
      () => t.name,
      () => lower(t.kind),
      () => lower(this.words(depth - 1)),
      () => concat(this.words(depth - 1), this.text(), this.number(depth - 1)),
      () => coalesce(this.words(depth - 1), this.text()),
      () => caseWhen(this.condition(depth - 1), this.text()).else(this.words(depth - 1)),
    ])
  }

  money(depth: number): Any {
    const t = this.table
    const next = (): Any => this.money(depth - 1)
    return this.one<Any>(depth, 2, [
      () => t.price,
      () => t.tax,
      () => next().plus(this.decimal()),
      () => next().minus(next()),
      () => next().times(this.decimal()),
      () => next().dividedBy(this.decimal(), this.shape.int(4)),
      () => round(next(), this.shape.int(3)),
      () => coalesce(next(), this.decimal()),
    ])
  }

  condition(depth: number): Any {
    const { shape } = this
    const next = (): Any => this.condition(depth - 1)
    const number = (): Any => this.number(depth - 1)
    const compare = shape.pick(['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'isDistinctFrom'])
    const match = shape.pick(['like', 'ilike', 'contains', 'startsWith', 'endsWith'])
    return this.one<Any>(depth, 6, [
      () => this.table.age[compare](this.int()),
      () => this.table.name[match](this.text()),
      () => this.table.id.in(shape.some(shape.int(2), 4, () => this.int())),
      () => this.table.tame,
      () => this.table.age.eq(null),
      () => this.table.bornAt[compare](new Date(this.int() * 1e9)),
      () => number()[compare](number()),
      () => this.money(depth - 1)[compare](this.decimal()),
      () => this.words(depth - 1)[compare](this.text()),
      () => this.words(depth - 1)[match](this.words(depth - 1)),
      () => number().between(number(), number()),
      () => number().isNull(),
      () => this.table.facts.at('legs').gt(this.int()),
      () => this.table.tags.has(this.text()),
      () => and(...shape.some(0, 3, next)),
      () => or(...shape.some(0, 3, next)),
      () => not(next()),
      () => sql`${this.table.age} > ${this.int()} or ${this.table.tame}`,
      () =>
        exists(
          from(Meal)
            .where(Meal.grams.gt(this.int()))
            .limit(this.int() + 9),
        ),
      () => this.table.id.in(from(Meal).where(Meal.grams.lt(this.int())).select({ id: Meal.animalId })),
    ])
  }

  private selection(): Any {
    const { shape } = this
    const part = (): Any =>
      shape.pick<() => Any>([
        () => this.number(2),
        () => this.words(2),
        () => this.money(2),
        () => this.condition(2),
        () => this.table,
        () => ({ deep: this.number(1), again: { t: this.table.bornAt } }),
      ])()
    return Object.fromEntries(shape.some(1, 3, part).map((one, at) => [shape.pick(['a', 'b', 'x y']) + at, one]))
  }

  private windowed(): Any {
    const { shape } = this
    const orders = shape.some(0, 2, () => this.number(1)).map(term => (shape.once(2) ? term.asc() : term.desc()))
    const call = shape.pick<() => Any>([
      () => rowNumber(),
      () => ntile(shape.int(3) + 1),
      () => lag(this.money(1), { offset: shape.int(3), default: this.decimal() }),
      () => firstValue(this.words(1)),
      () => avg(this.money(1)),
      () => sum(this.number(1)).filter(this.condition(1)),
      () => stringAgg(this.words(1), this.text()),
    ])()
    const frame = { rows: [-shape.int(3), shape.int(3)], ...(shape.once(3) ? { exclude: 'ties' } : {}) }
    const partitionBy = shape.some(0, 2, () => this.condition(1))
    return call.over({ partitionBy, orderBy: orders, frame })
  }

  private ordered(query: Any, terms: number): Any {
    const { shape } = this
    let made = query
    for (const term of shape.some(0, terms, () => this.number(1)))
      made = made.orderBy(shape.once(2) ? term.asc() : term.desc({ nulls: shape.pick(['first', 'last']) }))
    if (shape.once(3)) made = made.limit(this.int() + 9)
    return shape.once(4) ? made.offset(this.int() + 9) : made
  }

  select(): Executable {
    const { shape } = this
    this.table = shape.once(4) ? other : animal
    let query: Any = from(this.table)
    if (shape.once(3)) query = query.leftJoin(Keeper, Keeper.id.eq(this.table.keeperId))
    if (shape.once(4)) query = query.innerJoin(boss, boss.id.gt(this.int()))
    if (shape.once(5)) query = query.leftJoin(this.derived(), sql`${1} = ${this.int()}`)
    for (const one of shape.some(0, 2, () => this.condition(3))) query = query.where(one)
    if (shape.once(5)) return this.ordered(this.grouped(query), 1)
    if (shape.once(2))
      query = query.select({ ...this.selection(), ...(shape.once(3) ? { over: this.windowed() } : {}) })
    return this.ordered(shape.once(6) ? query.distinct() : query, 2)
  }

  private derived(): Any {
    const query = from(Food).where(Food.id.gt(this.int()))
    return query.select({ [this.shape.pick(['p', 'q'])]: this.shape.pick([Food.id, Food.name]) as Any }).as('d')
  }

  private grouped(query: Any): Any {
    const { shape } = this
    const by = this.number(1)
    const made = query.groupBy(by).select({
      by,
      n: shape.once(2) ? count() : count(this.words(1)).distinct(),
      sum: shape.once(2) ? sum(this.money(1)) : avg(this.number(1)),
      top: shape.once(2) ? max(this.words(1)) : min(this.money(1)).filter(this.condition(1)),
    })
    return shape.once(2) ? made.having(count().gt(this.int())) : made
  }

  write(): Executable {
    const { shape } = this
    this.table = animal
    const food = (): object => (shape.once(2) ? { id: this.int() + 50, name: this.text() } : { name: this.text() })
    return shape.pick<() => Any>([
      () => insertInto(Food).values(food() as never),
      () =>
        insertInto(Food)
          .values({ name: concat(this.text(), '!') })
          .returning(),
      () =>
        insertInto(Food)
          .values({ id: 1, name: this.text() })
          .onConflict(Food.id)
          .update({ name: shape.once(2) ? this.text() : excluded(Food.name) }),
      () =>
        insertInto(Food).from(
          from(Animal)
            .where(this.condition(2))
            .select({ name: this.words(1) } as Any) as Any,
        ),
      () =>
        update(Animal)
          .set({ age: this.int(), name: shape.once(2) ? this.text() : this.words(1) })
          .where(this.condition(3)),
      () =>
        update(Animal)
          .set({ price: this.money(2), tax: null })
          .where(this.condition(1))
          .returning(this.selection()),
      () => deleteFrom(Animal).where(this.condition(3)).returning({ id: Animal.id }),
    ])()
  }

  statement(): Executable {
    return this.shape.once(4) ? this.write() : this.select()
  }
}
