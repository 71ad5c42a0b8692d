// Conditions on relations that lead back to their own table, over keys of several columns, and by keys elsewhere.
import {
  alias,
  type Condition,
  createTables,
  defineSchema,
  deleteFrom,
  equal,
  foreignKey,
  from,
  insertInto,
  integer,
  many,
  manyThrough,
  one,
  primaryKey,
  table,
  text,
  type Topic,
  type TransactionDatabase,
  update,
} from '../kit.ts'

const office = defineSchema(
  {
    Department: table('departments', { id: integer().primaryKey() }),
    Employee: table('employees', {
      id: integer().primaryKey(),
      name: text(),
      age: integer().nullable(),
      departmentId: integer().references('Department.id'),
      bossId: integer().nullable().references('Employee.id'),
      mentorId: integer().nullable().references('Employee.id'),
    }),
    Friendship: table(
      'friendships',
      { fromId: integer().references('Employee.id'), toId: integer().references('Employee.id'), since: integer() },
      { constraints: t => [primaryKey(t.fromId, t.toId)] },
    ),
    Badge: table('badges', {
      id: integer().primaryKey(),
      employeeId: integer().nullable().references('Employee.id').unique(),
      colour: text(),
    }),
  },
  {
    Department: { bosses: manyThrough('Employee.departmentId', 'Employee.bossId') },
    Employee: {
      boss: one('bossId'),
      reports: many('Employee.bossId'),
      badge: one('Badge.employeeId'),
      friends: manyThrough('Friendship.fromId', 'Friendship.toId'),
      mentors: manyThrough('Employee.bossId', 'Employee.mentorId'),
    },
  },
)
const { Department, Employee, Friendship, Badge } = office

/** 1 leads 2 and 3, 2 leads 4; 3 is the mentor of 2, and 4 of 3. */
async function seedOffice(db: TransactionDatabase): Promise<void> {
  await createTables(db, office)
  await insertInto(Department)
    .values([{ id: 1 }, { id: 2 }])
    .run(db)
  const people = [
    { id: 1, name: 'a', age: 60, departmentId: 1, bossId: null },
    { id: 2, name: 'b', age: 61, departmentId: 1, bossId: 1 },
    { id: 3, name: 'c', age: null, departmentId: 1, bossId: 1 },
    { id: 4, name: 'd', age: 30, departmentId: 2, bossId: 2 },
  ]
  await insertInto(Employee).values(people).run(db)
  await update(Employee)
    .set({ mentorId: Employee.id.plus(1) })
    .where(Employee.id.in([2, 3]))
    .run(db)
  await insertInto(Friendship)
    .values([
      { fromId: 1, toId: 2, since: 2001 },
      { fromId: 2, toId: 1, since: 2002 },
      { fromId: 2, toId: 4, since: 2003 },
    ])
    .run(db)
  await insertInto(Badge)
    .values([
      { employeeId: 1, colour: 'red' },
      { employeeId: null, colour: 'blue' },
    ])
    .run(db)
}

const ids = async (db: TransactionDatabase, condition: Condition<'Employee'>): Promise<number[]> =>
  (await from(Employee).where(condition).select({ id: Employee.id }).orderBy(Employee.id.asc()).all(db)).map(
    ({ id }) => id,
  )

const { Country, City } = defineSchema(
  {
    Country: table(
      'countries',
      { code: text(), area: text(), name: text() },
      { constraints: t => [primaryKey(t.code, t.area)] },
    ),
    City: table(
      'cities',
      {
        id: integer().primaryKey(),
        code: text().nullable().references('Country.code'),
        area: text().nullable().references('Country.area'),
      },
      { constraints: t => [foreignKey([t.code, t.area], ['Country.code', 'Country.area'])] },
    ),
  },
  { City: { country: one(['code', 'area']) }, Country: { cities: many(['City.code', 'City.area']) } },
)

export const relationFiltersWithin: Topic = {
  name: 'conditions on relations within a table and by other keys',
  cases: [
    {
      name: 'rows of the same table are told from the row that the relation starts from',
      run: async ({ db }) => {
        await seedOffice(db)
        const { reports, boss } = Employee
        equal(await ids(db, reports.some(Employee.age.gt(60))), [1])
        equal(await ids(db, reports.none()), [3, 4])
        equal(await ids(db, reports.every(Employee.age.gt(20))), [2, 3, 4])
        equal(await ids(db, reports.some(Employee.reports.some(Employee.age.eq(30)))), [1])
        equal(await ids(db, boss.is(Employee.age.eq(60))), [2, 3])
        equal(await ids(db, boss.isNot(boss.is(null))), [1, 4])
        equal(await ids(db, boss.is(boss.is(Employee.name.eq('a')))), [4])
        const sizes = await from(Employee)
          .select({ n: reports.count(), old: reports.count(Employee.age.gt(60)), ages: reports.sum(Employee.age) })
          .orderBy(reports.count().desc(), Employee.id.asc())
          .all(db)
        equal(sizes, [
          { n: 2, old: 1, ages: 61 },
          { n: 1, old: 0, ages: 30 },
          { n: 0, old: 0, ages: null },
          { n: 0, old: 0, ages: null },
        ])
      },
    },
    {
      name: 'an alias tells the two apart by name',
      run: async ({ db }) => {
        await seedOffice(db)
        const Boss = alias(Employee, 'boss')
        const younger = from(Boss).where(Boss.reports.some(Employee.age.gt(Boss.age)))
        equal(await younger.select({ id: Boss.id }).all(db), [{ id: 1 }])
        const deep = from(Boss).where(Boss.reports.some(Employee.reports.some(Employee.age.lt(Boss.age))))
        equal(await deep.select({ id: Boss.id }).all(db), [{ id: 1 }])
      },
    },
    {
      name: 'an alias may be called as the table that its relation leads to',
      run: async ({ db }) => {
        await seedOffice(db)
        const other = alias(Employee, 'Badges')
        equal(
          await from(other)
            .where(other.badge.is(Badge.colour.eq('red')))
            .select({ id: other.id })
            .all(db),
          [{ id: 1 }],
        )
      },
    },
    {
      name: 'link tables lead back to the same table, or are that table',
      run: async ({ db }) => {
        await seedOffice(db)
        const { friends, mentors } = Employee
        equal(await ids(db, friends.some(Employee.age.lt(40), Friendship.since.gt(2000))), [2])
        equal(await ids(db, friends.some(Friendship.since.eq(2001))), [1])
        equal(await ids(db, friends.count().gt(1)), [2])
        equal(await ids(db, friends.max(Friendship.since).eq(2003)), [2])
        equal(await ids(db, friends.sum(Employee.age, Friendship.since.gt(2002)).eq(30)), [2])
        equal(await ids(db, friends.some(Employee.friends.some(Employee.name.eq('d')))), [1])
        equal(await ids(db, mentors.some(Employee.name.eq('d'))), [1])
        equal(await ids(db, mentors.count().eq(2)), [1])
        equal(await ids(db, mentors.none()), [2, 3, 4])
        const bosses = await from(Department)
          .select({ n: Department.bosses.count(), oldest: Department.bosses.max(Employee.age) })
          .orderBy(Department.id.asc())
          .all(db)
        equal(bosses, [
          { n: 2, oldest: 60 },
          { n: 1, oldest: 61 },
        ])
      },
    },
    {
      name: 'rows are changed and deleted by relations within their table',
      run: async ({ db }) => {
        await seedOffice(db)
        equal(await update(Employee).set({ age: Employee.reports.count() }).where(Employee.reports.some()).run(db), 2)
        equal(await ids(db, Employee.age.lt(3)), [1, 2])
        const lone = update(Employee)
          .set({ name: 'x' })
          .where(Employee.boss.is(Employee.boss.is(null)))
        equal(await lone.run(db), 2)
        equal(await ids(db, Employee.name.eq('x')), [2, 3])
        await deleteFrom(Friendship).everyRow().run(db)
        await update(Employee).set({ mentorId: null }).everyRow().run(db)
        equal(
          await deleteFrom(Employee)
            .where(Employee.reports.none(Employee.age.lt(31)))
            .run(db),
          2,
        )
        equal(await ids(db, Employee.id.gt(0)), [1, 2])
      },
    },
    {
      name: 'a row that refers to this one by a key of its own',
      run: async ({ db }) => {
        await seedOffice(db)
        equal(await ids(db, Employee.badge.is(Badge.colour.eq('red'))), [1])
        equal(await ids(db, Employee.badge.is(null)), [2, 3, 4])
        equal(await ids(db, Employee.badge.isNot(null)), [1])
        equal(await ids(db, Employee.badge.is({ employeeId: 1 })), [1])
        const free = await from(Badge).where(Badge.colour.eq('blue')).one(db)
        equal(await ids(db, Employee.badge.is(free)), [])
        equal(await ids(db, Employee.badge.isNot(free)), [1, 2, 3, 4])
      },
    },
    {
      name: 'a key of several columns leads nowhere where one of them is null',
      run: async ({ db }) => {
        await createTables(db, { Country, City })
        const north = { code: 'x', area: 'n', name: 'north' }
        await insertInto(Country)
          .values([north, { code: 'x', area: 's', name: 'south' }])
          .run(db)
        await insertInto(City)
          .values([
            { code: 'x', area: 'n' },
            { code: 'x', area: null },
            { code: null, area: 's' },
          ])
          .run(db)
        equal(await from(City).where(City.country.is(null)).count(db), 2)
        equal(await from(City).where(City.country.isNot(null)).count(db), 1)
        equal(await from(City).where(City.country.is(north)).count(db), 1)
        equal(
          await from(City)
            .where(City.country.isNot({ code: 'x', area: 'n' }))
            .count(db),
          2,
        )
        equal(await from(Country).where(Country.cities.none()).select({ name: Country.name }).all(db), [
          { name: 'south' },
        ])
        equal(await from(Country).where(Country.cities.count().gt(0)).count(db), 1)
      },
    },
  ],
}
