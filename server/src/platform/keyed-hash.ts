import sql, { join, type Sql } from 'sql-template-tag';

/**
 * HMAC-SHA-256 of texts under the installation’s secret, computed by the database: 32 bytes. The
 * texts are encoded as UTF-8 and joined by the character 0, which no text can contain. The SQL
 * follows the definition of HMAC (RFC 2104), so that the secret does not leave the database and is
 * not a parameter, which the database's log might contain. Only a role that may read the secret can
 * use the expression.
 *
 * @param parts expressions that are texts. The first names the purpose, so that hashes for two
 * purposes differ
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
 * A block of SHA-256 with the secret in it, each byte XORed with `mask`. It is computed once for
 * each statement.
 */
function pad(mask: number): Sql {
  return sql`(
    SELECT string_agg(set_byte('\\x00'::bytea, 0, (CASE WHEN place < length(key) THEN get_byte(key, place) ELSE 0 END) # ${mask}::int), ''::bytea ORDER BY place)
    FROM   (SELECT CASE WHEN length(secret) > 64 THEN sha256(secret) ELSE secret END AS key FROM installation_secret) AS kept
    CROSS  JOIN generate_series(0, 63) AS place)`;
}
