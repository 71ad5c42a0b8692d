// What the form holds as input of the model, and what the model says about it in words for each field.
import { insertSchema, type New } from 'isomodel'
import * as v from 'valibot'
import { Hero } from '../../heroes/schema.ts'

export type Problems = ReadonlyMap<string, string>

export type Checked = { readonly hero: New<typeof Hero> } | { readonly problems: Problems }

const schema = insertSchema(Hero)

const labels: Readonly<Record<string, string>> = { name: 'Name', secretName: 'Secret name', age: 'Age', teamId: 'Team' }

/** Age and team may be empty, which is null; an empty secret name was not given. */
export function readInput(fields: FormData): Record<string, unknown> {
  const text = (name: string) => {
    const value = fields.get(name)
    return typeof value === 'string' ? value.trim() : ''
  }
  return {
    name: text('name'),
    secretName: text('secretName') || undefined,
    age: numberOf(text('age')),
    teamId: numberOf(text('teamId')),
  }
}

/** Text that is no number stays text, so that the model refuses it. */
function numberOf(text: string): number | string | null {
  if (text === '') return null
  return Number.isNaN(Number(text)) ? text : Number(text)
}

export function check(input: unknown): Checked {
  const answer = v.safeParse(schema, input)
  if (answer.success) return { hero: answer.output }
  return { problems: new Map(answer.issues.toReversed().map(issue => [v.getDotPath(issue) ?? '', sentence(issue)])) }
}

/** The model's own words where it has some. */
function sentence(issue: v.BaseIssue<unknown>): string {
  const label = labels[v.getDotPath(issue) ?? ''] ?? 'The hero'
  if (issue.kind !== 'schema') return issue.message
  return issue.input === undefined
    ? `${label} is missing.`
    : `${label} takes a ${issue.expected ?? 'value of another type'}, not ${issue.received}.`
}
