import { isMeasureKey, measureKeys } from '#domain/measures/catalogue.js';
import { units } from '#domain/measures/measure.js';

import type { DocumentDefinition } from './document.js';
import { type Mentioned, partOf, toName } from './facts.js';

/**
 * The measures of some figures, each with what it counts, how it is worked out, its unit and its
 * targets.
 */
export function describeMeasures({
  measures,
  kpis,
}: Pick<Mentioned, 'measures' | 'kpis'>): readonly DocumentDefinition[] {
  const placeOf = ({ key }: (typeof measures)[number]) => {
    const name = toName(key);
    return isMeasureKey(name) ? measureKeys.indexOf(name) : measureKeys.length;
  };
  return [...measures]
    .sort((one, other) => placeOf(one) - placeOf(other))
    .map((measure) => {
      const targets = [
        ...new Set(
          kpis
            .filter(
              (kpi) =>
                partOf(kpi.measure ?? null, 'key') === measure.key &&
                partOf(kpi, 'target') !== null,
            )
            .map((kpi) => describeTarget(kpi, toName(measure.name))),
        ),
      ];
      const words = [
        toSentence(toName(measure.description)),
        toSentence(`Formula: ${toName(measure.formula)}`),
        `Unit: ${unitOf(toName(measure.unit))}`,
        ...targets,
      ];
      return { name: toName(measure.name), words: words.join(' ') };
    });
}

function describeTarget(kpi: Mentioned['kpis'][number], measure: string): string {
  const name = toName(kpi.name);
  const of = name === '' || name === measure ? '' : `, ${name}`;
  return toSentence(
    `Target for ${toName(partOf(kpi.period ?? null, 'label'))}${of}: ${toName(partOf(kpi.target ?? null, 'text'))}`,
  );
}

function unitOf(unit: string): string {
  return isUnit(unit) ? units[unit] : unit;
}

function isUnit(unit: string): unit is keyof typeof units {
  return Object.hasOwn(units, unit);
}

function toSentence(words: string): string {
  return /[.!?]$/.test(words) ? words : `${words}.`;
}
