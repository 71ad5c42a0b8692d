// Every track of the shop: more than 15,000 rows, all of them in the table below.
import { from } from 'isomodel'
import { Track } from '../shop/schema.ts'

export const everyTrack = from(Track)
