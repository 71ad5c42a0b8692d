// The three forms in which a database keeps UUIDs, by way of their 32 digits.

export function toDigits(sql: string, form: string | undefined): string {
  if (form === 'bytes') return `nullif(lower(hex(${sql})), '')`
  return form === 'hex' ? sql : `lower(replace(${sql}, '-', ''))`
}

export function fromDigits(sql: string, form: string | undefined): string {
  if (form === 'hex') return sql
  if (form === 'bytes') return `unhex(${sql})`
  const parts = [
    [1, 8],
    [9, 4],
    [13, 4],
    [17, 4],
    [21, 12],
  ]
  return parts.map(([from, length]) => `substr(${sql}, ${from}, ${length})`).join(" || '-' || ")
}
