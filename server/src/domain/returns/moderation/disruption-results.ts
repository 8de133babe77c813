/** Results of a disruption, each null if not stated. Money is in pence, drugs are in grams. */
export interface DisruptionResults {
  readonly arrests: number | null;
  readonly charges: number | null;
  readonly convictions: number | null;
  readonly sentenceMonths: number | null;
  readonly cashPence: number | null;
  readonly assetsPence: number | null;
  readonly drugsGrams: number | null;
  readonly firearms: number | null;
  readonly phones: number | null;
  readonly addressesVisited: number | null;
  readonly adultsSafeguarded: number | null;
  readonly childrenSafeguarded: number | null;
  readonly schoolVisits: number | null;
  readonly linesClosedType1: number | null;
  readonly linesClosedType2: number | null;
}

const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });
const money = new Intl.NumberFormat('en-GB', {
  style: 'currency',
  currency: 'GBP',
  trailingZeroDisplay: 'stripIfInteger',
});
const GRAMS_OF_A_KILO = 1_000;
const PENCE = 100;

const counted =
  (one: string, several: string) =>
  (count: number): string =>
    `${number.format(count)} ${count === 1 ? one : several}`;
const ofPence = (what: string) => (pence: number) => `${money.format(pence / PENCE)} in ${what}`;
const inWeight = (grams: number) =>
  grams >= GRAMS_OF_A_KILO
    ? `${number.format(grams / GRAMS_OF_A_KILO)} kg of drugs`
    : `${number.format(grams)} g of drugs`;

const words: Readonly<Record<keyof DisruptionResults, (value: number) => string>> = {
  arrests: counted('arrest', 'arrests'),
  charges: counted('charge', 'charges'),
  convictions: counted('conviction', 'convictions'),
  sentenceMonths: counted('month in prison', 'months in prison'),
  cashPence: ofPence('cash'),
  assetsPence: ofPence('assets'),
  drugsGrams: inWeight,
  firearms: counted('firearm', 'firearms'),
  phones: counted('phone', 'phones'),
  addressesVisited: counted('address visited', 'addresses visited'),
  adultsSafeguarded: counted('adult safeguarded', 'adults safeguarded'),
  childrenSafeguarded: counted('child safeguarded', 'children safeguarded'),
  schoolVisits: counted('visit to a school', 'visits to schools'),
  linesClosedType1: counted(
    'county line whose holder was charged',
    'county lines whose holders were charged',
  ),
  linesClosedType2: counted(
    'county line whose number was deactivated',
    'county lines whose numbers were deactivated',
  ),
};

/**
 * What a claim is based on: its stated results above 0, in words, in the order of the return. Empty
 * if there are none.
 */
export function describeResults(results: DisruptionResults): readonly string[] {
  const keys = Object.keys(words).filter((key): key is keyof DisruptionResults => key in words);
  return keys.flatMap((key) => {
    const value = results[key];
    return value === null || value === 0 ? [] : [words[key](value)];
  });
}
