import { type ReturnRecord, textIn } from './column.js';
import type { DerivedColumn } from './declaration.js';

/**
 * The derived columns for the record that a column names: its agency, and the agency's own
 * reference for it.
 */
export function toDerivedLink(
  column: string,
  names: { readonly agencyId: string; readonly reference: string },
): readonly DerivedColumn[] {
  return [
    {
      name: names.agencyId,
      compute: (record, { sender, places }) => {
        const [code, reference] = readLink(record, column);
        if (reference === null) return null;
        return code === null ? sender.id : (places.findAgency(code)?.id ?? null);
      },
    },
    { name: names.reference, compute: (record) => readLink(record, column)[1] },
  ];
}

/**
 * A record of another dataset as screening stores it: `AGENCY:REFERENCE`, or a reference without a
 * colon, which is the sender's own.
 */
function readLink(
  record: ReturnRecord,
  column: string,
): readonly [code: string | null, reference: string | null] {
  const text = textIn(record, column);
  const colon = text?.indexOf(':') ?? -1;
  if (text === null || colon < 0) return [null, text];
  return [text.slice(0, colon), text.slice(colon + 1)];
}
