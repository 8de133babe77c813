import type { Json } from '#domain/audit/entry.js';
import { shift } from '#domain/quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { latestClosed } from '#domain/scorecard/quarters.js';

import type { SavedVariable } from './saved-query.js';

/** A variable as a text declares it. */
export interface Declared {
  readonly name: string;
  /** The named type in it, such as Quarter. */
  readonly type: string;
  readonly isList: boolean;
  /** Whether the text cannot be asked without it. */
  readonly isRequired: boolean;
}

type Values = Readonly<Record<string, Json>>;

export interface Given {
  /** By the names of variables; they come before all else. */
  readonly values: Values;
  /**
   * What the page around it is narrowed to, by the names of its filters: it fills variables of the
   * same name.
   */
  readonly scope: Values;
}

/**
 * The values of the variables that a text declares: what is given for it, else what the page around
 * it is narrowed to under the same name, else what was saved as its default. What has none of these
 * is left out, so that the text's own default stands.
 */
export function fillVariables(
  declared: readonly Declared[],
  saved: readonly SavedVariable[],
  {
    given: { values, scope },
    referenceData,
  }: { readonly given: Given; readonly referenceData: ReferenceData },
): Values {
  return Object.fromEntries(
    declared.flatMap((variable): readonly (readonly [string, Json])[] => {
      const { name } = variable;
      if (Object.hasOwn(values, name)) return [[name, values[name] ?? null]];
      const around = Object.hasOwn(scope, name) ? (scope[name] ?? null) : null;
      if (around !== null) return [[name, asListed(around, variable)]];
      const own = saved.find((each) => each.name === name);
      if (own && own.quartersBack !== null)
        return [[name, asListed(shift(latestClosed(referenceData), -own.quartersBack), variable)]];
      return own && own.default !== null ? [[name, own.default]] : [];
    }),
  );
}

function asListed(value: Json, { isList }: Declared): Json {
  return isList && !Array.isArray(value) ? [value] : value;
}
