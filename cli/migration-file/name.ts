// Names of migrations: they sort by time, and say what they are about.

const MAX_SLUG = 60

/** `Add power, and more` is `add_power_and_more`. */
export function slug(message: string): string {
  const plain = message
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
  const words = plain.split(/[^a-z0-9]+/).filter(word => word !== '')
  return words.join('_').slice(0, MAX_SLUG).replace(/_+$/, '') || 'migration'
}

/** `20261123081500_add_power`, in UTC. */
export const migrationName = (message: string, now: Date): string =>
  `${now.toISOString().slice(0, 19).replaceAll(/\D/g, '')}_${slug(message)}`
