import type { Json } from '#domain/json.js';

import { toText } from './canonical.js';

/** Lists whose order is part of the question. */
const ordered: ReadonlySet<string> = new Set(['by', 'orderBy']);

/**
 * A question for figures in one form, so that differences in writing do not matter: without empty
 * parts, and with lists sorted and free of repeats where their order does not matter.
 */
export function toNormalised(question: Json, name = ''): Json {
  if (isList(question)) {
    const parts = question.map((part) => toNormalised(part));
    if (ordered.has(name)) return parts;
    const byText = new Map(parts.map((part) => [toText(part), part]));
    return [...byText.keys()].sort().flatMap((text) => byText.get(text) ?? null);
  }
  if (typeof question !== 'object' || question === null) return question;
  const said = Object.entries(question).filter(([, part]) => part !== null);
  return Object.fromEntries(said.map(([key, part]) => [key, toNormalised(part, key)]));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
