// The columns that drivers are asked for by hand. Their aliases stand in quotes, which Postgres needs and the others take.

export const guestColumns = `id, name, email, phone, street, city, country, postcode, language, club, member, balance,
  wishes, joined_at AS "joinedAt"`

export const bookingColumns = `id, guest_id AS "guestId", hut_id AS "hutId", arrival, departure,
  confirmed_at AS "confirmedAt", price, hut, status, comment, paid, extras`

/** Those that are written of a new booking. */
export const newBookingColumns =
  'guest_id, hut_id, arrival, departure, confirmed_at, price, hut, status, comment, paid, extras'

export const nightColumns = 'id, booking_id AS "bookingId", room_id AS "roomId", price, beds, tax'

export const roomColumns = 'id, name, floor, heated, tags, opened_at AS "openedAt"'
