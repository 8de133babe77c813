/** A number within text, and the spreadsheet format that shows the same text. */
export interface ShownNumber {
  readonly value: number;
  /** A spreadsheet number format, such as `"about "#,##0`. */
  readonly format: string;
}

const SHOWN =
  /^(?<about>about )?(?<sign>[+−-]?)(?<pound>£?)(?<whole>\d{1,3}(?:,\d{3})+|\d+)(?<decimals>\.\d+)?(?<scale>[km]?)(?<unit>%?(?: [a-z][a-z ]*)?)$/;

const scales: Readonly<Record<string, { readonly factor: number; readonly format: string }>> = {
  '': { factor: 1, format: '' },
  k: { factor: 1_000, format: ',"k"' },
  m: { factor: 1_000_000, format: ',,"m"' },
};

/**
 * Parses a figure as shown, such as "about 10,320", "−3.8 points" or "+£256k", to the precision
 * shown. Null if it is not a single number: a range, a sentence, "[x]", nothing.
 */
export function readShownNumber(text: string): ShownNumber | null {
  const groups = SHOWN.exec(text)?.groups;
  if (!groups) return null;
  const {
    about = '',
    sign = '',
    pound = '',
    whole = '',
    decimals = '',
    scale = '',
    unit = '',
  } = groups;
  const { factor, format } = scales[scale] ?? { factor: 1, format: '' };
  const size =
    Math.round(Number(`${whole.replaceAll(',', '')}${decimals}`) * factor * PRECISION) / PRECISION;
  const value = size !== 0 && isMinus(sign) ? -size : size;
  const digits = `${whole.length > 3 && !whole.includes(',') ? '0' : '#,##0'}${decimals === '' ? '' : `.${'0'.repeat(decimals.length - 1)}`}`;
  const after = `${quoted(pound)}${digits}${format}${quoted(unit)}`;
  if (sign === '') return { value, format: `${quoted(about)}${after}` };
  const [plus, minus] = [`${quoted(`${about}+`)}${after}`, `${quoted(`${about}−`)}${after}`];
  return { value, format: `${isMinus(sign) && size === 0 ? minus : plus};${minus}` };
}

/** Numbers are rounded to six decimals, more than any figure has. */
const PRECISION = 1_000_000;

function isMinus(sign: string): boolean {
  return sign === '−' || sign === '-';
}

function quoted(text: string): string {
  return text === '' ? '' : `"${text}"`;
}
