// Made-up rows of who buys and what was sold: employees, customers, invoices and their lines.
import type { New } from 'isomodel'
import { differentNames, personName } from './names.ts'
import type { Random } from './random.ts'
import type { Album, Customer, Employee, Invoice, InvoiceLine } from './schema.ts'
import { cities } from './words.ts'

const CUSTOMERS = 1800
const INVOICES = 9000
const MINUTE = 60_000
const OPENED = Date.UTC(2019, 2, 1)
const LAST_SALE = Date.UTC(2026, 5, 30)
const ROLES = ['owner', 'buyer', 'accountant', ...Array<string>(9).fill('sales')]

/** The owner has been there since the first day, and the others came one after another. */
export function makeEmployees(random: Random): New<typeof Employee>[] {
  const hired = ROLES.map((_, at) => (at === 0 ? OPENED : moment(random, OPENED, LAST_SALE))).toSorted((a, b) => a - b)
  return differentNames(ROLES.length, () => personName(random)).map((name, at) => ({
    id: at + 1,
    name,
    role: ROLES[at] as string,
    managerId: at === 0 ? null : at < 4 ? 1 : random.between(2, 4),
    hiredOn: new Date(hired[at] as number).toISOString().slice(0, 10),
  }))
}

export function makeCustomers(random: Random): New<typeof Customer>[] {
  return Array.from({ length: CUSTOMERS }, (_, at) => {
    const name = personName(random)
    const city = random.pick(cities)
    const phone = random.chance(40) ? { phone: `+${random.between(10, 99)} ${random.between(1e6, 9e6)}` } : {}
    return {
      id: at + 1,
      name,
      email: `${name.toLowerCase().replace(' ', '.')}.${at + 1}@example.com`,
      city: city.name,
      country: city.country,
      contact: { newsletter: random.chance(60), ...phone },
      employeeId: random.chance(5) ? null : random.between(4, ROLES.length),
      joinedAt: new Date(moment(random, OPENED, LAST_SALE - 90 * 24 * 60 * MINUTE)),
    }
  })
}

export interface Sales {
  readonly invoices: readonly New<typeof Invoice>[]
  readonly lines: readonly New<typeof InvoiceLine>[]
}

/** Invoices in the order of time, each with the sum of its lines. */
export function makeSales(
  random: Random,
  customers: readonly New<typeof Customer>[],
  albums: readonly New<typeof Album>[],
): Sales {
  const lines: New<typeof InvoiceLine>[] = []
  const sold = Array.from({ length: INVOICES }, () => {
    const customer = customers[random.skewed(customers.length)] as New<typeof Customer>
    return { customerId: customer.id as number, at: moment(random, (customer.joinedAt as Date).getTime(), LAST_SALE) }
  }).toSorted((a, b) => a.at - b.at || a.customerId - b.customerId)
  const invoices = sold.map(({ customerId, at }, index): New<typeof Invoice> => {
    const own = makeLines(random, index + 1, albums)
    lines.push(...own)
    return { id: index + 1, customerId, issuedAt: new Date(at), status: status(random, at), total: total(own) }
  })
  return { invoices, lines }
}

function makeLines(random: Random, invoiceId: number, albums: readonly New<typeof Album>[]): New<typeof InvoiceLine>[] {
  const chosen = new Set(Array.from({ length: random.between(1, 5) }, () => random.skewed(albums.length)))
  return [...chosen].map(at => {
    const album = albums[at] as New<typeof Album>
    return {
      invoiceId,
      albumId: album.id as number,
      quantity: random.chance(12) ? random.between(2, 4) : 1,
      price: random.chance(15) ? lowered(album.price) : album.price,
    }
  })
}

const cents = (price: string): number => Number(price.replace('.', ''))
const euros = (count: number): string => `${Math.floor(count / 100)}.${String(count % 100).padStart(2, '0')}`

/** On sale: four fifths of the price. */
const lowered = (price: string): string => euros(Math.floor((cents(price) * 4) / 5))

const total = (lines: readonly New<typeof InvoiceLine>[]): string =>
  euros(lines.reduce((sum, { price, quantity }) => sum + cents(price) * quantity, 0))

function status(random: Random, at: number): 'open' | 'paid' | 'refunded' {
  if (random.chance(3)) return 'refunded'
  return at > LAST_SALE - 30 * 24 * 60 * MINUTE && random.chance(70) ? 'open' : 'paid'
}

/** A moment between two others, on a whole minute. */
const moment = (random: Random, first: number, last: number): number =>
  first + random.below(Math.floor((last - first) / MINUTE)) * MINUTE
