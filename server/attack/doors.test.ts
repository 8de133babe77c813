import { describe, expect, it } from 'vitest';

import type { Policy } from '#domain/access/policy.js';
import { quarterOf } from '#domain/quarter.js';
import { type ListedReturn, redactReturn } from '#domain/returned/return-list.js';

import { settle } from './anchors.js';
import { attack } from './attack.js';
import { type AnsweredCount, toAnchors } from './doors.js';
import { cellTables } from './every-table.js';
import { startLedger } from './ledger.js';
import { servedRule } from './served-rule.js';
import type { Target } from './target.js';
import { madeUpTarget } from './testing/made-up-target.js';
import { judge, type Measured } from './verdict.js';

const target = madeUpTarget({ records: 3000, areSetsDrawn: false });
const tables = [...cellTables(target)].filter(({ cuts }) => cuts.length <= 2);

/**
 * One return of referrals for each agency and quarter, with a row for each record, as shown under a
 * policy.
 */
function describeReturns({ axes, fold }: Target, policy: Policy): readonly AnsweredCount[] {
  const [time, agency] = ['TIME', 'AGENCY'].map((name) =>
    axes.findIndex(({ axis }) => axis === name),
  );
  const { atoms, contents, size } = fold([time ?? -1, agency ?? -1]);
  const atomAt = (axis: number | undefined, cell: number) =>
    axes[axis ?? -1]?.atoms[atoms[axis ?? -1]?.[cell] ?? -1] ?? null;
  return Array.from({ length: size }, (_, cell) => cell).flatMap((cell) => {
    const [agencyId, quarter] = [
      Number(atomAt(agency, cell)),
      quarterOf(String(atomAt(time, cell))),
    ];
    const subject = { agencyId, quarter, dataset: 'REFERRALS' } as const;
    const rows = contents[0]?.counts[cell] ?? 0;
    const sent = {
      ...subject,
      rows,
      version: 1,
      receivedAt: new Date(0),
      receivedOn: '1970-01-01',
      submissionId: `${cell}`,
      sentAgainAt: null,
    };
    const listed: ListedReturn = {
      ...subject,
      isOwed: true,
      dueOn: '2026-12-31',
      state: 'RECEIVED',
      revision: null,
      sent,
    };
    const told = redactReturn(listed, policy).sent?.rows ?? null;
    return told === null ? [] : [{ ...subject, door: 'ReturnStatus.rows', records: told }];
  });
}

function failuresUnder(policy: Policy): readonly Measured['key'][] {
  const anchors = toAnchors(target, {
    counts: describeReturns(target, policy),
    openReports: new Map(),
  });
  const outcome = attack(target, servedRule(target), {
    tables,
    anchors,
    averaging: { cells: 0, pairs: 0 },
    seed: 5,
  });
  return judge(outcome).flatMap(({ key, isMet }) => (isMet ? [] : [key]));
}

describe('the attack through other doors', () => {
  it('finds nothing if rows of returns are shown only for the viewer’s own agencies', () => {
    expect(failuresUnder({ kind: 'PARTNER', agencyIds: [] })).toEqual([]);
  });

  it('reveals hidden figures if rows of returns are shown to everybody', () => {
    expect(failuresUnder({ kind: 'CLEARED' })).toContain('leaked');
  });

  it('narrows the bounds of cells by the known sum of several cells, and never excludes the truth', () => {
    const rule = servedRule(target);
    const ledger = startLedger(target, rule);
    for (const table of tables) ledger.note(table, rule.ask(table));
    const axes = ['TIME', 'AGENCY'].map((name) =>
      target.axes.findIndex(({ axis }) => axis === name),
    );
    const block = ledger.blocks.get(axes.join(','));
    if (!block) throw new Error('Nothing was noted');
    settle(ledger, []);
    const hidden = [...block.shown.keys()].filter(
      (cell) => block.shown[cell] === 0 && (block.truth[cell] ?? 0) > 0,
    );
    const [one = -1, other = -1] = hidden.filter((cell) => (block.high[cell] ?? 0) > 4);
    const all = (block.truth[one] ?? 0) + (block.truth[other] ?? 0);
    const cells = [one, other].map(
      (cell) =>
        new Map(
          axes.map((axis, position) => [
            axis,
            Math.floor(cell / (block.strides[position] ?? 1)) % (block.sizes[position] ?? 1),
          ]),
        ),
    );
    settle(ledger, [{ door: 'ReturnStatus.rows', cells, low: all, high: all }]);
    for (const cell of [one, other]) expect(block.high[cell]).toBeLessThanOrEqual(all);
    for (const [cell, count] of block.truth.entries()) {
      expect(block.low[cell]).toBeLessThanOrEqual(count);
      expect(block.high[cell]).toBeGreaterThanOrEqual(count);
    }
  });
});
