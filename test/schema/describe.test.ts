import { alias, check, defineSchema, foreignKey, from, index, integer, primaryKey, table, text, unique } from 'isomodel'
import { describe as group, expect, test } from 'vitest'
import { checkSharedNames, definitionsOf, type Models } from '../../src/schema/describe.ts'

const id = integer().primaryKey()
const to = (target: string) => integer().nullable().references(target)

const names = (models: Models) => definitionsOf(models).map(({ name }) => name)

group('the order of tables', () => {
  test('puts tables after those that their keys point at, and leaves the rest as it was', () => {
    const schema = defineSchema({
      Visit: table('visits', { id, guest: to('Guest.id'), room: to('Room.id') }),
      Note: table('notes', { id }),
      Guest: table('guests', { id, house: to('House.id') }),
      House: table('houses', { id }),
      Room: table('rooms', { id, house: to('House.id') }),
    } as never)
    expect(names(schema)).toEqual(['houses', 'guests', 'rooms', 'visits', 'notes'])
  })

  test('breaks a cycle at the table that was given first', () => {
    const schema = defineSchema({
      A: table('a', { id, b: to('B.id'), self: to('A.id') }),
      B: table('b', { id, c: to('C.id') }),
      C: table('c', { id, a: to('A.id') }),
    } as never)
    expect(names(schema)).toEqual(['c', 'b', 'a'])
  })

  test('takes some models of a schema, each once, with their keys to tables that are not among them', () => {
    const { Team, Hero } = defineSchema({
      Team: table('teams', { id }),
      Hero: table('heroes', { id, teamId: integer().references('Team.id') }),
    })
    const [heroes, ...more] = definitionsOf({ Hero, Same: Hero })
    expect(more).toEqual([])
    expect(heroes?.foreignKeys[0]?.target).toEqual({ name: 'teams', schema: null })
    expect(names({ Hero, Team })).toEqual(['teams', 'heroes'])
  })
})

group('a definition', () => {
  const { Seat } = defineSchema({
    Hall: table('halls', { hall: integer(), row: integer() }, { constraints: t => [primaryKey(t.hall, t.row)] }),
    Seat: table(
      'seats',
      {
        id,
        hall: integer().index(),
        row: integer(),
        number: integer().unique(),
        neighbour: integer().nullable().references('Seat.id', { onDelete: 'set null', onUpdate: 'cascade' }),
      },
      {
        constraints: t => [
          unique(t.row, t.number),
          unique(t.hall, t.number).named('one_number'),
          index(t.row, t.number),
          index(t.number).named('by_number'),
          check('positive', t.number.gt(0)),
          foreignKey([t.hall, t.row], ['Hall.hall', 'Hall.row'], { onDelete: 'cascade' }),
          foreignKey([t.hall, t.number], ['Hall.hall', 'Hall.row']).named('odd'),
        ],
      },
    ),
  })
  const [seats] = definitionsOf({ Seat })

  test('names what nobody named after the table and its columns', () => {
    expect(seats?.primaryKey).toEqual({ name: 'pk_seats_id', columns: ['id'] })
    expect(seats?.uniques).toEqual([
      { name: 'uq_seats_number', columns: ['number'] },
      { name: 'uq_seats_row_number', columns: ['row', 'number'] },
      { name: 'one_number', columns: ['hall', 'number'] },
    ])
    expect(seats?.indexes).toEqual([
      { name: 'ix_seats_hall', columns: ['hall'], nullable: [] },
      { name: 'ix_seats_row_number', columns: ['row', 'number'], nullable: [] },
      { name: 'by_number', columns: ['number'], nullable: [] },
    ])
    expect(seats?.checks.map(({ name }) => name)).toEqual(['positive'])
  })

  test('has the foreign keys of columns and those of several columns', () => {
    const none = { onDelete: null, onUpdate: null }
    const halls = { target: { name: 'halls', schema: null }, targetColumns: ['hall', 'row'] }
    expect(seats?.foreignKeys).toEqual([
      {
        name: 'fk_seats_neighbour',
        columns: ['neighbour'],
        target: { name: 'seats', schema: null },
        targetColumns: ['id'],
        onDelete: 'set null',
        onUpdate: 'cascade',
      },
      { name: 'fk_seats_hall_row', columns: ['hall', 'row'], ...halls, ...none, onDelete: 'cascade' },
      { name: 'odd', columns: ['hall', 'number'], ...halls, ...none },
    ])
  })

  test('says of columns which of them keys and indexes contain', () => {
    const { Plain } = defineSchema({ Plain: table('plain', { id, a: text().index(), b: text() }) })
    expect(definitionsOf({ Plain })[0]?.columns.map(({ name, indexed }) => [name, indexed])).toEqual([
      ['id', true],
      ['a', true],
      ['b', false],
    ])
  })

  test('leaves the defaults of the client out', () => {
    const { Plain } = defineSchema({ Plain: table('plain', { id, a: text().default('a'), b: integer().version() }) })
    expect(definitionsOf({ Plain })[0]?.columns.map(column => column.default)).toEqual([null, null, null])
  })
})

group('wrong models are refused', () => {
  const { Team, Hero } = defineSchema({
    Team: table('teams', { id, name: text() }),
    Hero: table('heroes', { id, a: text(), b: text() }, { constraints: t => [index(t.a).named('teams')] }),
  })
  const { Twice } = defineSchema({
    Twice: table('twice', { id, a: text().unique() }, { constraints: t => [unique(t.a)] }),
  })
  const { Checked } = defineSchema({
    Checked: table('checked', { id }, { constraints: t => [check('odd', t.id.gt(1)), check('Odd', t.id.gt(2))] }),
  })
  const cases: [name: string, models: unknown, message: RegExp][] = [
    ['an alias', { boss: alias(Hero, 'boss') }, /^boss is an alias: pass the model of Hero itself$/],
    ['a query', { x: from(Hero).as('x') }, /^x is no model/],
    ['one model alone', Hero, /^\$ is no model: pass what defineSchema\(\) answers, or an object of models$/],
    ['a table that is no model yet', { Hero: table('heroes', { id }) }, /^Hero is no model/],
    ['nothing under a name', { Hero: null }, /^Hero is no model/],
    ['one constraint twice', { Twice }, /'uq_twice_a' is taken by a key of the table twice/],
    ['names that differ in case only', { Checked }, /'Odd' is taken by a constraint of the table checked/],
  ]
  test('an index named like a table, where they share their names', () => {
    const models = definitionsOf({ Team, Hero })
    expect(() => checkSharedNames(models)).toThrow(/'teams' is taken by the table teams/)
  })
  test.each(cases)('%s', (_, models, message) => {
    expect(() => definitionsOf(models as Models)).toThrow(
      expect.objectContaining({ name: 'DefinitionError', message: expect.stringMatching(message) }),
    )
  })
})
