import { sql } from 'isomodel'
import { addColumn, migration, runStep } from 'isomodel/migrate'

export default migration('0005_shouting', {
  up: [
    addColumn('heroes', 'shout', { type: 'text', maxLength: 200, nullable: true }),
    runStep('names in capitals', async tx => {
      const heroes = await sql<{ id: number; name: string }>`SELECT id, name FROM heroes ORDER BY id`.all(tx)
      for (const { id, name } of heroes)
        await sql`UPDATE heroes SET shout = ${`${name.toUpperCase()}!`} WHERE id = ${id}`.run(tx)
    }),
  ],
})
