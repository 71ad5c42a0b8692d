// Models as JSON Schema, through valibot's own converter.
import { type ConversionConfig, type JsonSchema, toJsonSchema } from '@valibot/to-json-schema'
import { type AnyModel, insertSchema, rowSchema, toJson, updateSchema } from '../../src/index.ts'
import { type Described, type Form, formOf } from './forms.ts'

export interface JsonSchemaOptions {
  /** The version of JSON Schema; draft-07 if not given. */
  readonly target?: 'draft-07' | 'draft-2020-12' | 'openapi-3.0'
}

const JSON_INPUT = { from: 'json' } as const
const SCHEMAS = {
  insert: (model: AnyModel) => insertSchema(model, JSON_INPUT),
  update: (model: AnyModel) => updateSchema(model, JSON_INPUT),
  row: (model: AnyModel) => rowSchema(model, JSON_INPUT),
}

/** Transformations after which only JavaScript knows what the value is. */
const OPAQUE =
  /^(raw_transform|transform|parse_json|stringify_json|find_item|reduce_items|to_(bigint|boolean|date|number|string))$/

/**
 * The JSON Schema of what an insert or an update takes as JSON, or of a row as toJson() gives it. Dates, bigints,
 * decimals and bytes are text with their own format, pattern or encoding; rules of valibot that have no form in JSON
 * Schema are left out. Needs the package `@valibot/to-json-schema`.
 */
export function jsonSchema(
  model: AnyModel,
  use: 'insert' | 'update' | 'row',
  options: JsonSchemaOptions = {},
): JsonSchema {
  const schema = toJsonSchema(SCHEMAS[use](model), { ...options, ...conversion(use === 'row' ? 'output' : 'input') })
  if (use === 'insert') addDefaults(model, schema.properties as Record<string, Form>)
  return schema
}

function conversion(typeMode: 'input' | 'output'): ConversionConfig {
  // The converter changes its result in place even by rules that it cannot express: this is what it was before.
  let before: Form = {}
  return {
    typeMode,
    errorMode: 'ignore',
    overrideSchema({ valibotSchema, jsonSchema: made }) {
      const type = (valibotSchema as { readonly '~type'?: Described })['~type']
      const form = type && formOf(type)
      before = { ...(form ?? made) }
      return form
    },
    overrideAction({ valibotAction, jsonSchema: made, errors }) {
      if (!errors) before = { ...made }
      else if (OPAQUE.test(valibotAction.type)) before = {}
      return { ...before }
    },
  }
}

interface Defaulted {
  readonly default: unknown
  readonly key: string
}

function addDefaults(model: AnyModel, properties: Record<string, Form>): void {
  const { columns } = model.$ as unknown as { readonly columns: Readonly<Record<string, Defaulted>> }
  for (const { key, default: value } of Object.values(columns)) {
    const property = properties[key]
    if (!property || value === undefined || typeof value === 'function') continue
    property.default = (toJson(model, { [key]: value }) as Form)[key]
  }
}
