import { type ClaimRule, isProtocolClaim } from '#domain/access/claims.js';
import { toQuotedValue } from '#domain/quoted-value.js';
import type { ReferenceData } from '#domain/reference-data.js';

import { readGrant, type WrittenGrant } from './read-grant.js';

/** A claim rule, as entered. */
export interface WrittenRule extends WrittenGrant {
  readonly claim: string;
  readonly value: string;
}

export type ReadRule =
  | { readonly ok: true; readonly rule: Omit<ClaimRule, 'id'> }
  /** `field` is the part of the rule to correct. */
  | { readonly ok: false; readonly field: string; readonly sentence: string };

/** The maximum length of a claim and of a value, in characters. No provider has longer ones. */
const LONGEST = 500;

/** Validates a rule and trims its texts, or says what is wrong with it and what would work. */
export function readClaimRule(written: WrittenRule, referenceData: ReferenceData): ReadRule {
  const [claim, value] = [written.claim.trim(), written.value.trim()];
  if (claim === '') return refuse('claim', 'Give the identity provider’s claim, such as groups.');
  if (isProtocolClaim(claim)) {
    return refuse(
      'claim',
      `The claim ${toQuotedValue(claim)} is the same for everybody, or different for each person, so a rule cannot use it. Name a claim that says what people belong to, such as groups; to give one person access, grant it to them.`,
    );
  }
  if (value === '') return refuse('value', 'Give the text that the claim must equal.');
  if (isUnwritable(claim))
    return refuse('claim', `The name of a claim is one line of at most ${LONGEST} characters.`);
  if (isUnwritable(value))
    return refuse('value', `The text of a claim is one line of at most ${LONGEST} characters.`);
  const read = readGrant(written, referenceData);
  return read.ok ? { ok: true, rule: { ...read.grant, claim, value } } : read;
}

function isUnwritable(text: string): boolean {
  return text.length > LONGEST || /\p{C}/u.test(text);
}

function refuse(field: 'claim' | 'value', sentence: string): ReadRule {
  return { ok: false, field, sentence };
}
