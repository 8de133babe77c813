/** The result of a change, or a refusal as a sentence about a part of the input. */
export type Changed<Value> = { readonly ok: true; readonly value: Value } | NotChanged;

export interface NotChanged {
  readonly ok: false;
  readonly field: string | null;
  readonly sentence: string;
  /**
   * Whether the caller lacks permission, which is logged. If not, the change itself is impossible.
   */
  readonly isDenied?: boolean;
}

/** A change that was made. */
export function done<Value>(value: Value): Changed<Value> {
  return { ok: true, value };
}

/**
 * A change that is impossible.
 *
 * @param field the part of the input to correct; null for all of it
 */
export function refuse(sentence: string, field: string | null = null): NotChanged {
  return { ok: false, field, sentence };
}

/** A change that somebody has no permission to make. */
export function deny(sentence: string, field: string | null = null): NotChanged {
  return { ok: false, field, sentence, isDenied: true };
}
