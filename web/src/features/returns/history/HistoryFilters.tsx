import type { HistoryPeriod, ShownHistory } from '#features/returns/return-documents.js';
import { allDatasets, datasetNames } from '#parts/dataset-names.js';
import { FilterControl } from '#ui/FilterControl.js';

import { stateNames } from './history-words.js';
import {
  type HistoryParams,
  publishedStates,
  type useHistoryParams,
} from './use-history-params.js';

interface HistoryFiltersProps {
  readonly asked: HistoryParams;
  readonly ask: ReturnType<typeof useHistoryParams>['ask'];
  readonly history: Pick<ShownHistory, 'agency' | 'choices' | 'publishers'>;
  readonly periods: readonly HistoryPeriod[];
}

/** The filters for the history: agency, quarter, dataset, who published, and the state now. */
export function HistoryFilters({ asked, ask, history, periods }: HistoryFiltersProps) {
  const { agency, choices, publishers } = history;
  return (
    <>
      {choices.length > 1 ? (
        <FilterControl
          label="Agency"
          isSearched
          groups={[{ name: null, options: choices }]}
          chosen={agency.code}
          isSet={asked.agency !== null}
          onChoose={(code) => ask({ agency: code, by: null })}
        />
      ) : null}
      <FilterControl
        label="Quarter"
        groups={toGroups(
          'All quarters',
          periods.map(({ key, label }) => ({ code: key, name: label })).reverse(),
        )}
        chosen={asked.quarter ?? ''}
        isSet={asked.quarter !== null}
        onChoose={(code) => ask({ quarter: code === '' ? null : code })}
      />
      <FilterControl
        label="Dataset"
        groups={toGroups(
          'All datasets',
          allDatasets.map((code) => ({ code, name: datasetNames[code] })),
        )}
        chosen={asked.dataset ?? ''}
        isSet={asked.dataset !== null}
        onChoose={(code) => ask({ dataset: allDatasets.find((each) => each === code) ?? null })}
      />
      <FilterControl
        label="By"
        groups={toGroups(
          'Anybody',
          [...new Set([...publishers, ...(asked.by === null ? [] : [asked.by])])].map((post) => ({
            ...{ code: post, name: post },
          })),
        )}
        chosen={asked.by ?? ''}
        isSet={asked.by !== null}
        onChoose={(code) => ask({ by: code === '' ? null : code })}
      />
      <FilterControl
        label="Now"
        groups={toGroups(
          'Any state',
          publishedStates.map((code) => ({ code, name: stateNames[code] })),
        )}
        chosen={asked.state ?? ''}
        isSet={asked.state !== null}
        onChoose={(code) => ask({ state: publishedStates.find((each) => each === code) ?? null })}
      />
    </>
  );
}

interface Choice {
  readonly code: string;
  readonly name: string;
}

/** A list of choices, beginning with the one for no filter. */
function toGroups(all: string, options: readonly Choice[]) {
  return [{ name: null, options: [{ code: '', name: all }, ...options] }];
}
