// The page: shows what needs no database at once, and the rest when SQLite is there.
import { dataView } from './page/data/view.ts'
import { byId } from './page/element.ts'
import { emptyNotice } from './page/empty-notice.ts'
import { freeView } from './page/free/view.ts'
import { heroesView } from './page/heroes/view.ts'
import { showViews } from './page/navigation.ts'
import { opening } from './page/opening.ts'
import { queriesView } from './page/queries/view.ts'
import { storageView } from './page/storage/view.ts'
import { showTheme } from './page/theme.ts'

showTheme(byId('theme', HTMLButtonElement))

const free = freeView(onChanged)
const queries = queriesView({
  onEdit(text) {
    free.write(text)
    location.hash = '#free'
  },
  onWrote: onChanged,
})
const data = dataView(onChanged)
const storage = storageView()
const empty = emptyNotice(() => {
  location.hash = '#data'
  void data.fill().then(() => empty.look(shop.db))
})
showViews([queries, free, data, storage, heroesView()], byId('views', HTMLElement))

const shop = await opening()
queries.ready(shop)
free.ready(shop)
data.ready(shop.db)
storage.ready(shop.db)
onChanged()

function onChanged(): void {
  void empty.look(shop.db)
  storage.changed()
}
