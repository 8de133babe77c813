import { findText, isOwnAlone, isProtected } from '#lib/figure.js';
import { capitalise, joinWords } from '#lib/format.js';
import type { Unit } from '#lib/unit.js';

import type { BreakdownPart, Group, Groups } from './breakdown.type.js';

/** How one dimension is spoken of. */
export const partWords = {
  area: { by: 'By district', heading: 'District', many: 'districts', one: 'district' },
  agency: { by: 'By agency', heading: 'Agency', many: 'agencies', one: 'agency' },
  objective: { by: 'By objective', heading: 'Objective', many: 'objectives', one: 'objective' },
  crimeType: { by: 'By crime type', heading: 'Crime type', many: 'crime types', one: 'crime type' },
} as const satisfies Readonly<Record<BreakdownPart, unknown>>;

/** Fewer than this make no percentage. */
const fewestForShare = 20;

interface Spoken {
  readonly part: BreakdownPart;
  readonly measure: { readonly key: string; readonly name: string; readonly unit: Unit };
}

/**
 * The message of a breakdown. Where groups make up the whole it is the largest with its part of it; otherwise the highest
 * and the lowest. Figures of low reliability are no message, and ratios are never added.
 */
export function wordBreakdown(groups: Groups, { part, measure }: Spoken): string {
  const shown = groups.listed.filter(({ figure }) => figure.value !== null);
  if (groups.listed.some(({ figure }) => isProtected(figure))) return wordProtected(shown, { part, measure });
  return makesWhole(groups, measure.unit) ? wordLargest(groups, { part, measure }) : wordExtremes(groups, part);
}

/** Of protected groups the one that is shown as most, or several: of the least nothing is known, and their parts of a whole are not told. */
function wordProtected(shown: readonly Group[], { part, measure }: Spoken): string {
  const largest = shown.reduce<Group | undefined>((before, group) => (size(group) > size(before) ? group : before), undefined);
  if (largest === undefined) return `No ${partWords[part].one} has more than the few that may be hidden`;
  if (isOwnAlone(largest.figure)) return `Yours alone can be shown: ${largest.name}, ${largest.figure.text}`;
  if (shown.length > 2 && shown.every((group) => size(group) === size(largest))) {
    return `${capitalise(largest.figure.inWords)} ${part === 'area' ? 'in' : 'for'} each of the ${shown.length} ${partWords[part].many} that can be shown`;
  }
  const isRatio = measure.unit === 'PERCENT' || measure.unit === 'RATE';
  return `${isRatio ? 'Highest' : 'Most'} ${part === 'area' ? 'in' : 'for'} ${nameAll(shown, largest)}: ${largest.figure.inWords}`;
}

/** Whether the groups add up to the total: by their kind and, since a record may count in several groups, in fact. */
export function makesWhole({ listed, unplaced, other, total }: Groups, unit: Unit): boolean {
  const whole = total?.value ?? null;
  if (unit === 'PERCENT' || unit === 'RATE' || whole === null || total?.denominator !== null) return false;
  // Each figure of what is protected is drawn by itself: that parts add up would be chance.
  if ([...listed, ...unplaced].some(({ figure }) => isProtected(figure))) return false;
  const values = [...listed, ...unplaced].map(({ figure }) => figure.value);
  const rest = other === null ? 0 : (other.figure?.value ?? null);
  const sum = [...values, rest].reduce<number | null>((before, value) => (before === null || value === null ? null : before + value), 0);
  return sum !== null && Math.abs(sum - whole) <= Math.abs(whole) * 1e-6;
}

function wordLargest({ listed, total }: Groups, { part, measure }: Spoken): string {
  const largest = listed.reduce<Group | undefined>((before, group) => (size(group) > size(before) ? group : before), undefined);
  const whole = total?.value ?? 0;
  const noun = inSentence(measure.name);
  if (largest === undefined || size(largest) <= 0) return `No ${partWords[part].one} has any`;

  const equals = listed.filter((group) => size(group) === size(largest));
  if (equals.length > 1) {
    const named = equals.length > 3 ? `${equals.length} ${partWords[part].many}` : joinWords(equals.map(({ name }) => name));
    return `${named} have the most, ${largest.figure.inWords} each`;
  }
  if (part === 'area' || whole < fewestForShare) return `Most in ${largest.name}: ${largest.figure.inWords} of ${total?.inWords ?? ''}`;
  const share = toShare(size(largest) / whole);
  return measure.key === 'disruptions' && part === 'agency'
    ? `${largest.name} led ${share} disruptions`
    : `${largest.name} ${largest.name.endsWith('s') && part === 'crimeType' ? 'account' : 'accounts'} for ${share} ${noun}`;
}

/** `55%` of something, `all` of it where nothing is left; a rest that is left is never rounded away. */
function toShare(share: number): string {
  if (share >= 1) return 'all';
  return `${Math.min(99, Math.round(share * 100))}% of`;
}

function size(group: Group | undefined): number {
  return group?.figure.value ?? -Infinity;
}

function wordExtremes({ listed, other }: Groups, part: BreakdownPart): string {
  const { many, one } = partWords[part];
  const known = listed.filter(({ figure }) => figure.value !== null);
  const reliable = known.filter(({ figure }) => !figure.flags.includes('LOW_RELIABILITY'));
  const [first] = reliable;
  if (first === undefined)
    return other === null ? `Too few cases to compare ${many}` : 'The highest figures rest on too few cases to compare';

  const among = reliable.length === known.length ? '' : ', of those with enough cases';
  const highest = reliable.reduce((before, group) => (size(group) > size(before) ? group : before));
  const lowest = reliable.reduce((before, group) => (size(group) < size(before) ? group : before));
  const top = `Highest ${part === 'area' ? 'in' : 'for'} ${nameAll(reliable, highest)}: ${highest.figure.inWords}`;
  // Of groups that are not listed the lowest is not known.
  if (other !== null) return `${top}${among}`;
  if (reliable.length === 1)
    return known.length === 1
      ? `${first.name}: ${first.figure.inWords}`
      : `Only ${first.name} has enough cases to tell: ${first.figure.inWords}`;
  if (size(highest) === size(lowest)) return `${highest.figure.inWords} in every ${one}${among === '' ? '' : ' with enough cases'}`;
  return `${top}; lowest ${part === 'area' ? 'in' : 'for'} ${nameAll(reliable, lowest)}: ${lowest.figure.inWords}${among}`;
}

/** Names of all that share an extreme, so that none is singled out that is not alone. */
function nameAll(groups: readonly Group[], { figure }: Group): string {
  const equals = groups.filter((group) => group.figure.value === figure.value);
  return equals.length > 2 ? `${equals.length} of ${groups.length}` : joinWords(equals.map(({ name }) => name));
}

/** What the bars show, in one sentence for those who do not see them. */
export function summariseBreakdown({ listed, other, total }: Groups, part: BreakdownPart): string {
  const known = listed.filter(({ figure }) => figure.value !== null);
  const named = known.slice(0, 3).map(({ name, figure }) => `${name}, ${figure.inWords}`);
  const rest = known.length - named.length + (other?.count ?? 0);
  const more = rest > 0 ? ` and ${rest} more ${rest === 1 ? partWords[part].one : partWords[part].many}` : '';
  const whole = findText(total);
  return `Most first: ${named.join('; ')}${more}${whole === null ? '' : `; all together ${whole}`}.`;
}

/** `Confirmed disruptions` within a sentence; `NRM referrals` and `4P plans` as they are. */
export function inSentence(name: string): string {
  return /^[A-Z][a-z]/.test(name) ? `${name.charAt(0).toLowerCase()}${name.slice(1)}` : name;
}

/** `More are coded only to Thames Valley (35) and Oxfordshire (13).` Null where everything is placed. */
export function wordUnplaced({ unplaced }: Groups, isWhole: boolean): string | null {
  const told = unplaced.filter(({ figure }) => figure.value !== null);
  const places = joinWords(told.map(({ name, figure }) => `${name} (${figure.inWords})`));
  if (told.length === 0) return null;
  return isWhole ? `More are coded only to ${places}.` : `Of what is coded only to a larger place: ${places}.`;
}
