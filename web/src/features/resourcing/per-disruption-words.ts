import { type FigureValue, formatFigure, type ShareValue } from '#lib/figure.js';
import { joinWords } from '#lib/format.js';
import { splitClause, splitSentence } from '#lib/sentence.js';

import { formatShare } from './figures.js';

interface Judged {
  readonly sentence: string;
  readonly figure: FigureValue;
}

/** The message: hours for each disruption in the server's words, and never without how many were major or moderate. */
export function wordPerDisruption(
  { sentence, figure }: Judged,
  share: ShareValue,
  { quarter, agency }: { readonly quarter: { readonly isOpen: boolean }; readonly agency: { readonly name: string } | null },
): string {
  const of = agency === null ? '' : ` for ${agency.name}`;
  if (figure.value === null) return `Hours for each confirmed disruption are not known${of}`;
  const [told] = quarter.isOpen ? splitClause(sentence) : splitSentence(sentence);
  // Of a chosen agency the share stands in its row: here it would be that of all.
  return agency === null && share.value !== null ? `${told}; ${formatShare(share)} of disruptions were major or moderate` : told;
}

/** The message of a range, which nobody judges: the two stand beside each other here too. */
export function wordPerDisruptionOfRange(
  { each, share }: { readonly each: FigureValue; readonly share: ShareValue },
  { agency }: { readonly agency: { readonly name: string } | null },
): string {
  const of = agency === null ? '' : ` for ${agency.name}`;
  if (each.value === null) return `Hours for each confirmed disruption are not known${of}`;
  const told = `${formatFigure(each)} for each confirmed disruption`;
  return share.value === null ? told : `${told}; ${formatShare(share)} of disruptions were major or moderate`;
}

interface ToldAgency {
  readonly name: string;
  readonly hours: FigureValue;
  readonly disruptions: FigureValue;
  readonly each: FigureValue;
  readonly share: ShareValue;
}

/** What the bars show, in one sentence for those who do not see them: the agencies that led most, each with both. */
export function summarisePerDisruption(agencies: readonly ToldAgency[]): string {
  const told = agencies
    .slice(0, 3)
    .map(({ name, each, share }) => `${name} ${formatFigure(each)} for each, ${formatShare(share)} major or moderate`);
  return `Most disruptions: ${told.join('; ')}.`;
}

/** Agencies whose disruptions are in and their hours are not: they are left out of the whole, which says so. */
export function noteUnmatched(agencies: readonly ToldAgency[]): readonly string[] {
  const unmatched = agencies.filter(({ hours, disruptions }) => hours.value === null && (disruptions.value ?? 0) > 0);
  if (unmatched.length === 0) return [];
  const names = joinWords(unmatched.map(({ name, disruptions }) => `${name} (${formatFigure(disruptions)})`));
  return [`${names} sent disruptions but no hours, so hours for each of all agencies leave ${unmatched.length === 1 ? 'it' : 'them'} out.`];
}
