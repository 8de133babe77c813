import lighthouse, { desktopConfig } from 'lighthouse';

/** Lighthouse scores for a desktop, 0 to 100. */
export interface Scores {
  readonly performance: number;
  readonly accessibility: number;
  /**
   * The speed of the machine during the run, as Lighthouse's `benchmarkIndex`: higher is faster.
   */
  readonly machine: number;
}

/** Runs Lighthouse on a page in the browser that listens on `port` for it. */
export async function judge(address: string, port: number): Promise<Scores> {
  const judged = await lighthouse(
    address,
    { port, onlyCategories: ['performance', 'accessibility'], logLevel: 'error' },
    desktopConfig,
  );
  const categories = judged?.lhr.categories;
  const score = (name: string) => Math.round((categories?.[name]?.score ?? Number.NaN) * 100);
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    machine: judged?.lhr.environment.benchmarkIndex ?? Number.NaN,
  };
}
