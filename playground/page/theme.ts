// Light or dark: as the system says, until the switch says otherwise.

const key = 'playground-theme'
const next = { system: 'light', light: 'dark', dark: 'system' } as const
type Theme = keyof typeof next

export function showTheme(button: HTMLButtonElement): void {
  let theme = stored()

  function apply(): void {
    if (theme === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = theme
    button.dataset['theme'] = theme
    button.setAttribute('aria-label', `Colours: ${theme}`)
    button.title = `Colours: ${theme}. Switch to ${next[theme]}.`
  }

  button.addEventListener('click', () => {
    theme = next[theme]
    store(theme)
    apply()
  })
  apply()
}

/** Some windows refuse storage; the switch then holds until the page is left. */
function stored(): Theme {
  try {
    const value = localStorage.getItem(key)
    return value === 'light' || value === 'dark' ? value : 'system'
  } catch {
    return 'system'
  }
}

function store(theme: Theme): void {
  try {
    localStorage.setItem(key, theme)
  } catch {
    // Shown all the same.
  }
}
