/** Begins every name under which the workbench keeps something on this computer. */
export const KEPT_QUESTIONS = 'stronghold-explore:';

/** Takes away all that the workbench keeps on this computer, whoever wrote it: whoever signs out may leave it to others. */
export function forgetKeptQuestions(storage: Storage): void {
  try {
    const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index)).filter((key) => key !== null);
    for (const key of keys.filter((each) => each.startsWith(KEPT_QUESTIONS))) storage.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
