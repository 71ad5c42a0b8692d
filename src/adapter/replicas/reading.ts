// Whether a statement surely only reads. Where the text leaves a doubt it does not: the primary answers everything.

/** Names, texts and words in quotes, without a backslash, which databases read in different ways. */
const QUOTED = /'(?:[^'\\]|'')*'|"(?:[^"\\]|"")*"|`(?:[^`\\]|``)*`/g

/** Quotes that are left, comments, dollar quotes, assignments, another statement. */
const DOUBTFUL = /['"`\\#]|--|\/\*|\$[a-z_$]|:=|;\s*\S/i

const START = /^\s*\(*\s*(?:select|with|values)\b/i

const WRITING =
  /\b(?:insert|update|delete|merge|into|call|do|lock|share|truncate|create|alter|drop|grant|set|copy|returning|procedure|outfile|dumpfile)\b/i

/** What stands before a parenthesis: a word, perhaps of a schema, or a name in quotes. */
const CALL = /(\.?)("|[a-z_][a-z0-9_]*)\s*\(/gi

/** Words before a parenthesis that are no functions, types with a size, and functions that change nothing. */
const HARMLESS = new Set(
  `in any some all exists and or not on where as by values from select over filter within group when then else using with
  union except intersect lateral distinct case between like ilike having limit offset materialized join is row array
  interval partition order range rows preceding following end
  varchar char character text numeric decimal time timestamp timestamptz datetime date float double bit binary
  count sum avg min max coalesce nullif ifnull greatest least lower upper length char_length character_length octet_length
  bit_length trim btrim ltrim rtrim substring substr replace left right concat concat_ws position strpos instr locate
  starts_with reverse repeat lpad rpad abs round floor ceil ceiling trunc truncate mod sign power sqrt exp ln log cast
  convert extract date_trunc date_part to_char to_number to_timestamp to_date now current_timestamp current_date
  current_time utc_timestamp datediff timestampdiff timestampadd date_add date_sub date_format make_interval
  make_timestamp year month day hour minute second microsecond row_number rank dense_rank percent_rank cume_dist lag lead
  first_value last_value nth_value ntile string_agg group_concat array_agg json_agg jsonb_agg json_arrayagg
  json_objectagg json_object_agg jsonb_object_agg bool_and bool_or every json_build_array jsonb_build_array
  json_build_object jsonb_build_object json_array json_object json_extract json_unquote json_quote json_value json_type
  json_valid json_contains json_length json_table json_overlaps json_each jsonb_each json_typeof jsonb_typeof
  json_array_elements jsonb_array_elements json_array_elements_text jsonb_array_elements_text jsonb_path_query
  jsonb_path_query_first jsonb_extract_path jsonb_extract_path_text to_json to_jsonb unnest generate_series cardinality
  array_length array_position array_to_string string_to_array encode decode md5 sha256 hex unhex`.split(/\s+/),
)

/**
 * `select`, `with` or `values`, no word that writes or locks, no second statement, no comment, and no function but those
 * that are known to change nothing: others may, whatever they are called.
 */
export function isRead(sql: string): boolean {
  const plain = sql.replace(QUOTED, '""').replaceAll('""', ' \u0001 ')
  if (DOUBTFUL.test(plain) || !START.test(plain) || WRITING.test(plain)) return false
  const calls = plain.replaceAll('\u0001', '"').matchAll(CALL)
  for (const [, dot, name] of calls) if (dot || !HARMLESS.has((name as string).toLowerCase())) return false
  return true
}

/** The same with a memory for texts that come again. */
export function readings(most = 1000): (sql: string) => boolean {
  const known = new Map<string, boolean>()
  return sql => {
    let read = known.get(sql)
    if (read === undefined) {
      if (known.size >= most) known.clear()
      known.set(sql, (read = isRead(sql)))
    }
    return read
  }
}
