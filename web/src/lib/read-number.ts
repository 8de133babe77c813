const plain = /^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/;

/**
 * The number that somebody typed: `660`, `1,234.5`, `−1.25`, `8%`, `£1,000`. Commas may only
 * separate thousands, so that 1,5 is not read as 15. Null if it is not a number.
 */
export function readNumber(written: string): number | null {
  const digits = written
    .trim()
    .replace('\u2212', '-')
    .replace(/^(-?)£\s*/, '$1')
    .replace(/\s*%$/, '');
  return plain.test(digits) ? Number(digits.replaceAll(',', '')) : null;
}
