// What a free query finds without importing it: all of isomodel, the shop's models, and valibot as `v`.
import * as isomodel from 'isomodel'
import * as valibot from 'valibot'
import { schema } from '../shop/schema.ts'

export const scope: Readonly<Record<string, unknown>> = { ...isomodel, ...schema, schema, v: valibot }

/** Modules whose exports are in scope, so that their imports mean nothing: a file of the page can be run as it stands. */
export const isInScope = (module: string): boolean =>
  module === 'isomodel' || module === 'valibot' || /(^|\/)shop\/schema\.ts$/.test(module)
