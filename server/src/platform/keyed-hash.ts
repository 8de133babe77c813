import sql, { join, type Sql } from 'sql-template-tag';

/**
 * HMAC-SHA-256 of texts under the installation’s secret, computed by the database: 32 bytes. The
 * texts are joined by the character 0, which none of them can contain, each as UTF-8. Written out
 * from the definition of HMAC (RFC 2104), so that the secret neither leaves the database nor is a
 * parameter, which its log might contain. Only a role that may read the secret can use it.
 *
 * @param parts expressions that are texts; the first names the purpose of the hash, so that no two
 * purposes share one
 */
export function keyedHash(parts: readonly [string, ...Sql[]]): Sql {
  const [use, ...texts] = parts;
  const message = join(
    [sql`${use}::text`, ...texts].map((text) => sql`convert_to(${text}, 'UTF8')`),
    ` || '\\x00'::bytea || `,
  );
  return sql`sha256(${pad(0x5c)} || sha256(${pad(0x36)} || ${message}))`;
}

/**
 * A block of SHA-256 with the secret in it, each byte XORed with `mask`; computed once for each
 * statement.
 */
function pad(mask: number): Sql {
  return sql`(
    SELECT string_agg(set_byte('\\x00'::bytea, 0, (CASE WHEN place < length(key) THEN get_byte(key, place) ELSE 0 END) # ${mask}::int), ''::bytea ORDER BY place)
    FROM   (SELECT CASE WHEN length(secret) > 64 THEN sha256(secret) ELSE secret END AS key FROM installation_secret) AS kept
    CROSS  JOIN generate_series(0, 63) AS place)`;
}
