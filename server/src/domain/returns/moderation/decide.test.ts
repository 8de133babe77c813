import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { disruptionRules } from '#domain/returns/disruption-rules.js';
import { toKnownPlaces } from '#domain/returns/known-places.js';

import {
  type CaseFacts,
  type Moderating,
  moderationActs,
  moderationOutcomes,
  type ModerationParams,
  takeStep,
} from './decide.js';
import { findStanding, type ModerationStep } from './step.js';

const [LEAD, OTHER] = [1, 2];
const TODAY = '2026-11-24';
const WHY = 'Trade was interrupted';
const none = { proposal: null, question: null, panelOn: null };
const facts: CaseFacts = {
  ...{ leadAgencyId: LEAD, version: 3, status: 'SUBMITTED', claimedImpact: 'MAJOR' },
  ...{ occurredOn: '2026-10-01', submittedOn: '2026-10-05', standing: none },
};
const aStep = (step: Partial<ModerationStep> = {}): ModerationStep => ({
  ...{ number: 1, kind: 'PROPOSED', at: new Date(0), post: 'Officer', impact: 'MINOR' },
  ...{ text: WHY, panelOn: null, recordVersion: 3, isTakenBack: false },
  ...step,
});
const moderating: Moderating = { seen: 3, ownAgencyIds: [OTHER], today: TODAY };
const asked = (params: Partial<ModerationParams>): ModerationParams => ({
  ...{ act: 'DECIDE', outcome: 'CONFIRM', impact: null, text: WHY, panelOn: TODAY },
  ...params,
});
const proposed = { ...facts, standing: { ...none, proposal: aStep() } };

describe('takeStep', () => {
  it.each([
    {
      of: {},
      decision: { status: 'CONFIRMED', decidedOn: TODAY, confirmedImpact: 'MAJOR', rationale: WHY },
    },
    {
      of: { outcome: 'REGRADE', impact: 'NONE' },
      decision: { status: 'REGRADED', decidedOn: TODAY, confirmedImpact: 'NONE', rationale: WHY },
    },
    {
      of: { outcome: 'REJECT' },
      decision: { status: 'REJECTED', decidedOn: TODAY, confirmedImpact: null, rationale: WHY },
    },
    {
      of: { panelOn: '2026-10-05' },
      decision: {
        status: 'CONFIRMED',
        decidedOn: '2026-10-05',
        confirmedImpact: 'MAJOR',
        rationale: WHY,
      },
    },
  ] as const)('decides $of', ({ of, decision }) => {
    expect(takeStep(facts, asked(of), moderating)).toMatchObject({ ok: true, step: { decision } });
  });

  it.each([
    { of: { outcome: null }, field: 'outcome', because: 'no outcome is given' },
    { of: { outcome: 'REGRADE' }, field: 'impact', because: 'no impact is given' },
    {
      of: { outcome: 'REGRADE', impact: 'MAJOR' },
      field: 'impact',
      because: 'it is the claimed one',
    },
    { of: { outcome: 'AS_PROPOSED' }, field: 'outcome', because: 'nothing was proposed' },
    { of: { text: null }, field: 'text', because: 'a decision needs a rationale' },
    { of: { text: ' ok. ' }, field: 'text', because: 'that is not a reason' },
    { of: { text: 'a'.repeat(2_001) }, field: 'text', because: 'it is too long for a record' },
    { of: { text: `Trade\u202e was` }, field: 'text', because: 'it changes the direction of text' },
    { of: { panelOn: null }, field: 'panelOn', because: 'a decision needs a panel' },
    { of: { panelOn: '2026-11-25' }, field: 'panelOn', because: 'that panel has not met' },
    {
      of: { panelOn: '2026-10-04' },
      field: 'panelOn',
      because: 'it was submitted after that panel',
    },
    {
      of: { act: 'PUT_OFF', panelOn: TODAY },
      field: 'panelOn',
      because: 'that panel is not in the future',
    },
    { of: { act: 'PUT_OFF', panelOn: null }, field: 'panelOn', because: 'no panel is named' },
    { of: { act: 'ASK', text: '' }, field: 'text', because: 'nothing is asked' },
    {
      of: { act: 'PROPOSE', panelOn: '2026-11-23' },
      field: 'panelOn',
      because: 'that panel has ended',
    },
    { of: { act: 'REOPEN' }, field: null, because: 'there is no decision' },
  ] as const)('refuses $of: $because', ({ of, field }) => {
    expect(takeStep(facts, asked(of), moderating)).toMatchObject({ ok: false, field });
  });

  it('says before anything else that somebody else has changed the case, what its state is now, and that the text is kept', () => {
    const result = takeStep(proposed, asked({ text: '', panelOn: null }), {
      ...moderating,
      seen: 2,
    });
    expect(result).toMatchObject({
      ...{ ok: false, field: 'version' },
      message: expect.stringMatching(
        /is now submitted\. Officer proposes Minor\. Your words are kept/,
      ),
    });
  });

  it.each(['DRAFT', 'CONFIRMED', 'REGRADED', 'REJECTED'] as const)(
    'does not decide a disruption that is %s',
    (status) => {
      for (const act of ['PROPOSE', 'DECIDE', 'ASK', 'PUT_OFF'] as const)
        expect(takeStep({ ...facts, status }, asked({ act }), moderating).ok).toBe(false);
    },
  );

  it('takes a decision back, with a reason, and empties all its columns', () => {
    const result = takeStep({ ...facts, status: 'REJECTED' }, asked({ act: 'REOPEN' }), moderating);
    expect(result).toMatchObject({
      ok: true,
      step: {
        kind: 'REOPENED',
        decision: { status: 'SUBMITTED', decidedOn: null, confirmedImpact: null, rationale: null },
      },
    });
  });

  it('lets a moderator from the lead agency decide only what others have proposed', () => {
    const own: Moderating = { ...moderating, ownAgencyIds: [LEAD] };
    for (const act of ['PROPOSE', 'DECIDE'] as const)
      for (const of of [{}, { outcome: 'REJECT' }, { outcome: 'REGRADE', impact: 'NONE' }] as const)
        for (const known of [facts, proposed])
          expect(takeStep(known, asked({ act, ...of }), own)).toMatchObject({
            ...{ ok: false, message: expect.stringContaining('another agency must propose') },
          });
    for (const of of [
      { outcome: 'AS_PROPOSED', text: null },
      { outcome: 'REGRADE', impact: 'MINOR' },
    ] as const)
      expect(takeStep(proposed, asked(of), own)).toMatchObject({
        ok: true,
        step: { kind: 'REGRADED', impact: 'MINOR', text: WHY },
      });
    expect(takeStep({ ...facts, status: 'REJECTED' }, asked({ act: 'REOPEN' }), own).ok).toBe(
      false,
    );
    for (const act of ['ASK', 'PUT_OFF'] as const)
      expect(takeStep(facts, asked({ act, panelOn: '2026-12-01' }), own).ok).toBe(true);
  });

  it('never records a decision that a return could not contain', () => {
    const places = toKnownPlaces([], []);
    const sender = {
      id: LEAD,
      code: 'A',
      name: 'A',
      family: 'POLICE',
      validFrom: null,
      validTo: null,
      successorCodes: [],
    } as const;
    const days = fc.constantFrom(
      '2026-09-30',
      '2026-10-01',
      '2026-10-05',
      '2026-11-23',
      TODAY,
      '2026-12-01',
    );
    const grade = fc.constantFrom('MAJOR', 'MODERATE', 'MINOR', 'NONE', 'NEGATIVE' as const);
    fc.assert(
      fc.property(
        fc.record({
          act: fc.constantFrom(
            ...Object.keys(moderationActs).filter(
              (key): key is ModerationParams['act'] => key in moderationActs,
            ),
          ),
          outcome: fc.constantFrom(
            ...Object.keys(moderationOutcomes).filter(
              (key): key is NonNullable<ModerationParams['outcome']> => key in moderationOutcomes,
            ),
          ),
          impact: fc.option(grade),
          text: fc.option(fc.string()),
          panelOn: fc.option(days),
        }),
        fc.record({
          claimedImpact: grade,
          submittedOn: fc.option(days.filter((day) => day >= facts.occurredOn)),
          proposedImpact: fc.option(grade),
        }),
        (params, { claimedImpact, submittedOn, proposedImpact }) => {
          const standing = { ...none, proposal: aStep({ impact: proposedImpact }) };
          const known = { ...facts, claimedImpact, submittedOn, standing };
          const result = takeStep(known, params, moderating);
          if (!result.ok || result.step.decision === null) return;
          const { status, decidedOn, confirmedImpact, rationale } = result.step.decision;
          const record = {
            ...{
              occurred_on: known.occurredOn,
              submitted_on: submittedOn,
              claimed_impact: claimedImpact,
            },
            ...{ status, decided_on: decidedOn, confirmed_impact: confirmedImpact, rationale },
          };
          const said = disruptionRules.flatMap(
            (rule) =>
              rule(record, { places, sender, today: TODAY, bankHolidays: { has: () => false } }) ??
              [],
          );
          expect(
            said.filter(({ level, column }) => level === 'FAIL' || column === 'rationale'),
          ).toEqual([]);
        },
      ),
    );
  });
});

describe('findStanding', () => {
  it('returns the last proposal and question about the current record', () => {
    const steps = [
      aStep({ number: 1, recordVersion: 2 }),
      aStep({ number: 2, kind: 'ASKED', impact: null, recordVersion: 2 }),
      aStep({ number: 3, impact: 'NONE', panelOn: '2026-12-01' }),
      aStep({ number: 4, impact: null }),
      aStep({ number: 5, kind: 'PUT_OFF', impact: null, panelOn: '2026-12-08' }),
    ];
    expect(findStanding(steps, 3)).toEqual({
      ...{ proposal: steps[3], question: null, panelOn: '2026-12-08' },
    });
    expect(findStanding(steps, 2)).toMatchObject({ proposal: steps[0], question: steps[1] });
    expect(findStanding(steps, 4)).toEqual(none);
  });
});
