import type { ReferralGroups_FigureTableFragment } from '#graphql/operations.js';
import { capitalise } from '#lib/format.js';

import type { AskedReferrals } from './address.js';
import { type GroupFigure, type GroupMessages, sortGroups } from './group-words.js';
import { nameAgeBand, nameArea, nameExploitation, namePathway, pathways } from './labels.js';
import { isUnderDistricts } from './question.js';
import type { BlockContext, ReferralScope } from './referral.type.js';

/** What people who were referred are told apart by. */
export type GroupPart = 'pathway' | 'exploitation' | 'ageBand' | 'area';

type Key = ReferralGroups_FigureTableFragment['rows'][number]['key'];

interface GroupWords extends GroupMessages {
  /** Short and unchanging: it names the block in links and files. */
  readonly block: string;
  /** Heading of the first column. */
  readonly heading: string;
  /** `by age band`: the middle of a subtitle. */
  readonly grouping: string;
  /** What the server calls the cut that the groups are. */
  readonly cut: string;
  readonly read: (key: Key) => { readonly code: string | null; readonly name: string };
}

export const groupWords: Readonly<Record<GroupPart, GroupWords>> = {
  pathway: {
    block: 'referrals-by-pathway',
    heading: 'Pathway',
    grouping: 'by pathway',
    cut: 'pathway',
    read: ({ pathway }) => ({ code: pathway, name: namePathway(pathway) }),
    toMessage: ({ name, figure }, total) => `${name} is the largest pathway: ${figure.inWords} of ${total.inWords}`,
    toTiedMessage: (names, figure, total) => `${names} are the largest pathways: ${figure.inWords} each of ${total.inWords}`,
  },
  exploitation: {
    block: 'referrals-by-exploitation',
    heading: 'Exploitation',
    grouping: 'by kind of exploitation named',
    cut: 'exploitation',
    read: ({ exploitation }) => ({ code: exploitation, name: nameExploitation(exploitation) }),
    toMessage: ({ name, figure }, total) => `${name} exploitation is named most: in ${figure.inWords} of ${total.inWords} referrals`,
    toTiedMessage: (names, figure, total) => `${names} are named most: each in ${figure.inWords} of ${total.inWords} referrals`,
  },
  ageBand: {
    block: 'referrals-by-age-band',
    heading: 'Age band',
    grouping: 'by age band',
    cut: 'age band',
    read: ({ ageBand }) => ({ code: ageBand, name: nameAgeBand(ageBand) }),
    toMessage: ({ name, figure }, total) => `${name} is the largest age group: ${figure.inWords} of ${total.inWords}`,
    toTiedMessage: (names, figure, total) => `${names} are the largest age groups: ${figure.inWords} each of ${total.inWords}`,
  },
  area: {
    block: 'referrals-by-area',
    heading: 'Area',
    grouping: 'by area coded',
    cut: 'area',
    read: ({ area }) => ({ code: area?.code ?? null, name: nameArea(area) }),
    toMessage: ({ name, figure }, total) =>
      `${capitalise(figure.inWords)} of ${total.inWords} ${figure.value === 1 ? 'is' : 'are'} coded to ${name}`,
    toTiedMessage: (names, figure, total) => `${names} have the most: ${figure.inWords} each of ${total.inWords}`,
  },
};

/** A group as it is listed: with where choosing it leads, which narrows the page to it or takes that back. Null where the page has no such filter. */
export interface ListedGroup extends GroupFigure {
  /** What its records have in a filter; null for records that have none. */
  readonly code: string | null;
  readonly change: Partial<AskedReferrals> | null;
  readonly isChosen: boolean;
}

/** The groups of an answer, largest first. */
export function listGroups(
  rows: ReferralGroups_FigureTableFragment['rows'],
  part: GroupPart,
  { scope, choices }: Pick<BlockContext, 'scope' | 'choices'>,
): readonly ListedGroup[] {
  const groups = rows.flatMap(({ key, referrals }) => {
    const { code, name } = groupWords[part].read(key);
    return referrals === null ? [] : [{ key: code ?? 'none', code, name, figure: referrals }];
  });
  return sortGroups(groups).map((group) => {
    const isChosen = (part === 'pathway' ? scope.pathway?.code : part === 'area' ? findPlace(scope) : null) === group.key;
    return { ...group, isChosen, change: findChange(group.key, part, { isChosen, choices }) };
  });
}

/** The area that the page is narrowed to; the force is all of it. */
function findPlace({ area }: ReferralScope): string | null {
  return area.kind === 'FORCE' ? null : area.code;
}

/** What is coded to a county or to the force alone is no place to go to: the page of it would be of all that lies inside. */
function findChange(
  code: string,
  part: GroupPart,
  { isChosen, choices }: Pick<BlockContext, 'choices'> & Pick<ListedGroup, 'isChosen'>,
): ListedGroup['change'] {
  if (part === 'pathway' && pathways.some((pathway) => pathway.code === code)) return { pathway: isChosen ? null : code };
  if (part === 'area' && choices.areas.some((area) => area.code === code && area.kind === 'DISTRICT')) {
    return { area: isChosen ? null : code };
  }
  return null;
}

/** What a block is of. Pathways are compared whichever is chosen, and so are districts, unless a county or command unit holds them. */
export function toGroupScope(scope: ReferralScope, part: GroupPart, { choices }: Pick<BlockContext, 'choices'>): ReferralScope {
  if (part === 'pathway') return { ...scope, pathway: null };
  if (part !== 'area' || isUnderDistricts(scope)) return scope;
  return { ...scope, area: choices.areas.find(({ kind }) => kind === 'FORCE') ?? scope.area };
}
