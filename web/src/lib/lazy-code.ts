/** Code that a page is drawn without. */
export interface LazyCode<Code> {
  /** Undefined until it was fetched. */
  readonly find: () => Code | undefined;
  /**
   * Fetches it, once. What could not be fetched is fetched again when it is next asked for, in
   * browsers that do so for a page that is open.
   */
  readonly fetch: () => Promise<Code>;
}

/** Leaves code for when somebody wants it. */
export function loadLazily<Code>(load: () => Promise<Code>): LazyCode<Code> {
  let code: Code | undefined;
  let onItsWay: Promise<Code> | undefined;

  return {
    find: () => code,
    fetch: async () => {
      onItsWay ??= load();
      try {
        code = await onItsWay;
        return code;
      } catch (error) {
        onItsWay = undefined;
        throw error;
      }
    },
  };
}
