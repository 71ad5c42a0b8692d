// What the compiler says about the likeliest mistakes with load() and include().
import { describeMistakes, type Mistakes } from '../../model/mistakes.ts'

const head = `import { type Adapter, alias, connect, from, load, type Row, toDepth } from '../../src/index.ts'
import { Animal, Food, Keeper } from '../../test/query/zoo.ts'
declare const local: Adapter<'transaction'>
declare const keepers: Row<typeof Keeper>[], animals: Row<typeof Animal>[], names: { name: string }[], boxes: { size: number }[]
export const db = connect(local)
export const boss = alias(Keeper, 'boss')
export const all = [alias, toDepth, from, load, Animal, Food, Keeper, keepers, animals, names, boxes]
`

const mistakes: Mistakes = {
  'an unknown relation': ['load(db, Keeper, keepers, { anmals: true })', `Did you mean to write 'animals'?`],
  'an unknown relation beside another': [
    'load(db, Keeper, keepers, { animals: true, cats: true })',
    `is not assignable to type 'Problem<"Keeper has no relation 'cats'">'.`,
  ],
  'an unknown relation below': [
    'load(db, Keeper, keepers, { animals: { include: { food: true } } })',
    `is not assignable to type 'Problem<"Animal has no relation 'food'">'.`,
  ],
  'an unknown relation beside another below': [
    'load(db, Keeper, keepers, { animals: { include: { keeper: true, food: true } } })',
    `is not assignable to type 'Problem<"Animal has no relation 'food'">'.`,
  ],
  'an unknown option': [
    'load(db, Keeper, keepers, { animals: { were: Animal.age.gt(1) } })',
    `Did you mean to write 'where'?`,
  ],
  'an unknown option beside another': [
    'load(db, Keeper, keepers, { animals: { limit: 1, first: true } })',
    `is not assignable to type 'Problem<"loading has no option 'first' here">'.`,
  ],
  'a condition on another table': [
    'load(db, Keeper, keepers, { animals: { where: Keeper.id.gt(1) } })',
    `Type '"Keeper"' is not assignable to type '"Animal"'.`,
  ],
  'conditions, one of them on another table': [
    'load(db, Keeper, keepers, { animals: { where: [Animal.id.gt(1), Keeper.id.gt(1)] } })',
    `Type '"Keeper"' is not assignable to type '"Animal"'.`,
  ],
  'an order by another table': [
    'load(db, Keeper, keepers, { animals: { orderBy: Food.name.asc() } })',
    `Type '"Food"' is not assignable to type '"Animal"'.`,
  ],
  'a column of another table': [
    'load(db, Keeper, keepers, { animals: { select: { name: Keeper.name } } })',
    `required in type 'Problem<"Keeper is not in this query">'.`,
  ],
  'a limit for one row': [
    'load(db, Keeper, keepers, { boss: { limit: 1 } })',
    `Object literal may only specify known properties, and 'limit' does not exist in type 'RowOptions<`,
  ],
  'a limit that is no number': [
    "load(db, Keeper, keepers, { animals: { limit: '1' } })",
    `Type 'string' is not assignable to type 'number'.`,
  ],
  'the row of a link table that is not there': [
    'load(db, Keeper, keepers, { animals: { link: true } })',
    `Type 'boolean' is not assignable to type 'Problem<"there is no link table">'.`,
  ],
  'a column in the place of a relation': [
    'load(db, Keeper, keepers, { name: true })',
    `Object literal may only specify known properties, and 'name' does not exist in type 'LoadsOf<`,
  ],
  'rows of another model': [
    'load(db, Keeper, boxes, { boss: true })',
    `Type '{ size: number; }' has no properties in common with type`,
  ],
  'one row instead of a list': [
    'load(db, Keeper, keepers[0]!, { boss: true })',
    `is missing the following properties from type 'readonly Partial<`,
  ],
  'a relation that was not loaded': [
    'load(db, Keeper, keepers, { boss: true }).then(rows => rows[0]!.animals)',
    `Property 'animals' does not exist on type '{ id: number; name: string; bossId: number | null; boss:`,
  ],
  'a column of what may be missing': [
    'load(db, Keeper, keepers, { boss: true }).then(rows => rows[0]!.boss.name)',
    `Object is possibly 'null'.`,
  ],
  'an unknown relation to include': [
    'from(Keeper).include({ anmals: true })',
    `Type 'boolean' is not assignable to type 'Problem<"Keeper has no relation 'anmals'">'.`,
  ],
  'an expression of another table beside rows': [
    'from(Keeper).include({ age: Animal.age })',
    `required in type 'Problem<"Keeper has no relation 'age'">'.`,
  ],
  'an expression of a model beside rows of its alias': [
    'from(boss).include({ shout: Keeper.name })',
    `required in type 'Problem<"boss has no relation 'shout'">'.`,
  ],
  'a wrong option of what is included': [
    'from(Keeper).include({ animals: { limit: true } })',
    `Type 'boolean' is not assignable to type 'number'.`,
  ],
  'a relation between models to a depth': [
    'from(Keeper).include({ animals: toDepth(2) })',
    `required in type 'Problem<"this leads to Animal, and toDepth() follows it once only">'.`,
  ],
  'a page to a depth': [
    'from(Keeper).include({ boss: toDepth(2, { limit: 1 }) })',
    `required in type 'Problem<"toDepth() takes the options of the relation, without a page">'.`,
  ],
  'a condition on another table to a depth': [
    'from(Keeper).include({ boss: toDepth(2, { where: Animal.id.eq(1) }) })',
    `required in type 'Problem<"toDepth() takes the options of the relation, without a page">'.`,
  ],
  'relations of rows that are selected': [
    'from(Keeper).select({ id: Keeper.id }).include({ animals: true })',
    `Property 'include' does not exist on type 'Query<{ id: number; }, "Keeper", never, never>'`,
  ],
}

describeMistakes('messages-load', mistakes, head)
