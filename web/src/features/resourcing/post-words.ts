import { formatFigure, type ShareValue } from '#lib/figure.js';
import { joinWords } from '#lib/format.js';
import { formatRange } from '#lib/quarter.js';
import type { Scope } from '#lib/scope.js';
import type { TimePlace } from '#lib/time-question.js';

import { formatFte, formatParts, formatShare, isOfFew } from './figures.js';

/** A staff group, its funded posts and how many of them nobody fills. */
interface ToldPosts {
  readonly name: string;
  /** The share of funded posts that are vacant: its numerator are vacant posts, its denominator funded ones, both in full-time equivalents. */
  readonly vacancy: ShareValue;
}

/** `9.5 of 71 posts (13.4%)`: of fewer than 20 posts there is no percentage. Null where nothing is known. */
function wordVacant({ vacancy }: ToldPosts): string | null {
  const { value, numerator, denominator } = vacancy;
  if (value === null || numerator === null || denominator === null) return null;
  const share = isOfFew(vacancy) ? '' : ` (${formatFigure(vacancy)})`;
  return `${formatParts(numerator, denominator)} posts${share}`;
}

/** The message of the posts: what of the watched groups is vacant, and of all groups where they have no posts. */
export function wordPosts(watched: readonly ToldPosts[], all: ShareValue): string {
  const told = watched.flatMap((group) => {
    const { numerator, denominator } = group.vacancy;
    const words = wordVacant(group);
    if (words === null || numerator === null || denominator === null) return [];
    if (isNone(numerator)) return [`${group.name} have no vacancy`];
    if (numerator < 0) return [`${group.name} are ${formatFte(-numerator)} over their ${formatFte(denominator)} posts`];
    return [`${group.name} lack ${words}`];
  });
  const [first, ...others] = told;
  if (first !== undefined) return [first, ...others.map(lowerFirst)].join('; ');

  const nothing =
    watched.length === 0
      ? 'No posts for analysts or financial investigators'
      : 'Vacancies of analysts and financial investigators are not known';
  const words = wordVacant({ name: '', vacancy: all });
  return words === null ? nothing : `${nothing}; ${words.replace(' posts', ' posts of all kinds')} are vacant`;
}

/** Whether it is written as 0. */
function isNone(fte: number): boolean {
  return Math.abs(fte) < 0.05;
}

function lowerFirst(words: string): string {
  return `${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}

/** `13.4% vacant`, `1.1 of 17.8 vacant`, `1.2 over`: what stands beside the bar. Why there is nothing, otherwise. */
export function wordVacancy({ vacancy }: ToldPosts): string {
  const { value, numerator } = vacancy;
  if (value === null || numerator === null) return formatFigure(vacancy);
  if (isNone(numerator)) return 'none vacant';
  if (numerator < 0) return `${formatFte(-numerator)} over`;
  return `${formatShare(vacancy)} vacant`;
}

/** What the bars show, in one sentence: where the largest part of the posts is vacant. */
export function summarisePosts(groups: readonly ToldPosts[]): string {
  const most = groups
    .filter(({ vacancy }) => (vacancy.numerator ?? 0) > 0 && !isOfFew(vacancy))
    .sort((one, other) => (other.vacancy.value ?? 0) - (one.vacancy.value ?? 0))
    .slice(0, 3)
    .map((group) => `${lowerFirst(group.name)} ${formatFigure(group.vacancy)}`);
  return most.length === 0 ? 'No group of 20 posts or more has vacancies.' : `Largest part vacant: ${joinWords(most)}.`;
}

/** `−1.9 points on a year before`, with what the line is: nothing of it is called a change. */
export function wordSinceLastYear(signed: string | null, line: string): string {
  return `${signed === null ? 'Not compared with a year before' : `${signed} on a year before`}; line: ${line}`;
}

/** `13 quarters to Q2 2026/27`; by year, `end of each financial year, 2022/23 to 2026/27`: how posts stood at these times. */
export function wordLine(times: readonly Pick<TimePlace, 'label' | 'part'>[], { step, years }: Pick<Scope, 'step' | 'years'>): string {
  const [first, last] = [times[0]?.label ?? '', times.at(-1)?.label ?? ''];
  // How posts stood at the end of a year is known where that end is closed, whenever the year began.
  if (step === 'year') return `end of each ${years} year, ${formatRange(first, last)}${times.at(-1)?.part === 'so far' ? ' so far' : ''}`;
  return `${times.length} ${times.length === 1 ? 'quarter' : 'quarters'} to ${last}`;
}
