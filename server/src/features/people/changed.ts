/**
 * What came of a change, with what it was about; or what is wrong, in a sentence about a part of
 * what was asked.
 */
export type Changed<Value> = { readonly ok: true; readonly value: Value } | NotChanged;

export interface NotChanged {
  readonly ok: false;
  readonly field: string | null;
  readonly sentence: string;
  /** Whether it may not be done by the caller, as against not at all: the log is told. */
  readonly isDenied?: boolean;
}

/** A change that was made. */
export function done<Value>(value: Value): Changed<Value> {
  return { ok: true, value };
}

/**
 * A change that cannot be made.
 *
 * @param field the part of what was asked that is to be mended; null for all of it
 */
export function refuse(sentence: string, field: string | null = null): NotChanged {
  return { ok: false, field, sentence };
}

/** A change that somebody may not make. */
export function deny(sentence: string, field: string | null = null): NotChanged {
  return { ok: false, field, sentence, isDenied: true };
}
