import { MAX_CUTS } from '#domain/disclosure/cuts.js';
import type { Refused } from '#domain/disclosure/disclose.js';
import { hasFlag } from '#domain/figures/figure/has-flag.js';
import { nameCut } from '#domain/figures/words/cut-name.js';
import { joinWords } from '#domain/join-words.js';
import { measureOf } from '#domain/measures/catalogue.js';
import { partsOf } from '#domain/measures/measure.js';

import type { Answered } from './answered.js';

/**
 * Notes how other agencies' records are protected, why rows need not add up, and why others are not
 * shown at all.
 */
export function noteProtected({ question, disclosed, table }: Answered): readonly string[] {
  const isMoved = hasFlag(table, 'ESTIMATED');
  const isHidden = hasFlag(table, 'CONFIDENTIAL');
  const refused = question.measures.flatMap((key) => {
    const found = disclosed.findRefusal(measureOf(key));
    return found ? [[measureOf(key).name, found] as const] : [];
  });
  return [
    ...(isMoved
      ? [
          '[e] To protect people, other agencies’ numbers are randomly rounded to multiples of 5: by about 2 either way, and never by more than 9 for each part that makes up a figure. Figures are shown as precisely as they are known, and rows may not add up to totals.',
        ]
      : []),
    ...(isHidden && disclosed.policy.kind === 'PARTNER'
      ? [
          '[c] Other agencies’ counts of 1, 2, 3 and 4 are treated alike: they are shown as 5, or as too few to show. Groups with nothing to show are not listed.',
        ]
      : []),
    ...explain(refused),
    ...noteByPlace({ question, table }),
    ...noteOwnPlace({ question, disclosed, table }),
    ...noteLinks({ question, disclosed }),
  ];
}

/**
 * Notes what is left out if one agency's records concern another's, so that nobody mistakes the
 * rest for the whole.
 */
function noteLinks({
  question,
  disclosed,
}: Pick<Answered, 'question' | 'disclosed'>): readonly string[] {
  if (disclosed.policy.kind === 'CLEARED') return [];
  const names = question.measures
    .map(measureOf)
    .filter((measure) => partsOf(measure).some(({ forPartners }) => forPartners !== undefined))
    .map(({ name }) => name);
  return names.length === 0
    ? []
    : [
        `${joinWords(names)}: links to disruptions that another agency led are left out. People with clearance see them.`,
      ];
}

/**
 * Notes which measures have no figures by place except for cleared people, so that nobody thinks
 * they are missing.
 */
function noteByPlace({ question, table }: Pick<Answered, 'question' | 'table'>): readonly string[] {
  const names = question.measures
    .filter((key) => measureOf(key).disclosure === 'CLEARED_BY_DISTRICT')
    .filter((key) =>
      [...table.rows, table.totals].some(({ figures }) => figures.get(key)?.isWithheld),
    )
    .map((key) => measureOf(key).name);
  return names.length === 0
    ? []
    : [
        `[x] ${joinWords(names)}: withheld by place to protect people. People with clearance see them.`,
      ];
}

/**
 * Notes that others are not shown for the viewer's own place, though they are shown for other
 * places.
 */
function noteOwnPlace({
  question,
  disclosed,
  table,
}: Pick<Answered, 'question' | 'disclosed' | 'table'>): readonly string[] {
  const names = question.measures
    .map(measureOf)
    .filter(
      (measure) => disclosed.findCuts(measure) !== null && disclosed.findRefusal(measure) === null,
    )
    .filter(({ key }) =>
      [...table.rows, table.totals].some(({ figures }) => figures.get(key)?.isWithheld),
    )
    .map(({ name }) => name);
  return names.length === 0
    ? []
    : [
        `[x] ${joinWords(names)}: what others recorded for the county without a district is withheld to protect people. It counts in the figures of the whole county.`,
      ];
}

/** One sentence for the measures that are refused for the same reason. */
function explain(refused: readonly (readonly [string, Refused])[]): readonly string[] {
  const sentences = new Map<string, string[]>();
  for (const [name, refusal] of refused) {
    const reason = toReason(refusal);
    sentences.set(reason, [...(sentences.get(reason) ?? []), name]);
  }
  return [...sentences].map(
    ([reason, names]) =>
      `[x] ${joinWords(names)}: what others recorded is withheld to protect people. ${reason}`,
  );
}

function toReason({ reason, cuts, cutCount }: Refused): string {
  switch (reason) {
    case 'TOO_MANY_CUTS':
      return `Protected figures can be split by ${MAX_CUTS} things at once, and this question splits them by ${cutCount}: ${joinWords(cuts.map(nameCut))}${cutCount > cuts.length ? ', where the agency counts as two' : ''}. ${describeWayBack({ cuts, cutCount })}, in "by" or in "where".`;
    case 'SPLITS_QUARTERS':
      return 'Other agencies’ figures are never finer than a quarter: ask for whole quarters.';
    case 'TOO_INTRICATE':
      return 'The filter is too narrow to show other agencies’ figures. Ask for less at once.';
  }
}

/** Says what to remove. An agency may count as two cuts, and removing it then removes both. */
function describeWayBack({ cuts, cutCount }: Pick<Refused, 'cuts' | 'cutCount'>): string {
  const excess = cutCount - MAX_CUTS;
  if (excess === 1) return 'Remove one';
  if (cutCount === cuts.length) return `Remove ${excess}`;
  return excess === 2
    ? 'Remove the agency, or two others'
    : `Remove the agency and ${excess - 2} more`;
}
