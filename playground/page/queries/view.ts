// The queries of the shop: a list, and the one that is chosen.
import type { Shop } from '../../database/open.ts'
import { type ShopQuery, shopQueries } from '../../queries/shop-queries.ts'
import { byId, element } from '../element.ts'
import type { View } from '../navigation.ts'
import { type QueryPart, queryPart } from './query-part.ts'

export interface QueriesView extends View {
  ready(shop: Shop): void
}

export interface QueriesOptions {
  /** Takes the text of a query into the free query. */
  onEdit(text: string): void
  /** Called when a query that writes has run. */
  onWrote(): void
}

export function queriesView(options: QueriesOptions): QueriesView {
  const list = byId('query-list', HTMLElement)
  const place = byId('query-place', HTMLElement)
  const parts = new Map<ShopQuery, QueryPart>()
  const links = shopQueries.map(query => element('a', { href: `#queries/${slug(query)}` }, query.title))
  list.append(...links)
  let shop: Shop | undefined

  /** Made when it is first chosen, and kept with its answer. */
  function part(query: ShopQuery): QueryPart {
    const made = parts.get(query) ?? queryPart(query, options)
    parts.set(query, made)
    if (shop) made.ready(shop)
    return made
  }

  return {
    name: 'queries',
    title: 'Queries',
    element: byId('queries-view', HTMLElement),
    shown(rest) {
      const at = Math.max(
        0,
        shopQueries.findIndex(query => slug(query) === rest),
      )
      links.forEach((link, index) => {
        if (index === at) link.setAttribute('aria-current', 'true')
        else link.removeAttribute('aria-current')
      })
      const query = shopQueries[at]
      if (query) place.replaceChildren(part(query).element)
    },
    ready(opened) {
      shop = opened
      for (const made of parts.values()) made.ready(opened)
    },
  }
}

const slug = ({ title }: ShopQuery): string => title.toLowerCase().replace(/[^a-z0-9]+/g, '-')
