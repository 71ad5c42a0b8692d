// What migrations keep for themselves is no part of what they describe.

export const OWN_TABLES = ['isomodel_migrations', 'isomodel_lock'] as const
