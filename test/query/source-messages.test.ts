// What the compiler says about the likeliest mistakes in sources that are more than tables.
import { describeMistakes, type Mistakes } from '../model/mistakes.ts'

const head = `import { count, cte, from, integer, lateral, recursiveCte, union, unionAll, values } from '../../src/index.ts'
import { Animal, Food, Keeper } from '../../test/query/zoo.ts'
const ids = from(Animal).select({ id: Animal.id })
const eats = from(Animal).outer(Keeper).where(Animal.keeperId.eq(Keeper.id)).select({ id: Animal.id })
export const all = [count, cte, from, integer, lateral, recursiveCte, union, unionAll, values, Animal, Food, Keeper, ids, eats]
`

const mistakes: Mistakes = {
  'queries with other columns': [
    'union(ids, from(Animal).select({ name: Animal.name }))',
    `required in type 'Problem<"'id' is not in all queries">'.`,
  ],
  'a third query with another column': [
    'unionAll(ids, ids, from(Animal).select({ id: Animal.id, name: Animal.name }))',
    `Problem<"'name' is not in all queries">'.`,
  ],
  'columns of another kind': [
    'union(ids, from(Animal).select({ id: Animal.name }))',
    `required in type 'Problem<"'id' is a number in one query and text in another">'.`,
  ],
  'a part that reads a table around it': [
    'union(ids, eats)',
    `required in type 'Problem<"this query reads Keeper of another query, and stands on its own here">'.`,
  ],
  'the same as a cte': [
    "cte('eats', eats)",
    `required in type 'Problem<"this query reads Keeper of another query, and stands on its own here">'.`,
  ],
  'an order by a column of a part': [
    'union(ids, ids).orderBy(() => Animal.id.asc())',
    `Type '"Animal"' is not assignable to type '"the result"'.`,
  ],
  'an order by a column that is not in the result': [
    'union(ids, ids).orderBy(row => row.age.asc())',
    `Property 'age' does not exist on type 'ResultColumns<{ id: number; }>'.`,
  ],
  'a step that may be null where the base is not': [
    "recursiveCte('r', ids, self => from(Animal).innerJoin(self, self.id.eq(Animal.id)).select({ id: Animal.age }))",
    `required in type 'Problem<"'id' may be something in the step that it is not in the base">'.`,
  ],
  'a step with another column': [
    "recursiveCte('r', ids, self => from(self).select({ n: self.id }))",
    `required in type 'Problem<"'id' is not in both queries">'.`,
  ],
  'a lateral query before the table that it reads': [
    "from(Food).crossJoin(Animal).innerJoin(lateral(eats).as('e'), Food.id.gt(1))",
    `required in type 'Problem<"Keeper is not in this query">'.`,
  ],
  'a row without a value': [
    "values('v', { id: integer() }, [{}])",
    `Property 'id' is missing in type '{}' but required in type`,
  ],
}

describeMistakes('messages-sources', mistakes, head)
