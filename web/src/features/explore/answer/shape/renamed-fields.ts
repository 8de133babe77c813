/** Fields that have a new name in the API, which questions may still ask for by the old one. */
const renamed: ReadonlyMap<string, string> = new Map([
  ['besideOnly', 'companion'],
  ['filterInWords', 'filterText'],
  ['inSentences', 'nameInSentences'],
  ['inWords', 'displayText'],
  ['mostCuts', 'maxCuts'],
  ['ofMix', 'mixEffect'],
  ['ofRate', 'rateEffect'],
  ['othersInWords', 'othersText'],
  ['returnsBehind', 'sourceReturns'],
]);

/** The name that a field of the API has today. */
export function toCurrentName(field: string): string {
  return renamed.get(field) ?? field;
}
