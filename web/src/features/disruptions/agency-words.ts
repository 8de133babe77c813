import { type FigureValue, findExact, formatFigure } from '#lib/figure.js';
import { fewestForShare, wordShare } from '#lib/share-words.js';

/** What an agency led, and what it supported of others'. */
export interface ToldAgency {
  readonly name: string;
  readonly led: FigureValue;
  readonly supported: FigureValue;
}

/** The message of the agencies: who led most and how much of all, and how many supported more than they led. */
export function wordAgencies(agencies: readonly ToldAgency[], total: FigureValue | null): string {
  const clauses = [wordLead(agencies, total), wordSupport(agencies)].filter((clause) => clause !== null);
  return clauses.length === 0 ? 'No agency led or supported any disruption' : clauses.join('; ');
}

function wordLead(agencies: readonly ToldAgency[], total: FigureValue | null): string | null {
  const size = ({ led }: ToldAgency) => led.value ?? -1;
  const most = Math.max(-1, ...agencies.map(size));
  const leaders = agencies.filter((agency) => size(agency) === most);
  const [leader] = leaders;
  if (leader === undefined || most <= 0) return null;
  if (leaders.length > 1) return `${leaders.length} agencies led most, ${formatFigure(leader.led)} each`;

  const [part, whole] = [findExact(leader.led), total === null ? null : findExact(total)];
  const share = part === null || whole === null || whole < fewestForShare ? formatFigure(leader.led) : wordShare(part, whole);
  return `${leader.name} led ${toOf(share)}`;
}

/** `half of disruptions`, `all disruptions`, `12 disruptions`. */
function toOf(share: string): string {
  return share === 'all' || /^(about )?[\d,]+$/.test(share) ? `${share} disruptions` : `${share} of disruptions`;
}

function wordSupport(agencies: readonly ToldAgency[]): string | null {
  const supporters = agencies.filter(({ supported }) => (supported.value ?? 0) > 0);
  const more = supporters.filter(({ led, supported }) => (supported.value ?? 0) > (led.value ?? 0));
  if (supporters.length === 0) return null;
  if (more.length === 0) return 'none supported more than it led';
  return `${more.length} of ${agencies.length} agencies supported more than they led`;
}

/** What the bars show, in one sentence: who led most, and who supported most. */
export function summariseAgencies(agencies: readonly ToldAgency[]): string {
  const list = (part: 'led' | 'supported') =>
    [...agencies]
      .filter((agency) => (agency[part].value ?? 0) > 0)
      .sort((one, other) => (other[part].value ?? 0) - (one[part].value ?? 0))
      .slice(0, 3)
      .map((agency) => `${agency.name}, ${formatFigure(agency[part])}`)
      .join('; ');
  const parts = [
    { name: 'Led most', words: list('led') },
    { name: 'Supported most', words: list('supported') },
  ].filter(({ words }) => words !== '');
  return parts.map(({ name, words }) => `${name}: ${words}.`).join(' ');
}
