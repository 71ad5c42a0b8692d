import { card, expect, openHeroes, type Page, shownRows, test } from './fixture.ts'

const wrong: { what: string; fields: Record<string, string>; problems: Record<string, string> }[] = [
  {
    what: 'nothing at all',
    fields: {},
    problems: { Name: 'A hero needs a name.', 'Secret name': 'Secret name is missing.' },
  },
  {
    what: 'an age in words',
    fields: { Name: 'Fog', 'Secret name': 'Sam', Age: 'old' },
    problems: { Age: 'Age takes a 32-bit integer, not "old".' },
  },
  {
    what: 'an age below zero',
    fields: { Name: 'Fog', 'Secret name': 'Sam', Age: '-1' },
    problems: { Age: 'Nobody is younger than 0.' },
  },
  {
    what: 'half a year',
    fields: { Name: 'Fog', 'Secret name': 'Sam', Age: '1.5' },
    problems: { Age: 'Age takes a 32-bit integer, not 1.5.' },
  },
]

const field = (page: Page, name: string) => page.locator('#hero-form').getByLabel(name, { exact: name !== 'Age' })

async function submit(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) await field(page, name).fill(value)
  await page.getByRole('button', { name: 'Insert hero' }).click()
}

async function heroes(page: Page): Promise<string[][]> {
  await card(page, 'Join').getByRole('button').click()
  await expect(card(page, 'Join').getByRole('status')).toHaveText(/rows in/)
  return shownRows(page, 'Join')
}

test.beforeEach(({ page }) => openHeroes(page))

for (const { what, fields, problems } of wrong) {
  test(`${what} is answered by a sentence beside each field, and inserts nothing`, async ({ page }) => {
    await submit(page, fields)
    for (const name of ['Name', 'Secret name', 'Age', 'Team']) {
      await expect(field(page, name)).toHaveAccessibleDescription(problems[name] ?? '')
      expect(await field(page, name).getAttribute('aria-invalid')).toBe(name in problems ? 'true' : null)
    }
    await expect(field(page, Object.keys(problems)[0] ?? '')).toBeFocused()
    await expect(page.locator('#insert-summary')).toHaveText('Nothing inserted yet.')
    expect(await heroes(page)).toHaveLength(8)
  })
}

test('a hero is inserted with a team, shown as written, and found by the next query', async ({ page }) => {
  await submit(page, { Age: 'old' })
  await field(page, 'Team').selectOption('Cloud Watch')
  await submit(page, { Name: `D'Or "the" Fog`, 'Secret name': 'Sam', Age: '19' })
  await expect(page.locator('#insert-summary')).toHaveText(/^D'Or "the" Fog is hero 9, written in [\w. ]+ms$/)
  const written = await page.locator('#insert-rows td').allTextContents()
  expect(written.slice(0, 5)).toEqual(['9', `D'Or "the" Fog`, 'Sam', '19', '2'])
  const parameters = await page.locator('#insert-statement .parameters li').allTextContents()
  expect(parameters).toEqual([String.raw`'D\'Or "the" Fog'`, `'Sam'`, '19', '2', `'${written[5]}'`])
  await expect(page.locator('#insert-statement pre')).toContainText('INSERT INTO "heroes"')
  for (const name of ['Name', 'Secret name', 'Age']) {
    await expect(field(page, name)).toHaveValue('')
    await expect(field(page, name)).toHaveAccessibleDescription('')
  }
  const team = `{ id: 2, name: 'Cloud Watch', headquarters: 'Weather station' }`
  expect(await heroes(page)).toContainEqual([`D'Or "the" Fog`, '19', team])
})

test('age and team may be empty', async ({ page }) => {
  await submit(page, { Name: 'Fog', 'Secret name': 'Sam' })
  await expect(page.locator('#insert-summary')).toHaveText(/^Fog is hero 9/)
  expect(await heroes(page)).toContainEqual(['Fog', 'null', 'null'])
})
