/**
 * FNV-1a over the UTF-16 code units of a text, in hexadecimal: the same text always gives the same
 * result.
 */
export function toPrint(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return (value >>> 0).toString(16);
}
