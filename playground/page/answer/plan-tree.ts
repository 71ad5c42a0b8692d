// The plan of a statement as a tree on the page.
import { element } from '../element.ts'
import { type PlanStep, planSteps, stepMeaning } from './plan-steps.ts'

export function planTree(plan: string): HTMLElement {
  const steps = planSteps(plan)
  if (steps.length === 0) return element('p', { class: 'note' }, 'SQLite needs no plan for this statement.')
  const list = stepList(steps)
  list.setAttribute('aria-label', 'Steps of the plan')
  return list
}

function stepList(steps: readonly PlanStep[]): HTMLElement {
  return element('ul', { class: 'plan' }, ...steps.map(stepItem))
}

function stepItem({ text, steps }: PlanStep): HTMLElement {
  const meaning = stepMeaning(text)
  const item = element('li', {}, element('code', {}, text))
  if (meaning) item.append(' ', element('span', { class: meaning.slow ? 'tag slow' : 'tag' }, meaning.text))
  if (steps.length > 0) item.append(stepList(steps))
  return item
}
