import { card, expect, openHeroes, type Page, test } from './fixture.ts'

interface Contrast {
  text: string
  ratio: number
}

/** Contrast of every visible text with what is behind it, as WCAG 2 reckons it. */
function contrasts(): Contrast[] {
  const parts = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number)
  const luminance = (color: string) => {
    const [red = 0, green = 0, blue = 0] = parts(color).map(part => {
      const share = part / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const behind = (element: Element | null): string => {
    if (!element) return 'rgb(255, 255, 255)'
    const color = getComputedStyle(element).backgroundColor
    return parts(color)[3] === 0 ? behind(element.parentElement) : color
  }
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const found: Contrast[] = []
  while (texts.nextNode()) {
    const text = texts.currentNode.textContent?.trim()
    const element = texts.currentNode.parentElement
    if (!text || !element?.checkVisibility() || element.closest('script, .hidden')) continue
    const [light = 0, dark = 0] = [luminance(getComputedStyle(element).color), luminance(behind(element))].toSorted(
      (a, b) => b - a,
    )
    found.push({ text, ratio: (light + 0.05) / (dark + 0.05) })
  }
  return found
}

async function runEverything(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Run all' }).click()
  await expect(page.locator('#run-all-summary')).toHaveText(/rows/)
  await page.getByRole('button', { name: 'Insert hero' }).click()
  await expect(page.locator('#name-problem')).not.toBeEmpty()
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme })

    test('all text stands out from what is behind it', async ({ page }) => {
      await openHeroes(page)
      await runEverything(page)
      const found = await page.evaluate(contrasts)
      expect(found.length).toBeGreaterThan(300)
      expect(found.filter(({ ratio }) => ratio < 4.5)).toEqual([])
      const title = found.find(({ text }) => text === 'One model, every runtime.')
      expect(title?.ratio).toBeGreaterThan(12)
    })
  })
}

test('the colours follow the system', async ({ page }) => {
  await openHeroes(page)
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await page.emulateMedia({ colorScheme: 'light' })
  const light = await background()
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await background()).not.toBe(light)
})

for (const width of [360, 600, 900, 1280]) {
  test(`the page does not scroll sideways in a window of ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 740 })
    await openHeroes(page)
    await runEverything(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  })
}

/** Presses Tab until the element has the focus; counts the stops on the way. */
async function tabTo(page: Page, name: string): Promise<void> {
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')
  for (let stops = 0; stops < 40; stops++) {
    if ((await focused()) === name) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not reach ${name}`)
}

test.describe('by keyboard alone', () => {
  test('queries run, and the focus is seen', async ({ page }) => {
    await openHeroes(page)
    for (const [title, key] of [
      ['Filter', 'Enter'],
      ['Group', 'Space'],
    ] as const) {
      await tabTo(page, `Run ${title}`)
      const outline = await page.evaluate(() => {
        const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body)
        return `${outlineWidth} ${outlineStyle}`
      })
      expect(outline).toBe('2px solid')
      await page.keyboard.press(key)
      await expect(card(page, title).getByRole('status')).toHaveText(/rows in/)
    }
  })

  test('a hero is inserted, and the first stop leads past the bar', async ({ page }) => {
    await openHeroes(page)
    await page.keyboard.press('Tab')
    await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeInViewport()
    await page.getByLabel('Name', { exact: true }).focus()
    for (const keys of ['Fog', 'Tab', 'Sam', 'Tab', '44', 'Tab', 'N', 'Tab', 'Enter']) {
      if (keys === 'Tab' || keys === 'Enter') await page.keyboard.press(keys)
      else await page.keyboard.type(keys)
    }
    await expect(page.locator('#insert-summary')).toHaveText(/^Fog is hero 9/)
    await expect(page.locator('#insert-rows td')).toContainText(['9', 'Fog', 'Sam', '44', '1'])
  })

  test('code that is wider than its box can be scrolled', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 })
    await openHeroes(page)
    const code = card(page, 'Filter').getByRole('region', { name: 'TypeScript of Filter' })
    await expect(code).toHaveAttribute('tabindex', '0')
    await page.setViewportSize({ width: 1280, height: 740 })
    await expect(code).not.toHaveAttribute('tabindex')
  })
})
