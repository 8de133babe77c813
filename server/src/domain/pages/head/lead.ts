import type { Finding } from '#domain/findings/finding.js';
import type { LeadDeclaration } from '#domain/pages/declared/declaration.js';
import type { AnswerSetting } from '#domain/pages/questions/answer-setting.js';
import { formatQuarter } from '#domain/quarter.js';
import { toHeadline } from '#domain/scorecard/headline.js';
import type { JudgedKpi } from '#domain/scorecard/judge-headlines.js';
import { capitalise } from '#domain/scorecard/kpi-sentence.js';

/** What a title begins with, and what follows if nothing more is found. */
export interface Lead {
  readonly clause: string;
  /**
   * How many people there are in all, if the first clause counts only those of the viewer's own
   * agency; otherwise null.
   */
  readonly inAll: string | null;
}

const usualWords: Readonly<Partial<Record<JudgedKpi['variation'], string>>> = {
  NO_REAL_CHANGE: ', the usual number',
  UNUSUALLY_HIGH: ', more than usual',
  UNUSUALLY_LOW: ', fewer than usual',
};

/** How usual the number is, in words to follow it; for 0 without a real change, only "as usual". */
function describeUsual({ figure, variation }: JudgedKpi): string {
  return figure.value === 0 && variation === 'NO_REAL_CHANGE'
    ? ', as usual'
    : (usualWords[variation] ?? '');
}

/**
 * "We referred 100 people, the usual number", and "about 790 were referred in all". Null if there
 * is no number to begin with.
 */
export function describeLead(
  lead: LeadDeclaration,
  setting: Pick<AnswerSetting, 'page' | 'findKpi'>,
): Lead | null {
  const { page, findKpi } = setting;
  const headline = toHeadline({
    measure: lead.measure,
    objective: page.objective,
    crimeType: page.asked.crimeType,
  });
  const all = findKpi('ASKED', headline);
  if (all === null) return null;
  const own =
    page.own.length === 0 ? null : (findKpi('OWN', headline)?.figure.value ?? all.figure.own);
  const judged = page.own.length === 0 ? all : findKpi('OWN', headline);
  const when = describeWhen(all, setting);
  const usual = when === '' && judged !== null && !judged.isOpen ? describeUsual(judged) : '';
  if (own !== null && page.own.length > 0) {
    const has = all.isOpen ? 'We have' : 'We';
    return {
      clause: `${has} ${lead.verb} ${countPeople(own, lead)}${describeWhere(setting)}${usual}${when}`,
      inAll: all.figure.flags.includes('ESTIMATED')
        ? `${all.figure.displayText} were ${lead.verb} in all`
        : null,
    };
  }
  const { value, displayText, flags } = all.figure;
  if (value === null || flags.includes('NOT_AVAILABLE')) return null;
  const were = all.isOpen
    ? value === 1 || value === 0
      ? 'has been'
      : 'have been'
    : value === 1 || value === 0
      ? 'was'
      : 'were';
  const people =
    value === 0
      ? 'nobody'
      : `${displayText} ${value === 1 ? lead.noun.singular : lead.noun.plural}`;
  return {
    clause: `${capitalise(people)} ${were} ${lead.verb}${describeWhere(setting)}${usual}${when}`,
    inAll: null,
  };
}

function countPeople(count: number, { noun }: LeadDeclaration): string {
  if (count === 0) return 'nobody';
  return `${count.toLocaleString('en-GB')} ${count === 1 ? noun.singular : noun.plural}`;
}

/** The place of a page, in words to follow the number; empty for the force. */
function describeWhere({ page: { asked } }: Pick<AnswerSetting, 'page'>): string {
  return asked.area.kind === 'FORCE' ? '' : ` in ${asked.area.name}`;
}

/**
 * The range or quarter that a page over time covers; otherwise a note if its quarter is not closed.
 */
function describeWhen(
  { isOpen }: JudgedKpi,
  { page: { asked, time } }: Pick<AnswerSetting, 'page'>,
): string {
  if (time !== null)
    return time.from === null
      ? ` in ${formatQuarter(asked.quarter)}`
      : ` from ${formatQuarter(time.from)} to ${formatQuarter(asked.quarter)}`;
  return isOpen ? ` so far in ${formatQuarter(asked.quarter)}, which is not closed` : '';
}

/**
 * Whether a title adds a block's finding: the first clause already contains the finding of the
 * lead's block, unless that figure cannot be read as it stands.
 */
export function isBeyondLead({ kind }: Finding, isOfLead: boolean): boolean {
  return !isOfLead || kind === 'CANNOT_BE_READ';
}
