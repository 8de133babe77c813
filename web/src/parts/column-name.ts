/** A column as people read it: `hours committed`, `OCG reference`, `lines closed type 1`. */
export function sayColumn(name: string): string {
  return name
    .replaceAll('_', ' ')
    .replaceAll(/\b(?:ocg|fte|nrm)\b/g, (letters) => letters.toUpperCase())
    .replace(/(?<=[a-z])(?=\d+$)/, ' ');
}
