import type { Headline } from '#domain/scorecard/headline.js';
import type { JudgedKpi } from '#domain/scorecard/judge-headlines.js';

/**
 * Figures that are read for the same scope: as chosen, for all agencies or all places in spite of
 * the choice, for the whole force, each like with like, or for the current quarter.
 */
export type GroupName =
  | 'ASKED'
  | 'ALL_AGENCIES'
  | 'ALL_PLACES'
  | 'LIKE'
  | 'FORCE'
  | 'FORCE_LIKE'
  | 'NOW'
  | 'OWN';

/** Finds a rated figure of a group; null if it was not asked for. */
export type FindKpi = (
  name: GroupName,
  headline: Pick<Headline, 'measure' | 'objective' | 'part'>,
) => JudgedKpi | null;

/** Finds figures among all that were rated, by their groups. */
export function kpiFinder(
  judged: readonly (readonly [GroupName, readonly JudgedKpi[]])[],
): FindKpi {
  const nameIn = (group: GroupName, headline: string) => `${group} ${headline}`;
  const known = new Map(
    judged.flatMap(([name, kpis]) =>
      kpis.map(
        (kpi) =>
          [
            nameIn(name, nameKey(kpi.measure.key, kpi.objective, kpi.part?.key ?? null)),
            kpi,
          ] as const,
      ),
    ),
  );
  return (name, headline) => known.get(nameIn(name, nameHeadline(headline))) ?? null;
}

/** A name for the subject of a figure, the same for equal subjects. */
export function nameHeadline({
  measure,
  objective,
  part,
}: Pick<Headline, 'measure' | 'objective' | 'part'>): string {
  return nameKey(measure, objective, part?.key ?? null);
}

function nameKey(measure: string, objective: string | null, part: string | null): string {
  // Neither a measure nor an objective has a space in its key.
  return `${measure} ${objective ?? ''} ${part ?? ''}`;
}
