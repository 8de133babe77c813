/** An object in an answer. */
export type DataObject = Readonly<Record<string, unknown>>;

/** Whether a part of an answer is an object with fields. */
export function isObject(data: unknown): data is DataObject {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

/** An object in an answer; an empty one if it is missing. */
export function toObject(data: unknown): DataObject {
  return isObject(data) ? data : {};
}

/** A list in an answer; an empty one if it is missing. */
export function toList(data: unknown): readonly unknown[] {
  return Array.isArray(data) ? data : [];
}

/** The texts in a list. */
export function toTexts(data: unknown): readonly string[] {
  return toList(data).filter((each) => typeof each === 'string');
}

export function toNumber(data: unknown): number | null {
  return typeof data === 'number' ? data : null;
}

export function toText(data: unknown): string | null {
  return typeof data === 'string' ? data : null;
}
