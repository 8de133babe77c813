/** The state that is passed to the page for sending when a file was discarded. */
export interface Discarded {
  readonly discarded: string;
}

/** The name of the file that was discarded just before a page was opened; null if none was. */
export function readDiscarded(state: unknown): string | null {
  if (typeof state !== 'object' || state === null || !('discarded' in state)) return null;
  return typeof state.discarded === 'string' ? state.discarded : null;
}

/** Says that files were discarded, in a sentence. */
export function sayDiscarded(names: readonly string[]): string {
  const [only, ...others] = names;
  const files =
    others.length === 0 ? `${only ?? 'The file'} has been` : `${names.length} files have been`;
  return `${files} discarded. Nothing that is published has changed.`;
}
