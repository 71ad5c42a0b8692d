// Random conditions on relations, as plain data.
import fc from 'fast-check'
import { cells, columns, comparisons, type ModelName, type Path, paths } from './village.ts'

/** Each condition is a list: a word, and what belongs to it. The types of random conditions are known to nobody. */
export type Part = readonly [word: string, ...rest: any[]]

/** What is asked of the rows of a model: which of them, and a value of each. */
export interface Asked {
  readonly model: ModelName
  /** Whether the rows go by another name, which conditions further in can read. */
  readonly aliased: boolean
  readonly where: Part
  readonly value: Part
}

const models = Object.keys(paths) as ModelName[]
const pathsOf = (model: ModelName, single: boolean): [string, Path][] =>
  Object.entries(paths[model]).filter(([, path]) => (path.single ?? false) === single)

/** The columns at the end of a relation, with those of the link table. */
const columnsOf = ({ to, over }: Path): string[] => [
  ...columns[to],
  ...(over ? columns[over[0]].map(column => `link.${column}`) : []),
]

const numbers = /age|floors|wealth|spent/

/** Rows that were found by a link table have its columns. */
const placeOf = ({ to, over }: Path): string => (over ? `${to} by ${over[0]}` : to)

const compared = (column: string): fc.Arbitrary<Part> =>
  fc.tuple(
    fc.constant('cell'),
    fc.constant(column),
    fc.constantFrom(...comparisons),
    fc.constantFrom(...(cells[column.replace('link.', '')] ?? [])),
  )

const arbitraries = fc.letrec<Record<string, Part>>(tie => {
  const inner = (path: Path, least = 0): fc.Arbitrary<Part[]> =>
    fc.array(tie(placeOf(path)), { minLength: least, maxLength: 2 })
  const size = (name: string, path: Path): fc.Arbitrary<Part> =>
    fc.tuple(fc.constant('count'), fc.constant(name), fc.constant(null), inner(path))
  const aggregates = ([name, path]: [string, Path]): fc.Arbitrary<Part>[] =>
    columnsOf(path).map(column => {
      const words = numbers.test(column) ? ['sum', 'avg', 'min', 'max'] : ['min', 'max']
      return fc.tuple(fc.constantFrom(...words), fc.constant(name), fc.constant(column), inner(path))
    })
  const toMany = ([name, path]: [string, Path]): fc.Arbitrary<Part>[] => [
    fc.tuple(fc.constantFrom('some', 'none', 'every'), fc.constant(name), inner(path)),
    fc.tuple(fc.constant('size'), size(name, path), fc.constantFrom('eq', 'gt', 'lte'), fc.nat(3)),
  ]
  const toOne = ([name, path]: [string, Path]): fc.Arbitrary<Part>[] => [
    fc.tuple(fc.constantFrom('is', 'isNot'), fc.constant(name), inner(path, 1)),
    fc.tuple(fc.constantFrom('isRow', 'isNotRow'), fc.constant(name), fc.nat(14)),
  ]
  const condition = (model: ModelName, own: readonly string[]): fc.Arbitrary<Part> =>
    fc.oneof(
      { maxDepth: 3, depthIdentifier: 'condition' },
      fc.oneof(...own.map(compared)),
      fc.tuple(fc.constant('root'), fc.constantFrom('eq', 'gt', 'lte')),
      fc.tuple(fc.constantFrom('and', 'or'), tie(model), tie(model)),
      fc.tuple(fc.constant('not'), tie(model)),
      ...pathsOf(model, false).flatMap(toMany),
      ...pathsOf(model, true).flatMap(toOne),
    )
  const made: Record<string, fc.Arbitrary<Part>> = {}
  for (const model of models) {
    made[model] = condition(model, columns[model])
    for (const path of Object.values(paths[model])) made[placeOf(path)] ??= condition(path.to, columnsOf(path))
    const lists = pathsOf(model, false)
    made[`value of ${model}`] = fc.oneof(
      made[model],
      ...lists.map(([name, path]) => size(name, path)),
      ...lists.flatMap(aggregates),
    )
  }
  return made
})

const askedOf = (model: ModelName): fc.Arbitrary<Asked> =>
  fc.record({
    model: fc.constant(model),
    aliased: fc.boolean(),
    where: arbitraries[model] as fc.Arbitrary<Part>,
    value: arbitraries[`value of ${model}`] as fc.Arbitrary<Part>,
  })

export const asked: fc.Arbitrary<Asked> = fc.oneof(...models.map(askedOf))
