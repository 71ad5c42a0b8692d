// The type of a described column, with what SQL has to know of it.
import type { TypeSchema } from '../../ast/schema.ts'
import type { ValueType } from '../../ast/value-type.ts'
import { BIGINT } from '../../kind/bigint.ts'
import { BOOLEAN } from '../../kind/boolean.ts'
import { decimalType } from '../../kind/decimal.ts'
import { intervalType } from '../../kind/interval.ts'
import { integerType, REAL } from '../../kind/number.ts'
import { plainDateTimeType, plainDateType, plainTimeType } from '../../kind/plain-time.ts'
import { TEXT } from '../../kind/text.ts'
import { timestampType } from '../../kind/timestamp.ts'
import { uuidType } from '../../kind/uuid.ts'

/** Kinds without a form of their own are text that is not to be cast. */
export function kindOf({ type, precision = 18, scale = 0, storage }: TypeSchema): ValueType {
  switch (type) {
    case 'integer':
      return integerType(53)
    case 'bigint':
      return BIGINT
    case 'real':
      return REAL
    case 'decimal':
      return decimalType(precision, scale, storage)
    case 'boolean':
      return BOOLEAN
    case 'timestamp':
      return timestampType(storage)
    case 'plainDate':
      return plainDateType()
    case 'plainTime':
      return plainTimeType()
    case 'plainDateTime':
      return plainDateTimeType(storage)
    case 'interval':
      return intervalType()
    case 'uuid':
      return uuidType(storage)
    case 'text':
      return TEXT
    default:
      return { ...TEXT, kind: type }
  }
}
