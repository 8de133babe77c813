import type { Json } from '#domain/json.js';
import type { Quarter } from '#domain/quarter.js';

import type { Delivery, Subject } from './schedule.js';

/**
 * The addresses, starting with their path, at which a subject's answer is made for the person who
 * opens them.
 */
export interface SubjectLinks {
  readonly page: string | null;
  /** The address of the file; null unless the answer is delivered as one. */
  readonly file: string | null;
}

/**
 * Links to the answer, as a page and as a file, for each way in which it is delivered.
 *
 * @param quarter the quarter that the answer was made for; null for the latest
 */
export function linksOf(
  subject: Subject,
  delivers: readonly Delivery[],
  quarter: Quarter | null,
): SubjectLinks {
  const isFile = delivers.includes('DOWNLOAD') && subject.kind === 'SAVED_QUERY';
  return {
    page: pageOf(subject, quarter),
    file: isFile ? `/export/saved/${subject.queryId}.csv${toSearch(subject.variables)}` : null,
  };
}

/**
 * The page of a subject. A saved question takes its quarter from its own variables.
 *
 * @param quarter the quarter that the page opens at; null for the latest
 */
export function pageOf(subject: Subject, quarter: Quarter | null = null): string {
  switch (subject.kind) {
    case 'SAVED_QUERY':
      return `/explore/${subject.queryId}${toSearch(subject.variables)}`;
    case 'MEASURE':
      return `/measures/${subject.measure}${toSearch({ quarter, area: subject.area })}`;
    case 'OVERVIEW':
      return `/${toSearch({ quarter, area: subject.area })}`;
  }
}

function toSearch(values: Readonly<Record<string, Json>>): string {
  const parts = Object.entries(values).flatMap(([name, value]) =>
    toList(value).flatMap((each) =>
      each === null ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(toText(each))}`],
    ),
  );
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

function toList(value: Json): readonly Json[] {
  return isList(value) ? value : [value];
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function toText(value: Json): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
