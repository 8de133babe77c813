/** How many publishings there have been of each dataset. */
export type Publishings = Readonly<Record<string, number>>;

/** Whether anything was published of some datasets since somebody looked. */
export function wasTouched(
  before: Publishings,
  now: Publishings,
  datasets: readonly string[],
): boolean {
  return datasets.some((dataset) => (now[dataset] ?? 0) > (before[dataset] ?? 0));
}

/** The name of the occasion of a publishing: another after each. */
export function occasionOf(now: Publishings): string {
  const parts = Object.keys(now)
    .sort()
    .map((dataset) => `${dataset} ${now[dataset] ?? 0}`);
  return `PUBLISHED ${parts.join(', ')}`;
}
