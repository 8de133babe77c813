import { formatInstant } from '#lib/format.js';
import type { FigureContent } from '#ui/figure-block/figure-block.type.js';

import type { BlockContext, ReferralScope } from './referral.type.js';

type Narrowed = Pick<ReferralScope, 'pathway'>;

/** `NRM referrals`, `referrals (support service)`; all pathways are `referrals`. */
export function nameReferrals({ pathway }: Narrowed): string {
  if (pathway === null) return 'referrals';
  return pathway.code === 'NRM' ? 'NRM referrals' : `referrals (${nameWithin(pathway)})`;
}

/** The name of a pathway within a sentence: `support service`, but `Duty to Notify`, which is a name. */
function nameWithin({ code, name }: NonNullable<Narrowed['pathway']>): string {
  return code === 'DUTY_TO_NOTIFY' ? name : `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}

/** What stands under every protected block. */
export const partsNote = 'Parts need not add up to the total: each figure is protected by itself.';

/** ` to the NRM`, or ` for safeguarding` of all pathways: for the middle of a sentence. */
export function describeWay({ pathway }: Narrowed): string {
  if (pathway === null) return ' for safeguarding';
  return pathway.code === 'NRM' ? ' to the NRM' : ` for safeguarding (${nameWithin(pathway)})`;
}

/** What the NRM is, where the page is of it; empty elsewhere. */
export function explainWay({ pathway }: Narrowed): string {
  return pathway?.code === 'NRM' ? 'NRM is the National Referral Mechanism for possible victims of modern slavery.' : '';
}

/** Said of every number of referrals. */
export const neitherWay = 'More referrals can mean better spotting, so neither way is better.';

/** `Reading, Thames Valley Police`; everything is named too, so that paper says what was left open. */
export function describeScope({ area, agency }: Pick<ReferralScope, 'area' | 'agency'>): string {
  return `${area.name}, ${agency?.name ?? 'all agencies'}`;
}

/** ` in Reading by Thames Valley Police`, for the middle of a sentence; empty where nothing is narrowed. */
export function describePlace({ area, agency }: Pick<ReferralScope, 'area' | 'agency'>): string {
  const place = area.kind === 'FORCE' ? '' : ` in ${area.name}`;
  return agency === null ? place : `${place} by ${agency.name}`;
}

/**
 * What of the notes of the server stands under a block: that rows must not be added, that some are of a larger place. What flags
 * mean is said by the block itself, in fewer words, and how much has come in stands in the foot.
 */
export function toBlockNotes(notes: readonly string[]): readonly string[] {
  return notes.filter((note) => !/^(\[[a-z]\]|Added up from|Referrals: |Cut short)/.test(note));
}

type Foot = Pick<FigureContent, 'source' | 'coverage' | 'freshness' | 'dataVersion' | 'asOf' | 'marking'>;

interface Answer {
  readonly dataVersion: number;
  readonly asOf: string;
}

/** What a block rests on. */
export function toFoot({ coverage, freshness, marking }: BlockContext, { dataVersion, asOf }: Answer, source = 'referral returns'): Foot {
  return { source, coverage, freshness, dataVersion, asOf: formatInstant(asOf), marking };
}
