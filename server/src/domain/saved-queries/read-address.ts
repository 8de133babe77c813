import { toJson } from '#domain/audit/canonical.js';
import type { Json } from '#domain/json.js';
import { toQuotedValue } from '#domain/quoted-value.js';

import type { Declared } from './variables.js';

/**
 * Parts of an address that are not variables: the layout of a table, and the reason for taking
 * records.
 */
export const reservedParts = ['plain', 'reason'] as const;

export type AddressReading =
  | { readonly ok: true; readonly values: Readonly<Record<string, Json>> }
  | { readonly ok: false; readonly sentence: string };

/**
 * Reads the values of variables from an address, by name; a list is a repeated part. An empty part
 * counts as absent, so that the saved default applies. A variable that is neither text, number nor
 * yes or no is given as JSON.
 *
 * @param query the parts of the address as sent; `plain` and `reason` are ignored unless they are
 * variables
 */
export function readAddress(
  query: Readonly<Record<string, unknown>>,
  declared: readonly Declared[],
): AddressReading {
  const values: Record<string, Json> = {};
  for (const [name, sent] of Object.entries(query)) {
    const variable = declared.find((each) => each.name === name);
    if (variable === undefined && reservedParts.some((part) => part === name)) continue;
    if (variable === undefined)
      return refuse(name, `this question has no variable of that name. ${listOf(declared)}`);
    const texts = [sent]
      .flat()
      .map(String)
      .filter((text) => text.trim() !== '');
    if (texts.length === 0) continue;
    if (texts.length > 1 && !variable.isList)
      return refuse(name, `it is given ${texts.length} times. Give it once.`);
    const read = texts.map((text) => readValue(text.trim(), variable));
    const [wrong] = read.flatMap((each) => (each.ok ? [] : [each.sentence]));
    if (wrong !== undefined) return refuse(name, wrong);
    const [first] = read;
    values[name] = variable.isList
      ? read.flatMap((each) => (each.ok ? [each.value] : []))
      : first?.ok
        ? first.value
        : null;
  }
  return { ok: true, values };
}

type Value =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly sentence: string };

function readValue(text: string, { type }: Declared): Value {
  const quoted = toQuotedValue(text);
  switch (type) {
    case 'Int':
    case 'Float': {
      const number = Number(text);
      return Number.isFinite(number)
        ? { ok: true, value: number }
        : { ok: false, sentence: `"${quoted}" is not a number. Write one such as 2025.` };
    }
    case 'Boolean': {
      if (text === 'true' || text === 'yes') return { ok: true, value: true };
      if (text === 'false' || text === 'no') return { ok: true, value: false };
      return { ok: false, sentence: `"${quoted}" is neither yes nor no. Write true or false.` };
    }
    default:
      // An object is recognised by its first character, which no code and no day starts with.
      return text.startsWith('{') ? readJson(text, quoted) : { ok: true, value: text };
  }
}

function readJson(text: string, quoted: string): Value {
  try {
    return { ok: true, value: toJson(JSON.parse(text)) };
  } catch {
    // JSON.parse throws only for text that is not JSON.
    return { ok: false, sentence: `"${quoted}" is not JSON.` };
  }
}

function listOf(declared: readonly Declared[]): string {
  if (declared.length === 0) return 'It has no variables: leave it out.';
  return `It has ${declared.map(({ name }) => name).join(', ')}.`;
}

function refuse(name: string, sentence: string): AddressReading {
  return { ok: false, sentence: `${toQuotedValue(name)}: ${sentence}` };
}
