import { adapterOn } from '../services/adapters.ts'
import { describeOn } from '../services/database.ts'
import { detailsOn } from './details.ts'

describeOn('postgres', url => detailsOn(async () => adapterOn('postgres', url()), true))
describeOn('mysql', url => detailsOn(async () => adapterOn('mysql', url()), false))
