// The queries on the record shop, each with the text of the very file that it comes from; the simple ones first.
import type { Readable, Returning, Write } from 'isomodel'
import { addCustomer } from './add-customer.ts'
import addCustomerText from './add-customer.ts?raw'
import { albumsOfArtists } from './albums-of-artists.ts'
import albumsOfArtistsText from './albums-of-artists.ts?raw'
import { bestCustomers } from './best-customers.ts'
import bestCustomersText from './best-customers.ts?raw'
import { cheapVinyl } from './cheap-vinyl.ts'
import cheapVinylText from './cheap-vinyl.ts?raw'
import { customersAndContacts } from './customers-and-contacts.ts'
import customersAndContactsText from './customers-and-contacts.ts?raw'
import { dearerThanUsual } from './dearer-than-usual.ts'
import dearerThanUsualText from './dearer-than-usual.ts?raw'
import { deleteRefunds } from './delete-refunds.ts'
import deleteRefundsText from './delete-refunds.ts?raw'
import { everyTrack } from './every-track.ts'
import everyTrackText from './every-track.ts?raw'
import { exactMoney } from './exact-money.ts'
import exactMoneyText from './exact-money.ts?raw'
import { findTracks } from './find-tracks.ts'
import findTracksText from './find-tracks.ts?raw'
import { invoicesByState } from './invoices-by-state.ts'
import invoicesByStateText from './invoices-by-state.ts?raw'
import { jazzLovers } from './jazz-lovers.ts'
import jazzLoversText from './jazz-lovers.ts?raw'
import { longestPlaylists } from './longest-playlists.ts'
import longestPlaylistsText from './longest-playlists.ts?raw'
import { managers } from './managers.ts'
import managersText from './managers.ts?raw'
import { moveTrack } from './move-track.ts'
import moveTrackText from './move-track.ts?raw'
import { neverSold } from './never-sold.ts'
import neverSoldText from './never-sold.ts?raw'
import { restock } from './restock.ts'
import restockText from './restock.ts?raw'
import { salesByGenre } from './sales-by-genre.ts'
import salesByGenreText from './sales-by-genre.ts?raw'
import { salesByMonth } from './sales-by-month.ts'
import salesByMonthText from './sales-by-month.ts?raw'
import { taggedAndTold } from './tagged-and-told.ts'
import taggedAndToldText from './tagged-and-told.ts?raw'

export interface ShopQuery {
  readonly title: string
  /** The text of the query's file. Its first line says in one sentence what the query is for. */
  readonly text: string
  readonly query: Readable<object> | Returning<object> | Write<number | undefined>
}

export const shopQueries: readonly ShopQuery[] = [
  { title: 'Filter', text: cheapVinylText, query: cheapVinyl },
  { title: 'Search', text: findTracksText, query: findTracks },
  {
    title: 'Thousands of rows',
    text: everyTrackText,
    query: everyTrack,
  },
  {
    title: 'Join',
    text: albumsOfArtistsText,
    query: albumsOfArtists,
  },
  {
    title: 'Left join',
    text: customersAndContactsText,
    query: customersAndContacts,
  },
  { title: 'Self join', text: managersText, query: managers },
  { title: 'Group', text: salesByGenreText, query: salesByGenre },
  {
    title: 'Filtered aggregates',
    text: invoicesByStateText,
    query: invoicesByState,
  },
  { title: 'Dates', text: salesByMonthText, query: salesByMonth },
  { title: 'Decimals', text: exactMoneyText, query: exactMoney },
  {
    title: 'Derived table',
    text: bestCustomersText,
    query: bestCustomers,
  },
  {
    title: 'Subquery',
    text: dearerThanUsualText,
    query: dearerThanUsual,
  },
  { title: 'Exists', text: neverSoldText, query: neverSold },
  { title: 'In a query', text: jazzLoversText, query: jazzLovers },
  {
    title: 'Many to many',
    text: longestPlaylistsText,
    query: longestPlaylists,
  },
  {
    title: 'Lists and JSON',
    text: taggedAndToldText,
    query: taggedAndTold,
  },
  { title: 'Insert', text: addCustomerText, query: addCustomer },
  { title: 'Upsert', text: moveTrackText, query: moveTrack },
  { title: 'Update', text: restockText, query: restock },
  {
    title: 'Delete',
    text: deleteRefundsText,
    query: deleteRefunds,
  },
]
