import type { Json } from '#domain/json.js';
import { shift } from '#domain/quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { latestClosed } from '#domain/scorecard/quarters.js';

import type { SavedVariable } from './saved-query.js';

/** A variable as declared in a text. */
export interface Declared {
  readonly name: string;
  /** The variable's named type, such as Quarter. */
  readonly type: string;
  readonly isList: boolean;
  /** Whether the text cannot run without the variable. */
  readonly isRequired: boolean;
}

type Values = Readonly<Record<string, Json>>;

export interface Given {
  /** Values by variable name, which are used before all others. */
  readonly values: Values;
  /**
   * The filters of the page around the question, by name: each fills a variable of the same name.
   */
  readonly scope: Values;
}

/**
 * The values of the variables that a text declares: a given value, or else a filter of the same
 * name on the page around it, or else the saved quarter or default. A variable with none of these
 * is left out, so that the text's own default applies.
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
