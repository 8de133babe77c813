/** An object of an answer. */
export type DataObject = Readonly<Record<string, unknown>>;

/** Whether a part of an answer is an object with fields. */
export function isObject(data: unknown): data is DataObject {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

/** An object of an answer; an empty one where there is none. */
export function toObject(data: unknown): DataObject {
  return isObject(data) ? data : {};
}

/** A list of an answer; an empty one where there is none. */
export function toList(data: unknown): readonly unknown[] {
  return Array.isArray(data) ? data : [];
}

/** The texts of a list. */
export function toTexts(data: unknown): readonly string[] {
  return toList(data).filter((each) => typeof each === 'string');
}

export function toNumber(data: unknown): number | null {
  return typeof data === 'number' ? data : null;
}

export function toText(data: unknown): string | null {
  return typeof data === 'string' ? data : null;
}
