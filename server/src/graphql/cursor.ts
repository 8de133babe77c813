import { createHash } from 'node:crypto';

/**
 * The scope of a cursor, which is valid only for the same list in the same order with the same
 * filter.
 */
export interface CursorScope {
  readonly list: string;
  /** The order in words, such as `RECEIVED_ON DESC`. */
  readonly order: string;
  /** The filter, as it was sent. */
  readonly filter: unknown;
}

/** A decoded cursor, or a sentence that says why it cannot be used. */
export type CursorResult =
  | { readonly ok: true; readonly values: readonly unknown[] }
  | { readonly ok: false; readonly reason: string };

/**
 * Writes and reads the cursors of one list. A cursor contains the values that order its entry.
 * Clients treat the cursor as opaque.
 */
export class CursorCodec {
  private readonly filter: string;

  constructor(private readonly scope: CursorScope) {
    this.filter = createHash('sha256')
      .update(JSON.stringify(scope.filter))
      .digest('base64url')
      .slice(0, 8);
  }

  encode(values: readonly unknown[]): string {
    return Buffer.from(
      JSON.stringify([this.scope.list, this.scope.order, this.filter, ...values]),
    ).toString('base64url');
  }

  decode(cursor: string): CursorResult {
    const { list, order } = this.scope;
    const [ofList, ofOrder, ofFilter, ...values] = parse(cursor);
    if (typeof ofList !== 'string' || typeof ofOrder !== 'string')
      return refuse(`this is not a cursor. ${remedy}`);
    if (ofList !== list)
      return refuse(`this cursor is from a different list from ${list}. ${remedy}`);
    if (ofOrder !== order)
      return refuse(
        `this cursor comes from a different order. Use the same order (${order}) again, or begin without a cursor.`,
      );
    if (ofFilter !== this.filter)
      return refuse(
        'this cursor comes from a different filter. Use the same "where" again, or begin without a cursor.',
      );
    return { ok: true, values };
  }
}

/** The advice for a caller whose cursor was not made by this server. */
export const remedy = 'Copy cursors unchanged from pageInfo or edges of the page before.';

function refuse(reason: string): CursorResult {
  return { ok: false, reason };
}

function parse(cursor: string): readonly unknown[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    // A cursor that cannot be read does not belong to any list, and is refused for that reason.
    return [];
  }
}
