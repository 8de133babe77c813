/** Stands in for a token: no copied text contains a secret. */
export const TOKEN_VARIABLE = 'STRONGHOLD_TOKEN';

/** Says what to do before a copied text can run. */
export function describeToken(origin: string): string {
  return `Set ${TOKEN_VARIABLE} to a token first: make one at ${origin}/account.`;
}

/** A text as a word for a shell, which expands nothing in it. */
export function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** A value in Python. */
export function toPython(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return `[${value.map(toPython).join(', ')}]`;
  if (typeof value === 'object')
    return `{${Object.entries(value)
      .map(([name, part]) => `${JSON.stringify(name)}: ${toPython(part)}`)
      .join(', ')}}`;
  return JSON.stringify(value);
}

/** A value in R; objects and lists become lists. */
export function toR(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (Array.isArray(value)) return `list(${value.map(toR).join(', ')})`;
  // Without names an empty list would be sent as an empty array.
  if (typeof value === 'object' && Object.keys(value).length === 0)
    return 'setNames(list(), character(0))';
  if (typeof value === 'object')
    return `list(${Object.entries(value)
      .map(
        ([name, part]) =>
          `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\` = ${toR(part)}`,
      )
      .join(', ')})`;
  return JSON.stringify(value);
}

/**
 * A text in M: quotation marks are doubled, and anything that would start an escape or end a line
 * is escaped.
 */
export function quoteForM(text: string): string {
  const escaped = text
    .replaceAll('#(', '#(#)(')
    .replaceAll('"', '""')
    .replaceAll('\r', '#(cr)')
    .replaceAll('\n', '#(lf)')
    .replaceAll('\t', '#(tab)');
  return `"${escaped}"`;
}

/** One text in M, or a list of them. */
export function toM(value: string | readonly string[]): string {
  return typeof value === 'string' ? quoteForM(value) : `{${value.map(quoteForM).join(', ')}}`;
}
