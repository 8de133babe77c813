import type { QuestionPartsQuery } from '#graphql/operations.js';

import { ALL, type WatchChoices } from './choices.js';

/** Values of variables by name; a missing value is as saved. */
export type Values = Readonly<Record<string, unknown>>;

type Declared = NonNullable<QuestionPartsQuery['savedQuery']>['declaredVariables'][number];
interface Option {
  readonly code: string;
  readonly name: string;
}

/**
 * The values of variables from the JSON of a schedule or an alert; none if the JSON is not an
 * object.
 */
export function toValues(data: unknown): Values {
  return typeof data === 'object' && data !== null ? Object.fromEntries(Object.entries(data)) : {};
}

/**
 * The values that a variable can take, if the forms have a list of them; null if the value is
 * typed.
 */
export function findOptions(
  { name, type }: Pick<Declared, 'name' | 'type'>,
  choices: Pick<WatchChoices, 'areas' | 'agencies' | 'measures'>,
  periods: readonly { readonly key: string; readonly label: string }[],
): readonly Option[] | null {
  if (type === 'Quarter')
    return [...periods].reverse().map(({ key, label }) => ({ code: key, name: label }));
  if (type === 'MeasureKey') return choices.measures;
  if (type === 'Boolean')
    return [
      { code: 'true', name: 'Yes' },
      { code: 'false', name: 'No' },
    ];
  if (type !== 'ID') return null;
  if (/area/i.test(name)) return choices.areas.filter(({ code }) => code !== ALL);
  return /agenc/i.test(name) ? choices.agencies.filter(({ code }) => code !== ALL) : null;
}

/** A value as the text of a field: a list has commas in between, and null is empty. */
export function toWritten(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(toWritten).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/**
 * Typed text as a value of its type. Text that is not a number is sent as it is, and the server
 * refuses it.
 */
export function readWritten(
  written: string,
  { type, isList }: Pick<Declared, 'type' | 'isList'>,
): unknown {
  const one = (text: string): unknown => {
    if (type === 'Boolean') return text === 'true';
    const number = Number(text);
    return (type === 'Int' || type === 'Float') && Number.isFinite(number) ? number : text;
  };
  if (!isList) return one(written);
  return written
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map(one);
}
