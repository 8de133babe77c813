/**
 * Matches text that a spreadsheet would take for a formula. A figure may start with a sign; only
 * other text is escaped.
 */
const formula = /^[=+\-@\t\r]/;
const number = /^[+\-\u2212]?[\d,.]+%?$/;

/**
 * A table as CSV (RFC 4180): a byte-order mark so that Excel reads it as UTF-8, CRLF, and an
 * apostrophe before anything that Excel would run as a formula.
 */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(toCell).join(',')).join('\r\n')}\r\n`;
}

/** A text, with an apostrophe before it if a spreadsheet would take it for a formula. */
export function defuse(text: string): string {
  return formula.test(text) && !number.test(text) ? `'${text}` : text;
}

function toCell(text: string): string {
  const safe = defuse(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Downloads a table that was written in the browser. */
export function downloadCsv(name: string, csv: string): void {
  saveFile(`${name}.csv`, new Blob([csv], { type: 'text/csv;charset=utf-8' }));
}

/** Downloads a file under a name. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
