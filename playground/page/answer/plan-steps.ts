// The plan of a statement as steps within steps, and what each means for its speed.

export interface PlanStep {
  readonly text: string
  readonly steps: PlanStep[]
}

/** Reads lines of which each is indented below the step that it belongs to. */
export function planSteps(plan: string): PlanStep[] {
  const root: PlanStep = { text: '', steps: [] }
  const open: { depth: number; step: PlanStep }[] = [{ depth: -1, step: root }]
  for (const line of plan.split('\n').filter(text => text.trim() !== '')) {
    const depth = line.length - line.trimStart().length
    while (open.length > 1 && (open.at(-1)?.depth ?? -1) >= depth) open.pop()
    const step: PlanStep = { text: line.trim(), steps: [] }
    open.at(-1)?.step.steps.push(step)
    open.push({ depth, step })
  }
  return root.steps
}

export interface StepMeaning {
  readonly text: string
  readonly slow: boolean
}

/** What SQLite's words mean: https://sqlite.org/eqp.html */
export function stepMeaning(step: string): StepMeaning | undefined {
  if (/^SCAN (CONSTANT|\d+ CONSTANT)/.test(step)) return undefined
  if (/^SCAN .* VIRTUAL TABLE/.test(step)) return { text: 'virtual table', slow: false }
  if (/^SCAN .* USING (COVERING )?INDEX/.test(step)) return { text: 'whole index', slow: false }
  if (step.startsWith('SCAN ')) return { text: 'every row', slow: true }
  if (/^SEARCH .* USING AUTOMATIC/.test(step)) return { text: 'index made for this run', slow: true }
  if (step.startsWith('SEARCH ')) return { text: 'index', slow: false }
  if (step.startsWith('USE TEMP B-TREE')) return { text: 'sorts', slow: false }
  return undefined
}
