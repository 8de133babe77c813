import { isPlainDate, type PlainDate } from './plain-date.js';
import { toQuotedValue } from './quoted-value.js';

/** Why an address cannot be used, in a sentence for the person who wrote it. */
export class Unusable extends Error {}

/** The result of `read` for an address, or a sentence that says what is wrong with it. */
export function explainUnusable<Read>(
  read: () => Read,
): Read | { readonly ok: false; readonly reason: string } {
  try {
    return read();
  } catch (error) {
    if (error instanceof Unusable) return { ok: false, reason: error.message };
    throw error;
  }
}

/** The parts that an address may have; those in `several` may be repeated. */
export interface AddressForm {
  /** What the address is for, such as "an export". */
  readonly what: string;
  readonly parts: readonly string[];
  readonly several: readonly string[];
}

export type AddressParts = ReadonlyMap<string, readonly string[]>;

/**
 * The values of each part of an address, trimmed; an empty value counts as absent.
 *
 * @throws {Unusable} for an unknown part, or one repeated too often
 */
export function readParts(
  query: Readonly<Record<string, unknown>>,
  { what, parts, several }: AddressForm,
): AddressParts {
  return new Map(
    Object.entries(query).map(([name, sent]) => {
      if (!parts.includes(name))
        throw new Unusable(
          `${toQuotedValue(name)}: ${what} does not accept this parameter. It accepts ${parts.join(', ')}.`,
        );
      const values = [sent].flat().map(String);
      if (values.length > 1 && !several.includes(name))
        throw new Unusable(`${name}: it is given ${values.length} times. Give it once.`);
      return [name, values.map((value) => value.trim()).filter((value) => value !== '')];
    }),
  );
}

/**
 * The first and last day that an address asks for, both included; null means no limit.
 *
 * @throws {Unusable} for an invalid day, or days in the wrong order
 */
export function readDays(given: AddressParts): {
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
} {
  const [from, to] = [readDay('from', given), readDay('to', given)];
  if (from !== null && to !== null && from > to)
    throw new Unusable(
      `from (${from}) is after to (${to}). Both days count; give the earlier one as "from".`,
    );
  return { from, to };
}

function readDay(name: 'from' | 'to', given: AddressParts): PlainDate | null {
  const [day] = given.get(name) ?? [];
  if (day === undefined) return null;
  if (!isPlainDate(day))
    throw new Unusable(
      `${name}: "${toQuotedValue(day)}" is not a date. Write dates as YYYY-MM-DD, such as 2025-04-30.`,
    );
  return day;
}
