/** How many times each dataset has been published. */
export type Publishings = Readonly<Record<string, number>>;

/** Whether any of some datasets was published since the last check. */
export function wasTouched(
  before: Publishings,
  now: Publishings,
  datasets: readonly string[],
): boolean {
  return datasets.some((dataset) => (now[dataset] ?? 0) > (before[dataset] ?? 0));
}

/** The name of a publication as an occasion: a new name after each publication. */
export function occasionOf(now: Publishings): string {
  const parts = Object.keys(now)
    .sort()
    .map((dataset) => `${dataset} ${now[dataset] ?? 0}`);
  return `PUBLISHED ${parts.join(', ')}`;
}
