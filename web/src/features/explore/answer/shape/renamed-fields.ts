/** Renamed fields of the API, which questions may still ask for by the old name. */
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

/** A field's current name in the API. */
export function toCurrentName(field: string): string {
  return renamed.get(field) ?? field;
}
