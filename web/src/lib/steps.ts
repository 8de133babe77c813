/**
 * Called for a step Back or Forward, before the router.
 *
 * @returns whether the router is called, too
 */
export type StepGuard = (event: PopStateEvent) => boolean;

const guards = new Set<StepGuard>();

/**
 * Calls the guards at each step Back or Forward. This is called once, before the router listens: a
 * browser calls listeners in the order in which they were added, and the router replaces the page.
 */
export function listenToSteps(): void {
  window.addEventListener('popstate', (event) => {
    for (const guard of guards) {
      if (guard(event)) continue;
      event.stopImmediatePropagation();
      return;
    }
  });
}

/** Calls a guard for each step, until the returned function is called. */
export function guardSteps(guard: StepGuard): () => void {
  guards.add(guard);
  return () => void guards.delete(guard);
}
