// The plan of a statement as a tree on the page.
import type { PlanNode } from 'isomodel'
import { element } from '../element.ts'
import { stepMeaning } from './plan-steps.ts'

export function planTree(plan: readonly PlanNode[]): HTMLElement {
  if (plan.length === 0) return element('p', { class: 'note' }, 'SQLite needs no plan for this statement.')
  const list = stepList(plan)
  list.setAttribute('aria-label', 'Steps of the plan')
  return list
}

function stepList(steps: readonly PlanNode[]): HTMLElement {
  return element('ul', { class: 'plan' }, ...steps.map(stepItem))
}

function stepItem(step: PlanNode): HTMLElement {
  const meaning = stepMeaning(step)
  const item = element('li', {}, element('code', {}, step.detail))
  if (meaning) item.append(' ', element('span', { class: meaning.slow ? 'tag slow' : 'tag' }, meaning.text))
  if (step.children.length > 0) item.append(stepList(step.children))
  return item
}
