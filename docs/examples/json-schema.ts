// A model as JSON Schema, for API descriptions and other languages.
// #region schema
import { jsonSchema } from 'isomodel/json-schema'
import { Team } from './schema.ts'

console.log(jsonSchema(Team, 'insert'))
//=> {
//=>   type: 'object',
//=>   properties: { name: { type: 'string', minLength: 1, maxLength: 80 }, headquarters: { type: 'string' } },
//=>   required: [ 'name', 'headquarters' ],
//=>   additionalProperties: false,
//=>   '$schema': 'http://json-schema.org/draft-07/schema#'
//=> }
// #endregion
