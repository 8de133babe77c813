import type { ageBands, exploitations, pathways } from '#domain/lists.js';
import type { Wording } from '#domain/measures/measure.js';
import type { BlockRow } from '#domain/pages/block/block.js';
import type { TableDeclaration } from '#domain/pages/declared/declaration.js';

/** The name of parts as the subject of a sentence, if their label alone is not enough. */
const names = {
  AGE_BAND: {
    CHILD_17_OR_UNDER: 'Children',
    ADULT_18_OR_OVER: 'Adults',
    UNKNOWN: 'People of unknown age',
  } satisfies Readonly<Record<keyof typeof ageBands, string>>,
  PATHWAY: {
    NRM: 'NRM referrals',
    DUTY_TO_NOTIFY: 'Duty to Notify referrals',
    MASH_CHILD: 'Referrals to the children’s hub',
    ADULT_CONCERN: 'Adult concerns',
    SUPPORT_SERVICE: 'Referrals to support services',
  } satisfies Readonly<Record<keyof typeof pathways, string>>,
  EXPLOITATION: {
    CRIMINAL: 'Criminal exploitation',
    LABOUR: 'Labour exploitation',
    SEXUAL: 'Sexual exploitation',
    DOMESTIC: 'Domestic exploitation',
    ORGAN_HARVESTING: 'Organ harvesting',
    NOT_SPECIFIED: 'Unspecified exploitation',
  } satisfies Readonly<Record<keyof typeof exploitations, string>>,
} as const;

/**
 * The name of a table's part at the beginning of a title: "Sexual exploitation", "Drugs",
 * "Reading".
 */
export function namePart(
  { key, label }: Pick<BlockRow, 'key' | 'label'>,
  by: TableDeclaration['by'],
): Wording {
  const known = new Map<string, Readonly<Record<string, string>>>(Object.entries(names)).get(by);
  const words = known?.[key] ?? label;
  const isPlural =
    by === 'AGE_BAND' || by === 'PATHWAY' || (by === 'CRIME_TYPE' && words.endsWith('s'));
  return { words, isPlural };
}
