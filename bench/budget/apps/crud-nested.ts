import {
  boolean,
  connect,
  defineSchema,
  deleteFrom,
  from,
  insertInto,
  integer,
  many,
  one,
  table,
  text,
  timestamp,
  update,
} from 'isomodel'
import { betterSqlite3 } from 'isomodel/better-sqlite3'

const { User, Post } = defineSchema(
  {
    User: table('users', { id: integer().primaryKey(), name: text(), active: boolean() }),
    Post: table('posts', {
      id: integer().primaryKey(),
      userId: integer().references('User.id'),
      title: text(),
      createdAt: timestamp({ storage: 'milliseconds' }),
    }),
    Comment: table('comments', { id: integer().primaryKey(), postId: integer().references('Post.id'), body: text() }),
  },
  {
    User: { posts: many('Post.userId') },
    Post: { user: one('userId'), comments: many('Comment.postId') },
  },
)
const db = connect(betterSqlite3({ file: 'app.db' }))

export async function main() {
  await db.transaction(async tx => {
    await insertInto(User).values({ name: 'a', active: true }).run(tx)
  })
  const titles = await from(Post)
    .innerJoin(User, User.id.eq(Post.userId))
    .where(Post.title.like('%x%'))
    .select({ id: Post.id, title: Post.title, name: User.name })
    .all(db)
  const users = await from(User)
    .include({ posts: { include: { comments: true } } })
    .all(db)
  await update(User).set({ name: 'b' }).where(User.id.eq(1)).run(db)
  await deleteFrom(User).where(User.id.eq(1)).run(db)
  return [titles, users]
}
