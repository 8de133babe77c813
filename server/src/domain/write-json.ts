import type { Steps } from './steps.js';

/** Longer lists are written a few entries at a time. */
const FEW_ENTRIES = 50;
/** How many entries are written between two steps. */
const ENTRIES_OF_STEP = 5;
/** How many levels of nested objects are searched for long lists. */
const DEEPEST = 4;

/** Writes JSON as `JSON.stringify` does, but can be interrupted within long lists. */
export function* writeJson(value: unknown, depth = 0): Steps<string> {
  if (Array.isArray(value) && value.length > FEW_ENTRIES) {
    const entries: string[] = [];
    for (const entry of value) {
      entries.push(toJson(entry) ?? 'null');
      if (entries.length % ENTRIES_OF_STEP === 0) yield;
    }
    return `[${entries.join(',')}]`;
  }
  if (depth > DEEPEST || !isPlain(value)) return toJson(value) ?? 'null';
  const fields: string[] = [];
  for (const [key, field] of Object.entries(value)) {
    if (field === undefined || typeof field === 'function' || typeof field === 'symbol') continue;
    fields.push(`${JSON.stringify(key)}:${yield* writeJson(field, depth + 1)}`);
  }
  return `{${fields.join(',')}}`;
}

/** A value as JSON; undefined for what JSON leaves out. */
function toJson(value: unknown): string | undefined {
  return JSON.stringify(value);
}

function isPlain(value: unknown): value is object {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !('toJSON' in value)
  );
}
