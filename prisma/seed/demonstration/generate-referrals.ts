import { drawCircumstances } from './circumstances.js';
import { drawCourse } from './course.js';
import {
  daysAfter,
  type DemonstrationAgency,
  type DemonstrationQuarter,
  type Partnership,
} from './partnership.js';
import { drawPlace } from './place.js';
import { type Random, startRandom } from './random.js';
import { emptyRow, type Pathway, type ReferralRow } from './referral-row.js';
import { drawNrmPeople, drawVolumes } from './volumes.js';

/** One agency's made-up return of referrals for one quarter, sorted by day. */
export interface ReferralReturn {
  readonly agencyCode: string;
  readonly rows: readonly ReferralRow[];
}

/** Agencies that send counts of people helped, not individual records. */
const sendersOfCounts = new Set(['TVPART', 'UNSEEN']);

const referencePrefixes: Readonly<Record<Pathway, string>> = {
  NRM: 'NRM',
  DUTY_TO_NOTIFY: 'DTN',
  MASH_CHILD: 'MASH',
  ADULT_CONCERN: 'ADULT',
  SUPPORT_SERVICE: 'SUPPORT',
};

/**
 * A whole quarter's made-up referrals: a return for each agency that refers people, in the order of
 * `agencies`. They depend only on the quarter and the partnership, and not on the day; `cutAt`
 * reduces them to the data known today.
 */
export function generateReferrals({
  quarter,
  ...partnership
}: Partnership & { readonly quarter: DemonstrationQuarter }): readonly ReferralReturn[] {
  const nrmPeople = drawNrmPeople(quarter, partnership);
  return partnership.agencies.flatMap((agency) => {
    const volumes = [
      { pathway: 'NRM' as const, people: nrmPeople.get(agency.code) ?? 0 },
      ...drawVolumes(agency, quarter, partnership),
    ];
    const rows = volumes.flatMap(({ pathway, people }) =>
      drawRows({ agency, pathway, people, quarter, partnership }),
    );
    return rows.length === 0 ? [] : [{ agencyCode: agency.code, rows }];
  });
}

interface Batch {
  readonly agency: DemonstrationAgency;
  readonly pathway: Pathway;
  readonly people: number;
  readonly quarter: DemonstrationQuarter;
  readonly partnership: Partnership;
}

function drawRows(batch: Batch): readonly ReferralRow[] {
  const { agency, pathway, people, quarter } = batch;
  const random = startRandom(`${pathway} ${agency.code} ${quarter.key}`);
  const rows: ReferralRow[] = [];
  for (let left = people; left > 0;) {
    const quantity =
      sendersOfCounts.has(agency.code) && pathway === 'SUPPORT_SERVICE'
        ? Math.min(left, random.int(2, 6))
        : 1;
    rows.push(drawRow(batch, quantity, random));
    left -= quantity;
  }
  const inOrder = rows.sort((a, b) =>
    a.received_on < b.received_on ? -1 : a.received_on > b.received_on ? 1 : 0,
  );
  return inOrder.map((row, index) => ({
    ...row,
    reference: `${referencePrefixes[pathway]}-${quarter.key}-${String(index + 1).padStart(4, '0')}`,
  }));
}

function drawRow(
  { agency, pathway, quarter, partnership }: Batch,
  quantity: number,
  random: Random,
): ReferralRow {
  const receivedOn = daysAfter(quarter.start, random.int(0, quarter.days - 1));
  const { area, council } = drawPlace({ agency, pathway }, partnership, random);
  const isForHub = pathway === 'MASH_CHILD' || pathway === 'ADULT_CONCERN';
  return {
    ...emptyRow,
    received_on: receivedOn,
    pathway,
    area,
    quantity: String(quantity),
    ...drawCircumstances(agency.code, pathway, random),
    receiving_agency: isForHub && council !== null && council !== agency.code ? council : '',
    // A row for several people has no details of a single person.
    ...(quantity === 1 ? drawCourse(pathway, receivedOn, random) : {}),
  };
}
