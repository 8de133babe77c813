import type { SafeguardingPageQuery } from '#graphql/operations.js';

const suffixes = { FORCE: '', COUNTY: ' (county)', LOCAL_COMMAND_UNIT: ' (command unit)', DISTRICT: '' } as const;

/** What the filters offer. Two kinds of area share some names, so all but districts say what they are. */
export function toFilterOptions({ periods, areas, agencies }: SafeguardingPageQuery) {
  return {
    periods: periods.map(({ key, label, status }) => ({ code: key, name: label, isOpen: status === 'OPEN' })),
    areas: areas.map(({ code, name, kind }) => ({ code, kind, name: `${name}${suffixes[kind]}` })),
    agencies,
  };
}
