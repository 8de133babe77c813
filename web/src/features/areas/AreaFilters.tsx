import { groupAreas } from '#lib/scope/choice.js';
import { nameSubject } from '#lib/subject-names.js';
import { FilterControl } from '#ui/FilterControl.js';

import type { AreaChoices, AreaScope, AreasParams } from './area.type.js';

interface AreaFiltersProps {
  readonly choices: AreaChoices;
  readonly scope: AreaScope;
  readonly onChange: (change: Partial<AreasParams>) => void;
}

const nothing = 'nothing';

/** The area to compare with, and the measure for districts. */
export function AreaFilters({
  choices,
  scope: { area, other, measure },
  onChange,
}: AreaFiltersProps) {
  const force = choices.areas.find(({ kind }) => kind === 'FORCE');
  const places = groupAreas(
    choices.areas.filter(({ code, kind }) => code !== area.code && kind !== 'FORCE'),
  );
  const seen = choices.measures.filter(({ isClosed }) => !isClosed);

  return (
    <>
      <FilterControl
        label="Compare with"
        isSearched
        groups={[
          {
            name: null,
            options: [
              {
                code: nothing,
                name: area.kind === 'FORCE' ? 'Nothing' : (force?.name ?? 'Nothing'),
              },
            ],
          },
          ...places.filter(({ options }) => options.length > 0),
        ]}
        chosen={other?.code ?? nothing}
        isSet={other !== null}
        onChoose={(code) => onChange({ compare: code === nothing ? null : code })}
      />
      <FilterControl
        label="Measure"
        groups={[...new Set(seen.map(({ subject }) => subject))].map((subject) => ({
          name: nameSubject(subject),
          options: seen.filter((each) => each.subject === subject),
        }))}
        chosen={measure.code}
        isSet={!measure.isStandard}
        onChoose={(code) =>
          onChange({
            measure: seen.some((each) => each.code === code && each.isStandard) ? null : code,
          })
        }
      />
    </>
  );
}
