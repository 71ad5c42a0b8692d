import { createTable, migration } from 'isomodel/migrate'

/** A column of every kind, and of every form in which a kind can be kept. */
export default migration('0002_records', {
  up: [
    createTable('records', {
      columns: {
        id: { type: 'uuid' },
        hero_id: { type: 'integer', nullable: true },
        note: { type: 'text', nullable: true },
        title: { type: 'text', maxLength: 40, default: "'none'" },
        small: { type: 'integer', bits: 16 },
        usual: { type: 'integer' },
        large: { type: 'integer', bits: 53 },
        huge: { type: 'bigint' },
        weight: { type: 'real', nullable: true },
        price: { type: 'decimal', precision: 12, scale: 2 },
        ratio: { type: 'decimal', precision: 30, scale: 10, storage: 'text', nullable: true },
        open: { type: 'boolean' },
        mood: { type: 'enum', values: ['calm', 'angry'], nullable: true },
        at: { type: 'timestamp' },
        seen: { type: 'timestamp', storage: 'milliseconds', nullable: true },
        day: { type: 'plainDate', nullable: true },
        hour: { type: 'plainTime', nullable: true },
        meeting: { type: 'plainDateTime', nullable: true },
        took: { type: 'interval', nullable: true },
        other: { type: 'uuid', storage: 'bytes', nullable: true },
        extra: { type: 'json', nullable: true },
        tags: { type: 'array', item: { type: 'text' }, nullable: true },
        picture: { type: 'blob', nullable: true },
        place: {
          type: 'custom',
          sqlType: { sqlite: 'text', postgres: 'point', mysql: 'point', mariadb: 'point' },
          nullable: true,
        },
        twice: { type: 'integer', bits: 53, generated: 'usual * 2', nullable: true },
      },
      primaryKey: ['id'],
      foreignKeys: [{ columns: ['hero_id'], references: { table: 'heroes', columns: ['id'], onDelete: 'restrict' } }],
    }),
  ],
})
