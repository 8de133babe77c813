/** Code that a page can be drawn without. */
export interface LazyCode<Code> {
  /** The code; undefined until it is fetched. */
  readonly find: () => Code | undefined;
  /**
   * Fetches the code once. After a failure it is fetched again at the next call, in browsers that
   * retry a failed import on an open page.
   */
  readonly fetch: () => Promise<Code>;
}

/** Defers code until somebody needs it. */
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
