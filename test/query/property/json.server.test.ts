// See json-properties.ts.
import { connect } from '../../../src/index.ts'
import { adapterOn } from '../../services/adapters.ts'
import { describeOn } from '../../services/database.ts'
import { serverNames } from '../../services/services.ts'
import { dropTables } from '../../../src/migrate.ts'
import { jsonProperties, jsonSchema } from './json-properties.ts'

for (const server of serverNames) {
  describeOn(server, url => {
    jsonProperties(async seen => {
      const db = connect(adapterOn(server, url()), { onQuery: ({ sql }) => seen.push(sql) })
      await dropTables(db, jsonSchema)
      return db
    })
  })
}
