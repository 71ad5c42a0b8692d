// What the compiler says about the likeliest mistakes in queries: one short sentence at the end.
import { describeMistakes, type Mistakes } from '../model/mistakes.ts'

const head = `import { type Adapter, alias, arrayContains, avg, connect, count, deleteFrom, excluded, exists, from, insertInto, integer, jsonHas, jsonSet, max, or, prepare, rank, rowNumber, scalar, sum, text, update } from '../../src/index.ts'
import { Animal, Food, Keeper } from '../../test/query/zoo.ts'
declare const remote: Adapter<'batch'>, local: Adapter<'transaction'>
export const db = connect(local), edge = connect(remote)
const boss = alias(Keeper, 'boss')
const animal = { name: 'Rex', kind: 'mammal', price: '1' } as const
export const all = [alias, avg, count, deleteFrom, exists, excluded, insertInto, integer, max, or, prepare, rank, rowNumber, scalar, sum, text, update, Animal, Food, Keeper, boss, animal, arrayContains, jsonHas, jsonSet]
`

const mistakes: Mistakes = {
  'a column of a table that is not in the query, in where': [
    "from(Animal).where(Keeper.name.eq('Ada'))",
    `required in type 'Problem<"Keeper is not in this query">'.`,
  ],
  'the same in a selection': [
    'from(Animal).select({ keeper: Keeper.name })',
    `required in type 'Problem<"Keeper is not in this query">'.`,
  ],
  'the same in a nested selection': [
    'from(Animal).select({ more: { keeper: Keeper.name } })',
    `required in type 'Problem<"Keeper is not in this query">'.`,
  ],
  'a model that is not in the query': [
    'from(Animal).select({ keeper: Keeper })',
    `required in type 'Problem<"Keeper is not in this query">'.`,
  ],
  'the same in orderBy': [
    'from(Animal).orderBy(Keeper.name.asc())',
    `required in type 'Problem<"Keeper is not in this query">'.`,
  ],
  'the same in groupBy': [
    'from(Animal).groupBy(Keeper.name)',
    `required in type 'Problem<"Keeper is not in this query">'.`,
  ],
  'the same in the condition of a join': [
    'from(Animal).innerJoin(Keeper, Keeper.id.eq(Food.id))',
    `required in type 'Problem<"Food is not in this query">'.`,
  ],
  'a model where its alias is in the query': [
    'from(boss).where(Keeper.id.gt(1))',
    `required in type 'Problem<"Keeper is not in this query">'.`,
  ],
  'a subquery that reads another table': [
    'from(Animal).where(exists(from(Keeper).where(Keeper.id.eq(Animal.keeperId))))',
    `required in type 'Problem<"Animal is not in this query">'.`,
  ],
  'an aggregate in where': [
    'from(Animal).where(count().gt(3))',
    `required in type 'Problem<"an aggregate belongs in having()">'.`,
  ],
  'an aggregate in the condition of a join': [
    'from(Animal).innerJoin(Keeper, Keeper.id.eq(max(Animal.keeperId)))',
    `required in type 'Problem<"an aggregate belongs in having()">'.`,
  ],
  'a window function in where': [
    'from(Animal).where(rowNumber().over().eq(1))',
    `required in type 'Problem<"a window function belongs in select() or orderBy()">'.`,
  ],
  'an aggregate over a window in where': [
    'from(Animal).where(sum(Animal.age).over().gt(1))',
    `required in type 'Problem<"a window function belongs in select() or orderBy()">'.`,
  ],
  'a window function in groupBy': [
    'from(Animal).groupBy(rank().over({ orderBy: Animal.age.asc() }))',
    `required in type 'Problem<"a window function belongs in select() or orderBy()">'.`,
  ],
  'a window function in having': [
    'from(Animal).having(count().over().gt(1))',
    `required in type 'Problem<"a window function belongs in select() or orderBy()">'.`,
  ],
  'a window function in the condition of a join': [
    'from(Animal).innerJoin(Keeper, Keeper.id.eq(rowNumber().over()))',
    `required in type 'Problem<"a window function belongs in select() or orderBy()">'.`,
  ],
  'a window function without its window': [
    'from(Animal).select({ n: rowNumber() })',
    `required in type 'Problem<"a window function needs over()">'.`,
  ],
  'the same as an operand': [
    'from(Animal).select({ n: Animal.id.plus(rowNumber()) })',
    `required in type 'Problem<"a window function needs over()">'.`,
  ],
  'a document of a table that is not in the query': [
    "from(Keeper).where(jsonHas(Animal.facts, 'food'))",
    `required in type 'Problem<"Animal is not in this query">'.`,
  ],
  'a path that a document does not have': [
    "jsonSet(Animal.facts, ['fodder'], 'hay')",
    `is not assignable to type '"food" | "legs" | "odd key" | "places"'.`,
  ],
  'a value of another kind in a document': [
    "jsonSet(Animal.facts, ['legs'], 'four')",
    `to parameter of type 'number | Operand<number, never>'.`,
  ],
  'a list of texts compared with numbers': [
    'arrayContains(Animal.tags, [4])',
    `'number' is not assignable to type 'string'.`,
  ],
  'a lock of a model that is not in the query': [
    'from(Animal).forUpdate({ of: [Keeper] })',
    `required in type 'Problem<"Keeper is not in this query">'.`,
  ],
  'a join of the same model': [
    'from(Keeper).innerJoin(Keeper, Keeper.bossId.eq(1))',
    `required in type 'Problem<"Keeper is in this query already: join alias(Keeper, '...')">'.`,
  ],
  'a relation to the same model': [
    'from(Keeper).leftJoin(Keeper.boss)',
    `required in type 'Problem<"Keeper is in this query already: join alias(Keeper, '...') with a condition">'.`,
  ],
  'a relation of a model that is not in the query': [
    'from(Food).leftJoin(Animal.keeper)',
    `required in type 'Problem<"Animal is not in this query">'.`,
  ],
  'a join without a condition': [
    'from(Animal).innerJoin(Keeper)',
    `required in type 'Problem<"a join takes a relation, or a model and a condition">'.`,
  ],
  'an order without a direction': [
    'from(Animal).orderBy(Animal.name)',
    `required in type 'Problem<"this takes expressions of tables in this query; an order is written Hero.age.asc()">'.`,
  ],
  'a value of another type': [
    "Animal.age.gt('7')",
    `Argument of type 'string' is not assignable to parameter of type 'number | Operand<never, never>'.`,
  ],
  'a value that is not among those allowed': [
    "Animal.kind.eq('alien')",
    `Argument of type '"alien"' is not assignable to parameter of type '"bird" | "fish" | "mammal" | Operand<never, never> | null'.`,
  ],
  'keys of different types': [
    'from(Animal).innerJoin(Keeper, Keeper.id.eq(Animal.name))',
    `Type 'string' is not assignable to type 'number'.`,
  ],
  'like on a number': [
    "Animal.age.like('7%')",
    `Property 'like' does not exist on type 'NumberExpr<number | null, "Animal">'.`,
  ],
  'a sum of text': ['sum(Animal.name)', `Type '"text"' is not assignable to type '"decimal" | "number"'.`],
  'a misspelled column': ['Animal.nam', `Did you mean 'name'?`],
  'a whole document compared': ['Animal.facts.eq({})', `Property 'eq' does not exist on type 'JsonExpr<`],
  'a path that no document has': [
    "Animal.facts.at('foot')",
    `Argument of type '"foot"' is not assignable to parameter of type '"food" | "legs" | "odd key" | "places"'.`,
  ],
  'two columns in a subquery': [
    'Animal.keeperId.in(from(Keeper).select({ id: Keeper.id, name: Keeper.name }))',
    `Type 'Problem<"this subquery must select exactly one column">' is not assignable to type 'number'.`,
  ],
  'two columns in a scalar': [
    'scalar(from(Keeper).select({ id: Keeper.id, name: Keeper.name }))',
    `required in type 'Problem<"this subquery must select exactly one column">'.`,
  ],
  'a column of another type in a subquery': [
    'Animal.keeperId.in(from(Keeper).select({ name: Keeper.name }))',
    `Type 'string' is not assignable to type 'number'.`,
  ],
  'an insert without a column': [
    "insertInto(Animal).values({ name: 'Rex', price: '1' })",
    `Property 'kind' is missing in type '{ name: string; price: string; }' but required in type`,
  ],
  'an insert with an unknown column': [
    'insertInto(Animal).values({ ...animal, colour: 1 })',
    `Object literal may only specify known properties, and 'colour' does not exist in type`,
  ],
  'an insert with a wrong value': [
    'insertInto(Animal).values({ ...animal, age: "7" })',
    `Type 'string' is not assignable to type 'number | Operand<number | null, never> | null | undefined'.`,
  ],
  'an insert of several rows, one without a column': [
    "insertInto(Food).values([{ name: 'a' }, { id: 1 }])",
    `Property 'name' is missing in type '{ id: number; }' but required in type '{ readonly name: string | Operand<string, never>; }'.`,
  ],
  'an insert from a query that lacks a column': [
    'insertInto(Food).from(from(Keeper).select({ id: Keeper.id }))',
    `Property 'name' is missing in type '{ id: number; }' but required in type '{ name: string; }'.`,
  ],
  'an insert from a query with an unknown column': [
    'insertInto(Food).from(from(Keeper).select({ name: Keeper.name, boss: Keeper.bossId }))',
    `required in type 'Problem<"no column 'boss'">'.`,
  ],
  'an update with an unknown column': [
    'update(Animal).set({ colour: 1 })',
    `Object literal may only specify known properties, and 'colour' does not exist in type`,
  ],
  'an update with a wrong value': [
    "update(Animal).set({ age: '7' })",
    `Type 'string' is not assignable to type 'number | Operand<number | null, "Animal"> | null | undefined'.`,
  ],
  'an update with a column of another table': [
    'update(Animal).set({ name: Keeper.name })',
    `Type '"Keeper"' is not assignable to type '"Animal"'.`,
  ],
  'an update without where': [
    'update(Animal).set({ age: 1 }).run(db)',
    `Property 'run' does not exist on type 'UpdateWithoutWhere<"Animal",`,
  ],
  'a delete without where': [
    'deleteFrom(Animal).run(db)',
    `Property 'run' does not exist on type 'DeleteWithoutWhere<"Animal",`,
  ],
  'excluded() outside of onConflict()': [
    'update(Animal).set({ age: excluded(Animal.age) })',
    `Type '"excluded() belongs in onConflict()"' is not assignable to type '"Animal"'.`,
  ],
  'onConflict() without what to do': [
    "insertInto(Food).values({ name: 'x' }).onConflict(Food.name).run(db)",
    `Property 'run' does not exist on type 'Conflict<`,
  ],
  'onConflict() of another table': [
    "insertInto(Food).values({ name: 'x' }).onConflict(Keeper.name).ignore()",
    `required in type 'Problem<"Keeper is not in this query">'.`,
  ],
  'a parameter that is not given': [
    'prepare({ age: integer() }, p => from(Animal).where(Animal.age.eq(p.age))).all(db, {})',
    `Property 'age' is missing in type '{}' but required in type '{ readonly age: number; }'.`,
  ],
  'a parameter of another type': [
    'prepare({ age: integer() }, p => from(Animal).where(Animal.name.eq(p.age)))',
    `Type 'number' is not assignable to type 'string'.`,
  ],
  'undefined for a parameter that may be null': [
    'prepare({ age: integer().nullable() }, p => from(Animal).where(Animal.age.gt(p.age))).all(db, { age: undefined })',
    `Type 'undefined' is not assignable to type 'number | null'.`,
  ],
  'a transaction where there are only batches': [
    'edge.transaction(async () => {})',
    `Property 'transaction' does not exist on type 'BatchDatabase'.`,
  ],
  'a key of another type': [
    "db.get(Animal, '1')",
    `Argument of type 'string' is not assignable to parameter of type 'number'.`,
  ],
  'a query that is not run on a database': ['from(Animal).all()', `Expected 1 arguments, but got 0.`],
}

describeMistakes('messages-query', mistakes, head)
