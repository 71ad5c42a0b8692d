// Times as databases write them, with more digits than we keep.

const TIME =
  /^(?:(\d{4}-\d\d-\d\d) )?(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?(?:[+-](?:0\d|1[0-5])(?::[0-5]\d){0,2})?$/

/** Whether the text is a time, or a day of the calendar with one, which every database can read. */
export function isTimeText(text: string): boolean {
  const match = TIME.exec(text)
  return match !== null && (match[1] === undefined || isDay(match[1]))
}

/** Date.parse() goes on into the next month. */
function isDay(text: string): boolean {
  const day = Date.parse(`${text}T00:00:00Z`)
  return !text.startsWith('0000') && day === day && new Date(day).toISOString().startsWith(text)
}
