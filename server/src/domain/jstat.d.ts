/** The part of jStat used here; its package has no types. */
declare module 'jstat' {
  const jstat: {
    /** The natural logarithm of the gamma function. */
    readonly gammaln: (x: number) => number;
    readonly beta: { readonly inv: (probability: number, alpha: number, beta: number) => number };
    readonly normal: {
      readonly inv: (probability: number, mean: number, deviation: number) => number;
    };
    readonly studentt: { readonly inv: (probability: number, degreesOfFreedom: number) => number };
  };
  export = jstat;
}
