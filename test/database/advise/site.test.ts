import { expect, test } from 'vitest'
import { callSite, siteIn } from '../../../src/database/advise/site.ts'

const V8 = `Error: here
    at callSite (file:///app/node_modules/isomodel/dist/chunks/x.js:10:40)
    at Advisor.begin (file:///app/node_modules/isomodel/dist/index.js:20:12)
    at SelectQuery.first (file:///app/node_modules/isomodel/dist/select-x1.js:30:12)
    at loadTeam (file:///app/src/(group)/teams.ts:7:22)
    at async file:///app/src/page.ts:3:1`

const PAUSED = `${V8.split('\n').slice(0, 3).join('\n')}
    at process.processTicksAndRejections (node:internal/process/task_queues:105:5)
    at async file:///app/src/page.ts:3:1`

const FIREFOX = `callSite@http://localhost:5173/@fs/app/src/database/advise/site.ts:33:70
begin@http://localhost:5173/@fs/app/src/database/advise/advisor.ts?t=1:61:25
first@http://localhost:5173/@fs/app/src/query/select.ts:163:14
loadTeam@http://localhost:5173/page/teams.ts?v=2:7:22
async*@http://localhost:5173/page/main.ts:3:1`

const SAFARI = `callSite@https://app.example/assets/isomodel.js:1:40
@https://app.example/assets/isomodel.js:1:90
loadTeam@https://app.example/assets/teams.js:1:220
module code@https://app.example/assets/main.js:1:3`

const BUNDLE = ['callSite', 'begin', '~run', 'first', 'loadTeam', 'main']
  .map((name, at) => `    at ${name} (/app/bundle.js:1:${at})`)
  .join('\n')

const WINDOWS = `Error: here
    at callSite (C:\\app\\node_modules\\isomodel\\dist\\index.js:10:40)
    at async C:\\app\\src\\teams.ts:7:22`

test.each([
  ['V8', V8, 'file:///app/src/(group)/teams.ts:7:22'],
  ['Firefox, from sources', FIREFOX, 'http://localhost:5173/page/teams.ts?v=2:7:22'],
  ['Safari, chunks of one folder', SAFARI, 'https://app.example/assets/teams.js:1:220'],
  ['a bundle', BUNDLE, '/app/bundle.js:1:4'],
  ['Windows', WINDOWS, 'C:\\app\\src\\teams.ts:7:22'],
  ['no stack', '', undefined],
  ['a stack of another kind', 'somewhere', undefined],
  ['a stack that ends in the library', V8.split('\n').slice(0, 2).join('\n'), undefined],
  ['after a pause', PAUSED, 'file:///app/src/page.ts:3:1'],
])('the call is the first frame outside of the library: %s', (_, stack, site) => {
  expect(siteIn(stack, 4)).toBe(site)
})

test('a call is found in the stack of this runtime', () => {
  expect(callSite(1)).toMatch(/test[/\\]database[/\\]advise[/\\]site\.test\.ts.*:\d+:\d+$/)
})
